/** Where a reader asks the browser to remember the log of today, and sees whether it only grew since an earlier day. */

import { h, put, sayDay } from "../room/element.js";
import { forgetHead, keepHead, keptHead } from "./kept.js";
import { compareWithKept } from "./log.js";

/**
 * @import { EarlierHead, Head, KeptHead } from "./page_data.js"
 * @typedef {{board: string, head: Head, store: Storage | null, loadHeads: () => Promise<EarlierHead[]>}} Memory
 */

const OFFER =
  "Let this browser remember the log as it is today. On a later visit you will see whether anything was changed or " +
  "taken away since.";

/** @param {Omit<Memory, "head"> & {head: Head | null}} given */
export function memory({ head, ...given }) {
  const place = h("div", {});
  if (head) show(place, { head, ...given });
  else put(place, h("p", {}, "Without a signed log there is nothing to compare."));
  return place;
}

/** @param {HTMLElement} place @param {Memory} memory */
function show(place, memory) {
  const { board, head, store } = memory;
  const kept = keptHead(store, board);
  const remember = button(kept ? "Remember today instead" : "Remember today", () => {
    if (keepHead(store, board, head)) show(place, memory);
    else place.append(h("p", {}, "This browser keeps nothing for this page."));
  });
  if (!kept) {
    put(place, h("p", {}, OFFER), h("p", {}, remember));
    return;
  }
  const result = h("p", { role: "status" }, "Comparing …");
  const forget = button("Forget it", () => {
    forgetHead(store, board);
    show(place, memory);
  });
  put(place, result, h("p", {}, remember, " ", forget));
  compare(result, kept, memory);
}

/** @param {HTMLElement} result @param {KeptHead & {date: string}} kept @param {Memory} memory */
async function compare(result, kept, { head, loadHeads }) {
  const day = sayDay(kept.date);
  try {
    const flaw = compareWithKept(head, kept, await loadHeads());
    result.className = flaw ? "verify-bad" : "verify-good";
    result.textContent = flaw
      ? `✗ ${flaw} It was remembered as it was on ${day}.`
      : `✓ The log only grew since ${day}.`;
  } catch {
    result.textContent = "The list of earlier days is missing from this site, so nothing could be compared.";
  }
}

/** @param {string} words @param {() => void} act */
const button = (words, act) => h("button", { type: "button", onclick: act }, words);
