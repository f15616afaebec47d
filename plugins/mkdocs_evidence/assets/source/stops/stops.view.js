import { stopAfter } from "./stops.js";

const GROUPS = ".ev-claim, .ev-sentence, .ev-reference, .ev-question, .ev-outcome";
const LINKS = "a[href]:not([tabindex]), button, summary";
/** What opens on demand is walked through by the Tab key as anywhere else. */
const OPENED = ".ev-card, .ev-grounds, .ev-pop";
/** What a reader wants of a claim before all else. */
const FIRST = "a.ev-cite, .ev-evidence > summary";

/**
 * Makes one stop of the Tab key out of everything that a claim, a sentence of the bottom line, a reference, or a part of
 * a flow has to offer: without this an article has a thousand stops. The left and right arrows go through the rest.
 *
 * Links stay links: those who hear the page find each of them where they stand, as before. Nothing is done before the
 * first press of the Tab key, since most readers never press it and an article has a thousand links to look through.
 *
 * @param {Document} page
 */
export function startStops(page) {
  page.addEventListener("keydown", ({ key }) => {
    if (key === "Tab") groupStops(page);
  });
}

/** @param {Document} page */
function groupStops(page) {
  const article = page.querySelector(".ev-article:not([data-ev-grouped])");
  if (!(article instanceof HTMLElement)) return;
  article.dataset.evGrouped = "";
  for (const group of article.querySelectorAll(GROUPS)) {
    const all = stopsOf(group);
    keepOne(all, all.find((one) => one.matches(FIRST)) ?? all[0]);
    group.toggleAttribute("data-ev-stops", all.length > 1);
  }
  // The contents beside the page lead to the same addresses.
  for (const link of article.querySelectorAll("a.headerlink")) link.setAttribute("tabindex", "-1");
  article.addEventListener("focusin", ({ target }) => {
    const all = neighbours(target);
    if (target instanceof HTMLElement && all.includes(target)) keepOne(all, target);
  });
  article.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const all = neighbours(target).filter((one) => one.checkVisibility());
    const place = all.indexOf(target);
    if (place < 0) return;
    const isRightToLeft = getComputedStyle(target.closest(GROUPS) ?? article).direction === "rtl";
    const next = all[stopAfter(event.key, place, all.length, isRightToLeft)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

/**
 * @param {Element} group
 * @returns {HTMLElement[]} What can be reached in it, without what belongs to a group within.
 */
function stopsOf(group) {
  const found = /** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll(`${LINKS}, [data-ev-stop]`));
  return [...found].filter((one) => one.closest(GROUPS) === group && !one.closest(OPENED));
}

/**
 * @param {EventTarget | null} target
 * @returns {HTMLElement[]} The stops of the group in which something happened.
 */
function neighbours(target) {
  const group = target instanceof Element ? target.closest(GROUPS) : null;
  return group ? stopsOf(group) : [];
}

/**
 * @param {HTMLElement[]} all
 * @param {HTMLElement | undefined} kept
 */
function keepOne(all, kept) {
  for (const one of all) {
    one.dataset.evStop = "";
    one.tabIndex = one === kept ? 0 : -1;
  }
}
