/** Records that were put in afterwards: the same rule as `analysis/reviews/chain.py`. */

/**
 * @import { CheckedRecord } from "./records.js"
 */

/** Two sittings further apart than this cannot have been side by side: the later one has seen the earlier. */
const SEEN_WITHIN_DAYS = 92;
const DAY = 86_400_000;

/**
 * Of the records that hold so far, those that a much later one had not before it, although they claim to be older.
 * @param {CheckedRecord[]} records
 * @returns {Set<CheckedRecord>}
 */
export function findSlippedIn(records) {
  const whole = records.filter(({ flaws }) => !flaws.length);
  const upon = madeUpon(records);
  return new Set(
    whole.filter((older) =>
      whole.some((later) => {
        const days = (Date.parse(later.content.date) - Date.parse(older.content.date)) / DAY;
        return days > SEEN_WITHIN_DAYS && !upon(later.digest).has(older.digest);
      }),
    ),
  );
}

/**
 * Gives the digests of all records that one was made upon.
 * @param {CheckedRecord[]} records
 */
function madeUpon(records) {
  const previous = new Map(records.map(({ digest, content }) => [digest, content.previous ?? []]));
  /** @type {Map<string, Set<string>>} */
  const known = new Map();
  return (/** @type {string} */ start) => {
    const upon = known.get(start) ?? new Set();
    if (known.has(start)) return upon;
    const waiting = [start];
    for (let digest = waiting.pop(); digest !== undefined; digest = waiting.pop()) {
      for (const one of previous.get(digest) ?? []) {
        if (!upon.has(one)) waiting.push(one);
        upon.add(one);
      }
    }
    known.set(start, upon);
    return upon;
  };
}
