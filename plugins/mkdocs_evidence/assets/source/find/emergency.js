/** Whether a question has words of an emergency, in plain letters and without any index: it must never fail. */

/**
 * @param {string} question
 * @param {string} phrases Apart by `|`. A question has one when it has all its words, in any order; `swell*` stands for
 *   every word that begins so.
 */
export function isEmergency(question, phrases) {
  const words = plainWords(question);
  return phrases.split("|").some((phrase) => {
    const asked = plainWords(phrase);
    return asked.length > 0 && asked.every((word) =>
      words.some((one) => (word.endsWith("*") ? one.startsWith(word.slice(0, -1)) : one === word)));
  });
}

/**
 * Many leave the apostrophe out, so it counts for nothing.
 *
 * @param {string} text
 */
function plainWords(text) {
  return text.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase().match(/[\p{L}\p{N}]+\*?/gu) ?? [];
}
