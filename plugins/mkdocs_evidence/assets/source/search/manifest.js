/**
 * What the manifest says of the index, and which shards hold a key and what is like it.
 *
 * @typedef {object} Manifest
 * @property {number} claims
 * @property {number} width Numbers a block of text has.
 * @property {number} room Articles begin at multiples of it, from the first number of their block.
 * @property {number} steps Steps of a weight.
 * @property {number} highest What a word gives a claim at most, before its rarity.
 * @property {Record<string, number>} weights Of the texts of a claim against the clinician's; see `search/ranking.py`.
 * @property {string[]} partial Keys of concepts of whose claims not all are kept.
 * @property {number} bytes That a first question may read of shards and blocks.
 * @property {[number, number]} words Files and bytes that a first question may read of words, itself as a whole, and concepts.
 * @property {Record<string, number>} statuses How many claims have each.
 * @property {Record<string, [string, string]>} names Shape and name of a state or level, by key such as `status:draft`.
 * @property {string} gate Name of the file that tells whether a claim answers.
 * @property {string[]} shards Names.
 * @property {string[]} starts Where each shard starts, ascending.
 * @property {string[]} blocks Names; empty where a block holds nothing.
 * @property {Record<string, number>} sizes About how many bytes each of these has, by name.
 * @property {import("./analyser.js").Language} language
 */
import { NAME_BYTES, nameOf } from "./files.js";

const FORM = "mkdocs-evidence search 8";
/** Bytes in which weights are told. */
const SIZE_UNIT = 256;
/** Letters by which keys are so like that one may be another mistyped. */
const LIKE = 2;
/** How far from its own shard a key is looked for that may be mistyped. */
const NEAR = [0, -1, -2, 1];

/**
 * The manifest, of bytes that `search/shards.py` describes.
 *
 * @param {Uint8Array} bytes Unpacked.
 * @param {number} weight Of these bytes on their way, which a question pays for first.
 * @returns {Manifest}
 * @throws {Error} when it is of another form, as after an update of the site while a page is open.
 */
export function readManifest(bytes, weight) {
  const said = JSON.parse(new TextDecoder().decode(bytes).replace(/\0.*/s, ""));
  if (said?.form !== FORM) throw new Error(`the index is not of the form "${FORM}"`, { cause: "altered" });
  let start = "";
  // Each line says how many letters of the one before it keeps, and adds others.
  const starts = said.starts.split("\n").map((/** @type {string} */ line) =>
    (start = start.slice(0, parseInt(line.charAt(0), 36)) + line.slice(1)));
  let at = bytes.indexOf(0) + 1;
  const sizes = [...bytes.subarray(at, (at += starts.length + said.blocks))];
  const names = sizes.map((size) => (size ? nameOf(bytes.subarray(at, (at += NAME_BYTES))) : ""));
  return {
    ...said,
    bytes: said.bytes - weight,
    starts,
    shards: names.slice(0, starts.length),
    blocks: names.slice(starts.length),
    sizes: Object.fromEntries(names.map((name, place) => [name, (sizes[place] ?? 0) * SIZE_UNIT])),
    partial: said.partial.split(" "),
  };
}

/**
 * The names of the shard in which a key stands or would stand, and of those near it that may have keys with the same two
 * first letters, so that it may be one of them mistyped. None where no key has its first letter.
 *
 * @param {Manifest} manifest
 * @param {string} key
 */
export function shardsBeside({ starts, shards }, key) {
  // Concepts stand next to their word.
  const sought = key.replace("~", " ");
  const like = sought.slice(0, LIKE);
  const start = (/** @type {number} */ at) => (starts[at] ?? "").replace("~", " ");
  let own = starts.length;
  while (own-- && start(own) > sought);
  return NEAR.map((apart) => own + apart)
    .filter((at) => start(at)[0] === key[0] && start(at).slice(0, LIKE) <= like && !(starts[at + 1] && start(at + 1) <= like))
    .map((at) => shards[at] ?? "");
}
