import { whenIdle } from "../idle/idle.js";

const DEFERRED = ".ev-references > li, .ev-flow :is(.ev-question, .ev-outcome)";
const AT_ONCE = 3;

/**
 * Lays out what the style sheet puts off, a few parts between two frames: no single moment is long, and soon everything has
 * its true height. Until then what is far down is not read aloud, since Chromium leaves it out of the accessibility tree.
 *
 * @param {Document} page
 */
export function layOutDeferred(page) {
  /** @type {HTMLElement[]} */
  const waiting = [...page.querySelectorAll(DEFERRED)].filter((one) => one instanceof HTMLElement);
  const next = () => {
    for (const part of waiting.splice(0, AT_ONCE)) part.style.contentVisibility = "visible";
    if (waiting.length) requestAnimationFrame(() => whenIdle([next]));
  };
  next();
}
