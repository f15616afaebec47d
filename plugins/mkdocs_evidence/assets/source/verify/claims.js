/** Who decided on the words that the article has now. */

import { digestOfParts, versionCode } from "../room/digests.js";
import { digestOf } from "../room/canonical.js";
import { plainWords } from "../room/plain_words.js";

/**
 * @import { Claim } from "./page_data.js"
 * @import { CheckedRecord } from "./records.js"
 * @typedef {{person: string, date: string, verdict: string, identity: string}} Decision
 * @typedef {{claim: Claim, code: string, isWhole: boolean, decisions: Decision[], older: number}} CheckedClaim
 */

const JUDGING = new Set(["reviewed", "approved", "approved-with-dissent", "withdrawn"]);

/**
 * Each claim with the decisions on exactly its words, and the number of those on other words.
 * @param {Claim[]} claims
 * @param {CheckedRecord[]} records
 * @returns {CheckedClaim[]}
 */
export const checkClaims = (claims, records) =>
  claims.map((claim) => {
    const own = records.filter(
      ({ content, flaws }) => !flaws.length && JUDGING.has(content.meaning) && content.claims?.[claim.id],
    );
    const on = own.filter(({ content }) => isOn(claim, content.claims?.[claim.id]?.digest, content.meaning));
    return {
      claim,
      code: versionCode(claim.digest),
      isWhole: digestOf(plainWords(claim.text)) === claim.parts.words && digestOfParts(claim.parts) === claim.digest,
      decisions: on.map(({ content }) => ({
        person: content.reviewer,
        date: content.date,
        verdict: content.meaning === "withdrawn" ? "withdrawn" : (content.claims?.[claim.id]?.verdict ?? ""),
        identity: content.identity,
      })),
      older: own.length - on.length,
    };
  });

/** @param {Claim} claim @param {string | undefined} digest @param {string} meaning */
const isOn = (claim, digest, meaning) => digest === claim.digest || meaning === "withdrawn";
