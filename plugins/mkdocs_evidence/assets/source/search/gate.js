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
 * @property {(stem: string) => boolean} decides Whether a claim without a word of the question cannot answer it.
 * @property {(stem: string) => boolean} isTelling Whether a word is none of general English.
 * @property {(hit: import("./ranking.js").Hit) => boolean} isNear Whether a claim has any subject of the question.
 * @property {(hit: import("./ranking.js").Hit) => string[]} lacking Stems of the subjects that it has not.
 * @typedef {{text: string, lay: Record<string, string>, section: string, asks: string[]}} Answering
 * @typedef {{put: Set<string>, kinds: string[], ofKind: Set<string>, strict: {name: string, said: string[]}[], stages: Set<string>, about: Set<string>}} Read
 */

const SENTENCE_END = /(?<=[.!?])\s+(?=[A-Z])/;

/**
 * @param {any} table As `search/gate_file.py` writes it; its name is its digest.
 * @param {import("./analyser.js").Analyser} analyser
 * @returns {Gate}
 */
export function makeGate(table, analyser) {
  const { fold, stems, stemmedWords } = analyser;
  const chatter = new Set(table.words.split(" "));
  /** @type {{name: string, strict: number, asked: RegExp, said: RegExp}[]} */
  const kinds = table.kinds.map((/** @type {[string, number, string, string]} */ [name, strict, asked, said]) => (
    { name, strict, asked: new RegExp(asked, "g"), said: new RegExp(said) }));
  const staged = new RegExp(table.staged, "g");
  const object = new RegExp(table.object, "g");
  const grouped = new RegExp(table.group, "g");
  const decisive = new Set(table.decisive.split(" "));
  const endings = new RegExp(table.endings);

  const stagesOf = (/** @type {string} */ folded) => new Set([...folded.matchAll(staged)].flatMap(
    ([, number = "", part = "", letter]) => (letter ? [letter] : [number, number + part])));
  const read = remember(/** @returns {Read} */ (/** @type {string} */ text) => {
    const folded = fold(text);
    const asking = text.split(SENTENCE_END).filter((one) => one.endsWith("?")).join(" ") || text;
    const put = fold(asking);
    const found = kinds.flatMap(({ name, strict, asked }) => {
      const said = put.match(asked)?.flatMap(stems);
      return said ? { name, strict, said } : [];
    });
    return {
      put: new Set(stems(asking)),
      kinds: found.map(({ name }) => name),
      ofKind: new Set(found.flatMap(({ said }) => said)),
      strict: found.filter(({ strict }) => strict),
      stages: stagesOf(folded),
      about: new Set([...folded.matchAll(object)].flatMap(([, ...parts]) => stems(parts.join(" ")))),
    };
  });
  const kindsOf = (/** @type {Answering} */ claim) => {
    const said = fold(`${claim.text} . ${Object.values(claim.lay).join(" ")}`);
    const found = new Set([...claim.asks, claim.section].flatMap((question) => read(question).kinds));
    for (const kind of kinds) if (kind.said.test(said)) found.add(kind.name);
    return found;
  };
  const tellsLittle = (/** @type {Read} */ { ofKind }, /** @type {string} */ stem) => ofKind.has(stem) || chatter.has(stem);
  const worth = (/** @type {boolean} */ isLittle, /** @type {boolean} */ isOfTopic) =>
    isLittle ? table.chatter : isOfTopic ? table.topic : 1;

  /** @type {Gate["judge"]} */
  const judge = (question, asked, unsure, highest, rarest) => {
    const wanted = read(question);
    const isSubject = ({ stem = "" }) =>
      (stem.length > 1 || /[0-9]/.test(stem)) && !tellsLittle(wanted, stem);
    const decided = new Set(stemmedWords(question).flatMap(([word, stem]) =>
      (decisive.has(stem) ? !wanted.ofKind.has(stem) : endings.test(word) && !tellsLittle(wanted, stem)) ? stem : []));
    const isSure = ({ stem = "" }) => !unsure.has(stem) || stem.length >= table.sure;
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
    const forms = new Set(asked.flatMap((one) => [...one.forms]));
    const likeness = (/** @type {string} */ ask, /** @type {Set<string>} */ topic) => {
      const other = read(ask);
      const there = new Set(stems(ask));
      let common = 0;
      let total = 0;
      for (const one of asked) {
        if (!wanted.put.has(one.stem)) continue;
        const weight = worth(tellsLittle(wanted, one.stem), meets(topic, one.forms));
        total += weight;
        common += meets(there, one.forms) ? weight : 0;
      }
      for (const stem of [...there].sort()) {
        const weight = worth(tellsLittle(other, stem), topic.has(stem));
        total += weight;
        common += forms.has(stem) ? weight : 0;
      }
      const either = new Set([...wanted.kinds, ...other.kinds]).size;
      const both = wanted.kinds.filter((kind) => other.kinds.includes(kind)).length;
      return total ? (common / total) * (1 - table.kind + table.kind * (either ? both / either : 1)) : 0;
    };
    const aboutElse = (/** @type {Set<string>} */ topic) => {
      let total = 0;
      let other = 0;
      for (const one of asked) {
        if (!wanted.about.has(one.stem) || !isSubject(one)) continue;
        total += one.rarity;
        other += meets(topic, one.forms) ? 0 : one.rarity;
      }
      return total ? other / total : 0;
    };
    const isOfUnaskedGroup = (/** @type {Set<string>} */ topic, /** @type {string} */ said) => {
      const group = [...fold(said).matchAll(grouped)].flatMap(([, named = ""]) => stems(named))
        .filter((stem) => !topic.has(stem) && !chatter.has(stem));
      return group.length && !asked.some((one) => meets(one.forms, group)) ? 1 : 0;
    };
    return {
      kinds: wanted.kinds,
      decides: (stem) => decided.has(stem),
      isTelling: (stem) => !chatter.has(stem),
      isNear: (hit) => !!subjects(hit)[0],
      lacking: (hit) => asked.flatMap((one, at) => (isSubject(one) && !(isSure(one) && has(hit.bits | hit.around, at)) ? one.stem : [])),
      score: (hit, article, claim) => {
        const above = [article.title, ...article.questions];
        const titled = new Set(stems(above.join(" ")));
        const topic = new Set([...titled, ...stems(claim.section)]);
        const said = kindsOf(claim);
        const held = new Set(asked.flatMap(({ stem }, at) => (has(hit.bits, at) ? stem : [])));
        const loose = wanted.kinds.filter((kind) => wanted.strict.every(({ name }) => name !== kind));
        const own = stagesOf(fold([claim.text, claim.section, ...claim.asks].join(" . ")));
        const near = own.size ? own : stagesOf(fold(above.join(" . ")));
        const features = [
          ...subjects(hit),
          Math.min(wanted.strict.filter(({ said }) => said.length && !meets(held, said)).length, 2),
          Math.max(0, ...claim.asks.map((ask) => likeness(ask, topic))),
          loose.length ? loose.filter((kind) => said.has(kind)).length / loose.length : 0.5,
          Math.min(wanted.strict.filter(({ name }) => !said.has(name)).length, 2),
          wanted.stages.size && !meets(wanted.stages, near) ? 1 : 0,
          Math.min(hit.score / highest, 1),
          asked.some(({ stem }, at) => decided.has(stem) && ((unsure.has(stem) && decisive.has(stem)) || !has(hit.bits | hit.around, at))) ? 1 : 0,
          aboutElse(titled),
          isOfUnaskedGroup(titled, `${claim.section}. ${claim.text}. ${Object.values(claim.lay).join(" ")}`),
        ];
        return features.reduce((sum, value, at) => sum + table.weights[at] * value, table.weights[features.length]);
      },
    };
  };
  return { ...table, judge };
}

/**
 * @param {Set<string>} one
 * @param {Iterable<string>} other
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
    const found = known.get(text) ?? make(text);
    known.set(text, found);
    return found;
  };
}
