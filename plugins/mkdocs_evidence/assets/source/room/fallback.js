/** Ed25519 for browsers that have none: loaded by the review room when it finds that it must. */

import { getPublicKey, hashes, sign, verify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";

hashes.sha512 = sha512;

Object.assign(globalThis, {
  evidenceEd25519: {
    publicKey: (/** @type {Uint8Array} */ seed) => getPublicKey(seed),
    sign: (/** @type {Uint8Array} */ content, /** @type {Uint8Array} */ seed) => sign(content, seed),
    verify: (/** @type {Uint8Array} */ signature, /** @type {Uint8Array} */ content, /** @type {Uint8Array} */ key) =>
      verify(signature, content, key),
  },
});
