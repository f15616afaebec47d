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
 * @typedef {Map<string, string | false>} Taken By the id of each article that was looked at: the question that it excludes for which
 *   the reader's is taken; false where it is liker to what one of its claims is asked.
 * @typedef {{put: Set<string>, kinds: string[], ofKind: Set<string>, strict: string[], asking: string[], stages: Set<string>, about: string[], isMeaning: boolean, halves: string[][]}} Read
 */

/**
 * What questions were taken for, by the very words that were judged (`Found.asked`): kept beside the verdict, of which the
 * script of search knows no more than every box needs.
 *
 * @type {WeakMap<Asked[], Taken>}
 */
export const taken = new WeakMap();

/**
 * @param {any} table As `search/gate_file.py` writes it; its name is its digest.
 * @param {import("./analyser.js").Analyser} analyser
 * @returns {Gate}
 */
export function makeGate(table, analyser) {
  const { fold, stems, stemmedWords } = analyser;
  /** @type {[any, [string, number, string, string][], ...any[]]} In the order of `search/gate_file.py`. */
  const [
    generalWords, kinds, sidesPattern, decisiveWords, stagePattern, writtenAs, measurePattern, objectPattern, ofMeaning, ofChatter,
    ofTopic, endingPattern, leastSure, stageWords, ofOneKind, groupPattern, firstWords, alike, mostTold, mostMet, means, mostOfKind,
    ofCount, mostOfCount, opposedPattern, weights,
  ] = table.judging;
  const chatter = new Set(generalWords.split(" "));
  const between = new RegExp(sidesPattern);
  const decisive = new Set(decisiveWords.split(" "));

  const stagesOf = (/** @type {string[]} */ texts) => new Set([...fold(texts.join(" . ")).matchAll(stagePattern)].flatMap(
    ([, number = "", part = "", letter]) => (letter ? [letter] : [number, number + part])));
  const stemsIn = (/** @type {any} */ pattern, /** @type {string} */ text) =>
    [...fold(text).matchAll(pattern)].flatMap(([, ...parts]) => stems(parts.join(" ")));
  const sizesOf = (/** @type {string} */ text) => [
    ...writtenAs.reduce((/** @type {string} */ said, /** @type {[string, string]} */ [one, put]) => said.replace(new RegExp(one, "g"), put), fold(text))
      .matchAll(measurePattern),
  ];
  const read = remember(/** @returns {Read} */ (/** @type {string} */ text) => {
    const asking = text.split(/(?<=[.!?])\s+(?=[A-Z])/).filter((one) => one.endsWith("?")).join(" ") || text;
    const put = fold(asking);
    const halves = put.split(between);
    const found = kinds.flatMap(([name, strict, asked]) => {
      const said = put.match(new RegExp(asked, "g"))?.flatMap(stems);
      return said ? { name, strict, said } : [];
    });
    return {
      put: new Set(stems(asking)),
      kinds: found.map(({ name }) => name),
      ofKind: new Set(found.flatMap(({ said }) => said)),
      strict: found.flatMap(({ name, strict }) => (strict > 0 ? name : [])),
      asking: found.flatMap(({ name, strict }) => (strict < 0 ? name : [])),
      stages: stagesOf([text]),
      about: stemsIn(objectPattern, text),
      isMeaning: found.some(({ name }) => ofMeaning.includes(name)),
      halves: halves.length === 2 ? halves.map(stems) : [],
    };
  });
  const kindsOf = (/** @type {Answering} */ claim) => {
    const said = fold(`${claim.text} . ${Object.values(claim.lay).join(" ")}`);
    const found = new Set([...claim.asks, claim.section].flatMap((question) => read(question).kinds));
    for (const [name, , , pattern] of kinds) if (said.match(pattern)) found.add(name);
    return found;
  };
  const worth = (/** @type {Read} */ { ofKind }, /** @type {string} */ stem, /** @type {boolean} */ isOfTopic) =>
    ofKind.has(stem) || chatter.has(stem) ? ofChatter : isOfTopic ? ofTopic : 1;

  /** @type {Gate["judge"]} */
  const judge = (question, asked, unsure, rarest) => {
    const wanted = read(question);
    const sizes = sizesOf(question);
    const isSubject = (/** @type {Asked} */ { stem }) =>
      /[0-9]|../.test(stem) && !wanted.ofKind.has(stem) && !chatter.has(stem);
    const decided = new Set(stemmedWords(question).flatMap(([word, stem]) =>
      !wanted.ofKind.has(stem) && (decisive.has(stem) || (word.match(endingPattern) && !chatter.has(stem))) ? stem : []));
    const placed = asked.map((one, at) => ({ ...one, bit: 1 << at }));
    const named = placed.filter(isSubject).map((one) => ({
      ...one,
      bit: unsure.has(one.stem) && one.stem.length < leastSure ? 0 : one.bit,
    }));
    const unstaged = !wanted.stages.size && !meets(wanted.put, stems(stageWords));
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
      const agreed = 1 - ofOneKind * (either && 1 - both / either);
      return [((common + said) / (total + ofAsk || 1)) * agreed, said / (ofAsk || 1)];
    };
    /** @type {(asks: string[], topic: Set<string>) => [number, number]} */
    const mostAlike = (asks, topic) => asks.reduce((most, ask) => {
      const [likeness, part] = compare(ask, topic);
      return [Math.max(most[0], likeness), Math.max(most[1], part)];
    }, /** @type {[number, number]} */ ([0, 0]));
    /** @type {Map<string, [number, string]>} */
    const excludedBy = new Map();
    /** @type {Taken} */
    const takenFor = new Map();
    taken.set(asked, takenFor);
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
        const [other, whole] = tell(placed.filter((one) => wanted.about.includes(one.stem) && isSubject(one)), (one) => beside.includes(one));
        const own = stagesOf([claim.text, claim.section, ...claim.asks]);
        const near = own.size ? own : stagesOf(above);
        const group = stemsIn(groupPattern, `${claim.section}. ${claim.text}. ${Object.values(claim.lay).join(" ")}`).filter((stem) => !titled.has(stem) && !chatter.has(stem));
        const meetsLimit = sizes.flatMap(([, least, most, unit]) => sizesOf(claim.text).flatMap((one) =>
          one[3] === unit && one[1] !== one[2] ? +one[1] <= most && least <= +one[2] : []));
        const isBeyond = sizes.length && !meetsLimit.includes(true);
        const begins = stagesOf([claim.text.split(/\s+/, firstWords).join(" ")]);
        const [likeness, part] = mostAlike(claim.asks, topic);
        const met = subjects(hit)[1];
        const telling = placed.filter(({ stem }) => wanted.put.has(stem) && !chatter.has(stem));
        const [there, asking] = tell(telling.filter(({ forms }) => !meets(titled, forms)), isOwn);
        const likest = excludedBy.get(article.id) ?? article.excluded.reduce((most, one) => {
          const [likeness] = compare(one, titled);
          return likeness > most[0] ? [likeness, one] : most;
        }, /** @type {[number, string]} */ ([0, ""]));
        excludedBy.set(article.id, likest);
        const [excluded, nearest] = likest;
        const isTaken = excluded >= alike && excluded > likeness;
        takenFor.set(article.id, isTaken && (takenFor.get(article.id) ?? nearest));
        /** @type {any[]} Numbers, and what is so or not, as 1 or 0. */
        const weighed = [
          Math.min(told / rarest, mostTold),
          met,
          Math.min(general.filter(isOwn).length, mostMet),
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
          wanted.kinds.includes(means)
            ? -(claim.asks.some((ask) => read(ask).kinds.includes(means)) && met === 1)
            : !wanted.isMeaning && claim.asks.length && claim.asks.every((ask) => read(ask).isMeaning),
          likeness * met,
          Math.max(0, excluded - likeness),
          asking && 1 - there / asking,
          Math.min(telling.filter(({ stem, bit }) => wanted.ofKind.has(stem) && !(hit.bits & bit)).length, mostOfKind),
          wanted.asking.length && !claim.asks.some((ask) => read(ask).asking.some((word) => wanted.asking.includes(word))),
          isTaken,
          wanted.kinds.includes(ofCount) && Math.min(general.filter((one) => !isOwn(one)).length, mostOfCount),
          isBeyond,
          !!((isBeyond && meetsLimit.length) || fold([question, claim.text, claim.asks].join("¶")).match(opposedPattern)),
          1,
        ];
        return weighed.reduce((sum, value, at) => sum + weights[at] * value, 0);
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
