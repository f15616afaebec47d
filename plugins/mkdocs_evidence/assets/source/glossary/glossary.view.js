import { hasMoved, placeBeside } from "./glossary.js";

/**
 * Explains a term where it stands when its link is followed. Without this the link leads to the end of the page.
 *
 * The note holds words only, so the keyboard stays on the link; what it says is announced, and Escape closes it.
 *
 * @param {Document} page
 */
export function explainTerms(page) {
  const article = page.querySelector(".ev-article:has(a.ev-term)");
  if (!article || article.querySelector(".ev-term-note") || !("popover" in HTMLElement.prototype)) return;
  const note = page.createElement("div");
  note.className = "ev-term-note";
  note.popover = "auto";
  note.setAttribute("role", "status");
  article.append(note);
  const close = () => note.matches(":popover-open") && note.hidePopover();
  /** @type {{ link: Element, place: DOMRect } | undefined} */
  let explained;
  const closeWhereItMoved = () => {
    // What brought the link into view is told a moment later, perhaps when its note is open already.
    if (explained && hasMoved(explained.place, explained.link.getBoundingClientRect())) close();
  };
  addEventListener("scroll", closeWhereItMoved, { passive: true });
  article.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.ev-term") : null;
    if (!(event instanceof MouseEvent) || !(link instanceof HTMLAnchorElement)) return;
    const entry = page.getElementById(link.hash.slice(1));
    if (!entry || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(note, link, entry);
    explained = { link, place: link.getBoundingClientRect() };
    link.addEventListener("blur", close, { once: true });
  });
}

/**
 * @param {HTMLElement} note
 * @param {HTMLElement} link
 * @param {Element} entry What the end of the page says of the term.
 */
function open(note, link, entry) {
  const name = note.ownerDocument.createElement("strong");
  name.textContent = entry.querySelector("dt")?.textContent ?? "";
  const meaning = entry.querySelector("dd")?.cloneNode(true);
  note.showPopover();
  note.replaceChildren(name, ...(meaning?.childNodes ?? []));
  const room = { width: document.documentElement.clientWidth, height: innerHeight };
  const isRightToLeft = getComputedStyle(link).direction === "rtl";
  const place = placeBeside(link.getBoundingClientRect(), note.getBoundingClientRect(), room, isRightToLeft);
  note.style.setProperty("left", `${place.left}px`);
  note.style.setProperty("top", `${place.top}px`);
}
