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
    const isSubject = (/** @type {Asked} */ { stem }) =>
      (stem.length > 1 || /[0-9]/.test(stem)) && !tellsLittle(wanted, stem);
    const decided = new Set(stemmedWords(question).flatMap(([word, stem]) =>
      (decisive.has(stem) ? !wanted.ofKind.has(stem) : endings.test(word) && !tellsLittle(wanted, stem)) ? stem : []));
    const placed = asked.map((one, at) => ({ ...one, bit: 1 << at }));
    const named = placed.filter(isSubject).map((one) => ({ ...one, bit: unsure.has(one.stem) && one.stem.length < table.sure ? 0 : one.bit }));
    const [told] = share(asked.map(({ rarity }) => [rarity, rarity < rarest]));
    /** @type {(hit: import("./ranking.js").Hit) => [number, number]} */
    const subjects = (hit) => {
      const either = hit.bits | hit.around;
      const shareIn = (/** @type {number} */ bits) => share(named.map(({ rarity, stem, bit }) =>
        [/[^0-9]/.test(stem) || either & bit ? rarity : 0, bits & bit]));
      const [met, total] = shareIn(either);
      return total ? [met / total, shareIn(hit.bits)[0] / total] : [1, 1];
    };
    const forms = new Set(asked.flatMap((one) => [...one.forms]));
    const compare = (/** @type {string} */ ask, /** @type {Set<string>} */ topic) => {
      const other = read(ask);
      const there = new Set(stems(ask));
      const [common, total] = share(asked.filter(({ stem }) => wanted.put.has(stem)).map((one) =>
        [worth(tellsLittle(wanted, one.stem), meets(topic, one.forms)), meets(there, one.forms)]));
      const [said, ofAsk] = share([...there].sort().map((stem) => [worth(tellsLittle(other, stem), topic.has(stem)), forms.has(stem)]));
      const either = new Set([...wanted.kinds, ...other.kinds]).size;
      const both = wanted.kinds.filter((kind) => other.kinds.includes(kind)).length;
      const agreed = 1 - table.kind * (either && 1 - both / either);
      return { likeness: ((common + said) / (total + ofAsk || 1)) * agreed, said: said / (ofAsk || 1) };
    };
    const aboutElse = (/** @type {Set<string>} */ topic) => {
      const [other, total] = share(asked.filter((one) => wanted.about.has(one.stem) && isSubject(one)).map((one) =>
        [one.rarity, !meets(topic, one.forms)]));
      return total ? other / total : 0;
    };
    const isOfUnaskedGroup = (/** @type {Set<string>} */ topic, /** @type {string} */ said) => {
      const group = [...fold(said).matchAll(grouped)].flatMap(([, named = ""]) => stems(named))
        .filter((stem) => !topic.has(stem) && !chatter.has(stem));
      return +(group.length && !asked.some((one) => meets(one.forms, group)));
    };
    return {
      kinds: wanted.kinds,
      decides: (stem) => decided.has(stem),
      isTelling: (stem) => !chatter.has(stem),
      isNear: (hit) => !!subjects(hit)[0],
      lacking: (hit) => named.flatMap(({ stem, bit }) => ((hit.bits | hit.around) & bit ? [] : stem)),
      score: (hit, article, claim) => {
        const above = [article.title, ...article.questions];
        const titled = new Set(stems(above.join(" ")));
        const topic = new Set([...titled, ...stems(claim.section)]);
        const said = kindsOf(claim);
        const held = new Set(placed.flatMap(({ stem, bit }) => (hit.bits & bit ? stem : [])));
        const loose = wanted.kinds.filter((kind) => !wanted.strict.some(({ name }) => name === kind));
        const own = stagesOf(fold([claim.text, claim.section, ...claim.asks].join(" . ")));
        const near = own.size ? own : stagesOf(fold(above.join(" . ")));
        const alike = claim.asks.map((ask) => compare(ask, topic));
        return [
          Math.min(told / rarest, table.told),
          subjects(hit)[1],
          Math.min(wanted.strict.filter(({ said }) => said.length && !meets(held, said)).length, 2),
          Math.max(0, ...alike.map((one) => one.likeness)),
          Math.max(0, ...alike.map((one) => one.said)),
          loose.length ? loose.filter((kind) => said.has(kind)).length / loose.length : 0.5,
          Math.min(wanted.strict.filter(({ name }) => !said.has(name)).length, 2),
          +(wanted.stages.size && !meets(wanted.stages, near)),
          Math.min(hit.score / highest, 1),
          +placed.some(({ stem, bit }) => decided.has(stem) && ((unsure.has(stem) && decisive.has(stem)) || !((hit.bits | hit.around) & bit))),
          aboutElse(titled),
          isOfUnaskedGroup(titled, `${claim.section}. ${claim.text}. ${Object.values(claim.lay).join(" ")}`),
          1,
        ].reduce((sum, value, at) => sum + table.weights[at] * value, 0);
      },
    };
  };
  return { ...table, judge };
}

/**
 * What counts of some weights, and their sum.
 *
 * @param {[number, unknown][]} weighed
 * @returns {[number, number]}
 */
function share(weighed) {
  let counted = 0;
  let all = 0;
  for (const [weight, counts] of weighed) {
    all += weight;
    counted += counts ? weight : 0;
  }
  return [counted, all];
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
