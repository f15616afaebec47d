/**
 * A day as pages write it.
 *
 * @param {Date} moment
 * @returns {string} `2026-11-22`, in the reader's own time zone.
 */
export function isoDay(moment) {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

/**
 * Whether a day has passed.
 *
 * @param {string} due `2028-11-22`; anything else is never overdue.
 * @param {string} today In the same form.
 * @returns {boolean} False on the day itself.
 */
export function isOverdue(due, today) {
  return /^\d{4}-\d{2}-\d{2}$/.test(due) && due < today;
}

/**
 * How long ago a day was, in words.
 *
 * @param {string} day `2026-11-22`
 * @param {string} today In the same form.
 * @returns {string} Empty for a day to come, and for what is no day.
 */
export function agoWords(day, today) {
  const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (!(days >= 0)) return "";
  if (days < 2) return days ? "yesterday" : "today";
  if (days < 61) return `${days} days ago`;
  const months = Math.floor(days / 30.44);
  return months < 24 ? `${months} months ago` : `${Math.floor(months / 12)} years ago`;
}

/**
 * How much of an article is overdue, in a sentence.
 *
 * @param {boolean} isWhole Whether the article as a whole is.
 * @param {number} claims How many claims are by themselves.
 * @returns {string} Empty when nothing is.
 */
export function overdueSentence(isWhole, claims) {
  const some = claims === 1 ? "1 claim is" : `${claims} claims are`;
  if (isWhole) return claims ? `Its review is overdue, and ${some} overdue by themselves.` : "Its review is overdue.";
  return claims ? `${some} overdue for review.` : "";
}
