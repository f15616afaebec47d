/** The last screen: what is about to be signed, what the signature means, and the file. */

import { isoDay } from "../overdue/overdue.js";
import { recordOf } from "./draft.js";
import { versionCode } from "./digests.js";
import { countOf, h, put, sayDay } from "./element.js";
import { forFileName, saveFile } from "./files.view.js";
import { keyRemark } from "./key.view.js";
import { signText } from "./keys.js";
import { loadLibrary } from "./library.view.js";
import { verdictName } from "./list.view.js";
import { recordDigest, recordText, signedText } from "./record.js";
import {
  decisionOn,
  findBroken,
  flowDecision,
  noteSigned,
  openOn,
  openOnFlow,
  readyClaims,
  readyFlows,
  seatOf,
  whyNotSign,
} from "./session.js";

/**
 * @import { Claim, Flow, Seat } from "./page_data.js"
 * @import { Session } from "./session.js"
 * @import { Desk } from "./start.view.js"
 */

/** @type {[id: string, name: string, about: string][]} */
const MEANINGS = [
  ["approved", "I approve what I accepted", "My acceptances count toward the board’s approval of exactly these words."],
  [
    "approved-with-dissent",
    "I approve, and my remarks are a minority opinion",
    "As above; my remarks on what I accepted are printed with the claims.",
  ],
  ["reviewed", "I reviewed; this is no approval", "My comments go to the authors. Nothing is approved by me."],
  [
    "withdrawn",
    "Withdraw at once what I rejected",
    "Only what I rejected is signed. It shows as withdrawn until a quorum decides anew.",
  ],
  ["recused", "I take no part in this article", "None of the decisions is signed, only that you stand aside."],
];

/** @param {Desk} desk */
export function signScreen(desk) {
  const { session } = desk;
  const why = whyNotSign(session);
  const [claims, flows] = [readyClaims(session), readyFlows(session)];
  const open = session.room.claims.filter((one) => decisionOn(session, one).verdict && openOn(session, one));
  return [
    h(
      "nav",
      { class: "room-bar", "aria-label": "Where you are" },
      h("a", { href: "#start" }, "Start"),
      h("a", { href: "#list" }, "All claims"),
    ),
    h("h1", { tabindex: "-1" }, "Check and sign"),
    why && h("p", { class: "room-alarm" }, why, " ", h("a", { href: "#start" }, "Back to the start")),
    h(
      "h2",
      {},
      `What you decided: ${countOf(claims.length, "claim")}${flows.length ? ` and ${countOf(flows.length, "flow")}` : ""}`,
    ),
    claims.length + flows.length > 0 ? decidedTable(session, claims, flows) : h("p", {}, "Nothing is decided yet."),
    open.length > 0 &&
      h(
        "div",
        { class: "room-note" },
        h("p", {}, `${countOf(open.length, "decision is", "decisions are")} not complete and will not be signed:`),
        h(
          "ul",
          {},
          open.map((one) => h("li", {}, h("a", { href: `#claim/${one.id}` }, one.text), ` ${openOn(session, one)}`)),
        ),
      ),
    !why && signBox(desk, claims, flows),
  ];
}

/** @param {Session} session @param {Claim[]} claims @param {Flow[]} flows */
function decidedTable(session, claims, flows) {
  const line = (
    /** @type {string} */ hash,
    /** @type {string} */ text,
    /** @type {import("./draft.js").Decision} */ decision,
    /** @type {string} */ digest,
  ) =>
    h(
      "tr",
      {},
      h("td", {}, h("a", { href: hash }, text)),
      h(
        "td",
        {},
        h("strong", {}, verdictName(decision.verdict)),
        decision.comment && h("span", { class: "room-detail" }, decision.comment),
      ),
      h("td", {}, h("code", { class: "room-code" }, versionCode(digest))),
    );
  return h(
    "div",
    { class: "room-scroll", tabindex: "0", role: "region", "aria-label": "What you decided" },
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["Claim", "Your decision", "Version code"].map((name) => h("th", { scope: "col" }, name)),
        ),
      ),
      h(
        "tbody",
        {},
        claims.map((one) => line(`#claim/${one.id}`, one.text, decisionOn(session, one), one.digest)),
        flows.map((one) => line(`#flow/${one.id}`, one.title, flowDecision(session, one), one.digest)),
      ),
    ),
  );
}

/** @param {Desk} desk @param {Claim[]} claims @param {Flow[]} flows */
function signBox(desk, claims, flows) {
  const { session } = desk;
  const seat = /** @type {Seat} */ (seatOf(session));
  const state = { meaning: "" };
  const statement = h("p", { class: "room-statement", "aria-live": "polite" });
  const words = h("p", { class: "room-wrong", role: "alert" });
  const done = h("div", {});
  const button = h("button", { type: "submit", class: "room-button room-button--main" }, "Sign");
  const choose = (/** @type {string} */ meaning) => {
    state.meaning = meaning;
    put(words, "");
    put(statement, sayStatement(session, seat, meaning, partOf(session, meaning, claims, flows)));
  };
  const submit = async () => {
    // The page may have been open since yesterday.
    session.day = isoDay(new Date());
    const part = partOf(session, state.meaning, claims, flows);
    const wrong = whyNotNow(session, state.meaning, part);
    put(words, wrong);
    if (wrong) return;
    button.disabled = true;
    try {
      put(done, ...(await signNow(desk, seat, state.meaning, part)));
      /** @type {HTMLElement | null} */ (done.querySelector("h2"))?.focus();
    } catch (problem) {
      button.disabled = false;
      put(words, `Nothing was signed: ${problem instanceof Error ? problem.message : problem}`);
    }
  };
  const remark = session.key
    ? keyRemark(session)
    : "Your signing key is not on this computer yet. Make it, or bring it back, on the first screen.";
  return h(
    "form",
    { class: "room-step", onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), void submit()) },
    h("h2", {}, "Your signature"),
    h(
      "fieldset",
      { class: "room-choices" },
      h("legend", {}, "What does it mean?"),
      MEANINGS.map(([id, name, about]) =>
        h(
          "label",
          { class: "room-choice" },
          h("input", { type: "radio", name: "meaning", value: id, onchange: () => choose(id) }),
          h("span", {}, h("strong", {}, name), h("span", { class: "room-detail" }, about)),
        ),
      ),
    ),
    statement,
    remark && h("p", { class: "room-note" }, remark),
    words,
    h("p", { class: "room-actions" }, button),
    done,
  );
}

/**
 * What a signature of some meaning covers.
 * @param {Session} session
 * @param {string} meaning
 * @param {Claim[]} claims
 * @param {Flow[]} flows
 */
function partOf(session, meaning, claims, flows) {
  if (meaning === "recused") return { claims: [], flows: [] };
  if (meaning === "withdrawn") {
    return {
      claims: claims.filter((one) => decisionOn(session, one).verdict === "reject"),
      flows: flows.filter((one) => flowDecision(session, one).verdict === "reject"),
    };
  }
  return { claims, flows };
}

/** @param {Session} session @param {string} meaning @param {{claims: Claim[], flows: Flow[]}} part */
function whyNotNow(session, meaning, { claims, flows }) {
  if (!meaning) return "First say what your signature means.";
  if (!session.key) return "Your signing key is not on this computer. Make it, or bring it back, on the first screen.";
  if (meaning !== "recused" && claims.length + flows.length === 0)
    return meaning === "withdrawn" ? "You have rejected nothing." : "There is nothing to sign yet.";
  const isDeclared = session.draft.hasNoInterest || session.draft.interests.some((one) => one.what.trim());
  if (meaning !== "recused" && !isDeclared) return "First say on the first screen whether you have an interest.";
  const broken = findBroken(session.room);
  const one = [...claims, ...flows].find((claim) => broken.has(claim.id));
  return one
    ? `The version code of “${one.id}” is not that of what is shown. Nothing was signed; tell the editor.`
    : whyNotSign(session);
}

/** @param {Session} session @param {Seat} seat @param {string} meaning @param {{claims: Claim[], flows: Flow[]}} part */
function sayStatement(session, seat, meaning, { claims, flows }) {
  const accepted = claims.filter((one) => decisionOn(session, one).verdict === "accept").length;
  const what = {
    approved: `I approve ${countOf(accepted, "claim")} in exactly these words, and decide on ${countOf(claims.length - accepted, "other")}.`,
    "approved-with-dissent": `I approve ${countOf(accepted, "claim")} in exactly these words, with the minority opinion in my remarks.`,
    reviewed: `I have reviewed ${countOf(claims.length, "claim")}. This is no approval.`,
    withdrawn: `I withdraw ${countOf(claims.length, "claim")}, at once.`,
    recused: "I take no part in the review of this article.",
  }[meaning];
  const flow = flows.length && meaning !== "recused" ? ` I decide on ${countOf(flows.length, "flow")}.` : "";
  return [h("strong", {}, `${seat.name}, ${seat.role}, ${sayDay(session.day)}: `), `${what}${flow}`];
}

/** @param {Desk} desk @param {Seat} seat @param {string} meaning @param {{claims: Claim[], flows: Flow[]}} part */
async function signNow({ session, go }, seat, meaning, part) {
  const { room, draft, day } = session;
  const record = recordOf(room, draft, { meaning, day, ...part });
  const key = /** @type {import("./keys.js").SigningKey} */ (session.key);
  const signatures = { [seat.person]: await signText(key, signedText(record), loadLibrary) };
  const text = recordText(record, signatures);
  const code = versionCode(recordDigest(record, signatures));
  const name = `review-${forFileName(room.article.id)}-${day}-${forFileName(seat.person)}-${code}.yml`;
  noteSigned(session, part, { name, text });
  saveFile(name, text);
  const address = room.contact.replace(/^mailto:/, "");
  const subject = encodeURIComponent(`Review of ${room.article.id} by ${seat.name}, ${day}, version code ${code}`);
  return [
    h("h2", { tabindex: "-1" }, "Signed"),
    h("p", { class: "room-good" }, "Your file is saved: ", h("strong", {}, name), "."),
    h(
      "p",
      {},
      "Now e-mail it to the editor as an attachment. The version code of your file is ",
      h("code", { class: "room-code" }, code),
      ".",
    ),
    h(
      "p",
      { class: "room-actions" },
      address.includes("@") &&
        h(
          "a",
          { class: "room-button room-button--main", href: `mailto:${address}?subject=${subject}` },
          "Write the e-mail",
        ),
      h("button", { type: "button", class: "room-button", onclick: () => saveFile(name, text) }, "Save the file again"),
      h("button", { type: "button", class: "room-button", onclick: () => go("#start") }, "Done"),
    ),
    h(
      "p",
      { class: "room-detail" },
      "The site shows your decisions once the editor has taken the file in. If a character of it changes on the way, it is refused.",
    ),
  ];
}
