/**
 * Keeps question and answer when a reader follows a link in an answer to the page where it was asked: to load that anew would
 * lose both, so the link leads to its top.
 *
 * @param {Document} page
 */
export function stayOnPage(page) {
  page.addEventListener("click", ({ target }) => {
    const link = target instanceof Element ? target.closest(".ev-follow .ev-found a") : null;
    if (!(link instanceof HTMLAnchorElement) || link.hash) return;
    if (link.origin === location.origin && link.pathname === location.pathname) link.href = "#";
  });
}
