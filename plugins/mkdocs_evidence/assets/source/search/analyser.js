/**
 * Text to the stems that are compared, as `search/analyser.py` does in the build; both read
 * `tests/vectors/search/tokens.json`. Word lists and spellings come with the index, so that both sides always agree.
 *
 * @typedef {object} Language
 * @property {string} stop Stop words, apart by blanks.
 * @property {[string, string][]} letters
 * @property {[string, string][]} phrases
 * @property {[string, string][]} spellings
 * @typedef {object} Analyser
 * @property {(text: string) => string} fold
 * @property {(text: string) => string[]} words Folded, stop words included.
 * @property {(text: string) => string[]} stems Without stop words, in the order of the text.
 * @property {(text: string) => [string, string][]} stemmedWords Words, folded, with their stems, without stop words.
 * @property {(word: string) => string} stemWord Of a folded word; empty for a stop word.
 * @property {(text: string) => {word: string, stem: string, start: number, end: number}[]} spans Words as they stand in
 *   the text, to be marked there; hyphened spellings count as the words between their hyphens.
 */
import { stem } from "./stemmer.js";

const WORD = /[0-9]+(?:\.[0-9]+)+|[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;
const WORD_AS_WRITTEN = /[0-9]+(?:[.,][0-9]+)+|[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*/gu;

/**
 * @param {Language} language
 * @returns {Analyser}
 */
export function makeAnalyser(language) {
  const stop = new Set(language.stop.split(" "));
  const letters = new Map(language.letters);
  const phrases = compile(language.phrases);
  const spellings = compile(language.spellings);
  /** @type {Map<string, string>} */
  const known = new Map();

  /** @param {string} text */
  const fold = (text) => {
    const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    return replaceAll([...plain].map((letter) => letters.get(letter) ?? letter).join(""), phrases);
  };
  /** @param {string} word */
  const stemWord = (word) => {
    let found = known.get(word);
    if (found === undefined) {
      const bare = word.replace(/'s$/, "").replaceAll("'", "");
      found = stop.has(bare) ? "" : stem(replaceAll(bare, spellings));
      known.set(word, found);
    }
    return found;
  };
  /** @param {string} text @returns {string[]} */
  const words = (text) => fold(text).match(WORD) ?? [];
  return {
    fold,
    stemWord,
    words,
    stemmedWords: (text) => words(text).map((word) => /** @type {[string, string]} */ ([word, stemWord(word)])).filter(([, found]) => found),
    stems: (text) => words(text).map(stemWord).filter(Boolean),
    spans: (text) => [...text.matchAll(WORD_AS_WRITTEN)].map((hit) => {
      const [word] = hit;
      return { word, stem: stemWord(fold(word)), start: hit.index, end: hit.index + word.length };
    }),
  };
}

/**
 * @param {[string, string][]} rules
 * @returns {[RegExp, string][]}
 */
function compile(rules) {
  return rules.map(([pattern, replacement]) => [new RegExp(pattern, "g"), replacement]);
}

/**
 * @param {string} text
 * @param {[RegExp, string][]} rules
 */
function replaceAll(text, rules) {
  return rules.reduce((one, [pattern, replacement]) => one.replace(pattern, replacement), text);
}
