/** Whether a signature is that of a key over some bytes: Ed25519, as browsers sign and as `ssh-keygen -Y sign` does. */

import { fromBase64, toBase64 } from "../room/base64.js";
import { isSignedWith, knowsEd25519, readPublicKey } from "../room/keys.js";

/**
 * @import { Library } from "../room/keys.js"
 * @typedef {(key: string, signature: string, text: string) => Promise<boolean | null>} Verify
 * @typedef {(key: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>,
 *   content: Uint8Array<ArrayBuffer>) => Promise<boolean>} Check
 */

const BROWSER = "ed25519:";
const SSH = "ssh-ed25519";
const ARMOUR = "sshsig:";
const NAMESPACE = "mkdocs-evidence";
const MAGIC = "SSHSIG";
const VERSION = "\0\0\0\x01";
const DIGESTS = new Map([
  ["sha256", "SHA-256"],
  ["sha512", "SHA-512"],
]);
/** What stands before the 32 bytes of a key in the form of OpenSSH. */
const SSH_HEAD = [0, 0, 0, 11, ...Array.from(SSH, (one) => one.charCodeAt(0)), 0, 0, 0, 32];

/**
 * A check of signatures; it answers null for kinds of keys that this page does not read.
 * @param {() => Promise<Library>} loadLibrary
 * @returns {Verify}
 */
export function makeVerify(loadLibrary) {
  const check = makeCheck(loadLibrary);
  return (key, signature, text) => verify(key, signature, new TextEncoder().encode(text), check);
}

/**
 * A check that asks the browser what it knows once, and reads each key once.
 * @param {() => Promise<Library>} loadLibrary
 * @returns {Check}
 */
function makeCheck(loadLibrary) {
  /** @type {Promise<boolean> | undefined} */
  let isKnown;
  /** @type {Map<string, Promise<CryptoKey>>} */
  const keys = new Map();
  return async (publicKey, signature, content) => {
    if (!(await (isKnown ??= knowsEd25519()))) return (await loadLibrary()).verify(signature, content, publicKey);
    const name = toBase64(publicKey);
    const key = keys.get(name) ?? readPublicKey(publicKey);
    keys.set(name, key);
    return isSignedWith(await key, signature, content);
  };
}

/** @param {string} key @param {string} signature @param {Uint8Array<ArrayBuffer>} content @param {Check} check */
async function verify(key, signature, content, check) {
  const isOther = !key.startsWith(BROWSER) && key.trim().split(/\s+/)[0] !== SSH;
  if (isOther) return null;
  const publicKey = keyBytes(key);
  const signed = signature.startsWith(ARMOUR)
    ? await openArmour(signature.slice(ARMOUR.length), publicKey, content)
    : { made: exactBytes(signature), content };
  if (!publicKey || signed?.made?.length !== 64) return false;
  return check(publicKey, signed.made, signed.content);
}

/**
 * A spelling that two texts share only when they name one key.
 * @param {string} key
 */
export function sameKey(key) {
  const raw = keyBytes(key);
  return raw ? toBase64(raw) : key.trim().split(/\s+/).slice(0, 2).join(" ");
}

/** @param {string} key @returns {Uint8Array<ArrayBuffer> | null} */
function keyBytes(key) {
  if (key.startsWith(BROWSER)) {
    const raw = exactBytes(key.slice(BROWSER.length));
    return raw?.length === 32 ? raw : null;
  }
  const blob = exactBytes(key.trim().split(/\s+/)[1] ?? "");
  const isWhole = blob?.length === SSH_HEAD.length + 32 && SSH_HEAD.every((byte, at) => blob[at] === byte);
  return isWhole ? blob.slice(SSH_HEAD.length) : null;
}

/**
 * The signature in an armour, and the bytes that it was made over; null when it is none of this key and for us.
 * @param {string} text
 * @param {Uint8Array | null} publicKey
 * @param {Uint8Array<ArrayBuffer>} content
 */
async function openArmour(text, publicKey, content) {
  const blob = exactBytes(text);
  const head = MAGIC.length + VERSION.length;
  const parts = blob && ascii(blob.slice(0, head)) === MAGIC + VERSION ? strings(blob.slice(head), 5) : null;
  if (!parts || !publicKey) return null;
  const [key, namespace, reserved, digest, signature] = /** @type {Uint8Array<ArrayBuffer>[]} */ (parts);
  const algorithm = DIGESTS.get(ascii(digest));
  const inner = strings(signature ?? new Uint8Array(), 2);
  const isSameKey = key && toBase64(key) === toBase64(Uint8Array.of(...SSH_HEAD, ...publicKey));
  if (!algorithm || !inner || !isSameKey || ascii(namespace) !== NAMESPACE || ascii(inner[0]) !== SSH) return null;
  const hash = new Uint8Array(await crypto.subtle.digest(algorithm, content));
  const fields = [namespace, reserved, digest, hash].flatMap((field) => [...lengthOf(field), ...(field ?? [])]);
  return { made: inner[1], content: Uint8Array.of(...[...MAGIC].map((one) => one.charCodeAt(0)), ...fields) };
}

/**
 * So many strings as SSH writes them, each after its length, with nothing behind the last; null when it is otherwise.
 * @param {Uint8Array<ArrayBuffer>} data
 * @param {number} count
 */
function strings(data, count) {
  const found = [];
  let at = 0;
  for (let number = 0; number < count; number++) {
    if (at + 4 > data.length) return null;
    const size = new DataView(data.buffer, data.byteOffset + at).getUint32(0);
    found.push(data.slice(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return at === data.length ? found : null;
}

/** @param {Uint8Array | undefined} field */
const lengthOf = (field) => {
  const size = field?.length ?? 0;
  return [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255];
};

/** @param {Uint8Array | undefined} bytes */
const ascii = (bytes) => String.fromCharCode(...(bytes ?? []));

/**
 * The bytes; null when the text is not the one standard spelling of them, in which no spare bit can change.
 * @param {string} text
 */
function exactBytes(text) {
  try {
    const bytes = fromBase64(text);
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
