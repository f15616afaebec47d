/**
 * Signing keys (Ed25519) that never leave the browser. Where it knows Ed25519, it keeps the private key itself and gives
 * it to nobody, this script included. Where it does not, a library signs, and the private key lies encrypted under a
 * second key that the browser gives to nobody.
 */

import { toBase64 } from "./base64.js";
import { digestOfText } from "./canonical.js";

/**
 * @typedef {{publicKey(seed: Uint8Array): Uint8Array, sign(content: Uint8Array, seed: Uint8Array): Uint8Array,
 *   verify(signature: Uint8Array, content: Uint8Array, key: Uint8Array): boolean}} Library
 * @typedef {{kind: "browser", key: CryptoKey} | {kind: "library", iv: Uint8Array<ArrayBuffer>,
 *   sealed: ArrayBuffer, lock: CryptoKey}} Secret
 * @typedef {{publicKey: Uint8Array<ArrayBuffer>, secret: Secret, made: string}} SigningKey
 */

/** What stands before the 32 bytes of a private key in the form that browsers export (PKCS 8, RFC 8410). */
const HEAD = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);
const ALGORITHM = { name: "Ed25519" };
const PREFIX = "ed25519:";

/**
 * A new key, and the bytes of its private part for a backup, which the caller forgets.
 * @param {() => Promise<Library>} loadLibrary
 * @param {string} day
 * @returns {Promise<{key: SigningKey, seed: Uint8Array<ArrayBuffer>}>}
 */
export async function makeKey(loadLibrary, day) {
  const seed = crypto.getRandomValues(new Uint8Array(32));
  return { key: await keyFrom(seed, loadLibrary, day), seed };
}

/**
 * The key with a given private part.
 * @param {Uint8Array<ArrayBuffer>} seed 32 bytes
 * @param {() => Promise<Library>} loadLibrary
 * @param {string} day
 * @returns {Promise<SigningKey>}
 */
export async function keyFrom(seed, loadLibrary, day) {
  const pkcs8 = Uint8Array.of(...HEAD, ...seed);
  if (await knowsEd25519()) {
    const open = await crypto.subtle.importKey("pkcs8", pkcs8, ALGORITHM, true, ["sign"]);
    const { x } = await crypto.subtle.exportKey("jwk", open);
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, ALGORITHM, false, ["sign"]);
    return { publicKey: fromBase64Url(x ?? ""), secret: { kind: "browser", key }, made: day };
  }
  const library = await loadLibrary();
  const lock = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, lock, seed);
  return {
    publicKey: Uint8Array.from(library.publicKey(seed)),
    secret: { kind: "library", iv, sealed, lock },
    made: day,
  };
}

/**
 * A signature in Base64, checked before it is given.
 * @param {SigningKey} key
 * @param {string} text
 * @param {() => Promise<Library>} loadLibrary
 */
export async function signText(key, text, loadLibrary) {
  const content = new TextEncoder().encode(text);
  const { secret } = key;
  let signature;
  if (secret.kind === "browser") {
    signature = new Uint8Array(await crypto.subtle.sign(ALGORITHM, secret.key, content));
  } else {
    const seed = await crypto.subtle.decrypt({ name: "AES-GCM", iv: secret.iv }, secret.lock, secret.sealed);
    signature = (await loadLibrary()).sign(content, new Uint8Array(seed));
  }
  if (!(await isSignature(key.publicKey, signature, content, loadLibrary))) {
    throw new Error("The signature that this browser made does not fit its key.");
  }
  return toBase64(signature);
}

/**
 * @param {Uint8Array<ArrayBuffer>} publicKey
 * @param {Uint8Array} signature
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {() => Promise<Library>} loadLibrary
 */
export async function isSignature(publicKey, signature, content, loadLibrary) {
  if (!(await knowsEd25519())) return (await loadLibrary()).verify(signature, content, publicKey);
  return isSignedWith(await readPublicKey(publicKey), signature, content);
}

/**
 * Whether a signature is that of a key that this browser has read.
 * @param {CryptoKey} key
 * @param {Uint8Array} signature
 * @param {Uint8Array<ArrayBuffer>} content
 */
export const isSignedWith = (key, signature, content) =>
  crypto.subtle.verify(ALGORITHM, key, Uint8Array.from(signature), content);

/** @param {Uint8Array<ArrayBuffer>} publicKey */
export const readPublicKey = (publicKey) => crypto.subtle.importKey("raw", publicKey, ALGORITHM, false, ["verify"]);

/** Whether this page may use cryptography at all: not over plain HTTP. */
export const mayHoldKeys = () => typeof globalThis.crypto?.subtle === "object";

/** Whether this browser knows Ed25519. */
export async function knowsEd25519() {
  try {
    await readPublicKey(new Uint8Array(32));
    return true;
  } catch {
    return false;
  }
}

/**
 * A public key as the board file holds it.
 * @param {Uint8Array} publicKey
 */
export const writePublicKey = (publicKey) => PREFIX + toBase64(publicKey);

/**
 * A short code of a public key, to be read out on the telephone.
 * @param {string} written as `writePublicKey` gives it
 */
export const keyCode = (written) => (digestOfText(written).slice(0, 16).match(/.{4}/g) ?? []).join("-");

/** @param {string} text */
const fromBase64Url = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
