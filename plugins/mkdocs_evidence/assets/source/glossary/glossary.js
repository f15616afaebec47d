/**
 * Where a note stands beside the words that it explains: below them, or above where there is no room below.
 *
 * @param {{left: number, right: number, top: number, bottom: number}} words In CSS pixels of the window.
 * @param {{width: number, height: number}} note
 * @param {{width: number, height: number}} room Of the window.
 * @param {boolean} isRightToLeft Whether the words' text runs so: the note then ends where they end.
 * @returns {{left: number, top: number}} Wholly inside the window where the note fits into it.
 */
export function placeBeside(words, note, room, isRightToLeft) {
  const gap = 6;
  const edge = 8;
  const start = isRightToLeft ? words.right - note.width : words.left;
  const below = words.bottom + gap;
  const fitsBelow = below + note.height <= room.height - edge;
  return {
    left: Math.max(edge, Math.min(start, room.width - note.width - edge)),
    top: Math.max(edge, fitsBelow ? below : words.top - gap - note.height),
  };
}

/**
 * Whether words stand elsewhere in the window than they did, by more than a fraction of a pixel.
 *
 * @param {{left: number, top: number}} before In CSS pixels of the window.
 * @param {{left: number, top: number}} now
 */
export function hasMoved(before, now) {
  return Math.abs(now.left - before.left) >= 1 || Math.abs(now.top - before.top) >= 1;
}
