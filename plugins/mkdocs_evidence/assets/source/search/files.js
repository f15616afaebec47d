/**
 * Gets the files of the index: fetched, unpacked, and compared with the digest that names them before they are used.
 * Pages opened from a folder may not fetch; they read the same files out of one script, `offline.js`.
 *
 * @typedef {(path: string) => Promise<Uint8Array<ArrayBuffer>>} ReadFile Packed bytes of a file, by its path in the folder of the index.
 */
/** Of a digest. */
export const NAME_BYTES = 4;

/**
 * Reads a site's files. An error tells by its `cause` that a file is `missing`; without one the network failed.
 *
 * @param {string} folder Address of the folder of the index, with a slash at its end.
 * @returns {ReadFile}
 */
export function readByFetching(folder) {
  return async (path) => {
    // The manifest keeps its name when it changes; every other file has the name of its content.
    const answer = await fetch(folder + path, { cache: path.startsWith("manifest") ? "no-cache" : "default" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`, { cause: "missing" });
    return new Uint8Array(await answer.arrayBuffer());
  };
}

/**
 * @param {Record<string, string>} packed Files in base 64, as `offline.js` has them.
 * @returns {ReadFile}
 */
export function readFromScript(packed) {
  return async (path) => {
    const text = Object.hasOwn(packed, path) ? packed[path] : undefined;
    if (text === undefined) throw new Error(`${path}: not in offline.js`, { cause: "missing" });
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  };
}

/**
 * @param {ReadFile} read
 * @param {string} name Of a shard or block, which is the beginning of its digest.
 * @throws {Error} when it is not what the manifest names; its `cause` is `altered`.
 */
export async function readNamed(read, name) {
  const bytes = await unpack(await read(`${name}.bin`));
  if (nameOf(await digestOf(bytes)) !== name) throw new Error(`${name}.bin is not the file that the manifest names`, { cause: "altered" });
  return bytes;
}

/**
 * SHA-256 by the browser, or by `fallback.js` where it has none to give.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array>}
 */
export async function digestOf(bytes) {
  if (globalThis.crypto?.subtle) return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return /** @type {{evidenceSha256?: typeof import("./sha256.js").sha256}} */ (globalThis).evidenceSha256?.(bytes) ?? new Uint8Array();
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function unpack(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * The beginning of a digest.
 *
 * @param {Uint8Array} digest
 */
export function nameOf(digest) {
  return Array.from(digest.subarray(0, NAME_BYTES), (byte) => (byte + 256).toString(16).slice(1)).join("");
}
