import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { checkSignOffs } from "./check.js";
import { compareWithKept } from "./log.js";
import { forgetHead, keepHead, keptHead } from "./kept.js";
import { readVerifyData } from "./page_data.js";
import { makeVerify } from "./signatures.js";

const vectors = new URL("../../../../../tests/vectors/review/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, vectors), "utf8"));
const { day, good, heads, levels, attacks } = read("verify.json");
const verify = makeVerify(() => Promise.reject(new Error("this Node knows Ed25519")));
const copy = (value) => structuredClone(value);
const flawsOf = ({ trust, records, log }) => [
  ...trust.flaws,
  ...records.flatMap((record) => record.flaws),
  ...(log?.flaws ?? []),
];

test("what was signed as it stands holds, and is told by claim", async () => {
  const found = await checkSignOffs(readVerifyData(JSON.stringify(good)), verify, day);
  assert.deepEqual([found.faults, flawsOf(found)], [0, []]);
  assert.equal(found.log.included, 2);
  assert.deepEqual(found.trust.signers, ["reviewer-a", "reviewer-c"]);
  assert.deepEqual(
    found.claims.map(({ decisions }) => decisions.map(({ person, verdict }) => [person, verdict])),
    [
      [
        ["reviewer-a", "accept"],
        ["reviewer-b", "accept"],
      ],
      [["reviewer-b", "accept"]],
    ],
  );
});

for (const { name, flaw, at, value } of attacks) {
  test(`an attack is found: ${name}`, async () => {
    const data = copy(good);
    const last = at.at(-1);
    const holder = at.slice(0, -1).reduce((inner, step) => inner[step], data);
    holder[last] = value;
    const found = await checkSignOffs(data, verify, day);
    assert.ok(found.faults > 0);
    assert.ok(flawsOf(found).some((one) => one.includes(flaw)) || flaw === "", flawsOf(found).join("\n"));
  });
}

for (const { level, record, holds } of levels) {
  test(`a record of identity ${level} signed by ${Object.keys(record.signatures)} ${holds ? "holds" : "does not"}`, async () => {
    const found = await checkSignOffs({ ...copy(good), records: [record], log: null }, verify, day);
    assert.equal(found.records[0].flaws.length === 0, holds);
  });
}

test("without a signed list the keys that the site shows are taken, and this is told", async () => {
  const found = await checkSignOffs({ ...copy(good), roll: null, log: null }, verify, day);
  assert.deepEqual([found.faults, found.trust.isSigned], [0, false]);
});

test("a list of signers that has run out is a fault", async () => {
  const found = await checkSignOffs(copy(good), verify, "2027-03-02");
  assert.deepEqual([found.isExpired, found.faults], [true, 1]);
});

test("any changed character of what is signed is found", async () => {
  const parts = ["records", "roll", "log"];
  let seed = 5;
  const chance = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const missed = [];
  for (let number = 0; number < 300; number++) {
    const part = parts[number % parts.length];
    const text = JSON.stringify(good[part]);
    const at = chance(text.length);
    const other = String.fromCharCode(33 + chance(90));
    const spoilt = text.slice(0, at) + other + text.slice(at + 1);
    if (spoilt === text) continue;
    let data;
    try {
      data = { ...copy(good), [part]: JSON.parse(spoilt) };
    } catch {
      continue;
    }
    const found = await checkSignOffs(data, verify, day).catch(() => null);
    if (found && found.faults === 0 && !found.log?.unsealed && found.log) missed.push(spoilt.slice(at - 30, at + 30));
  }
  assert.deepEqual(missed, []);
});

test("records whose kind of key no browser reads are told and not called good or bad", async () => {
  const data = copy(good);
  data.roll = null;
  data.log = null;
  data.seats = data.seats.map((seat) => ({ ...seat, key: seat.key && "ecdsa-sha2-nistp256 AAAA" }));
  const found = await checkSignOffs(data, verify, day);
  assert.deepEqual([found.faults, found.records.map(({ unread }) => unread)], [0, [true, true]]);
});

test("signatures of OpenSSH hold for their key and content alone", async () => {
  const { content, signatures, for_another_purpose: other } = read("ssh.json");
  const lineOf = ({ armour }) => `sshsig:${armour.trim().split("\n").slice(1, -1).join("")}`;
  for (const one of signatures.filter(({ name }) => name.startsWith("ed25519"))) {
    assert.equal(await verify(one.key, lineOf(one), content), true);
    assert.equal(await verify(one.key, lineOf(one), `${content} `), false);
  }
  assert.equal(await verify(other.key, lineOf(other), content), false);
  const [first] = signatures;
  const spoilt = lineOf(first).replace(/.(?=.{40}$)/, (one) => (one === "A" ? "B" : "A"));
  assert.equal(await verify(first.key, spoilt, content), false);
});

test("a log that only grew goes with what was kept, and no other does", () => {
  const { head } = good.log;
  for (const earlier of heads) assert.equal(compareWithKept(head, earlier, heads), "");
  const [first] = heads;
  assert.match(compareWithKept(head, { ...first, root: "0".repeat(64) }, heads), /not those that were there/);
  assert.match(compareWithKept(head, { size: head.size + 1, root: head.root }, heads), /some are gone/);
  assert.match(compareWithKept(head, first, [{ ...first, proof: ["0".repeat(64)] }]), /not those that were there/);
  assert.match(compareWithKept(head, first, []), /not those that were there/);
});

test("a browser remembers a log only until it is told to forget it, and spoilt memory is none", () => {
  const kept = new Map();
  const store = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
    removeItem: (name) => kept.delete(name),
  };
  assert.equal(keptHead(store, "Board"), null);
  assert.equal(keepHead(store, "Board", good.log.head), true);
  assert.equal(keptHead(store, "Board").root, good.log.head.root);
  assert.equal(keptHead(store, "Another board"), null);
  for (const name of kept.keys()) kept.set(name, '{"size":"1"}');
  assert.equal(keptHead(store, "Board"), null);
  forgetHead(store, "Board");
  assert.equal(kept.size, 0);
  assert.equal(keepHead(null, "Board", good.log.head), false);
});

test("data of another edition are not read", () => {
  assert.throws(() => readVerifyData('{"form":"mkdocs-evidence verify 2"}'), /verify 2/);
});
