/** What a member of the board has to read, since their own last signature, and how long that takes. */

/**
 * @import { Claim, Past, Room, Flow, Parts } from "./page_data.js"
 *
 * @typedef {"changed" | "answered" | "withdrawn" | "expired" | "new" | "enough" | "done" | "aside"} Need
 */

/** Needs for which a member is asked to decide, most pressing first. */
export const ASKED = /** @type {const} */ (["withdrawn", "changed", "answered", "expired", "new"]);

/** @type {{[need in Need]: string}} */
export const SAID = {
  changed: "Changed since you signed",
  answered: "The authors replied to you",
  withdrawn: "Withdrawn; a new decision is needed",
  expired: "Your approval has run out",
  new: "Not yet signed by you",
  enough: "Approved by others; reading is up to you",
  done: "You have decided on exactly these words",
  aside: "You take no part in this",
};

/**
 * What a claim needs of a member.
 * @param {Claim | Flow} claim
 * @param {{digest: string, answer?: string, verdict: string} | undefined} past the member's last verdict on it
 * @param {{person: string, day: string, isAuthor: boolean}} reader
 * @returns {Need}
 */
export function needOf(claim, past, { person, day, isAuthor }) {
  const { standing } = claim;
  const isExpired =
    standing.state === "expired" || (standing.state === "approved" && standing.due !== null && standing.due < day);
  if (isAuthor || standing.recused.includes(person)) return "aside";
  if (standing.state === "withdrawn") return "withdrawn";
  if (isExpired) return "expired";
  if (past && past.digest === claim.digest) return past.answer && past.verdict !== "accept" ? "answered" : "done";
  if (standing.state === "approved") return "enough";
  return past ? "changed" : "new";
}

const PARTS = /** @type {const} */ ([
  ["words", "the words"],
  ["evidence", "what the cited works say there, or which are cited"],
  ["grade", "the certainty or the strength"],
  ["scope", "whom or what it is about"],
  ["lay", "the wording for other readers"],
]);

/**
 * Which parts of a claim are not as they were signed, in words; empty when nothing is known of them.
 * @param {Parts | null} signed
 * @param {Parts} now
 */
export const changedParts = (signed, now) =>
  PARTS.filter(([name]) => signed && signed[name] !== now[name]).map(([, words]) => words);

const WORDS_A_MINUTE = 180;
const MINUTES_A_CITATION = 0.5;
const MINUTES_A_DECISION = 0.25;
const MINUTES_A_PATH = 0.25;
const CLAIMS_FOR_A_PACE = 3;
/** Nobody reads faster than this part of the expected time; who seems to has skimmed. */
const FASTEST = 1 / 3;

/**
 * Minutes that reading a claim with its evidence and deciding on it takes, before we know the reader's pace.
 * @param {Claim} claim
 * @param {Room["works"]} works
 */
export function expectedMinutes(claim, works) {
  const keys = new Set(claim.citations.map((one) => one.key));
  const extracts = claim.citations.flatMap((one) =>
    one.extracts.flatMap((name) => works[one.key]?.extracts[name] ?? []),
  );
  const texts = [
    claim.text,
    ...claim.lay.map((one) => one.text),
    ...extracts.map((one) => `${one.finding} ${one.quote}`),
  ];
  const figures = extracts.reduce((sum, one) => sum + one.data.length, 0);
  const read = texts.join(" ").split(/\s+/).length + 4 * figures;
  return read / WORDS_A_MINUTE + keys.size * MINUTES_A_CITATION + MINUTES_A_DECISION;
}

/**
 * Minutes that going through every path of a flow takes.
 * @param {Flow} flow
 */
export const flowMinutes = (flow) =>
  MINUTES_A_DECISION + MINUTES_A_PATH * flow.outcomes.reduce((sum, one) => sum + one.paths.length, 0);

/**
 * Minutes for some claims. After three decided ones the estimate is scaled to the reader's own pace.
 * @param {Claim[]} claims
 * @param {Room["works"]} works
 * @param {{spent: number, expected: number, claims: number}} pace what the reader has done so far, in minutes
 */
export function minutesFor(claims, works, pace) {
  const expected = claims.reduce((sum, claim) => sum + expectedMinutes(claim, works), 0);
  const isKnown = pace.claims >= CLAIMS_FOR_A_PACE && pace.expected > 0;
  return expected * (isKnown ? Math.max(pace.spent / pace.expected, FASTEST) : 1);
}

/**
 * A stretch of minutes in words, no more exact than it is known.
 * @param {number} minutes
 */
export function sayMinutes(minutes) {
  if (minutes < 1) return "less than a minute";
  if (minutes < 10) return `about ${Math.round(minutes)} ${Math.round(minutes) === 1 ? "minute" : "minutes"}`;
  if (minutes < 90) return `about ${5 * Math.round(minutes / 5)} minutes`;
  return `about ${Math.round(minutes / 30) / 2} hours`;
}
