/** SHA-256 for pages that browsers give no `crypto.subtle`: those served over plain HTTP. FIPS 180-4. */

/** The first 32 bits of the fractional parts of a root of each of the first 64 primes. */
const fractions = (/** @type {number} */ power, /** @type {number} */ count) => {
  const found = [];
  for (let number = 2; found.length < count; number++) {
    let isPrime = true;
    for (let by = 2; by * by <= number; by++) if (number % by === 0) isPrime = false;
    if (isPrime) found.push((number ** power % 1) * 2 ** 32 | 0);
  }
  return found;
};
const KEYS = fractions(1 / 3, 64);
const START = fractions(1 / 2, 8);
const turn = (/** @type {number} */ word, /** @type {number} */ by) => (word >>> by) | (word << (32 - by));

/**
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function sha256(bytes) {
  const state = [...START];
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length << 3);
  for (let start = 0; start < length; start += 64) addBlock(state, view, start);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, at) => digest.setInt32(4 * at, word));
  return new Uint8Array(digest.buffer);
}

const WORDS = new Int32Array(64);

/**
 * @param {number[]} state
 * @param {DataView} view
 * @param {number} start
 */
function addBlock(state, view, start) {
  const word = (/** @type {number} */ at) => WORDS[at] ?? 0;
  let [a, b, c, d, e, f, g, h] = /** @type {[number, number, number, number, number, number, number, number]} */ (
    /** @type {unknown} */ (state)
  );
  for (let at = 0; at < 64; at++) {
    if (at < 16) {
      WORDS[at] = view.getInt32(start + 4 * at);
    } else {
      const early = word(at - 15);
      const late = word(at - 2);
      const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
      const two = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
      WORDS[at] = word(at - 16) + one + word(at - 7) + two;
    }
    const choice = (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g));
    const one = (h + choice + (KEYS[at] ?? 0) + word(at)) | 0;
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    // One by one: a pattern of eight would make two lists in each of 64 rounds.
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((added, at) => (state[at] = ((state[at] ?? 0) + added) | 0));
}
