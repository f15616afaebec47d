/** What a page that checks sign-offs holds; written by `render/board/verify_page.py`. */

/**
 * @import { Plain } from "../room/canonical.js"
 * @import { Parts } from "../room/page_data.js"
 *
 * @typedef {{person: string, role: string, since?: string, until?: string, key?: string, revoked?: string}} Seat
 * @typedef {{by: string, signature: string}} Signature
 * @typedef {{number: number, board: string, demonstration: boolean, date: string, expires: string, previous?: string,
 *   threshold: number, keepers: string[], seats: Seat[], log?: {size: number, root: string},
 *   signatures: Signature[]}} Edition
 * @typedef {{digest: string, verdict: string, words?: string, parts?: Parts}} Verdict
 * @typedef {{form: string, article: string, reviewer: string, date: string, meaning: string, identity: string,
 *   previous?: string[], claims?: {[claim: string]: Verdict}, flows?: object, answers?: object[]}} RecordContent
 * @typedef {{signed: string, signatures: {[person: string]: string}}} SignedRecord
 * @typedef {{id: string, text: string, digest: string, parts: Parts}} Claim
 * @typedef {{size: number, root: string, date: string, roll?: string, signatures: {[person: string]: string}}} Head
 * @typedef {{head: Head, proofs: {[digest: string]: [place: number, proof: string[]]}}} Log
 * @typedef {{form: string, article: {id: string, question: string}, board: {name: string},
 *   people: {[person: string]: string}, seats: Seat[], roll: Edition[] | null, records: SignedRecord[],
 *   hidden: string[], claims: Claim[], log: Log | null}} VerifyData
 * @typedef {{size: number, root: string}} KeptHead
 * @typedef {KeptHead & {proof: string[]}} EarlierHead
 */

const FORM = "mkdocs-evidence verify 1";

/**
 * @param {string} text JSON
 * @returns {VerifyData}
 */
export function readVerifyData(text) {
  const data = JSON.parse(text);
  if (data?.form !== FORM)
    throw new TypeError(`This page holds ${data?.form ?? "no data"} and its script reads ${FORM}.`);
  return data;
}
