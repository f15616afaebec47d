/**
 * Whether a claim answers a question: agreement of subjects and kinds, or a question that its authors say it answers. Why, and
 * the same step for step: `search/gate.py`. Patterns, words and weights come with the index.
 *
 * @typedef {object} Gate
 * @property {number | null} least An answer's score is above it; null when the site has too few questions to tell.
 * @property {number} questions How many questions of its authors the site was tried with.
 * @property {number} looked Claims that are looked at.
 * @property {number} shown Claims that are shown.
 * @property {(question: string, asked: Asked[], unsure: Set<string>, rarest: number) => Judge} judge
 * @typedef {object} Asked One word of a question.
 * @property {string} stem
 * @property {number} rarity
 * @property {Set<string>} forms Stems that it may stand for: its own, those of its repairs and of concepts it names.
 * @typedef {object} Judge
 * @property {string[]} kinds What sort of thing is asked.
 * @property {(hit: import("./ranking.js").Hit, article: Titled, claim: Answering) => number} score
 * @property {(stem: string) => boolean} decides Whether nothing answers when no claim has a word of the question.
 * @property {(stem: string) => boolean} isTelling Whether a word is none of general English.
 * @property {(hit: import("./ranking.js").Hit) => boolean} isNear Whether a claim has any subject of the question.
 * @property {(hit: import("./ranking.js").Hit) => string[]} lacking Stems of the subjects that it has not.
 * @typedef {{id: string, title: string, questions: string[], excluded: string[]}} Titled
 * @typedef {{text: string, lay: Record<string, string>, section: string, asks: string[]}} Answering
 * @typedef {{put: Set<string>, kinds: string[], ofKind: Set<string>, strict: string[], asking: string[], stages: Set<string>, about: Set<string>, isMeaning: boolean, halves: string[][]}} Read
 */

/**
 * @param {any} table As `search/gate_file.py` writes it; its name is its digest.
 * @param {import("./analyser.js").Analyser} analyser
 * @returns {Gate}
 */
export function makeGate(table, analyser) {
  const { fold, stems, stemmedWords } = analyser;
  const chatter = new Set(table.words.split(" "));
  /** @type {[string, number, RegExp, RegExp][]} */
  const kinds = table.kinds.map((/** @type {[string, number, string, string]} */ [name, strict, asked, said]) =>
    [name, strict, new RegExp(asked, "g"), new RegExp(said)]);
  const staged = new RegExp(table.staged, "g");
  const object = new RegExp(table.object, "g");
  const grouped = new RegExp(table.group, "g");
  const between = new RegExp(table.sides);
  const decisive = new Set(table.decisive.split(" "));
  const endings = new RegExp(table.endings);

  const stagesOf = (/** @type {string[]} */ texts) => new Set([...fold(texts.join(" . ")).matchAll(staged)].flatMap(
    ([, number = "", part = "", letter]) => (letter ? [letter] : [number, number + part])));
  const read = remember(/** @returns {Read} */ (/** @type {string} */ text) => {
    const asking = text.split(/(?<=[.!?])\s+(?=[A-Z])/).filter((one) => one.endsWith("?")).join(" ") || text;
    const put = fold(asking);
    const halves = put.split(between);
    const found = kinds.flatMap(([name, strict, asked]) => {
      const said = put.match(asked)?.flatMap(stems);
      return said ? { name, strict, said } : [];
    });
    return {
      put: new Set(stems(asking)),
      kinds: found.map(({ name }) => name),
      ofKind: new Set(found.flatMap(({ said }) => said)),
      strict: found.flatMap(({ name, strict }) => (strict > 0 ? name : [])),
      asking: found.flatMap(({ name, strict }) => (strict < 0 ? name : [])),
      stages: stagesOf([text]),
      about: new Set([...fold(text).matchAll(object)].flatMap(([, ...parts]) => stems(parts.join(" ")))),
      isMeaning: found.some(({ name }) => table.meaning.includes(name)),
      halves: halves.length === 2 ? halves.map(stems) : [],
    };
  });
  const kindsOf = (/** @type {Answering} */ claim) => {
    const said = fold(`${claim.text} . ${Object.values(claim.lay).join(" ")}`);
    const found = new Set([...claim.asks, claim.section].flatMap((question) => read(question).kinds));
    for (const [name, , , pattern] of kinds) if (pattern.test(said)) found.add(name);
    return found;
  };
  const worth = (/** @type {Read} */ { ofKind }, /** @type {string} */ stem, /** @type {boolean} */ isOfTopic) =>
    ofKind.has(stem) || chatter.has(stem) ? table.chatter : isOfTopic ? table.topic : 1;

  /** @type {Gate["judge"]} */
  const judge = (question, asked, unsure, rarest) => {
    const wanted = read(question);
    const isSubject = (/** @type {Asked} */ { stem }) =>
      /[0-9]|../.test(stem) && !wanted.ofKind.has(stem) && !chatter.has(stem);
    const decided = new Set(stemmedWords(question).flatMap(([word, stem]) =>
      !wanted.ofKind.has(stem) && (decisive.has(stem) || (endings.test(word) && !chatter.has(stem))) ? stem : []));
    const placed = asked.map((one, at) => ({ ...one, bit: 1 << at }));
    const named = placed.filter(isSubject).map((one) => ({
      ...one,
      bit: unsure.has(one.stem) && one.stem.length < table.sure ? 0 : one.bit,
    }));
    const unstaged = !wanted.stages.size && !meets(wanted.put, stems(table.staging));
    const general = placed.filter(({ stem }) => wanted.put.has(stem) && chatter.has(stem) && !wanted.ofKind.has(stem));
    const tell = (/** @type {typeof placed} */ words, /** @type {(one: typeof placed[0]) => unknown} */ counts) =>
      share(words.map((one) => [one.rarity, counts(one)]));
    const [told] = tell(placed, ({ rarity }) => rarity < rarest);
    /** @type {(hit: import("./ranking.js").Hit) => [number, number]} */
    const subjects = (hit) => {
      const either = hit.bits | hit.around;
      const counted = named.filter(({ stem, bit }) => /[^0-9]/.test(stem) || either & bit);
      const [met, total] = tell(counted, ({ bit }) => either & bit);
      return total ? [met / total, tell(counted, ({ bit }) => hit.bits & bit)[0] / total] : [1, 1];
    };
    const forms = new Set(asked.flatMap((one) => [...one.forms]));
    /** @type {(ask: string, topic: Set<string>) => [number, number]} */
    const compare = (ask, topic) => {
      const other = read(ask);
      const there = new Set(stems(ask));
      const [common, total] = share(asked.filter(({ stem }) => wanted.put.has(stem)).map((one) =>
        [worth(wanted, one.stem, meets(topic, one.forms)), meets(there, one.forms)]));
      const [said, ofAsk] = share([...there].map((stem) => [worth(other, stem, topic.has(stem)), forms.has(stem)]));
      const either = new Set([...wanted.kinds, ...other.kinds]).size;
      const both = wanted.kinds.length + other.kinds.length - either;
      const agreed = 1 - table.kind * (either && 1 - both / either);
      return [((common + said) / (total + ofAsk || 1)) * agreed, said / (ofAsk || 1)];
    };
    /** @type {(asks: string[], topic: Set<string>) => [number, number]} */
    const mostAlike = (asks, topic) => asks.reduce((most, ask) => {
      const [likeness, part] = compare(ask, topic);
      return [Math.max(most[0], likeness), Math.max(most[1], part)];
    }, /** @type {[number, number]} */ ([0, 0]));
    /** @type {Map<string, number>} */
    const excludedBy = new Map();
    return {
      kinds: wanted.kinds,
      decides: (stem) => wanted.put.has(stem) && decided.has(stem),
      isTelling: (stem) => !chatter.has(stem),
      isNear: (hit) => !!subjects(hit)[0],
      lacking: (hit) => named.flatMap(({ stem, bit }) => ((hit.bits | hit.around) & bit ? [] : stem)),
      score: (hit, article, claim) => {
        const above = [article.title, ...article.questions];
        const titled = new Set(stems(above.join(" ")));
        const topic = new Set([...titled, ...stems(claim.section)]);
        const said = kindsOf(claim);
        const isOwn = (/** @type {{bit: number}} */ { bit }) => hit.bits & bit;
        const beside = placed.filter((one) => isSubject(one) && !meets(titled, one.forms));
        const [other, whole] = tell(placed.filter((one) => wanted.about.has(one.stem) && isSubject(one)), (one) => beside.includes(one));
        const own = stagesOf([claim.text, claim.section, ...claim.asks]);
        const near = own.size ? own : stagesOf(above);
        const group = [...fold(`${claim.section}. ${claim.text}. ${Object.values(claim.lay).join(" ")}`).matchAll(grouped)]
          .flatMap(([, named = ""]) => stems(named)).filter((stem) => !titled.has(stem) && !chatter.has(stem));
        const begins = stagesOf([claim.text.split(/\s+/, table.first).join(" ")]);
        const [likeness, part] = mostAlike(claim.asks, topic);
        const met = subjects(hit)[1];
        const telling = placed.filter(({ stem }) => wanted.put.has(stem) && !chatter.has(stem));
        const [there, asking] = tell(telling.filter(({ forms }) => !meets(titled, forms)), isOwn);
        const excluded = excludedBy.get(article.id) ?? mostAlike(article.excluded, titled)[0];
        excludedBy.set(article.id, excluded);
        /** @type {any[]} Numbers, and what is so or not, as 1 or 0. */
        const weighed = [
          Math.min(told / rarest, table.told),
          met,
          Math.min(general.filter(isOwn).length, table.met),
          part,
          wanted.strict.some((kind) => !said.has(kind)),
          wanted.stages.size && !meets(wanted.stages, near),
          placed.some(({ stem, bit }) => decided.has(stem) && ((unsure.has(stem) && decisive.has(stem)) || !((hit.bits | hit.around) & bit))),
          other / (whole || 1),
          (group.length && !meets(forms, group)) || (unstaged && begins.size && !meets(begins, [...stagesOf(above), ...wanted.put])),
          wanted.halves.some((side) => {
            const [met, all] = tell(beside.filter(({ stem }) => side.includes(stem)), isOwn);
            return all && !met;
          }),
          wanted.kinds.includes(table.means)
            ? -(claim.asks.some((ask) => read(ask).kinds.includes(table.means)) && met === 1)
            : !wanted.isMeaning && claim.asks.length && claim.asks.every((ask) => read(ask).isMeaning),
          likeness * met,
          Math.max(0, excluded - likeness),
          asking && 1 - there / asking,
          Math.min(telling.filter(({ stem, bit }) => wanted.ofKind.has(stem) && !(hit.bits & bit)).length, table.lacked),
          wanted.asking.length && !claim.asks.some((ask) => read(ask).asking.some((word) => wanted.asking.includes(word))),
          excluded >= table.same && excluded > likeness,
          wanted.kinds.includes(table.count) && Math.min(general.filter((one) => !isOwn(one)).length, table.counted),
          1,
        ];
        return weighed.reduce((sum, value, at) => sum + table.weights[at] * value, 0);
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
