import { make, press } from "./claims.view.js";

/**
 * What is said beside results: how a question was understood.
 *
 * @typedef {import("../search/index.js").Found} Found
 */

/**
 * @param {string[]} words
 * @returns {(Node | string)[]}
 */
export function listed(words) {
  return words.flatMap((word, at) => [at ? (at === words.length - 1 ? " or " : ", ") : "", make("em", "", word)]);
}

/**
 * Stems as the reader typed them.
 *
 * @param {string[]} stems
 * @param {string} question
 * @param {import("../search/index.js").Index} index
 */
export function asTyped(stems, question, index) {
  const spans = index.analyser.spans(question);
  // Two words may have one stem, as `post-core` has; where each has its own, the single words that follow count.
  const typed = new Map([1, 0].flatMap((more) => spans.flatMap(({ start }, at) => {
    const piece = question.slice(start, spans[at + more]?.end);
    return index.analyser.stems(piece).map((stem) => /** @type {const} */ ([stem, piece]));
  })));
  return stems.map((stem) => typed.get(stem) ?? stem);
}

/**
 * @param {Found} found
 * @param {string} question
 * @param {import("../search/index.js").Index} index
 * @param {(word: string, key: string) => void} choose Called with an abbreviation and the concept that is meant by it.
 * @returns {HTMLElement[]}
 */
export function explain(found, question, index, choose) {
  const notes = found.repairs.map(({ word, instead }) =>
    make("p", "ev-remark", "Searched for ", ...listed(instead), " in place of ", ...listed(asTyped([word], question, index)), "."));
  if (found.unread.length) {
    notes.push(make("p", "ev-remark", "Searched by the words that tell most, not by ", ...listed(asTyped(found.unread, question, index)), "."));
  }
  for (const { word, concepts } of found.ambiguities) {
    const choices = concepts.map(({ key, name, claims }) => press(`${name} (${claims})`, () => choose(word, key)));
    notes.push(make("p", "ev-remark", ...listed(asTyped([word], question, index)), " has several meanings here: ", ...choices.flatMap((one) => [one, " "])));
  }
  return notes;
}
