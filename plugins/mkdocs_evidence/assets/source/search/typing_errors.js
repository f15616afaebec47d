/** How far apart two words are as people mistype them, as `search/typing_errors.py` has it. */

const LEAST_LETTERS = 5;
const LEAST_FOR_TWO = 10;

/**
 * How many edits may lie between a word and what was meant; none where a repair would be a guess.
 *
 * @param {string} word
 */
export function editsAllowed(word) {
  if (word.length < LEAST_LETTERS || !/^\p{L}+$/u.test(word)) return 0;
  return word.length < LEAST_FOR_TWO ? 1 : 2;
}

/**
 * Letters added, lost, changed or swapped with their neighbour; more than `most` is `most + 1`.
 *
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function editDistance(one, other, most) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  const cell = (/** @type {number[]} */ cells, /** @type {number} */ at) => cells[at] ?? 0;
  for (let at = 0; at < one.length; at++) {
    const last = before;
    before = row;
    row = [at + 1];
    for (let place = 0; place < other.length; place++) {
      const same = one[at] === other[place] ? 0 : 1;
      let cost = Math.min(cell(before, place + 1) + 1, cell(row, place) + 1, cell(before, place) + same);
      if (at && place && one[at] === other[place - 1] && one[at - 1] === other[place]) {
        cost = Math.min(cost, cell(last, place - 1) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return Math.min(cell(row, other.length), most + 1);
}
