/** What a relation says in the card of a mark: its shape and its name. */
const RELATIONS = new Map([
  ["supports", "+ Supports"],
  ["qualifies", "± Qualifies"],
  ["disputes", "− Disputes"],
  ["background", "· Background"],
]);

const GAP = 6;

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
 * Where a card stands: below its mark, or above it where there is more room, never over it and never beyond the sides.
 *
 * @param {{left: number, top: number, bottom: number}} mark From the top left of the window.
 * @param {{width: number, height: number}} card
 * @param {{width: number, height: number}} view The window, without scroll bars.
 * @returns {{left: number, top: number, room: number}} From the top left of the window, and the height it may have.
 */
export function placeCard(mark, card, view) {
  const below = view.height - mark.bottom - 2 * GAP;
  const above = mark.top - 2 * GAP;
  const isAbove = card.height > below && above > below;
  const room = Math.max(isAbove ? above : below, 0);
  const top = isAbove ? mark.top - GAP - Math.min(card.height, room) : mark.bottom + GAP;
  return { left: Math.max(GAP, Math.min(mark.left - 16, view.width - card.width - GAP)), top, room };
}
