/**
 * Lets the keyboard into tables that are wider than the page, for as long as they are: else only a pointer scrolls them.
 *
 * Tables of an article are laid out to fit any width, and there are many of them.
 *
 * @param {Document} page
 */
export function reachTables(page) {
  const watch = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (isWider(target)) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const table of page.querySelectorAll("main table:not(.ev-article table)")) watch.observe(table);
}

/** @param {Element} table */
const isWider = (table) => table.scrollWidth > table.clientWidth && /auto|scroll/.test(getComputedStyle(table).overflowX);
