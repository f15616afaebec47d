/**
 * Offers to print the page as a document to hand on, or with all of its evidence, and opens every card for printing in
 * browsers whose style sheets cannot.
 *
 * @param {Document} page
 */
export function offerPrinting(page) {
  const offer = page.querySelector(".ev-article .ev-printing");
  if (!(offer instanceof HTMLElement)) return;
  offer.hidden = false;
  offer.addEventListener("click", ({ target }) => {
    const extent = target instanceof HTMLElement ? target.dataset.evPrints : undefined;
    if (extent === undefined) return;
    if (extent) page.documentElement.dataset.evPrint = extent;
    page.defaultView?.print();
  });
}

/**
 * What holds for every printing, however it was asked for.
 *
 * @param {Window} view
 */
export function prepareForPrint(view) {
  const { document: page } = view;
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  view.addEventListener("beforeprint", () => {
    if (CSS.supports("selector(::details-content)")) return;
    opened = [...page.querySelectorAll("details:is(.ev-evidence, .ev-fold):not([open])")].filter(
      (part) => part instanceof HTMLDetailsElement,
    );
    for (const part of opened) part.open = true;
  });
  view.addEventListener("afterprint", () => {
    delete page.documentElement.dataset.evPrint;
    for (const part of opened) part.open = false;
    opened = [];
  });
}
