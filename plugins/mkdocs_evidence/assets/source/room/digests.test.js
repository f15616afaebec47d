import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { byCodePoints, canonicalJson, digestOf } from "./canonical.js";
import { digestOfParts, isWholeFlow, versionCode } from "./digests.js";
import { figureView } from "./figures.js";
import { wholeClaim } from "./page_data.js";
import { plainWords } from "./plain_words.js";
import { recordDigest, recordText, signedText, typedText } from "./record.js";

const folder = new URL("../../../../../tests/vectors/review/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const records = read("records.json");
const room = read("room.json");

test("words without style are the same words", () => {
  for (const { text, plain, digest } of records.words) {
    assert.equal(plainWords(text), plain);
    assert.equal(plainWords(plain), plain);
    assert.equal(digestOf(plainWords(text)), digest);
  }
});

test("blanks that only JavaScript or only Python counts as such are those of Python", () => {
  assert.equal(plainWords("a\x1cb\x85c\ufeffd"), "a b c\ufeffd");
});

test("the digest of a claim is that of its parts", () => {
  for (const { parts, digest } of records.claims) assert.equal(digestOfParts(parts), digest);
});

for (const { change, sign_off, before, after } of room.rows) {
  test(`a sign-off is ${sign_off} after ${change}`, () => {
    const codes = [before, after].map((side) => {
      const { usual, claim, parts } = room.claims[side.claim];
      const found = wholeClaim(claim, { usual, article: { id: "a" } }, room.works[side.works], {});
      assert.deepEqual(found.parts, parts);
      assert.equal(found.digest, side.digest);
      return side.digest;
    });
    assert.equal(codes[0] === codes[1], sign_off === "kept");
  });
}

test("figures read as they do on the page of the article", () => {
  for (const { datum, view } of room.figures) assert.deepEqual(figureView(datum), view);
});

for (const { name, record, signed, signatures, digest, file } of records.records) {
  const filled = { claims: {}, flows: {}, previous: [], interests: {}, ...record };
  test(`the record of ${name} is signed and written as Python does`, () => {
    assert.equal(signedText(filled), signed);
    assert.equal(recordText(filled, signatures), file);
    assert.equal(recordDigest(filled, signatures), digest);
  });
}

test("the file of a record has claims in the order that Python gives them", () => {
  const claims = { "\u{1f600}": { digest: "d", verdict: "accept" }, "\ufb33": { digest: "d", verdict: "accept" } };
  const text = recordText({ claims, flows: {}, previous: [], interests: {} }, {});
  assert.ok(text.indexOf("\ufb33") < text.indexOf("\u{1f600}"));
});

test("canonical JSON sorts names by code units and writes numbers as ECMAScript does", () => {
  assert.equal(
    canonicalJson({ b: [1, true, null], a: 1e21, "\u{1f600}": "", "\ufb33": -0 }),
    '{"a":1e+21,"b":[1,true,null],"\u{1f600}":"","\ufb33":0}',
  );
});

test("half a character and a number that is none are refused", () => {
  assert.throws(() => canonicalJson("\ud800"), RangeError);
  assert.throws(() => canonicalJson({ "\udc00": 1 }), RangeError);
  assert.throws(() => canonicalJson(Number.NaN), RangeError);
});

test("names beyond U+FFFF sort as Python sorts them", () => {
  assert.deepEqual(["\u{1f600}", "\uff00", "a", "ab"].sort(byCodePoints), ["a", "ab", "\uff00", "\u{1f600}"]);
});

test("a flow is whole while table, words, patients and outcomes are those that were signed", () => {
  const pain = { type: "boolean", last: 1, unknown: false, names: ["yes", "no"] };
  const branches = [0, 1].map((answer) => ({ when: [["pain", [[answer, answer]]]], to: answer ? "wait" : "act" }));
  const table = {
    form: "mkdocs-evidence flow 1",
    start: "q",
    facts: { pain },
    questions: { q: { fact: "pain", joined: false, branches } },
    outcomes: ["act", "wait"],
    never: [],
  };
  const signed = { table, texts: { ask: "Does it hurt?", act: "Act at once and call.", wait: "Wait." } };
  const path = (entry) => ({ steps: [["Does it hurt?", entry]], entries: { pain: entry } });
  const outcomes = [
    { name: "act", title: "Act at once …", paths: [path("yes")] },
    { name: "wait", title: "Wait.", paths: [path("no")] },
  ];
  const flow = { signed, digest: digestOf(signed), outcomes };
  const [act, wait] = outcomes;
  assert.ok(isWholeFlow(flow));
  assert.ok(!isWholeFlow({ ...flow, signed: { ...signed, texts: { ...signed.texts, ask: "Does it not hurt?" } } }));
  assert.ok(!isWholeFlow({ ...flow, outcomes: [{ ...act, title: "Act later …" }, wait] }));
  assert.ok(!isWholeFlow({ ...flow, outcomes: [{ ...act, paths: wait.paths }, wait] }));
  assert.ok(
    !isWholeFlow({ ...flow, outcomes: [{ ...act, paths: [{ ...path("yes"), steps: [["Is it red?", "yes"]] }] }] }),
  );
});

test("a version code is read out in two groups", () => assert.equal(versionCode("0123456789abcdef"), "0123-4567"));

test("typed text loses what nobody sees and keeps every sign of any script", () => {
  assert.equal(typedText("  a\r\nb\u202ec\u200b\x00d \u2028"), "a\nbcd");
  assert.equal(typedText("≤ 5 µg; “β” \u{1f600}\ud800 Å"), "≤ 5 µg; “β” \u{1f600} Å");
});
