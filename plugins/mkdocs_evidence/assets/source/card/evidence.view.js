/**
 * What the page holds of a cited work at one place, or at all cited places of the work.
 *
 * @param {Document} page
 * @param {string} target Id of the element that holds it.
 * @returns {Element[]} Copies; none when the page holds nothing there.
 */
export function copyEvidence(page, target) {
  const found = page.getElementById(target);
  return [...(found?.querySelectorAll(".ev-extract") ?? [])].map((one) => copyOf(one));
}

/**
 * @template {Element} T
 * @param {T} part
 * @returns {T} A copy that takes no id away from its original.
 */
export function copyOf(part) {
  const copy = /** @type {T} */ (part.cloneNode(true));
  for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
  return copy;
}

/**
 * Puts what each cited work says into the card of a claim when it is first opened. On the page it stands once, below
 * its reference, and the lines of the card lead there.
 *
 * @param {Document} page
 */
export function fillOpenedCards(page) {
  const fill = (/** @type {Event} */ event) => {
    const card = event.target;
    if (!(card instanceof HTMLDetailsElement) || !card.open || !card.matches(".ev-evidence:not([data-ev-filled])")) return;
    card.dataset.evFilled = "";
    for (const line of card.querySelectorAll(".ev-sources > li")) {
      const link = line.querySelector("a.ev-source");
      if (link instanceof HTMLAnchorElement) line.append(...copyEvidence(page, decodeURIComponent(link.hash.slice(1))));
    }
  };
  page.addEventListener("toggle", fill, { capture: true });
}
