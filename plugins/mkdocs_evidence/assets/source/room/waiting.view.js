/** What waits for a member, how long that takes, and where to begin; and the decisions that are not signed yet. */

import { readDraft } from "./draft.js";
import { SAID, sayMinutes } from "./duties.js";
import { countOf, h, put } from "./element.js";
import { fileField, forFileName, saveFile } from "./files.view.js";
import {
  askedClaims,
  askedFlows,
  minutesLeft,
  needOfClaim,
  openOn,
  openOnFlow,
  readyClaims,
  readyFlows,
  seatOf,
} from "./session.js";
import { step } from "./step.view.js";

/**
 * @import { Session } from "./session.js"
 * @import { Desk } from "./start.view.js"
 */

const CLAIMS_A_SITTING = 12;

/** @param {Desk} desk */
export function waitingStep(desk) {
  const { session } = desk;
  const asked = askedClaims(session);
  const isNothing = asked.length + askedFlows(session).length === 0;
  return step(
    seatOf(session)?.is_author ? "2" : "3",
    "What needs you",
    isNothing && h("p", { class: "room-good" }, "Nothing on this page waits for you."),
    h("ul", { class: "room-counts" }, counts(session)),
    asked.some((claim) => openOn(session, claim)) && estimate(session, asked.length),
    h("p", { class: "room-actions" }, ...ways(session)),
    session.draft.files.length > 0 && signedFiles(session),
    draftBox(desk),
  );
}

/** @param {Session} session @param {number} asked */
function estimate(session, asked) {
  const isBegun = readyClaims(session).length > 0;
  const long = [
    ` Take about ${CLAIMS_A_SITTING} at a time: your decisions are kept here, and you may sign what you have and go on `,
    "another day.",
  ];
  return h(
    "p",
    {},
    `${isBegun ? "What is left takes" : "Reading and deciding on all of it takes"} ${sayMinutes(minutesLeft(session))}`,
    session.draft.pace.claims >= 3
      ? ", at the pace you have read so far."
      : ". This is an estimate; after three claims it goes by your own pace.",
    ...(asked > CLAIMS_A_SITTING ? long : []),
  );
}

/**
 * Where to go from here, the first way being the one to take.
 * @param {Session} session
 */
function ways(session) {
  const ready = readyClaims(session).length + readyFlows(session).length;
  const claim = askedClaims(session).find((one) => openOn(session, one));
  const flow = askedFlows(session).find((one) => openOnFlow(session, one));
  const link = (/** @type {string} */ href, /** @type {string} */ name, isMain = false) =>
    h("a", { class: isMain ? "room-button room-button--main" : "room-button", href }, name);
  return [
    claim && link(`#claim/${claim.id}`, ready > 0 ? "Go on reading" : "Begin reading", true),
    !claim && flow && link(`#flow/${flow.id}`, "Look at the flow", true),
    ready > 0 && link("#sign", `Sign ${countOf(ready, "decision")}`, !claim && !flow),
    link("#list", "All claims"),
  ];
}

/** @param {Session} session */
function counts(session) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const claim of session.room.claims) {
    const need = needOfClaim(session, claim);
    found.set(need, (found.get(need) ?? 0) + 1);
  }
  const order = ["withdrawn", "changed", "answered", "expired", "new", "sent", "done", "enough", "aside"];
  const said = { ...SAID, sent: "Signed by you; on the way to the editor" };
  return [
    ...order
      .filter((need) => found.has(need))
      .map((need) =>
        h(
          "li",
          {},
          h("strong", {}, countOf(found.get(need) ?? 0, "claim")),
          `: ${said[/** @type {keyof typeof said} */ (need)].toLowerCase()}`,
        ),
      ),
    ...askedFlows(session).map((flow) => h("li", {}, h("strong", {}, "1 decision flow"), ` to look at: ${flow.title}`)),
  ];
}

/** @param {Session} session */
const signedFiles = (session) =>
  h(
    "details",
    { class: "room-draft" },
    h("summary", {}, "Files you have signed"),
    h(
      "ul",
      { class: "room-list" },
      session.draft.files.map(({ name, text }) => {
        const again = () => saveFile(name, text);
        return h(
          "li",
          {},
          name,
          " ",
          h("button", { type: "button", class: "room-change", onclick: again }, "Save it again"),
        );
      }),
    ),
  );

/** @param {Desk} desk */
function draftBox({ session, show }) {
  const { draft } = session;
  const words = h("p", { class: "room-small", role: "status" });
  const kept = session.isKept
    ? "Your decisions are kept in this browser until you sign."
    : "This browser keeps nothing: save a copy before you close the page.";
  return h(
    "details",
    { class: "room-draft" },
    h("summary", {}, "Your unsigned decisions"),
    h("p", {}, `${kept} To go on at another computer, save them to a file and open it there.`),
    h(
      "p",
      { class: "room-actions" },
      h(
        "button",
        {
          type: "button",
          class: "room-button",
          onclick: () => {
            saveFile(`draft-${forFileName(draft.article)}-${draft.person}.json`, `${JSON.stringify(draft, null, 2)}\n`);
            put(words, "Saved. The file is not signed; it is for you alone.");
          },
        },
        "Save a copy to a file",
      ),
      fileField("Open a copy", ".json", (text) => {
        const found = readDraft(text, draft.article, draft.person);
        if (!found) {
          put(words, "This file holds no decisions of yours on this article.");
          return;
        }
        const { claims, flows } = session.draft;
        session.draft = { ...found, claims: { ...claims, ...found.claims }, flows: { ...flows, ...found.flows } };
        session.keep();
        show();
      }),
    ),
    words,
  );
}
