/** One sitting of one member: what is asked of them, what they decided, what they sent. */

import { isWholeFlow } from "./digests.js";
import { conflictOf, decided, emptyDraft, missingOf, missingOfFlow } from "./draft.js";
import { ASKED, flowMinutes, minutesFor, needOf } from "./duties.js";
import { seatOn } from "./page_data.js";

/**
 * @import { Claim, Flow, Room, Seat } from "./page_data.js"
 * @import { Decision, Draft } from "./draft.js"
 * @import { Need } from "./duties.js"
 * @import { SigningKey } from "./keys.js"
 *
 * @typedef {{room: Room, day: string, draft: Draft, key: SigningKey | null, backup: string,
 *   isKept: boolean, broken: Set<string>, keep: () => void}} Session
 * `backup` is the file of a key that was made just now; empty otherwise.
 */

/** Of a claim's digest, in its page. */
const DIGITS = 16;

/**
 * Ids of claims and flows whose version code is not that of what the page shows. None of these may be signed.
 * @param {Room} room
 * @returns {Set<string>}
 */
export function findBroken(room) {
  const claims = room.claims.filter(({ digest, stated }) => digest.slice(0, DIGITS) !== stated);
  const flows = room.flows.filter((flow) => !isWholeFlow(flow));
  return new Set([...claims, ...flows].map((one) => one.id));
}

/** @param {Session} session @returns {Seat | undefined} */
export const seatOf = ({ room, draft, day }) => seatOn(room, draft.person, day);

/**
 * @param {Session} session
 * @param {Claim} claim
 * @returns {Need | "sent"}
 */
export function needOfClaim(session, claim) {
  const past = pastOf(session, claim);
  const isShown = past?.digest === claim.digest;
  if (session.draft.sent[claim.id] === claim.digest && !isShown) return "sent";
  return needOf(claim, past, readerOf(session));
}

/** @param {Session} session @param {Flow} flow @returns {Need | "sent"} */
export function needOfFlow(session, flow) {
  const past = flow.histories[session.draft.person];
  if (session.draft.sent[flow.id] === flow.digest && past?.digest !== flow.digest) return "sent";
  return needOf(flow, past, readerOf(session));
}

/** @param {Session} session */
const readerOf = ({ room, draft, day }) => ({
  person: draft.person,
  day,
  isAuthor: room.seats.some((seat) => seat.person === draft.person && seat.is_author),
});

/** @param {Session} session @param {Claim} claim */
export const pastOf = ({ room, draft }, claim) => room.histories[draft.person]?.[claim.id];

/**
 * The claims that wait for the member, most pressing first, else in the order of the article.
 * @param {Session} session
 */
export function askedClaims(session) {
  const pressing = /** @type {readonly string[]} */ (ASKED);
  const asked = session.room.claims.map((claim) => ({ claim, rank: pressing.indexOf(needOfClaim(session, claim)) }));
  return asked
    .filter((one) => one.rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map((one) => one.claim);
}

/** @param {Session} session */
export const askedFlows = (session) =>
  session.room.flows.filter((flow) => /** @type {readonly string[]} */ (ASKED).includes(needOfFlow(session, flow)));

/** @param {Session} session @param {Claim} claim @returns {Decision} */
export const decisionOn = (session, claim) => decided(session.draft.claims, claim);

/** @param {Session} session @param {Flow} flow @returns {Decision} */
export const flowDecision = (session, flow) => decided(session.draft.flows, flow);

/** @param {Session} session @param {Claim} claim */
export function conflictWith(session, claim) {
  const seat = seatOf(session);
  return seat ? conflictOf(claim, seat, session.draft) : "";
}

/**
 * What keeps the decision on a claim from being signed, in words; empty when nothing does.
 * @param {Session} session
 * @param {Claim} claim
 */
export function openOn(session, claim) {
  if (session.broken.has(claim.id)) return "Its version code does not fit what is shown.";
  return missingOf(claim, decisionOn(session, claim), conflictWith(session, claim));
}

/** @param {Session} session @param {Flow} flow */
export function openOnFlow(session, flow) {
  if (session.broken.has(flow.id)) return "Its version code does not fit what is shown.";
  return missingOfFlow(flowDecision(session, flow));
}

/**
 * The claims whose decisions are ready to be signed and have not been sent.
 * @param {Session} session
 */
export const readyClaims = (session) =>
  session.room.claims.filter((claim) => needOfClaim(session, claim) !== "sent" && !openOn(session, claim));

/** @param {Session} session */
export const readyFlows = (session) =>
  session.room.flows.filter((flow) => needOfFlow(session, flow) !== "sent" && !openOnFlow(session, flow));

/** @param {Session} session */
export function minutesLeft(session) {
  const left = askedClaims(session).filter((claim) => openOn(session, claim));
  const flows = askedFlows(session).filter((flow) => openOnFlow(session, flow));
  return (
    minutesFor(left, session.room.works, session.draft.pace) + flows.reduce((sum, flow) => sum + flowMinutes(flow), 0)
  );
}

/**
 * Notes a decision on a claim. What was sent before no longer stands for it.
 * @param {Session} session
 * @param {Claim} claim
 * @param {Partial<Decision>} change
 */
export function decide(session, claim, change) {
  session.draft.claims[claim.id] = { ...decisionOn(session, claim), ...change, digest: claim.digest };
  delete session.draft.sent[claim.id];
  session.keep();
}

/** @param {Session} session @param {Flow} flow @param {Partial<Decision>} change */
export function decideFlow(session, flow, change) {
  session.draft.flows[flow.id] = { ...flowDecision(session, flow), ...change, digest: flow.digest };
  delete session.draft.sent[flow.id];
  session.keep();
}

/**
 * Why nothing can be signed here and now; empty when it can.
 * @param {Session} session
 */
export function whyNotSign(session) {
  const { room, draft, day } = session;
  const seat = seatOf(session);
  if (!seat) {
    const past = room.seats.find((one) => one.person === draft.person);
    return past ? "Your term on the board does not include today. Ask the editor." : "Choose who you are first.";
  }
  if (seat.is_author) return "You are an author of this article, and authors do not sign their own work.";
  if (seat.revoked && seat.revoked <= day) return "Your key was revoked. Ask the editor before you sign anything.";
  if (room.last_date && day < room.last_date) {
    return `The clock of this computer says ${day}, and the board signed here on ${room.last_date}. Put the clock right first.`;
  }
  return "";
}

/**
 * Notes that decisions were signed: they are no draft any more, and their file is kept in case it is lost on the way.
 * @param {Session} session
 * @param {{claims: Claim[], flows: Flow[]}} part
 * @param {{name: string, text: string}} file
 */
export function noteSigned(session, { claims, flows }, file) {
  const { draft } = session;
  for (const one of claims) delete draft.claims[one.id];
  for (const one of flows) delete draft.flows[one.id];
  for (const one of [...claims, ...flows]) draft.sent[one.id] = one.digest;
  draft.files = [file, ...draft.files].slice(0, MOST_FILES);
  session.keep();
}

const MOST_FILES = 5;

/** @param {string} article */
export const nobody = (article) => emptyDraft(article, "");
