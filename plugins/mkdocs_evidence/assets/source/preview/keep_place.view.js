/**
 * Keeps an author's place while a preview loads a page again: what stood at the top of the screen and which drawers were
 * open. A module of its own, written into each page of a preview; no site has it.
 */

const KEPT = "evidence-preview";

/** @typedef {{path: string, drawers: Record<string, boolean>, mark: string, top: number, scrolled: number}} Place */

/**
 * By what a drawer is known again on the page as it will be: what it is in, and which of those in there it is.
 *
 * @param {HTMLDetailsElement} drawer
 */
const nameOf = (drawer) => {
  const owner = drawer.parentElement?.closest("[id]") ?? document.documentElement;
  return `${owner.id} ${[...owner.querySelectorAll("details")].indexOf(drawer)}`;
};

const drawers = () => document.querySelectorAll("details");

/** The first thing with a name that begins on the screen; menus do not count, since they stay where they are. */
const topmost = () =>
  [...document.querySelectorAll(":is(main, [role=main]) [id]:not(nav, nav *)")].find((one) => one.getClientRects().length && one.getBoundingClientRect().top >= 0);

function keepPlace() {
  const mark = window.scrollY ? topmost() : undefined;
  /** @type {Place} */
  const place = {
    path: location.pathname,
    drawers: Object.fromEntries([...drawers()].map((one) => [nameOf(one), one.open])),
    mark: mark?.id ?? "",
    top: mark?.getBoundingClientRect().top ?? 0,
    scrolled: window.scrollY,
  };
  sessionStorage.setItem(KEPT, JSON.stringify(place));
}

/** @param {Place} place */
function openDrawers(place) {
  for (const drawer of drawers()) drawer.open = place.drawers[nameOf(drawer)] ?? drawer.open;
}

/** @param {Place} place */
function scrollBack(place) {
  const mark = document.getElementById(place.mark);
  const away = mark ? mark.getBoundingClientRect().top - place.top : place.scrolled - window.scrollY;
  window.scrollBy({ top: away, behavior: "instant" });
}

/** What was kept when this very page was left, if it is loaded again; null otherwise. */
function keptPlace() {
  const [arrival] = performance.getEntriesByType("navigation");
  const kept = sessionStorage.getItem(KEPT);
  if (!(arrival instanceof PerformanceNavigationTiming) || arrival.type !== "reload" || !kept) return null;
  /** @type {Place} */
  const place = JSON.parse(kept);
  return place.path === location.pathname ? place : null;
}

const place = keptPlace();
if (place) {
  openDrawers(place);
  // Else the browser would go back by itself, to so many pixels, which are another place by now.
  history.scrollRestoration = "manual";
  addEventListener("load", () => scrollBack(place));
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
}
addEventListener("pagehide", keepPlace);

const banner = document.getElementById("evidence-preview");
const bar = document.querySelector(".ev-preview-bar");
if (banner && bar instanceof HTMLElement) {
  // Of several changes that are told at once only the last still holds.
  new IntersectionObserver((changes) => (bar.hidden = changes.at(-1)?.isIntersecting ?? false)).observe(banner);
}

export {};
