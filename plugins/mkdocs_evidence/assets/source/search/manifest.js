/**
 * What the manifest says of the index, and which shard holds a key.
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
 * @property {number} text Bytes that a block has on average.
 * @property {Record<string, number>} statuses How many claims have each.
 * @property {Record<string, [string, string]>} names Shape and name of a state or level, by key such as `status:draft`.
 * @property {string} gate Name of the file that tells whether a claim answers.
 * @property {Map<string, string>} shards Name by prefix.
 * @property {string[]} blocks Names; empty where a block holds nothing.
 * @property {import("./analyser.js").Language} language
 */

const FORM = "mkdocs-evidence search 5";

/**
 * @param {Uint8Array} bytes Unpacked.
 * @returns {Manifest}
 * @throws {Error} when it is of another form, as after an update of the site while a page is open.
 */
export function readManifest(bytes) {
  const said = JSON.parse(new TextDecoder().decode(bytes));
  if (said?.form !== FORM) throw new Error(`the index is not of the form "${FORM}"`, { cause: "altered" });
  const names = cut(said.shards);
  let prefix = "";
  // Each line says how many letters of the one before it keeps, and adds others.
  const shards = new Map(said.prefixes.split("\n").map((/** @type {string} */ line, /** @type {number} */ at) => {
    prefix = prefix.slice(0, parseInt(line.charAt(0), 36)) + line.slice(1);
    return [prefix, names[at] ?? ""];
  }));
  return { ...said, shards, blocks: cut(said.blocks), partial: said.partial.split(" ") };
}

/**
 * The name of the shard in which a key stands or would stand: the one with the longest prefix of it.
 *
 * @param {Manifest} manifest
 * @param {string} key
 */
export function shardOf(manifest, key) {
  for (let length = key.length; length > 0; length--) {
    const name = manifest.shards.get(key.slice(0, length));
    if (name) return name;
  }
  return undefined;
}

/** @param {string} names Of 8 letters each, or a blank for none. */
function cut(names) {
  return (names.match(/ |[^ ]{8}/g) ?? []).map((name) => name.trim());
}
