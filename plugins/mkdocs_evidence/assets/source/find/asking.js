/**
 * What the search page and the box for follow-up questions need besides: fetched where one of them is used, after
 * `evidence-search.js`, whose modules it shares.
 */
import { makeGate } from "../search/gate.js";
import { attachFollowUp } from "./follow_up.view.js";
import { attachPage } from "./page.view.js";

/**
 * @param {HTMLFormElement} form
 * @param {(reads?: string[]) => Promise<import("./claims.view.js").Setting>} open
 */
export function attachAsking(form, open) {
  if (form.dataset.evAbout) attachFollowUp(form, open);
  else attachPage(form, open);
}

Object.assign(/** @type {{evidenceSearch?: object}} */ (globalThis).evidenceSearch ?? {}, { attachAsking, makeGate });
