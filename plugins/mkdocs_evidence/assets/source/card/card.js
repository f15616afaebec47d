/** What a relation says in the card of a mark: its shape and its name. */
const RELATIONS = new Map([
  ["supports", "+ Supports"],
  ["qualifies", "± Qualifies"],
  ["disputes", "− Disputes"],
  ["background", "· Background"],
]);

const GAP = 6;
/** A card of so many pixels shows a reference and the first of its figures. */
const LEAST_HEIGHT = 180;

/**
 * @param {string} relation
 * @returns {string} Its name with its shape; as written for one that nobody knows.
 */
export const relationName = (relation) => RELATIONS.get(relation) ?? relation;

/**
 * Which marks of a bracket a card shows: numbers that are drawn as a run, `1–3`, belong together.
 *
 * @param {boolean[]} inside For each mark, whether it stands inside a run and is not drawn.
 * @param {number} place
 * @returns {[number, number]} First and last.
 */
export function runAround(inside, place) {
  let [first, last] = [place, place];
  while (first > 0 && (inside[first] || (first === place && inside[first - 1]))) first--;
  while (last < inside.length - 1 && (inside[last] || (last === place && inside[last + 1]))) last++;
  return [first, last];
}

/**
 * Where a card stands: below the words that its mark carries, or above them where there is more room, never over them
 * and never beyond the sides. Only where words leave it too little room does it stand over them, and off its mark.
 *
 * @param {{left: number, top: number, bottom: number}} mark From the top left of the window.
 * @param {{top: number, bottom: number}} words The claim of the mark, from the top of the window.
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} view The window, without scroll bars.
 * @returns {{left: number, top: number, room: number}} From the top left of the window, and the height it may have.
 */
export function placeCard(mark, words, card, view) {
  const rooms = (/** @type {{top: number, bottom: number}} */ box) => ({
    above: box.top - 2 * GAP,
    below: view.height - box.bottom - 2 * GAP,
  });
  // Where a mark is drawn larger than the line that it stands in, the words do not hold all of it.
  const both = { top: Math.min(mark.top, words.top), bottom: Math.max(mark.bottom, words.bottom) };
  const free = rooms(both);
  const kept = Math.max(free.above, free.below) < Math.min(card.height, LEAST_HEIGHT) ? mark : both;
  const { above, below } = rooms(kept);
  const isAbove = card.height > below && above > below;
  const room = Math.max(isAbove ? above : below, 0);
  const top = isAbove ? kept.top - GAP - Math.min(card.height, room) : kept.bottom + GAP;
  return { left: Math.max(GAP, Math.min(mark.left - 16, view.width - card.width - GAP)), top, room };
}
