/** Proofs in a tree over a growing list (RFC 6962; checked after RFC 9162): the same as `signing/merkle.py`. */

import { hexOf } from "../room/canonical.js";
import { sha256 } from "../search/sha256.js";

const LEAF = 0;
const NODE = 1;

const HEX = /^(?:[0-9a-f]{2})*$/;

/** The bytes; none for what is no hexadecimal, of which `parseInt` would read a part. @param {string} hex */
const bytesOf = (hex) => Uint8Array.from((HEX.test(hex) && hex.match(/../g)) || [], (pair) => parseInt(pair, 16));

/**
 * The hash of one entry, in hexadecimal.
 * @param {string} entry in hexadecimal
 */
export const leafHash = (entry) => hexOf(sha256(Uint8Array.of(LEAF, ...bytesOf(entry))));

/** @param {string} left @param {string} right */
const nodeHash = (left, right) => hexOf(sha256(Uint8Array.of(NODE, ...bytesOf(left), ...bytesOf(right))));

/**
 * Whether a proof leads from an entry to a root.
 * @param {string} leaf
 * @param {number} index from 0
 * @param {number} size
 * @param {string[]} proof
 * @param {string} root
 */
export function isIncluded(leaf, index, size, proof, root) {
  if (!(index >= 0 && index < size)) return false;
  let [place, last, node] = [index, size - 1, leaf];
  for (const other of proof) {
    if (last === 0) return false;
    if (place % 2 || place === last) {
      node = nodeHash(other, node);
      while (place % 2 === 0 && place) [place, last] = [half(place), half(last)];
    } else {
      node = nodeHash(node, other);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && node === root;
}

/**
 * Whether a later tree begins with the entries of an earlier one.
 * @param {{size: number, root: string}} earlier
 * @param {{size: number, root: string}} later
 * @param {string[]} proof
 */
export function isConsistent(earlier, later, proof) {
  if (!(earlier.size > 0 && earlier.size <= later.size)) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root === later.root;
  const isWhole = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = isWhole ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let [place, last] = [earlier.size - 1, later.size - 1];
  while (place % 2) [place, last] = [half(place), half(last)];
  let [before, after] = [first, first];
  for (const other of rest) {
    if (last === 0) return false;
    if (place % 2 || place === last) {
      [before, after] = [nodeHash(other, before), nodeHash(other, after)];
      while (place % 2 === 0 && place) [place, last] = [half(place), half(last)];
    } else {
      after = nodeHash(after, other);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && before === earlier.root && after === later.root;
}

/** @param {number} number */
const half = (number) => Math.floor(number / 2);
