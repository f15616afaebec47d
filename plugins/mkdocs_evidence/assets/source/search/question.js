/**
 * What a question asks the index for: words, concepts under whatever name, and words repaired. The same, step for step,
 * as `search/ranking.py`.
 *
 * @typedef {import("./shard.js").Postings} Postings
 * @typedef {object} Part
 * @property {string} key
 * @property {Postings} postings
 * @property {number} rarity
 * @property {number} weight
 * @property {number} bits Of the words that it stands for.
 * @property {boolean} isConcept
 * @typedef {{key: string, distance: number}} Near
 * @typedef {object} Lookup
 * @property {(key: string) => Postings | undefined} get Of shards that are there already.
 * @property {(key: string) => Iterable<[string, Postings]>} neighbours Everything in the shard of a key and in those next to it.
 * @property {Set<string>} unread Stems of which nothing is known, since they were left out.
 * @property {number} claims How many claims the site has.
 * @property {Record<string, number>} weights
 */
import { editDistance, editsAllowed } from "./typing_errors.js";

const MOST_REPAIRS = 3;
const LONGEST_ABBREVIATION = 5;

/**
 * How much a word tells that so many claims have.
 *
 * @param {number} all
 * @param {number} claims
 */
export function rarity(all, claims) {
  return Math.log(1 + (all - claims + 0.5) / (claims + 0.5));
}

/** @param {Postings | undefined} postings */
export function isKnown(postings) {
  return !!postings && (postings.claims > 0 || postings.runs.some((runs) => runs.length > 0));
}

/**
 * Concepts that the words name, the longest name first, none within another.
 *
 * @param {string[]} typed Stems, in order.
 * @param {Map<string, number>} bits
 * @param {Lookup} lookup
 * @returns {{key: string, bits: number, weight: number}[]}
 */
export function findConcepts(typed, bits, lookup) {
  const found = [];
  const seen = new Set();
  const named = longestNames(typed, lookup);
  for (let at = 0; at < typed.length; ) {
    const [length, keys] = named.get(at) ?? [0, []];
    const form = typed.slice(at, at + length);
    const covered = form.reduce((all, stem) => all | (bits.get(stem) ?? 0), 0);
    const isNamed = form.some((stem) => isKnown(lookup.get(stem)) || lookup.unread.has(stem));
    for (const key of keys) {
      if (seen.has(key)) continue;
      seen.add(key);
      found.push({ key, bits: covered, weight: lookup.weights[isNamed ? "concepts" : "unnamed"] ?? 0 });
    }
    at += Math.max(1, length);
  }
  return found;
}

/**
 * By the place of its first stem, the longest name that begins there: how many stems it has, and its keys.
 *
 * @param {string[]} typed
 * @param {Lookup} lookup
 */
function longestNames(typed, lookup) {
  /** @type {Map<number, [number, string[]]>} */
  const longest = new Map();
  typed.forEach((stem, place) => {
    for (const [before, after, keys] of lookup.get(stem)?.forms ?? []) {
      const form = [...before, stem, ...after];
      const start = place - before.length;
      if (form.length > (longest.get(start)?.[0] ?? 0) && form.every((one, at) => typed[start + at] === one)) {
        longest.set(start, [form.length, keys]);
      }
    }
  });
  return longest;
}

/**
 * Words of the shards beside that a typing error may have been, the likeliest first.
 *
 * @param {string} stem
 * @param {string} word As typed, folded: an error in an ending moves what is cut off as the ending.
 * @param {Lookup} lookup
 * @returns {Near[]}
 */
export function repair(stem, word, lookup) {
  const allowed = editsAllowed(word);
  if (!allowed) return [];
  const ofStem = editsAllowed(stem);
  /** @type {(Near & {claims: number})[]} */
  const near = [];
  for (const [key, { claims, surface }] of lookup.neighbours(stem)) {
    const longer = Math.min(Math.abs(key.length - stem.length), Math.abs(surface.length - word.length));
    if (!claims || longer > allowed + 1 || !/^\p{L}+$/u.test(key)) continue;
    const apart = editDistance(stem, key, ofStem);
    const distance = Math.min(apart > ofStem ? allowed + 1 : apart, editDistance(word, surface, allowed));
    if (distance <= allowed) near.push({ key, distance, claims });
  }
  near.sort((one, other) => one.distance - other.distance || other.claims - one.claims || (one.key < other.key ? -1 : 1));
  return near.slice(0, MOST_REPAIRS).filter(({ distance }) => distance === near[0]?.distance);
}

/**
 * Abbreviations that name several things on this site.
 *
 * @param {string[]} words
 * @param {string[]} named Keys of the concepts that the question names.
 * @param {Lookup} lookup
 */
export function findAmbiguities(words, named, lookup) {
  return words.flatMap((word) => {
    const keys = lookup.get(word)?.forms.find(([before, after]) => !before.length && !after.length)?.[2] ?? [];
    if (keys.length < 2 || word.length > LONGEST_ABBREVIATION || !keys.every((key) => named.includes(key))) return [];
    const concepts = keys.map((key) => {
      const { name = "", claims = 0 } = /** @type {Partial<Postings>} */ (lookup.get(key) ?? {});
      return { key, name, claims };
    });
    concepts.sort((one, other) => other.claims - one.claims || (one.key < other.key ? -1 : 1));
    return [{ word, concepts }];
  });
}

/**
 * What the words and concepts of a question add up from; what the neighbours of claims have of a word stands for nothing
 * that is asked.
 *
 * @param {string[]} words
 * @param {Map<string, number>} bits
 * @param {Map<string, Near[]>} repairs
 * @param {{key: string, bits: number, weight: number}[]} concepts
 * @param {Lookup} lookup
 * @returns {Part[]}
 */
export function makeParts(words, bits, repairs, concepts, lookup) {
  const { near = 0, far = 0, neighbours = 0 } = lookup.weights;
  const asked = words.flatMap((stem) => {
    const own = bits.get(stem) ?? 0;
    const instead = repairs.get(stem);
    if (instead) return instead.map(({ key, distance }) => ({ key, bits: own, weight: distance === 1 ? near : far }));
    return isKnown(lookup.get(stem)) ? [{ key: stem, bits: own, weight: 1 }] : [];
  }).flatMap((one) => [one, { key: `${one.key}~!`, bits: 0, weight: one.weight * neighbours }]);
  const part = (/** @type {boolean} */ isConcept) => (/** @type {{key: string, bits: number, weight: number}} */ one) => {
    const postings = lookup.get(one.key);
    return postings ? [{ ...one, postings, rarity: rarity(lookup.claims, postings.claims), isConcept }] : [];
  };
  return [...asked.flatMap(part(false)), ...concepts.flatMap(part(true))];
}

/**
 * Of each word: its own rarity, else that of a concept it names, else that of a word that no claim has; none of one that
 * was left out.
 *
 * @param {string[]} words
 * @param {Map<string, number>} bits
 * @param {Part[]} parts
 * @param {Lookup} lookup
 */
export function raritiesOf(words, bits, parts, { claims, unread }) {
  return words.map((stem) => {
    const standing = parts.filter((part) => part.bits & (bits.get(stem) ?? 0));
    const own = standing.filter((part) => !part.isConcept);
    const found = (own.length ? own : standing).map((part) => part.rarity);
    return found.length ? Math.max(...found) : unread.has(stem) ? 0 : rarity(claims, 0);
  });
}
