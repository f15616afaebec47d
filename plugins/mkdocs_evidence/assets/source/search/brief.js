/**
 * Which words of a question are read first: those that tell most, in few files. The same as `search/brief.py`, which
 * says why.
 */

/**
 * The files that are read first. Words that lie in none of them are left out.
 *
 * @param {string[]} words Stems of the question, in order.
 * @param {(word: string) => string} fileOf Empty where a word can be in none.
 * @param {number} most Files that there may be.
 * @returns {string[]}
 */
export function firstFiles(words, fileOf, most) {
  const telling = [...words].reverse().sort((one, other) => other.length - one.length);
  return [...new Set(telling.map(fileOf).filter(Boolean))].slice(0, most);
}
