/**
 * Which words of a question are read first: those that tell most, as far as what a first question may cost goes. The same
 * as `search/brief.py`, which says why.
 */

/** What coming last is worth, in letters. */
const LAST = 4;

/**
 * Words, those first that tell most.
 *
 * @param {string[]} words Stems of the question, in order.
 */
export function byTelling(words) {
  const worth = words.map((word, at) => /** @type {const} */ ([word.length + (LAST * at) / words.length, word]));
  return worth.reverse().sort(([one], [other]) => other - one).map(([, word]) => word);
}

/**
 * Those of some files for which enough is left; dearer ones are passed over.
 *
 * @param {string[]} names The likeliest first; empty ones are none.
 * @param {Record<string, number>} sizes Bytes, by name.
 * @param {[number, number]} left Files and bytes, from which is taken what these cost.
 */
export function affordable(names, sizes, left) {
  return [...new Set(names)].filter((name) => {
    const size = sizes[name] ?? 0;
    if (!name || !left[0] || size > left[1]) return false;
    left[0]--;
    left[1] -= size;
    return true;
  });
}
