/**
 * Reads a shard: keys of the index with where they occur. Its bytes are described in `search/encoding.py`.
 *
 * @typedef {object} Postings
 * @property {string} surface The word as it is most often written.
 * @property {number} claims How many claims have it in a text of their own.
 * @property {number[][]} lists Of text, lay text and questions: the number of a claim times 16, plus its step.
 * @property {[number, number][][]} runs Of headings and titles: first claim and how many.
 * @property {string} name Of a concept.
 * @property {[string, string[]][]} forms Names that begin with this stem: further stems, keys of concepts.
 */

const ZONES = 3;
const RUNS = 2;
const utf8 = new TextDecoder();

/**
 * @param {Uint8Array} bytes
 * @returns {Map<string, Postings>}
 */
export function readShard(bytes) {
  const all = new Reader(bytes);
  const lengths = [all.readNumber(), all.readNumber()];
  const [from, gaps, weights] = /** @type {[Reader, Reader, Reader]} */ ([...lengths, bytes.length].map((length) => new Reader(all.take(length))));
  const found = new Map();
  let key = new Uint8Array();
  while (!from.isAtEnd) {
    key = from.readAfter(key);
    found.set(utf8.decode(key), readPostings(from, gaps, weights, key));
  }
  return found;
}

/**
 * @param {Reader} from
 * @param {Reader} gaps
 * @param {Reader} weights
 * @param {Uint8Array} key
 * @returns {Postings}
 */
function readPostings(from, gaps, weights, key) {
  const flags = from.readByte();
  const has = (/** @type {number} */ bit) => (flags >> bit) & 1;
  const surface = has(7) ? utf8.decode(from.readAfter(key)) : "";
  const claims = flags & 7 ? from.readNumber() : 0;
  const lists = Array.from({ length: ZONES }, (_, bit) => (has(bit) ? readList(from.readNumber(), gaps, weights) : []));
  const runs = Array.from({ length: RUNS }, (_, bit) => (has(ZONES + bit) ? readRuns(from.readNumber(), gaps) : []));
  const name = has(5) ? from.readText() : "";
  const stem = utf8.decode(key);
  const forms = has(6) ? from.readText().split("\n").slice(0, -1).map((line) => readForm(line, stem)) : [];
  return { surface, claims, lists, runs, name, forms };
}

/**
 * @param {string} line
 * @param {string} stem
 * @returns {[string, string[]]}
 */
function readForm(line, stem) {
  const [rest = "", ...keys] = line.split("\t");
  return [rest, keys.map((key) => (key.startsWith("~") ? stem + key : key))];
}

/**
 * @param {number} count
 * @param {Reader} gaps
 * @param {Reader} weights
 */
function readList(count, gaps, weights) {
  const postings = new Array(count);
  for (let at = 0, number = 0; at < count; at++) postings[at] = (number += gaps.readNumber()) * 16;
  for (let at = 0; at < count; at += 2) {
    const pair = weights.readByte();
    postings[at] += pair >> 4;
    if (at + 1 < count) postings[at + 1] += pair & 15;
  }
  return postings;
}

/**
 * @param {number} count
 * @param {Reader} gaps
 */
function readRuns(count, gaps) {
  /** @type {[number, number][]} */
  const runs = [];
  for (let end = 0; count > 0; count--) {
    const start = end + gaps.readNumber();
    const length = gaps.readNumber();
    runs.push([start, length]);
    end = start + length;
  }
  return runs;
}

class Reader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  get isAtEnd() {
    return this.#at >= this.#bytes.length;
  }

  readByte() {
    return this.#bytes[this.#at++] ?? 0;
  }

  readNumber() {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.readByte();
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  }

  /** @param {number} length */
  take(length) {
    return this.#bytes.subarray(this.#at, (this.#at += length));
  }

  readText() {
    return utf8.decode(this.take(this.readNumber()));
  }

  /** @param {Uint8Array} before */
  readAfter(before) {
    const kept = this.readNumber();
    return Uint8Array.of(...before.subarray(0, kept), ...this.take(this.readNumber()));
  }
}
