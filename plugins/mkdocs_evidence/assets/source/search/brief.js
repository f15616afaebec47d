/**
 * Which words of a question are read first: those that tell most, in few files. The same as `search/brief.py`, which
 * says why.
 */

const MOST_WORD_FILES = 10;
/** Files that the words of a question, the question as a whole and the concepts that it names may be in. */
export const MOST_SHARDS = 11;

/**
 * The files that are read first. Words that lie in none of them are left out.
 *
 * @param {string[]} words Stems of the question, in order.
 * @param {(word: string) => string} fileOf Empty where a word can be in none.
 * @returns {string[]}
 */
export function firstFiles(words, fileOf) {
  const telling = [...words].reverse().sort((one, other) => other.length - one.length);
  return [...new Set(telling.map(fileOf).filter(Boolean))].slice(0, MOST_WORD_FILES);
}
