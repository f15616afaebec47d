/** Decisions that are not signed yet: what is missing of each, and the record that they make. */

import { typedText } from "./record.js";
import { signedWords } from "./table_head.js";

/**
 * @import { Claim, Flow, Room, Seat } from "./page_data.js"
 * @import { BoardRecord, ClaimVerdict } from "./record.js"
 *
 * @typedef {{digest: string, citations: {[key: string]: string}, verdict: string, comment: string, proposed: string}} Decision
 * `sent` holds, by id of a claim or flow, the digest of what was signed into a file that the site does not show yet.
 * @typedef {{form: string, article: string, person: string, claims: {[claim: string]: Decision},
 *   flows: {[flow: string]: Decision}, interests: {topic: string, what: string}[], hasNoInterest: boolean,
 *   sent: {[id: string]: string}, files: {name: string, text: string}[], pace: {spent: number, expected: number, claims: number}}} Draft
 */

export const FORM = "mkdocs-evidence draft 1";

/** @type {[id: string, name: string][]} */
export const SUPPORT = [
  ["supports", "Supports it"],
  ["partly", "Partly"],
  ["does-not", "Does not"],
  ["cannot-tell", "Cannot tell"],
];

/** @type {[id: string, name: string, about: string][]} */
export const VERDICTS = [
  ["accept", "Accept", "I agree with these words as they stand."],
  ["accept-with-edit", "Accept with edit", "I would agree with other words, which I write below."],
  ["reject", "Reject", "I do not agree."],
  ["abstain", "Abstain", "I have read it and do not decide."],
  ["not-my-field", "Not my field", "Somebody else should decide."],
];

/** @returns {Decision} */
export const emptyDecision = () => ({ digest: "", citations: {}, verdict: "", comment: "", proposed: "" });

/**
 * @param {string} article
 * @param {string} person
 * @returns {Draft}
 */
export const emptyDraft = (article, person) => ({
  form: FORM,
  article,
  person,
  claims: {},
  flows: {},
  interests: [],
  hasNoInterest: false,
  sent: {},
  files: [],
  pace: { spent: 0, expected: 0, claims: 0 },
});

/**
 * A draft from a file or from the browser's store; null when it is none of this article and person.
 * @param {string} text
 * @param {string} article
 * @param {string} person
 * @returns {Draft | null}
 */
export function readDraft(text, article, person) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (found?.form !== FORM || found.article !== article || found.person !== person) return null;
  const empty = emptyDraft(article, person);
  return {
    ...empty,
    claims: decisions(found.claims),
    flows: decisions(found.flows),
    interests: (Array.isArray(found.interests) ? found.interests : []).map((/** @type {any} */ one) => ({
      topic: String(one?.topic ?? ""),
      what: String(one?.what ?? ""),
    })),
    hasNoInterest: found.hasNoInterest === true,
    files: (Array.isArray(found.files) ? found.files : []).map((/** @type {any} */ one) => ({
      name: String(one?.name ?? ""),
      text: String(one?.text ?? ""),
    })),
    sent: Object.fromEntries(Object.entries(found.sent ?? {}).map(([id, digest]) => [id, String(digest)])),
    pace: {
      spent: Number(found.pace?.spent) || 0,
      expected: Number(found.pace?.expected) || 0,
      claims: Number(found.pace?.claims) || 0,
    },
  };
}

/** @param {any} found @returns {{[name: string]: Decision}} */
const decisions = (found) =>
  Object.fromEntries(
    Object.entries(found ?? {}).map(([name, one]) => [
      name,
      {
        digest: String(one?.digest ?? ""),
        citations: Object.fromEntries(
          Object.entries(one?.citations ?? {}).filter(([, support]) => SUPPORT.some(([id]) => id === support)),
        ),
        verdict: VERDICTS.some(([id]) => id === one?.verdict) ? one.verdict : "",
        comment: String(one?.comment ?? ""),
        proposed: String(one?.proposed ?? ""),
      },
    ]),
  );

/**
 * Why a claim cannot be accepted as things stand; empty when it can.
 * @param {Claim} claim
 * @param {Decision} decision
 * @param {string} conflict the declared interest that it touches; empty when there is none
 */
export function whyNotAccept(claim, decision, conflict) {
  if (conflict) return `You declared an interest (${conflict}), so you cannot accept this claim.`;
  const keys = new Set(claim.citations.map((one) => one.key));
  const open = [...keys].filter((key) => !decision.citations[key]).length;
  if (open)
    return open === 1
      ? "First say what you think of the citation above."
      : `First say what you think of each citation above; ${open} are open.`;
  const carrying = claim.citations.filter((one) => one.relation === "supports" || one.relation === "qualifies");
  if (carrying.some((one) => decision.citations[one.key] === "does-not")) {
    return "You said that a cited work does not support it. Choose “Accept with edit” and say what should change, or reject it.";
  }
  return "";
}

/**
 * What a decision on a claim still lacks, in words; empty when it can be signed.
 * @param {Claim} claim
 * @param {Decision} decision
 * @param {string} conflict
 */
export function missingOf(claim, decision, conflict) {
  if (!decision.verdict) return "No decision yet.";
  if (decision.verdict === "accept") return whyNotAccept(claim, decision, conflict);
  if (decision.verdict === "accept-with-edit") {
    const proposed = typedText(decision.proposed);
    if (!proposed || proposed === claim.text) return "Write the words that you would agree with.";
  }
  return typedText(decision.comment) ? "" : "Say why, in a few words.";
}

/**
 * What a decision on a flow still lacks.
 * @param {Decision} decision
 */
export function missingOfFlow(decision) {
  if (!decision.verdict) return "No decision yet.";
  return decision.verdict === "accept" || typedText(decision.comment) ? "" : "Say why, in a few words.";
}

/**
 * The interest of a member that a claim touches, as declared now or on the board's list; empty when there is none.
 * @param {Claim} claim
 * @param {Seat} seat
 * @param {Draft} draft
 */
export function conflictOf(claim, seat, draft) {
  const declared = draft.interests.find((one) => claim.topics.includes(one.topic) && typedText(one.what));
  if (declared) return declared.what;
  for (const text of seat.interests) {
    const [topic, ...what] = text.split(":");
    if (what.length && claim.topics.includes((topic ?? "").trim())) return what.join(":").trim();
  }
  return "";
}

/**
 * The verdict on a claim as it is signed.
 * @param {Claim} claim
 * @param {Decision} decision
 * @returns {ClaimVerdict}
 */
export const verdictOf = (claim, decision) => ({
  digest: claim.digest,
  verdict: decision.verdict,
  citations: Object.fromEntries(
    [...new Set(claim.citations.map((one) => one.key))].flatMap((key) => {
      const support = decision.citations[key];
      return support ? [[key, support]] : [];
    }),
  ),
  comment: typedText(decision.comment),
  proposed: decision.verdict === "accept-with-edit" ? typedText(decision.proposed) : "",
  words: signedWords(claim),
  parts: claim.parts,
});

/**
 * The record of a sitting.
 * @param {Room} room
 * @param {Draft} draft
 * @param {{meaning: string, day: string, claims: Claim[], flows: Flow[]}} sitting the decided claims and flows
 * @returns {BoardRecord}
 */
export function recordOf(room, draft, { meaning, day, claims, flows }) {
  /** @type {{[topic: string]: string}} */
  const interests = {};
  for (const { topic, what } of draft.interests) {
    const said = typedText(what);
    if (topic && said) interests[topic] = interests[topic] ? `${interests[topic]}; ${said}` : said;
  }
  return {
    article: room.article.id,
    reviewer: draft.person,
    date: day,
    meaning,
    identity: "A",
    previous: room.previous,
    interests,
    claims: Object.fromEntries(claims.map((claim) => [claim.id, verdictOf(claim, decided(draft.claims, claim))])),
    flows: Object.fromEntries(
      flows.map((flow) => {
        const { verdict, comment } = decided(draft.flows, flow);
        return [flow.id, { digest: flow.digest, verdict, comment: typedText(comment) }];
      }),
    ),
  };
}

/** @param {{[name: string]: Decision}} decisions @param {Claim | Flow} one */
export function decided(decisions, one) {
  const found = decisions[one.id];
  // What was decided on other words is no decision on these.
  return found && found.digest === one.digest ? found : { ...emptyDecision(), comment: found?.comment ?? "" };
}
