import { agoWords, isOverdue, overdueSentence } from "./overdue.js";

/**
 * Says beside every due day that has passed that it has, beside days of the board's work how long ago they were, and
 * in the banner of an article how much is overdue.
 *
 * @param {Document} page
 * @param {string} today `2026-11-22`
 */
export function markOverdue(page, today) {
  for (const time of page.querySelectorAll("time[data-ev-due]:not([data-ev-overdue])")) {
    if (!isOverdue(time.getAttribute("datetime") ?? "", today)) continue;
    time.setAttribute("data-ev-overdue", "");
    time.after(strong(page, " (overdue)"));
  }
  for (const time of page.querySelectorAll("time[data-ev-since]")) {
    const ago = agoWords(time.getAttribute("datetime") ?? "", today);
    time.removeAttribute("data-ev-since");
    if (ago) time.after(` (${ago})`);
  }
  const article = page.querySelector(".ev-article");
  const banner = article?.querySelector(".ev-banner:not(:has(.ev-overdue))");
  const isWhole = Boolean(article?.querySelector(".ev-dates [data-ev-overdue]"));
  const claims = article?.querySelectorAll(".ev-body [data-ev-overdue]").length ?? 0;
  const sentence = overdueSentence(isWhole, claims);
  if (banner && sentence) banner.append(strong(page, ` ${sentence}`));
}

/**
 * @param {Document} page
 * @param {string} words
 */
function strong(page, words) {
  const note = page.createElement("strong");
  note.className = "ev-overdue";
  note.textContent = words;
  return note;
}
