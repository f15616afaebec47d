/** A board record: what is signed, and the file that is sent; byte for byte as `analysis/reviews/form.py` writes it. */

import { byCodePoints, canonicalJson, digestOf, digestOfText } from "./canonical.js";

/**
 * @import { Plain } from "./canonical.js"
 * @import { Parts } from "./page_data.js"
 *
 * @typedef {{digest: string, verdict: string, citations?: {[key: string]: string}, comment?: string, proposed?: string,
 *   words?: string, parts?: Parts, same_meaning_as?: string}} ClaimVerdict
 * @typedef {{digest: string, verdict: string, comment?: string}} FlowVerdict
 * @typedef {{article: string, reviewer: string, date: string, meaning: string, identity: string,
 *   previous: string[], interests: {[topic: string]: string}, claims: {[claim: string]: ClaimVerdict},
 *   flows: {[flow: string]: FlowVerdict}}} BoardRecord
 */

/** Names what is signed, as `analysis/reviews/form.py` does. */
export const FORM = "mkdocs-evidence record 1";
const ORDER = [
  "article",
  "reviewer",
  "date",
  "meaning",
  "identity",
  "previous",
  "interests",
  "claims",
  "flows",
  "answers",
];
const CLAIM_ORDER = ["digest", "verdict", "citations", "comment", "proposed", "words", "parts", "same_meaning_as"];
const PART_ORDER = ["words", "evidence", "grade", "scope", "lay"];
const PLAIN_NAME = /^[a-z][a-z0-9_-]*$/;
// YAML takes some of these for line ends, and the reader refuses the rest because nobody can see them.
const UNSEEN = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * What a signature is made over.
 * @param {BoardRecord} record
 */
export const signedText = (record) => canonicalJson({ form: FORM, ...content(record) });

/**
 * The digest that the next record of the article names.
 * @param {BoardRecord} record
 * @param {{[person: string]: string}} signatures
 */
export const recordDigest = (record, signatures) =>
  digestOf({ form: FORM, signed: digestOfText(signedText(record)), signatures });

/**
 * The file of a signed record.
 * @param {BoardRecord} record
 * @param {{[person: string]: string}} signatures
 */
export const recordText = (record, signatures) =>
  lines({ ...content(record), signatures }, 0)
    .map((line) => `${line}\n`)
    .join("");

/**
 * A text that somebody typed, without characters that nobody sees and that no file of ours may hold.
 * @param {string} text
 */
export const typedText = (text) =>
  text
    .replace(/\r\n?/g, "\n")
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|\p{Cs}/gu, "")
    .normalize("NFC")
    .trim();

/**
 * @param {BoardRecord} record
 * @returns {{[name: string]: Plain}}
 */
function content(record) {
  const claims = Object.entries(record.claims).map(([claim, verdict]) => {
    const parts = verdict.parts && ordered({ ...verdict.parts }, PART_ORDER);
    return [claim, filled(ordered({ ...verdict, parts: parts ?? "" }, CLAIM_ORDER))];
  });
  const flows = Object.entries(record.flows).map(([flow, verdict]) => [flow, filled({ ...verdict })]);
  const { previous } = record;
  const plain = {
    ...record,
    previous: [...previous].sort(),
    claims: Object.fromEntries(claims),
    flows: Object.fromEntries(flows),
  };
  return filled(ordered(plain, ORDER));
}

/** @param {{[name: string]: Plain | undefined}} values @param {string[]} order @returns {{[name: string]: Plain}} */
const ordered = (values, order) => Object.fromEntries(order.map((name) => [name, values[name] ?? ""]));

/** @param {{[name: string]: Plain}} values @returns {{[name: string]: Plain}} */
const filled = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value)));

/** @param {Plain} value */
const isEmpty = (value) =>
  value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);

/**
 * @param {{[name: string]: Plain}} group
 * @param {number} depth
 * @returns {string[]}
 */
function lines(group, depth) {
  const margin = "  ".repeat(depth);
  return Object.entries(group).flatMap(([name, value]) => {
    const head = `${margin}${PLAIN_NAME.test(name) ? name : inline(name)}:`;
    if (Array.isArray(value)) return [head, ...value.map((one) => `${margin}  - ${inline(one)}`)];
    if (value === null || typeof value !== "object") return [`${head} ${inline(value)}`];
    return [head, ...lines(depth === 0 ? sorted(value) : value, depth + 1)];
  });
}

/** @param {{[name: string]: Plain}} group */
const sorted = (group) => Object.fromEntries(Object.entries(group).sort(([one], [other]) => byCodePoints(one, other)));

/**
 * A value as Python's `json` writes it: a blank after each colon and comma.
 * @param {Plain} value
 * @returns {string}
 */
function inline(value) {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{${Object.entries(value)
      .map(([name, one]) => `${inline(name)}: ${inline(one)}`)
      .join(", ")}}`;
  }
  return JSON.stringify(value).replace(UNSEEN, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
