/**
 * Whether a claim answers a question: agreement of subjects and kinds, or a question that its authors say it answers. Why, and
 * the same step for step: `search/gate.py`. Patterns, words and weights come with the index.
 *
 * @typedef {object} Gate
 * @property {number | null} least An answer's score is above it; null when the site has too few questions to tell.
 * @property {number} questions How many questions of its authors the site was tried with.
 * @property {number} looked Claims that are looked at.
 * @property {number} shown Claims that are shown.
 * @property {(question: string, asked: Asked[], unsure: Set<string>, highest: number, rarest: number) => Judge} judge
 * @typedef {object} Asked One word of a question.
 * @property {string} stem
 * @property {number} rarity
 * @property {Set<string>} forms Stems that it may stand for: its own, those of its repairs and of concepts it names.
 * @typedef {object} Judge
 * @property {string[]} kinds What sort of thing is asked.
 * @property {(hit: import("./ranking.js").Hit, article: {title: string, questions: string[]}, claim: Answering) => number} score
 * @property {(word: {stem: string}) => boolean} isSubject Whether a word of the question may name what it is about.
 * @property {(stem: string) => boolean} isTelling Whether a word is none of general English.
 * @property {(hit: import("./ranking.js").Hit) => boolean} isNear Whether a claim has any subject of the question.
 * @property {(hit: import("./ranking.js").Hit) => string[]} lacking Stems of the subjects that it has not.
 * @typedef {{text: string, lay: Record<string, string>, section: string, asks: string[]}} Answering
 * @typedef {{kinds: string[], ofKind: Set<string>, strict: [string, Set<string>][], stages: Set<string>, about: Set<string>}} Read
 */

/**
 * @param {any} table As `search/gate_file.py` writes it; its name is its digest.
 * @param {import("./analyser.js").Analyser} analyser
 * @returns {Gate}
 */
export function makeGate(table, analyser) {
  const { fold, stems } = analyser;
  const chatter = new Set(table.words.split(" "));
  const kinds = table.kinds.map((/** @type {[string, number, string, string]} */ [name, strict, asked, said]) => (
    { name, strict, asked: new RegExp(asked, "g"), said: new RegExp(said) }));
  const strictKinds = new Set(kinds.filter(({ strict = 0 }) => strict).map(({ name = "" }) => name));
  const staged = new RegExp(table.staged, "g");
  const object = new RegExp(table.object, "g");
  const grouped = new RegExp(table.group, "g");
  const decisive = new Set(table.decisive.split(" "));

  const stagesOf = (/** @type {string} */ folded) => {
    /** @type {Set<string>} */
    const found = new Set();
    for (const [, number, part = "", letter] of folded.matchAll(staged)) {
      for (const one of letter ? [letter] : [number ?? "", `${number}${part}`]) found.add(one);
    }
    return found;
  };
  const read = remember((/** @type {string} */ text) => {
    const folded = fold(text);
    /** @type {Read} */
    const found = { kinds: [], ofKind: new Set(), strict: [], stages: stagesOf(folded), about: new Set() };
    for (const [, ...parts] of folded.matchAll(object)) for (const stem of stems(parts.join(" "))) found.about.add(stem);
    for (const { name, strict, asked } of kinds) {
      const said = folded.match(asked);
      if (!said) continue;
      found.kinds.push(name);
      const saying = said.flatMap(stems);
      for (const stem of saying) found.ofKind.add(stem);
      if (strict) found.strict.push([name, new Set(saying)]);
    }
    return found;
  });
  const kindsOf = (/** @type {Answering} */ claim) => {
    const said = fold(`${claim.text} . ${Object.values(claim.lay).join(" ")}`);
    const found = new Set([...claim.asks, claim.section].flatMap((question) => read(question).kinds));
    for (const kind of kinds) if (kind.said.test(said)) found.add(kind.name);
    return found;
  };
  const worth = (/** @type {boolean} */ isOfKind, /** @type {string} */ stem, /** @type {boolean} */ isOfTopic) =>
    isOfKind || chatter.has(stem) ? table.chatter : isOfTopic ? table.topic : 1;

  /** @type {Gate["judge"]} */
  const judge = (question, asked, unsure, highest, rarest) => {
    const wanted = read(question);
    const isSubject = ({ stem = "" }) =>
      !(stem.length === 1 && !/[0-9]/.test(stem)) && !wanted.ofKind.has(stem) && !chatter.has(stem);
    const isSure = ({ stem = "" }) => !(unsure.has(stem) && stem.length < table.sure);
    const has = (/** @type {number} */ bits, /** @type {number} */ at) => (bits >> at) & 1;
    const subjects = (/** @type {import("./ranking.js").Hit} */ hit) => {
      let total = 0;
      let met = 0;
      let own = 0;
      asked.forEach((one, at) => {
        if (!isSubject(one)) return;
        total += one.rarity;
        if (!isSure(one)) return;
        met += one.rarity * has(hit.bits | hit.around, at);
        own += one.rarity * has(hit.bits, at);
      });
      return total ? [met / total, own / total, Math.min((total - met) / rarest, 2)] : [1, 1, 0];
    };
    const likeness = (/** @type {string} */ ask, /** @type {Set<string>} */ topic) => {
      const other = read(ask);
      const there = new Set(stems(ask));
      /** @type {Set<string>} */
      const forms = new Set();
      let common = 0;
      let total = 0;
      for (const one of asked) {
        for (const form of one.forms) forms.add(form);
        const weight = worth(wanted.ofKind.has(one.stem), one.stem, meets(topic, one.forms));
        total += weight;
        common += meets(there, one.forms) ? weight : 0;
      }
      for (const stem of [...there].sort()) {
        const weight = worth(other.ofKind.has(stem), stem, topic.has(stem));
        total += weight;
        common += forms.has(stem) ? weight : 0;
      }
      const either = new Set([...wanted.kinds, ...other.kinds]).size;
      const both = wanted.kinds.filter((kind) => other.kinds.includes(kind)).length;
      return total ? (common / total) * (1 - table.kind + table.kind * (either ? both / either : 1)) : 0;
    };
    const aboutElse = (/** @type {Set<string>} */ topic) => {
      const named = asked.filter((one) => wanted.about.has(one.stem) && isSubject(one));
      const sum = (/** @type {Asked[]} */ some) => some.reduce((all, one) => all + one.rarity, 0);
      return named.length ? sum(named.filter(({ forms }) => !meets(topic, forms))) / sum(named) : 0;
    };
    const isOfUnaskedGroup = (/** @type {Set<string>} */ topic, /** @type {string} */ said) => {
      const named = [...fold(said).matchAll(grouped)].flatMap(([, group = ""]) => stems(group));
      const group = new Set(named.filter((stem) => !topic.has(stem) && !chatter.has(stem)));
      return group.size && !asked.some(({ forms }) => meets(group, forms)) ? 1 : 0;
    };
    return {
      kinds: wanted.kinds,
      isSubject,
      isTelling: (stem) => !chatter.has(stem),
      isNear: (hit) => (subjects(hit)[0] ?? 0) > 0,
      lacking: (hit) => asked.filter((one, at) => isSubject(one) && !(isSure(one) && has(hit.bits | hit.around, at))).map(({ stem }) => stem),
      score: (hit, article, claim) => {
        const above = [article.title, ...article.questions];
        const titled = new Set(stems(above.join(" ")));
        const topic = new Set([...titled, ...stems(claim.section)]);
        const said = kindsOf(claim);
        const held = new Set(asked.filter((_, at) => has(hit.bits, at)).map(({ stem }) => stem));
        const loose = wanted.kinds.filter((kind) => !strictKinds.has(kind));
        const own = stagesOf(fold([claim.text, claim.section, ...claim.asks].join(" . ")));
        const near = own.size ? own : stagesOf(fold(above.join(" . ")));
        const features = [
          ...subjects(hit),
          Math.min(wanted.strict.filter(([, saying]) => saying.size && !meets(saying, held)).length, 2),
          Math.max(0, ...claim.asks.map((ask) => likeness(ask, topic))),
          loose.length ? loose.filter((kind) => said.has(kind)).length / loose.length : 0.5,
          Math.min(wanted.strict.filter(([kind]) => !said.has(kind)).length, 2),
          wanted.stages.size && !meets(wanted.stages, near) ? 1 : 0,
          Math.min(hit.score / highest, 1),
          asked.some(({ stem }, at) => decisive.has(stem) && (unsure.has(stem) || !has(hit.bits | hit.around, at))) ? 1 : 0,
          aboutElse(titled),
          isOfUnaskedGroup(titled, `${claim.section}. ${claim.text}. ${Object.values(claim.lay).join(" ")}`),
        ];
        return features.reduce((sum, value, at) => sum + table.weights[at] * value, table.weights[features.length]);
      },
    };
  };
  return { least: table.least, questions: table.questions, looked: table.looked, shown: table.shown, judge };
}

/**
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
function meets(one, other) {
  for (const each of other) if (one.has(each)) return true;
  return false;
}

/**
 * @template T
 * @param {(text: string) => T} make
 */
function remember(make) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (/** @type {string} */ text) => {
    let found = known.get(text);
    if (found === undefined) known.set(text, (found = make(text)));
    return found;
  };
}
