/**
 * Reads a shard: keys of the index with where they occur. Its bytes are described in `search/encoding.py`.
 *
 * @typedef {object} Postings
 * @property {string} surface The word as it is most often written.
 * @property {number} claims How many claims have it in a text of their own.
 * @property {number[][]} lists Of text, lay text and questions: the number of a claim times 16, plus its step.
 * @property {[number, number][][]} runs Of headings and titles: first claim and how many.
 * @property {string} name Of a concept.
 * @property {[string[], string[], string[]][]} forms Names that are found by this stem: the stems before it and after it, keys of concepts.
 */

const ZONES = 3;
const RUNS = 2;
const utf8 = new TextDecoder();

/** @typedef {{numbers: Reader, texts: string[], gaps: Reader, weights: Reader}} Parts Of a shard, besides its keys. */

/**
 * @param {Uint8Array} bytes
 * @returns {Map<string, Postings>}
 */
export function readShard(bytes) {
  const all = new Reader(bytes);
  const lengths = [0, 0, 0, 0].map(() => all.readNumber());
  const [from, numbers, named, gaps, weights] = /** @type {[Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]} */ (
    [...lengths, bytes.length].map((length) => all.take(length))
  );
  const parts = { numbers: new Reader(numbers), texts: utf8.decode(named).split("\0").reverse(), gaps: new Reader(gaps), weights: new Reader(weights) };
  parts.texts.shift();
  const keys = new Reader(from);
  const found = new Map();
  let key = new Uint8Array();
  while (!keys.isAtEnd) {
    key = keys.readAfter(key);
    found.set(utf8.decode(key), readPostings(keys, parts, key));
  }
  return found;
}

/**
 * @param {Reader} from
 * @param {Parts} parts
 * @param {Uint8Array} key
 * @returns {Postings}
 */
function readPostings(from, { numbers, texts, gaps, weights }, key) {
  const flags = from.readByte();
  const has = (/** @type {number} */ bit) => (flags >> bit) & 1;
  const surface = has(7) ? utf8.decode(from.readAfter(key)) : "";
  const claims = flags & 7 ? numbers.readNumber() : 0;
  const lists = Array.from({ length: ZONES }, (_, bit) => (has(bit) ? readList(numbers.readNumber(), gaps, weights) : []));
  const runs = Array.from({ length: RUNS }, (_, bit) => (has(ZONES + bit) ? readRuns(numbers.readNumber(), gaps) : []));
  const text = (/** @type {number} */ bit) => (has(bit) && texts.pop()) || "";
  const name = text(5);
  const stem = utf8.decode(key);
  const forms = text(6).split("\n").slice(0, -1).map((line) => readForm(line, stem));
  return { surface, claims, lists, runs, name, forms };
}

/**
 * @param {string} line
 * @param {string} stem
 * @returns {[string[], string[], string[]]}
 */
function readForm(line, stem) {
  const [around = "", ...keys] = line.split("\t");
  const [after = [], before = []] = around.split("|").reverse().map((stems) => stems.split(" ").filter(Boolean));
  return [before, after, keys.map((key) => (key.startsWith("~") ? stem + key : key))];
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

  /** @param {Uint8Array} before */
  readAfter(before) {
    const kept = this.readNumber();
    return Uint8Array.of(...before.subarray(0, kept), ...this.take(this.readNumber()));
  }
}
