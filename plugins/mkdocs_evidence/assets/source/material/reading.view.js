import { offersTop, sectionRead } from "./follow.js";

const PASSED = 96;

/**
 * Calls `look` once for all scrolling and resizing between two frames.
 *
 * @param {() => void} look
 */
function whileReading(look) {
  let isWaiting = false;
  const lookSoon = () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      look();
    });
  };
  addEventListener("scroll", lookSoon, { passive: true });
  addEventListener("resize", lookSoon, { passive: true });
}

/**
 * Marks in the contents which section is being read. Nothing is measured before the reader scrolls: to ask where things
 * are makes a browser lay out the whole page at once.
 *
 * @param {Document} page
 */
export function followContents(page) {
  const list = page.querySelector(".md-sidebar--secondary");
  /** @type {{link: HTMLAnchorElement, heading: HTMLElement}[] | undefined} */
  let sections;
  whileReading(() => {
    if (!list?.getClientRects().length) return;
    sections ??= sectionsOf(list, page);
    const isAtEnd = scrollY > 0 && innerHeight + scrollY >= page.documentElement.scrollHeight - 2;
    // What is folded away has a place all the same, below what follows it.
    const open = sections.filter(({ heading }) => heading.checkVisibility?.() ?? true);
    const read = sectionRead(open.map(({ heading }) => heading.getBoundingClientRect().top), PASSED, isAtEnd);
    const here = open[read];
    for (const section of sections) {
      section.link.classList.toggle("md-nav__link--passed", open.slice(0, Math.max(read, 0)).includes(section));
      section.link.classList.toggle("md-nav__link--active", section === here);
      if (section === here) section.link.setAttribute("aria-current", "location");
      else section.link.removeAttribute("aria-current");
    }
  });
}

/**
 * @param {Element} list The contents of the page.
 * @param {Document} page
 */
function sectionsOf(list, page) {
  const links = [...list.querySelectorAll("a.md-nav__link[href^='#']")].filter((one) => one instanceof HTMLAnchorElement);
  return links.flatMap((link) => {
    const heading = page.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
}

/**
 * Offers the way back to the top to who has begun to scroll up.
 *
 * @param {Document} page
 */
export function offerTop(page) {
  const top = page.querySelector("button.md-top");
  if (!(top instanceof HTMLElement)) return;
  let before = 0;
  whileReading(() => {
    if (Math.abs(scrollY - before) > 4) top.hidden = !offersTop({ before, now: scrollY, height: innerHeight });
    before = scrollY;
  });
  top.addEventListener("click", () => {
    scrollTo({ top: 0 });
    const heading = page.querySelector("h1");
    if (heading instanceof HTMLElement) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    }
  });
}
