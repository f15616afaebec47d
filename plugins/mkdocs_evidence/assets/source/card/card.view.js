import { placeCard, relationName, runAround } from "./card.js";
import { copyEvidence, copyOf } from "./evidence.view.js";

const OPEN_AFTER_MS = 250;
const CLOSE_AFTER_MS = 300;
const NARROW = "(max-width: 40rem)";

/** The card that is open. A pinned one was asked for, and stays until it is dismissed or the reader goes elsewhere.
 * @type {{mark: HTMLAnchorElement, card: HTMLElement, isPinned: boolean} | null} */
let shown = null;
let timer = 0;

/**
 * Opens the card of a citation mark: when the pointer or the focus rests on it, and at once when it is clicked or tapped.
 *
 * Where the browser has no popovers a mark stays what it is in the page, a link to its reference.
 *
 * @param {Document} page
 */
export function startCards(page) {
  if (!("popover" in HTMLElement.prototype)) return;
  page.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse") rest(markAt(event.target), event.target);
  });
  page.addEventListener("focusin", ({ target }) => {
    const mark = markAt(target);
    if (mark?.matches(":focus-visible")) rest(mark, target);
    else if (shown && !shown.card.contains(asNode(target)) && mark !== shown.mark) hide();
  });
  page.addEventListener("pointerdown", ({ target }) => {
    if (shown && !shown.card.contains(asNode(target)) && markAt(target) !== shown.mark) hide();
  });
  page.addEventListener("keydown", (event) => {
    // Who only passes over a mark goes on to the next one, and not through the links of its card.
    if (event.key === "Tab" && shown && !shown.isPinned) hide();
    if (event.key !== "Escape" || !shown) return;
    event.preventDefault();
    hide({ isBack: true });
  });
  page.addEventListener("click", (event) => {
    const mark = markAt(event.target);
    if (!mark || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (shown?.mark === mark && shown.isPinned) hide({ isBack: true });
    else show(mark, { isPinned: true });
  });
}

/**
 * Tells those who hear the page that a mark opens something.
 *
 * @param {Document} page
 */
export function announceCards(page) {
  if (!("popover" in HTMLElement.prototype)) return;
  for (const mark of page.querySelectorAll(".ev-article a.ev-cite")) mark.setAttribute("aria-haspopup", "dialog");
}

/**
 * The pointer or the focus has come to rest somewhere: opens a card in a moment, or closes the one that was left.
 *
 * @param {HTMLAnchorElement | null} mark
 * @param {EventTarget | null} target
 */
function rest(mark, target) {
  // The way from a mark into its card leads over the words that it carries.
  const isNear = shown && [shown.card, ...(mark ? [] : [wordsOf(shown.mark)])].some((one) => one.contains(asNode(target)));
  if (shown && (mark === shown.mark || isNear)) {
    clearTimeout(timer);
  } else if (mark) {
    clearTimeout(timer);
    timer = setTimeout(show, OPEN_AFTER_MS, mark, { isPinned: false });
  } else if (shown && !shown.isPinned) {
    clearTimeout(timer);
    timer = setTimeout(hide, CLOSE_AFTER_MS);
  } else {
    clearTimeout(timer);
  }
}

/**
 * @param {HTMLAnchorElement} mark
 * @param {{isPinned: boolean}} how
 */
function show(mark, { isPinned }) {
  clearTimeout(timer);
  if (shown?.mark !== mark) {
    hide();
    const card = makeCard(mark);
    mark.closest(".ev-cites")?.append(card);
    card.showPopover();
    place(card, mark);
    mark.setAttribute("aria-expanded", "true");
    shown = { mark, card, isPinned };
  }
  if (!isPinned || !shown) return;
  shown.isPinned = true;
  shown.card.focus({ preventScroll: true });
}

/** @param {{isBack?: boolean}} how Whether the focus goes back to the mark. */
function hide({ isBack = false } = {}) {
  clearTimeout(timer);
  if (!shown) return;
  const { mark, card } = shown;
  shown = null;
  if (isBack) mark.focus({ preventScroll: true });
  clearTimeout(timer); // Coming back to a mark is no wish to see its card again.
  mark.removeAttribute("aria-expanded");
  card.remove();
}

/**
 * @param {HTMLElement} card
 * @param {Element} mark
 */
function place(card, mark) {
  const box = mark.getBoundingClientRect();
  if (matchMedia(NARROW).matches) {
    // On a phone the card takes the foot of the screen, and the mark must not lie behind it.
    const hidden = box.bottom + 8 - card.getBoundingClientRect().top;
    if (hidden > 0) scrollBy({ top: hidden, behavior: "instant" });
    return;
  }
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const size = { width: card.offsetWidth, height: card.offsetHeight };
  const { left, top, room } = placeCard(box, wordsOf(mark).getBoundingClientRect(), size, { width, height });
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
  if (size.height > room) card.style.maxHeight = `${room}px`;
}

/**
 * @param {HTMLAnchorElement} mark
 * @returns {HTMLElement}
 */
function makeCard(mark) {
  const marks = [...(mark.closest(".ev-cites")?.querySelectorAll("a.ev-cite") ?? [mark])];
  const [first, last] = runAround(marks.map((one) => one.classList.contains("ev-inside")), marks.indexOf(mark));
  const works = marks.slice(first, last + 1);
  const card = element("div", "ev-card ev-pop");
  card.popover = "manual";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", `${works.length > 1 ? "References" : "Reference"} ${works.map((one) => one.textContent).join(", ")}`);
  const close = element("button", "ev-pop-close", "×");
  close.setAttribute("type", "button");
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => hide({ isBack: true }));
  card.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a[href^='#']")) hide();
  });
  card.append(...works.map((one) => makeWork(/** @type {HTMLElement} */ (one))), close);
  return card;
}

/**
 * @param {HTMLElement} mark
 * @returns {HTMLElement} The work of one mark: how it bears on the claim, the reference, notices, and what it says.
 */
function makeWork(mark) {
  const { evKey: key = "", evExtract: extract, evRelation: relation = "supports" } = mark.dataset;
  const work = element("div", "ev-pop-work");
  const head = element("p", "ev-pop-head");
  const number = element("a", "ev-number", mark.textContent ?? "");
  number.setAttribute("href", `#ref-${key}`);
  const reference = document.getElementById(`ref-${key}`);
  head.append(number, element("span", `ev-relation ev-relation--${relation}`, relationName(relation)));
  const kind = reference?.querySelector(".ev-kind");
  if (kind) head.append(copyOf(kind));
  if (mark.nextElementSibling?.matches(".ev-at")) head.append(copyOf(mark.nextElementSibling));
  work.append(head);
  for (const part of reference?.querySelectorAll(".ev-ref-text, :scope > .ev-notice") ?? []) work.append(copyOf(part));
  work.append(...copyEvidence(document, extract ? `ref-${key}:${extract}` : `ref-${key}`));
  const more = element("p", "ev-ways");
  for (const part of reference?.querySelectorAll(".ev-ref-more > :not(.ev-kind)") ?? []) more.append(copyOf(part));
  work.append(more);
  return work;
}

/**
 * @param {string} tag
 * @param {string} name Class.
 * @param {string} [text]
 * @returns {HTMLElement}
 */
function element(tag, name, text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/** @param {Element} mark @returns {Element} The claim that it carries, all cells of a row; or the title of its table. */
const wordsOf = (mark) => mark.closest("tr.ev-claim") ?? mark.closest(".ev-text, caption") ?? mark;

/** @param {EventTarget | null} target */
const asNode = (target) => (target instanceof Node ? target : null);

/**
 * @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null} The mark of an article in which something happened.
 */
function markAt(target) {
  const mark = target instanceof Element ? target.closest(".ev-article a.ev-cite") : null;
  return mark instanceof HTMLAnchorElement ? mark : null;
}
