/** Shows what was checked, what holds and what does not, in the order in which a reader asks. */

import { h } from "../room/element.js";
import { sayChecks, sayDecisions, sayRecord, sayVerdict } from "./words.js";

/**
 * @import { Findings } from "./check.js"
 * @import { CheckedClaim } from "./claims.js"
 * @import { VerifyData } from "./page_data.js"
 * @import { CheckedRecord } from "./records.js"
 */

const CANNOT_TELL = [
  "Whether the people behind the keys are who they say they are. Ask the editor how keys are enrolled.",
  "Whether the works beside a claim are those that were signed with it. The build of the site checks that.",
  "Whether the works say what the article takes from them. The board judged that.",
  "Whether this page itself was exchanged. For that, keep a copy of it, or run evidence review verify on the files.",
];
const ABOUT_WORDS =
  "These are the claims of the article as they stand now, each with its version code. Compare them with the article.";

/**
 * @param {VerifyData} data
 * @param {Findings} found
 * @param {Node} memory where the reader may keep the state of today
 */
export const report = (data, found, memory) => [
  h(
    "p",
    { class: `verify-verdict ${found.faults ? "verify-bad" : "verify-good"}`, "aria-live": "polite" },
    mark(!found.faults),
    ` ${sayVerdict(found)}`,
  ),
  h("p", { class: "verify-soft" }, "Your browser worked this out by itself. Nothing was sent anywhere."),
  h("h2", {}, "What was checked"),
  h("ul", { class: "verify-list" }, ...sayChecks(data, found).map(checkLine)),
  h("h2", {}, "Compare with an earlier day"),
  memory,
  h("h2", {}, "What this page cannot tell"),
  h("ul", {}, ...CANNOT_TELL.map((words) => h("li", {}, words))),
  h("h2", {}, "Board records"),
  h("ul", { class: "verify-list" }, ...found.records.map((one) => recordLine(data, one))),
  h("h2", {}, "The words that were signed"),
  h("p", {}, ABOUT_WORDS),
  h("ol", { class: "verify-claims" }, ...found.claims.map((one) => claimLine(data, one))),
];

/** @param {import("./words.js").Line} line */
const checkLine = ([holds, words]) => h("li", {}, mark(holds), ` ${words}`);

/** @param {VerifyData} data @param {CheckedRecord} checked */
function recordLine(data, checked) {
  const { flaws, unread } = checked;
  const { said, known } = sayRecord(data, checked);
  return h(
    "li",
    {},
    mark(flaws.length ? false : unread ? null : true),
    ` ${said} `,
    h("span", { class: "verify-soft" }, `(${known})`),
    flaws.length > 0 && h("strong", { class: "verify-bad" }, ` ${flaws.join(" ")}`),
  );
}

/** @param {VerifyData} data @param {CheckedClaim} checked */
function claimLine(data, checked) {
  const { claim, code, isWhole, decisions } = checked;
  const isAccepted = decisions.some(({ verdict }) => verdict === "accept");
  const isWithdrawn = decisions.some(({ verdict }) => verdict === "withdrawn");
  return h(
    "li",
    {},
    h("p", {}, claim.text),
    h(
      "p",
      { class: "verify-soft" },
      mark(isWhole ? (isAccepted && !isWithdrawn) || null : false),
      " Version code ",
      h("code", {}, code),
      `. ${sayDecisions(data, checked)}`,
    ),
  );
}

/** @param {boolean | null} holds null where it was not checked, or nothing is to be said */
function mark(holds) {
  const [name, label, shape] =
    holds === null ? ["open", "Not checked:", "–"] : holds ? ["good", "Holds:", "✓"] : ["bad", "Does not hold:", "✗"];
  return h("span", { class: `verify-mark verify-${name}`, role: "img", "aria-label": label }, shape);
}
