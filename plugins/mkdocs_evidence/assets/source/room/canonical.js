/** JSON in the one form of RFC 8785, and digests over it: the same bytes as `signing/canonical_json.py`. */

import { sha256 } from "../search/sha256.js";

/** @typedef {null | boolean | number | string | Plain[] | {[name: string]: Plain}} Plain */

/**
 * @param {Plain} value
 * @returns {string}
 */
export function canonicalJson(value) {
  if (typeof value === "string") {
    // RFC 8785 forbids half a surrogate pair; JSON.stringify would write it as an escape.
    if (/[\ud800-\udfff]/u.test(value)) throw new RangeError("The text holds half a character.");
    return JSON.stringify(value);
  }
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} is no number of JSON.`);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${canonicalJson(name)}:${canonicalJson(value[name] ?? null)}`).join(",")}}`;
}

/**
 * SHA-256 of the value as canonical JSON, in hexadecimal.
 * @param {Plain} value
 */
export const digestOf = (value) => digestOfText(canonicalJson(value));

/**
 * SHA-256 of a text in UTF-8, in hexadecimal.
 * @param {string} text
 */
export const digestOfText = (text) => hexOf(sha256(new TextEncoder().encode(text)));

/** @param {Uint8Array} bytes */
export const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * The order in which Python sorts texts; JavaScript sorts those beyond U+FFFF otherwise.
 * @param {string} one
 * @param {string} other
 */
export function byCodePoints(one, other) {
  const [mine, theirs] = [Array.from(one), Array.from(other)];
  for (let at = 0; at < Math.min(mine.length, theirs.length); at++) {
    const difference = (mine[at]?.codePointAt(0) ?? 0) - (theirs[at]?.codePointAt(0) ?? 0);
    if (difference) return difference;
  }
  return mine.length - theirs.length;
}
