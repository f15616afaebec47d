/** SHA-256 of long texts, by the browser itself where it may: ten times as fast as a script. */

import { digestOfText, hexOf } from "../room/canonical.js";

/**
 * @param {string} text
 * @returns {Promise<string>} in hexadecimal
 */
export async function hashText(text) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return digestOfText(text);
  return hexOf(new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
