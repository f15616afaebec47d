/**
 * Where an arrow key leads within a group of links.
 *
 * @param {string} key As in `KeyboardEvent.key`.
 * @param {number} place Of the link that has the focus.
 * @param {number} count
 * @param {boolean} isRightToLeft
 * @returns {number} The place of the next link; -1 where the key leads nowhere.
 */
export function stopAfter(key, place, count, isRightToLeft) {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return -1;
  const next = place + ((key === "ArrowRight") === isRightToLeft ? -1 : 1);
  return next < count ? next : -1;
}
