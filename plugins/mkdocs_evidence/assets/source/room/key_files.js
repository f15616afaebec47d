/** The two files that a new key comes with: one for the editor, and a backup under a passphrase for its owner. */

import { fromBase64, toBase64 } from "./base64.js";
import { canonicalJson } from "./canonical.js";
import { keyFrom, signText, writePublicKey } from "./keys.js";

/** @import { Library, SigningKey } from "./keys.js" */

const ENROLMENT = "mkdocs-evidence enrolment 1";
const BACKUP = "mkdocs-evidence key backup 1";
/** As OWASP advised in 2023 for PBKDF2 with SHA-256. */
const ROUNDS = 600_000;
const MOST_ROUNDS = 10_000_000;
export const SHORTEST_PASSPHRASE = 12;

/**
 * The enrolment file: who has which key, signed with that key.
 * @param {SigningKey} key
 * @param {{board: string, person: string, name: string, date: string}} who
 * @param {() => Promise<Library>} loadLibrary
 */
export async function enrolmentText(key, who, loadLibrary) {
  const said = { form: ENROLMENT, ...who, key: writePublicKey(key.publicKey) };
  const signature = await signText(key, canonicalJson(said), loadLibrary);
  return `${JSON.stringify({ ...said, signature }, null, 2)}\n`;
}

/**
 * The backup file of a private key.
 * @param {Uint8Array<ArrayBuffer>} seed
 * @param {{key: string, person: string}} whose
 * @param {string} passphrase
 */
export async function backupText(seed, whose, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const lock = await lockOf(passphrase, salt, ROUNDS);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: boundTo(whose) }, lock, seed);
  const file = {
    form: BACKUP,
    ...whose,
    rounds: ROUNDS,
    salt: toBase64(salt),
    iv: toBase64(iv),
    sealed: toBase64(new Uint8Array(sealed)),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The key in a backup file.
 * @param {string} text
 * @param {{person: string, passphrase: string, day: string}} owner
 * @param {() => Promise<Library>} loadLibrary
 * @returns {Promise<SigningKey | string>} what is wrong, in words, when there is no key to be had
 */
export async function restoreKey(text, { person, passphrase, day }, loadLibrary) {
  /** @type {{[name: string]: unknown} | null} */
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    file = null;
  }
  if (file?.["form"] !== BACKUP) return "This file is no backup of a signing key.";
  if (file["person"] !== person) return `This backup belongs to another seat: ${file["person"]}.`;
  const rounds = Number(file["rounds"]);
  if (!(rounds > 0 && rounds <= MOST_ROUNDS)) return "This backup was damaged.";
  const key = String(file["key"]);
  let seed;
  try {
    const lock = await lockOf(passphrase, fromBase64(String(file["salt"])), rounds);
    const how = { name: "AES-GCM", iv: fromBase64(String(file["iv"])), additionalData: boundTo({ key, person }) };
    seed = new Uint8Array(await crypto.subtle.decrypt(how, lock, fromBase64(String(file["sealed"]))));
  } catch {
    return "The passphrase does not open this backup.";
  }
  const found = await keyFrom(seed, loadLibrary, day);
  return writePublicKey(found.publicKey) === key ? found : "This backup was damaged.";
}

/** @param {{key: string, person: string}} whose */
const boundTo = ({ key, person }) => new TextEncoder().encode(canonicalJson({ form: BACKUP, key, person }));

/** @param {string} passphrase @param {Uint8Array<ArrayBuffer>} salt @param {number} iterations */
async function lockOf(passphrase, salt, iterations) {
  const typed = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
