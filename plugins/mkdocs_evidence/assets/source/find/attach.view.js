import { recall } from "../audience/audience.view.js";
import { openSite } from "../search/open.js";
import { attachBox } from "./box.view.js";
import { attachPage } from "./page.view.js";

/**
 * What `answering.js` adds.
 *
 * @typedef {{attachFollowUp?: typeof import("./follow_up.view.js").attachFollowUp}} Fetched
 */

/** @type {Map<string, Promise<import("../search/index.js").Index>>} */
const opened = new Map();

/**
 * Brings a form in which readers ask to life. The index is opened when the first of them asks.
 *
 * @param {HTMLFormElement} form
 */
export function attach(form) {
  const root = form.dataset.evRoot ?? "";
  const open = async (reads = readsOf(form)) => {
    const index = opened.get(root) ?? openSite(`${root}search/claims/`);
    opened.set(root, index);
    // A failure is not remembered, so that it may be tried again.
    index.catch(() => opened.delete(root));
    return { index: await index, root, isFlat: form.dataset.evFlat !== undefined, reads };
  };
  form.parentElement?.querySelector(".ev-unscripted")?.remove();
  const search = /** @type {{evidenceSearch?: Fetched}} */ (globalThis).evidenceSearch;
  if (form.matches(".ev-box")) attachBox(form, open);
  else if (form.dataset.evAbout) search?.attachFollowUp?.(form, open);
  else attachPage(form, open);
}

/**
 * In whose words a reader reads: as the article on the page shows them, else as was chosen on an earlier page.
 *
 * @param {HTMLFormElement} form
 */
function readsOf(form) {
  const article = form.ownerDocument.querySelector("[data-ev-article]");
  const shown = article?.getAttribute("data-ev-shown-audience") ?? recall() ?? "";
  const choice = shown && article?.querySelector(`[name="ev-audience"][value="${CSS.escape(shown)}"]`);
  return (choice ? choice.getAttribute("data-ev-reads")?.split(" ") : undefined) ?? (shown ? [shown, "clinician"] : []);
}
