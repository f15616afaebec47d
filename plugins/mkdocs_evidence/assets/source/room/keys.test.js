import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromBase64 } from "./base64.js";
import { canonicalJson } from "./canonical.js";
import "./fallback.js";
import { backupText, enrolmentText, restoreKey } from "./key_files.js";
import { isSignature, keyCode, keyFrom, makeKey, signText, writePublicKey } from "./keys.js";

const vectors = JSON.parse(
  readFileSync(new URL("../../../../../tests/vectors/review/records.json", import.meta.url), "utf8"),
);
const library = async () => globalThis.evidenceEd25519;
const bytes = (text) => new TextEncoder().encode(text);
const keyBytes = (written) => fromBase64(written.replace("ed25519:", ""));
const DAY = "2026-11-22";
const who = { board: "Board", person: "reviewer-a", name: "Reviewer A", date: DAY };

/** Node without Ed25519, as some browsers are. */
async function withoutEd25519(run) {
  const { importKey } = crypto.subtle;
  crypto.subtle.importKey = function (format, data, algorithm, ...rest) {
    if (algorithm?.name === "Ed25519") throw new DOMException("Unrecognized name.", "NotSupportedError");
    return importKey.call(crypto.subtle, format, data, algorithm, ...rest);
  };
  try {
    return await run();
  } finally {
    delete crypto.subtle.importKey;
  }
}

test("signatures made in Python are known as such by browser and library, and no changed byte is", async () => {
  for (const { signed, signatures } of vectors.records) {
    for (const [person, signature] of Object.entries(signatures)) {
      const check = (text) => isSignature(keyBytes(vectors.keys[person]), fromBase64(signature), bytes(text), library);
      for (const how of [(run) => run(), withoutEd25519]) {
        assert.ok(await how(() => check(signed)));
        assert.ok(!(await how(() => check(`${signed} `))));
      }
    }
  }
});

test("browser and library make one key of one secret, and the same signatures", async () => {
  const { key, seed } = await makeKey(library, DAY);
  const other = await withoutEd25519(() => keyFrom(seed, library, DAY));
  assert.deepEqual([key.secret.kind, other.secret.kind], ["browser", "library"]);
  assert.equal(writePublicKey(key.publicKey), writePublicKey(other.publicKey));
  assert.equal(await signText(key, "words", library), await withoutEd25519(() => signText(other, "words", library)));
});

test("a key that is kept cannot be read out again", async () => {
  const { key, seed } = await makeKey(library, DAY);
  await assert.rejects(() => crypto.subtle.exportKey("pkcs8", key.secret.key));
  const other = await withoutEd25519(() => keyFrom(seed, library, DAY));
  await assert.rejects(() => crypto.subtle.exportKey("raw", other.secret.lock));
  assert.ok(!Buffer.from(other.secret.sealed).includes(Buffer.from(seed)));
});

test("an enrolment names the key and is signed with it", async () => {
  const { key } = await makeKey(library, DAY);
  const { signature, ...said } = JSON.parse(await enrolmentText(key, who, library));
  assert.deepEqual(said, { form: "mkdocs-evidence enrolment 1", ...who, key: writePublicKey(key.publicKey) });
  assert.ok(await isSignature(keyBytes(said.key), fromBase64(signature), bytes(canonicalJson(said)), library));
});

test("a backup gives the key back to who has the passphrase, and to nobody else", async () => {
  const { key, seed } = await makeKey(library, DAY);
  const whose = { key: writePublicKey(key.publicKey), person: "reviewer-a" };
  const text = await backupText(seed, whose, "correct horse battery");
  const restore = (changed, person, passphrase) => restoreKey(changed, { person, passphrase, day: DAY }, library);
  const found = await restore(text, "reviewer-a", "correct horse battery");
  assert.equal(await signText(found, "words", library), await signText(key, "words", library));
  assert.match(await restore(text, "reviewer-a", "correct horse batterz"), /passphrase/);
  assert.match(await restore(text, "reviewer-b", "correct horse battery"), /another seat/);
  assert.match(
    await restore(text.replace('"rounds": 600000', '"rounds": 600001'), "reviewer-a", "correct horse battery"),
    /passphrase/,
  );
  const swapped = text.replace(whose.key, vectors.keys["reviewer-a"]);
  assert.match(await restore(swapped, "reviewer-a", "correct horse battery"), /passphrase/);
  assert.match(await restore("{}", "reviewer-a", ""), /no backup/);
});

test("the code of a key tells keys apart", () => {
  const [one, other] = Object.values(vectors.keys).map(keyCode);
  assert.match(one, /^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
  assert.notEqual(one, other);
  // The editor's command prints the same: `intake/enrolment.py`.
  assert.equal(keyCode("ed25519:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), "8646-4cb3-7d69-336d");
});
