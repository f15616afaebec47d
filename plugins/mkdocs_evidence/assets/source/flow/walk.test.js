import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { derive, readEntry, walkFlow } from "./walk.js";

const folder = new URL("../../../../../tests/vectors/flows/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const plain = (value) => JSON.parse(JSON.stringify(value));

test("there are vectors of several flows", () => assert.ok(files.length > 1));

for (const file of files) {
  const { table, walks, entries } = JSON.parse(readFileSync(new URL(file, folder), "utf8"));

  test(`${file}: every patient is led where the build leads them`, () => {
    for (const one of walks) assert.deepEqual(plain(walkFlow(table, one.entries)), one.walk, JSON.stringify(one.entries));
  });

  test(`${file}: every entry is read as the build reads it`, () => {
    for (const { fact, entry, read } of entries) {
      assert.deepEqual(readEntry(table.facts[fact], entry), read, `${fact}: ${JSON.stringify(entry)}`);
    }
  });
}

const yesNo = { type: "boolean", last: 1, unknown: false, names: ["yes", "no"] };
const table = (questions, facts = { pain: yesNo }) => ({ start: "q", facts, questions, outcomes: ["end"], never: [] });

test("a table that leads in a circle, twice or nowhere stops and says so", () => {
  const ask = (...branches) => table({ q: { fact: "pain", joined: true, branches } });
  const yes = [["pain", [[0, 0]]]];
  assert.equal(walkFlow(ask({ when: yes, to: "q" }), { pain: "yes" }).stopped, "loop");
  assert.equal(walkFlow(ask({ when: yes, to: "end" }, { when: yes, to: "end" }), { pain: "yes" }).stopped, "several-branches");
  assert.equal(walkFlow(ask({ when: yes, to: "end" }), { pain: "no" }).stopped, "no-branch");
  assert.equal(walkFlow(ask({ when: yes, to: "" }), { pain: "yes" }).stopped, "no-target");
});

test("names that every object has are not facts or answers", () => {
  const ask = table({ q: { fact: "constructor", joined: false, branches: [] } });
  assert.equal(walkFlow(ask, {}).stopped, "no-branch");
  assert.deepEqual(derive("toString", {}, ask), []);
  const asked = table({ q: { fact: "valueOf", joined: false, branches: [] } }, { valueOf: yesNo });
  assert.equal(walkFlow(asked, {}).stopped, null);
});
