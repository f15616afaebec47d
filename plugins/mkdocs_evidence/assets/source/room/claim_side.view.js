/** The words of a claim and what a reviewer should know of them, beside which the evidence stands. */

import { trackedChange } from "./decision.view.js";
import { versionCode } from "./digests.js";
import { changedParts, SAID } from "./duties.js";
import { countOf, h, sayDay, termMark } from "./element.js";
import { needOfClaim, pastOf } from "./session.js";
import { placeOf, signedWords } from "./table_head.js";

/**
 * @import { Claim, Room } from "./page_data.js"
 * @import { Session } from "./session.js"
 */

/** @param {Session} session @param {Claim} claim */
export const claimSide = (session, claim) => [
  ...words(session.room, claim),
  ...doubts(claim),
  sinceThen(session, claim),
  claim.lay.map((one) => h("section", { class: "room-lay" }, h("h2", {}, one.name), h("p", {}, one.text))),
  claim.findings.length > 0 && findings(claim),
  claim.uses.length > 0 && uses(claim),
  h(
    "p",
    { class: "room-small" },
    "Version code ",
    h("code", { class: "room-code" }, versionCode(claim.digest)),
    `. It needs ${countOf(claim.standing.needed, "sign-off")}; ${claim.standing.signers.length} ${claim.standing.signers.length === 1 ? "stands" : "stand"} so far.`,
  ),
];

/** @param {Room} room @param {Claim} claim */
function words(room, claim) {
  const { text, grade, scope } = claim;
  const named = [scope.population, scope.staging, scope.outcome, scope.intervention];
  const about = named.flatMap((term) => (term ? [room.terms[term] ?? term] : []));
  return [
    placeOf(claim) && h("p", { class: "room-detail" }, placeOf(claim)),
    h("h1", { class: "room-claim", tabindex: "-1" }, h("span", { class: "room-vh" }, "Claim: "), text),
    h(
      "p",
      { class: "room-terms" },
      grade.strength && termMark(room.words.strength[grade.strength], grade.strength),
      grade.certainty && termMark(room.words.certainty[grade.certainty], grade.certainty),
    ),
    grade.strong_because && h("p", {}, room.words.strong_because[grade.strong_because]?.[0] ?? grade.strong_because),
    about.length > 0 && h("p", { class: "room-detail" }, `About: ${about.join("; ")}`),
  ];
}

/** @param {Claim} claim */
const doubts = ({ scope, conflicts, standing, withdrawals }) => [
  scope.indirect &&
    h(
      "p",
      { class: "room-note" },
      `Not every work is about just what the claim is about. The authors’ reason: ${scope.indirect}`,
    ),
  conflicts.length > 0 &&
    h(
      "div",
      { class: "room-note" },
      h("p", {}, `In conflict with another claim: ${scope.conflict_note}`),
      conflicts.map((text) => h("blockquote", {}, text)),
    ),
  ...(standing.state === "withdrawn" ? withdrawals : []).map((one) =>
    h(
      "p",
      { class: "room-alarm" },
      h("strong", {}, "Withdrawn"),
      ` by ${one.name} on ${sayDay(one.date)}: ${one.comment}`,
    ),
  ),
];

/** @param {Claim} claim */
const findings = (claim) =>
  h(
    "details",
    { class: "room-box", open: true },
    h("summary", {}, "What the checks found"),
    h(
      "ul",
      {},
      claim.findings.map((one) =>
        h(
          "li",
          {},
          h("strong", {}, `${one.severity}: `),
          one.message.replaceAll("`", ""),
          one.excuse && h("span", { class: "room-detail" }, `Excused: ${one.excuse}`),
        ),
      ),
    ),
  );

/** @param {Claim} claim */
const uses = (claim) =>
  h(
    "details",
    { class: "room-box" },
    h("summary", {}, "Where else it is used"),
    h(
      "ul",
      {},
      claim.uses.map((one) => h("li", {}, h("span", { class: "room-detail" }, one.where), one.text)),
    ),
  );

/** @param {Session} session @param {Claim} claim */
function sinceThen(session, claim) {
  const past = pastOf(session, claim);
  const need = needOfClaim(session, claim);
  const said = need === "sent" ? "Signed by you; on the way to the editor" : SAID[need];
  if (!past) return need === "new" ? null : h("p", { class: "room-note" }, `${said}.`);
  const parts = changedParts(past.parts, claim.parts);
  const isReworded = past.words && past.words !== signedWords(claim);
  return h(
    "section",
    { class: "room-since" },
    h(
      "h2",
      {},
      need === "changed" ? `Changed since you signed on ${sayDay(past.date)}` : `${said}, ${sayDay(past.date)}`,
    ),
    isReworded && trackedChange(past.words, signedWords(claim)),
    parts.length > 0 && h("p", {}, `Not as it was then: ${parts.join("; ")}.`),
    h(
      "p",
      { class: "room-detail" },
      `Your decision then: ${past.verdict.replaceAll("-", " ")}${past.comment ? `, “${past.comment}”` : ""}.`,
    ),
    past.answer && h("p", {}, h("strong", {}, "The authors reply: "), past.answer),
  );
}
