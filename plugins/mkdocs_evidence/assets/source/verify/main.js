/** The page that checks the sign-offs of an article. */

import { isoDay } from "../overdue/overdue.js";
import { storeOfBrowser } from "../room/draft_store.js";
import { h, put } from "../room/element.js";
import { loadLibrary } from "../room/library.view.js";
import { checkSignOffs } from "./check.js";
import { memory } from "./memory.view.js";
import { readVerifyData } from "./page_data.js";
import { report } from "./report.view.js";
import { makeVerify } from "./signatures.js";

/** @import { EarlierHead } from "./page_data.js" */

const heads = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset["heads"] ?? "";

/** @returns {Promise<EarlierHead[]>} */
const loadHeads = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = heads;
    script.onload = () => resolve(/** @type {{evidenceHeads?: EarlierHead[]}} */ (globalThis).evidenceHeads ?? []);
    script.onerror = () => reject(new Error("The list of earlier heads is missing."));
    document.head.append(script);
  });

/** @param {Element} place @param {string} text */
async function open(place, text) {
  const data = readVerifyData(text);
  const found = await checkSignOffs(data, makeVerify(loadLibrary), isoDay(new Date()));
  const kept = memory({ board: data.board.name, head: data.log?.head ?? null, store: storeOfBrowser(), loadHeads });
  put(place, ...report(data, found, kept));
}

const place = document.getElementById("verify");
const text = document.getElementById("verify-data")?.textContent;
if (place && text) {
  open(place, text).catch((problem) => {
    const why = problem instanceof Error ? problem.message : problem;
    put(place, h("p", { class: "verify-bad" }, `Nothing could be checked: ${why}`));
  });
}
