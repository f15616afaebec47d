/** Whether a question has words of an emergency, in plain letters and without any index: it must never fail. */

/** Shorter words are too like others to be taken for a mistyped one. */
const LEAST_LETTERS = 5;

/** Letters that are taken for one another: those beside each other on a keyboard, and vowels. `fewer` is no `fever`. */
const ALIKE = /^(?:[aeiouy]{2}|qw|we|er|rt|ty|yu|ui|io|op|as|sd|df|fg|gh|hj|jk|kl|zx|xc|cv|vb|bn|nm)$/;

/**
 * @param {string} question
 * @param {string} phrases Apart by `|`. A question has one when it has all its words, in any order. `walk/stand` is either of
 *   them, `end-it` these two one after the other; `swell*` stands for every word that begins so, `5+` for a number from 5.
 */
export function isEmergency(question, phrases) {
  const words = plainWords(question);
  return phrases.split("|").some((phrase) => {
    const parts = phrase.split(" ").map((part) => part.split("/").map(plainWords).filter((run) => run.length)).filter((runs) => runs.length);
    return parts.length > 0 && parts.every((runs) => runs.some((run) => stands(run, words)));
  });
}

/**
 * @param {string[]} run
 * @param {string[]} words
 */
function stands(run, words) {
  return words.some((_, at) => run.every((meant, step) => isMeant(words[at + step] ?? "", meant)));
}

/**
 * @param {string} word As it was typed.
 * @param {string} meant
 */
function isMeant(word, meant) {
  if (meant.endsWith("+")) return Number(word) >= Number.parseInt(meant, 10);
  const isStem = meant.endsWith("*");
  return isAlmost(word, isStem ? meant.slice(0, -1) : meant, isStem);
}

/**
 * Whether two words are the same but for one letter that was added, lost, mistaken or swapped with its neighbour.
 *
 * @param {string} word
 * @param {string} meant
 * @param {boolean} isStem Whether the word may go on.
 */
function isAlmost(word, meant, isStem) {
  const fits = (/** @type {string} */ one, /** @type {string} */ other) => (isStem ? one.startsWith(other) : one === other);
  if (fits(word, meant)) return true;
  if (meant.length < LEAST_LETTERS || word[0] !== meant[0]) return false;
  let at = 1;
  while (word[at] === meant[at]) at++;
  const [typed, rest] = [word.slice(at), meant.slice(at)];
  const swapped = `${rest[1] ?? ""}${rest[0] ?? ""}${rest.slice(2)}`;
  if (fits(typed, rest.slice(1)) || fits(typed.slice(1), rest) || fits(typed, swapped)) return true;
  return fits(typed.slice(1), rest.slice(1)) && (ALIKE.test(`${typed[0]}${rest[0]}`) || ALIKE.test(`${rest[0]}${typed[0]}`));
}

/**
 * Many leave the apostrophe out, so it counts for nothing; nor do tenths of a number.
 *
 * @param {string} text
 */
function plainWords(text) {
  const plain = text.normalize("NFKD").replace(/[\p{M}'’]|(?<=\d)[.,]\d+/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+[*+]?/gu) ?? [];
}
