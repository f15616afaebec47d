import { SIGNED } from "./shown.js";

/**
 * What a question comes to: an answer in claims that the board signed, or something that must not look like one.
 *
 * @typedef {import("../search/index.js").Quoted} Quoted
 * @typedef {Pick<import("../search/index.js").Verdict, "outcome" | "claims">} Verdict Of the gate of the index.
 * @typedef {object} Outcome
 * @property {"answer" | "unsigned" | "related" | "none"} kind `unsigned`: claims agree with the question, and no quorum has
 *   signed them.
 * @property {Quoted[]} claims
 */

const MOST = 5;
const WITHDRAWN = "withdrawn";

/**
 * @param {Verdict[]} signed On claims that the board signed: of the article that was asked on, then of the site.
 * @param {Verdict[]} all On all claims, in the same order.
 * @returns {Outcome}
 */
export function findOutcome(signed, all) {
  const answers = claimsOf(signed, "answer").filter(({ claim }) => claim.status === SIGNED);
  if (answers.length) return { kind: "answer", claims: answers };
  const unsigned = claimsOf(all, "answer").filter(({ claim }) => claim.status !== SIGNED);
  if (unsigned.length) return { kind: "unsigned", claims: unsigned };
  // Nobody is led to what a board took back by a question that it does not answer.
  const related = claimsOf(all, "related").filter(({ claim }) => claim.status !== WITHDRAWN);
  return { kind: related.length ? "related" : "none", claims: related };
}

/**
 * @param {Verdict[]} verdicts
 * @param {Verdict["outcome"]} outcome
 */
function claimsOf(verdicts, outcome) {
  const [own, ...others] = verdicts.filter((one) => one.outcome === outcome).map(({ claims }) => claims);
  return ownFirst(own ?? [], others.flat()).slice(0, MOST);
}

/**
 * Results of the article that was asked on first, then those of the site, each once.
 *
 * @template {{number: number}} T
 * @param {T[]} own
 * @param {T[]} all
 */
export function ownFirst(own, all) {
  const seen = new Set(own.map(({ number }) => number));
  return [...own, ...all.filter(({ number }) => !seen.has(number))];
}
