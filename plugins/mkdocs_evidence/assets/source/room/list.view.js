/** All claims of the article, by section, each with where it stands and what this member decided. */

import { VERDICTS } from "./draft.js";
import { SAID } from "./duties.js";
import { h, termMark } from "./element.js";
import { decisionOn, flowDecision, needOfClaim, needOfFlow, openOn, openOnFlow } from "./session.js";
import { placeOf } from "./table_head.js";

/**
 * @import { Claim, Flow } from "./page_data.js"
 * @import { Session } from "./session.js"
 * @import { Desk } from "./start.view.js"
 */

/** @type {{[need: string]: string}} */
export const NEEDS = { ...SAID, sent: "Signed by you; on the way to the editor" };

/** @param {string} verdict */
export const verdictName = (verdict) => VERDICTS.find(([id]) => id === verdict)?.[1] ?? "";

/** @param {Desk} desk */
export function listScreen({ session }) {
  const { room } = session;
  /** @type {Map<string, typeof room.claims>} */
  const sections = new Map();
  for (const claim of room.claims) {
    // The rows of a table stand together, whichever of their cells are empty.
    const place = placeOf({ ...claim, table: claim.table && { ...claim.table, blanks: [] } });
    sections.set(place, [...(sections.get(place) ?? []), claim]);
  }
  return [
    h(
      "nav",
      { class: "room-bar", "aria-label": "Where you are" },
      h("a", { href: "#start" }, "Start"),
      h("a", { href: "#sign" }, "Check and sign"),
    ),
    h("h1", { tabindex: "-1" }, "All claims"),
    ...[...sections].flatMap(([section, claims]) => [
      h("h2", {}, section || "Before the first heading"),
      h(
        "ul",
        { class: "room-list" },
        claims.map((claim) => claimLine(session, claim)),
      ),
    ]),
    room.flows.length > 0 && h("h2", {}, "Decision flow"),
    h(
      "ul",
      { class: "room-list" },
      room.flows.map((flow) => flowLine(session, flow)),
    ),
  ];
}

/** @param {Session} session @param {Claim} claim */
function claimLine(session, claim) {
  const { words } = session.room;
  const need = session.draft.person ? ` · ${NEEDS[needOfClaim(session, claim)]}` : "";
  return h(
    "li",
    {},
    h("a", { href: `#claim/${claim.id}` }, claim.text),
    h(
      "span",
      { class: "room-detail" },
      termMark(words.state[claim.standing.state], claim.standing.state),
      need,
      saidOf(decisionOn(session, claim).verdict, openOn(session, claim)),
    ),
  );
}

/** @param {Session} session @param {Flow} flow */
const flowLine = (session, flow) =>
  h(
    "li",
    {},
    h("a", { href: `#flow/${flow.id}` }, flow.title),
    h(
      "span",
      { class: "room-detail" },
      NEEDS[needOfFlow(session, flow)],
      saidOf(flowDecision(session, flow).verdict, openOnFlow(session, flow)),
    ),
  );

/** @param {string} verdict @param {string} open */
const saidOf = (verdict, open) => verdict && h("strong", {}, ` · ${verdictName(verdict)}${open ? `: ${open}` : ""}`);
