/**
 * Which palette of the theme is shown: the reader's choice while there is one, else the first whose condition holds.
 *
 * @param {readonly boolean[]} holds Whether the condition of each palette holds, in the order of the theme.
 * @param {unknown} kept What was kept of the reader's choice, whoever wrote it.
 * @returns {number} Its place in the list.
 */
export function shownPalette(holds, kept) {
  if (typeof kept === "object" && kept !== null && "index" in kept && typeof kept.index === "number" && kept.index in holds) {
    return kept.index;
  }
  return Math.max(0, holds.indexOf(true));
}
