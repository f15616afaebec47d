import { chosenWords } from "../audience/audience.js";

/**
 * What of results is shown, and in whose words.
 *
 * @typedef {import("../search/index.js").Quoted} Quoted
 */

/** The state of claims that a quorum of the board has signed. */
export const SIGNED = "approved";

/** Of `status`: every one, signed or not. */
export const EVERY = "any";

/** @param {import("../search/index.js").Index} index */
export function hasSigned(index) {
  return !!index.manifest.statuses[SIGNED];
}

/**
 * The filters to ask with: without a choice only what the board signed, where it has signed anything.
 *
 * @param {import("./address.js").Wish["filters"]} filters
 * @param {boolean} hasSigned
 * @returns {import("./address.js").Wish["filters"]}
 */
export function narrowed({ status, ...others }, hasSigned) {
  if (status?.includes(EVERY)) return others;
  return status ? { ...others, status } : hasSigned ? { ...others, status: [SIGNED] } : others;
}

/**
 * Results that say themselves what was asked; those that only stand below such a title count when there are no others.
 *
 * @template {{coverage: number}} T
 * @param {T[]} hits
 */
export function telling(hits) {
  const own = hits.filter(({ coverage }) => coverage > 0);
  return own.length ? own : hits;
}

/**
 * Claims by article, articles in the order of their best claim.
 *
 * @param {Quoted[]} quoted
 * @returns {Quoted[][]}
 */
export function groupByArticle(quoted) {
  /** @type {Map<string, Quoted[]>} */
  const groups = new Map();
  for (const one of quoted) {
    const group = groups.get(one.article.id);
    if (group) group.push(one);
    else groups.set(one.article.id, [one]);
  }
  return [...groups.values()];
}

/**
 * The words of a claim for an audience: its own, else those that it may read, the clinicians' at last.
 *
 * @param {import("../search/index.js").Claim} claim
 * @param {string[]} reads Audiences, best first.
 * @returns {{audience: string, text: string}}
 */
export function wordsFor(claim, reads) {
  const audience = chosenWords(reads, Object.keys(claim.lay));
  return audience ? { audience, text: claim.lay[audience] ?? "" } : { audience: "clinician", text: claim.text };
}

/**
 * A text in pieces, those to be marked apart.
 *
 * @param {string} text
 * @param {{stem: string, start: number, end: number}[]} spans
 * @param {Set<string>} marks Stems.
 * @returns {[string, boolean][]} (piece, whether it is marked)
 */
export function markedPieces(text, spans, marks) {
  /** @type {[string, boolean][]} */
  const pieces = [];
  let at = 0;
  for (const { stem, start, end } of spans) {
    if (!stem || !marks.has(stem)) continue;
    if (start > at) pieces.push([text.slice(at, start), false]);
    pieces.push([text.slice(start, end), true]);
    at = end;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}
