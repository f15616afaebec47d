/**
 * The section that is being read: the last whose heading has passed the top of the window.
 *
 * @param {readonly number[]} tops Distance of each heading from the top of the window, in the order of the page.
 * @param {number} line How far from the top a heading counts as passed.
 * @param {boolean} isAtEnd Whether the page cannot be scrolled further: then the last section is read.
 * @returns {number} Its place in the list; -1 before the first.
 */
export function sectionRead(tops, line, isAtEnd) {
  if (isAtEnd) return tops.length - 1;
  const next = tops.findIndex((top) => top > line);
  return next < 0 ? tops.length - 1 : next - 1;
}

/**
 * Whether to offer the way back to the top: far down, and only to who has begun to scroll up.
 *
 * @param {{before: number, now: number, height: number}} scroll In pixels; `height` of the window.
 */
export function offersTop({ before, now, height }) {
  return now > 1.5 * height && now < before;
}
