/** Two wordings side by side, word by word. */

/** @typedef {{before: string, after: string, isChange: boolean}} Stretch */

/**
 * Stretches of words that are equal or differ, in the order of the text: what went before what came.
 * @param {string} before
 * @param {string} after
 * @returns {Stretch[]}
 */
export function diffWords(before, after) {
  const [mine, theirs] = [words(before), words(after)];
  const lengths = commonLengths(mine, theirs);
  /** @type {Stretch[]} */
  const found = [];
  /** @type {[went: string[], came: string[]]} */
  let open = [[], []];
  const close = () => {
    const [went, came] = open;
    if (went.length || came.length) found.push({ before: went.join(" "), after: came.join(" "), isChange: true });
    open = [[], []];
  };
  let [at, to] = [0, 0];
  while (at < mine.length || to < theirs.length) {
    const [word, other] = [mine[at], theirs[to]];
    if (word !== undefined && word === other) {
      close();
      const last = found.at(-1);
      if (last && !last.isChange) last.before = last.after = `${last.after} ${word}`;
      else found.push({ before: word, after: word, isChange: false });
      at++;
      to++;
    } else if (
      other === undefined ||
      (word !== undefined && (lengths[at + 1]?.[to] ?? 0) >= (lengths[at]?.[to + 1] ?? 0))
    ) {
      open[0].push(word ?? "");
      at++;
    } else {
      open[1].push(other);
      to++;
    }
  }
  close();
  return found;
}

/** @param {string} text */
const words = (text) => text.split(/\s+/).filter(Boolean);

/**
 * How many words the ends of both texts have in common, from each word on.
 * @param {string[]} mine
 * @param {string[]} theirs
 */
function commonLengths(mine, theirs) {
  const lengths = Array.from({ length: mine.length + 1 }, () => new Array(theirs.length + 1).fill(0));
  for (let at = mine.length - 1; at >= 0; at--) {
    for (let to = theirs.length - 1; to >= 0; to--) {
      const row = /** @type {number[]} */ (lengths[at]);
      const below = /** @type {number[]} */ (lengths[at + 1]);
      row[to] = mine[at] === theirs[to] ? (below[to + 1] ?? 0) + 1 : Math.max(below[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return lengths;
}
