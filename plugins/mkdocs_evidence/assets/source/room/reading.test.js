import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { diffWords } from "./differences.js";
import {
  conflictOf,
  decided,
  emptyDecision,
  emptyDraft,
  missingOf,
  missingOfFlow,
  readDraft,
  recordOf,
  whyNotAccept,
} from "./draft.js";
import { changedParts, expectedMinutes, minutesFor, needOf, sayMinutes } from "./duties.js";
import { members, readRoom, seatOn } from "./page_data.js";
import { signedText } from "./record.js";
import { placeOf, signedWords } from "./table_head.js";

const duties = JSON.parse(
  readFileSync(new URL("../../../../../tests/vectors/review/duties.json", import.meta.url), "utf8"),
);
const parts = { words: "w", evidence: "e", grade: "g", scope: "s", lay: "l" };
const claim = (changes = {}) => ({
  id: "c",
  section: "",
  table: null,
  text: "It helped 63% of hips.",
  citations: [
    { key: "a", relation: "supports", locator: "", extracts: ["x"] },
    { key: "b", relation: "disputes", locator: "", extracts: [] },
  ],
  lay: [],
  digest: "d",
  parts,
  topics: ["everything", "surgery", "a"],
  standing: { state: "draft", due: null, signers: [], recused: [], needed: 2 },
  ...changes,
});
const works = { a: { extracts: { x: { finding: "It helped.", quote: "", data: [{}, {}] } } } };

test("a diff gives back both texts, and names only what changed", () => {
  const [before, after] = ["It helped 63% of all hips.", "It helped 59% of hips in adults."];
  const found = diffWords(before, after);
  const joined = (side) =>
    found
      .map((one) => one[side])
      .filter(Boolean)
      .join(" ");
  assert.equal(joined("before"), before);
  assert.equal(joined("after"), after);
  assert.deepEqual(
    found.filter((one) => one.isChange).map((one) => [one.before, one.after]),
    [
      ["63%", "59%"],
      ["all hips.", "hips in adults."],
    ],
  );
  assert.deepEqual(diffWords("same words", "same words"), [
    { before: "same words", after: "same words", isChange: false },
  ]);
  assert.deepEqual(diffWords("", ""), []);
});

for (const { when, standing, past, is_author: isAuthor, need } of duties.needs) {
  test(`when ${when}, the claim is ${need} for me`, () => {
    const one = claim({ digest: duties.digest, standing: { ...claim().standing, ...standing } });
    assert.equal(needOf(one, past ?? undefined, { person: "me", day: duties.day, isAuthor }), need);
  });
}

for (const { words, works, finding, figures, minutes } of duties.minutes) {
  test(`${words} words with ${works} works, ${finding} words and ${figures} figures take ${minutes} minutes`, () => {
    const said = (/** @type {number} */ number) => Array(number).fill("word").join(" ");
    const citations = Array.from({ length: works }, (_, place) => ({ key: `k${place}`, extracts: place ? [] : ["x"] }));
    const extract = { finding: said(finding), quote: "", data: Array(figures).fill({}) };
    const one = claim({ text: said(words), citations });
    assert.ok(Math.abs(expectedMinutes(one, { k0: { extracts: { x: extract } } }) - minutes) < 0.02);
  });
}

test("what changed is named by part", () => {
  assert.deepEqual(changedParts({ ...parts, grade: "old" }, parts), ["the certainty or the strength"]);
  assert.deepEqual(changedParts(null, parts), []);
});

test("more to read takes longer, and a known pace is used after three claims", () => {
  const one = expectedMinutes(claim(), works);
  assert.ok(one > 1 && one < 3);
  assert.ok(expectedMinutes(claim({ text: "word ".repeat(360) }), works) > one + 1.5);
  const plain = minutesFor([claim(), claim()], works, { spent: 9, expected: 3, claims: 2 });
  assert.equal(plain, 2 * one);
  assert.equal(minutesFor([claim()], works, { spent: 9, expected: 3, claims: 3 }), 3 * one);
  assert.equal(minutesFor([claim()], works, { spent: 0.1, expected: 3, claims: 3 }), one / 3);
});

test("minutes are said no more exactly than they are known", () => {
  assert.deepEqual([0.2, 1, 4.4, 43, 171].map(sayMinutes), [
    "less than a minute",
    "about 1 minute",
    "about 4 minutes",
    "about 45 minutes",
    "about 3 hours",
  ]);
});

const decision = (changes = {}) => ({
  ...emptyDecision(),
  digest: "d",
  citations: { a: "supports", b: "supports" },
  ...changes,
});

test("nothing is accepted before every citation has a verdict", () => {
  assert.match(whyNotAccept(claim(), decision({ citations: {} }), ""), /2 are open/);
  assert.match(missingOf(claim(), decision({ verdict: "accept", citations: { a: "supports" } }), ""), /First say/);
  assert.equal(missingOf(claim(), decision({ verdict: "accept" }), ""), "");
});

test("a claim is not accepted on a citation that does not support it", () => {
  assert.match(
    whyNotAccept(claim(), decision({ citations: { a: "does-not", b: "supports" } }), ""),
    /does not support/,
  );
  assert.equal(whyNotAccept(claim(), decision({ citations: { a: "partly", b: "does-not" } }), ""), "");
});

test("whoever declared an interest in a topic of the claim cannot accept it", () => {
  const draft = { ...emptyDraft("x", "me"), interests: [{ topic: "surgery", what: "A grant" }] };
  const seat = { interests: [] };
  assert.equal(conflictOf(claim(), seat, draft), "A grant");
  assert.equal(conflictOf(claim({ topics: ["mri"] }), seat, draft), "");
  assert.equal(
    conflictOf(claim(), { interests: ["Speaks often", "a: wrote the work"] }, emptyDraft("x", "me")),
    "wrote the work",
  );
  assert.match(whyNotAccept(claim(), decision(), "A grant"), /A grant/);
});

test("every verdict but acceptance asks for a reason, and an edit for words", () => {
  for (const verdict of ["reject", "abstain", "not-my-field"]) {
    assert.equal(missingOf(claim(), decision({ verdict, comment: " \u200b " }), ""), "Say why, in a few words.");
    assert.equal(missingOf(claim(), decision({ verdict, comment: "Because." }), ""), "");
  }
  const edit = decision({ verdict: "accept-with-edit", comment: "Because." });
  assert.match(missingOf(claim(), edit, ""), /Write the words/);
  assert.match(missingOf(claim(), { ...edit, proposed: claim().text }, ""), /Write the words/);
  assert.equal(missingOf(claim(), { ...edit, proposed: "It helped 59% of hips." }, ""), "");
  assert.equal(missingOfFlow(decision({ verdict: "accept" })), "");
  assert.equal(missingOfFlow(decision({ verdict: "reject" })), "Say why, in a few words.");
});

test("a decision on other words counts for nothing and keeps its comment", () => {
  const kept = { c: decision({ digest: "old", verdict: "reject", comment: "Because." }) };
  assert.deepEqual(decided(kept, claim()), { ...emptyDecision(), comment: "Because." });
});

test("a draft is read back as it was kept, and refused for another person or article", () => {
  const draft = { ...emptyDraft("hip", "me"), claims: { c: decision({ verdict: "reject" }) }, hasNoInterest: true };
  const text = JSON.stringify(draft);
  assert.deepEqual(readDraft(text, "hip", "me"), draft);
  assert.equal(readDraft(text, "hip", "you"), null);
  assert.equal(readDraft(text, "knee", "me"), null);
  assert.equal(readDraft("{", "hip", "me"), null);
});

test("what is odd in the file of a draft is left out", () => {
  const text = JSON.stringify({
    ...emptyDraft("hip", "me"),
    claims: { c: { verdict: "approve-all", citations: { a: "yes" }, comment: 7 } },
  });
  assert.deepEqual(readDraft(text, "hip", "me")?.claims["c"], { ...emptyDecision(), comment: "7" });
});

test("the record holds what was read, and only the proposed words of an edit", () => {
  const room = { article: { id: "hip" }, previous: ["p"] };
  const draft = {
    ...emptyDraft("hip", "me"),
    claims: { c: decision({ verdict: "accept", proposed: "left over" }) },
    flows: { f: { ...emptyDecision(), digest: "fd", verdict: "reject", comment: " No. " } },
    interests: [
      { topic: "surgery", what: " A grant " },
      { topic: "mri", what: " " },
      { topic: "surgery", what: "Shares" },
    ],
  };
  const record = recordOf(room, draft, {
    meaning: "approved",
    day: "2026-11-22",
    claims: [claim()],
    flows: [{ id: "f", digest: "fd" }],
  });
  assert.deepEqual(JSON.parse(signedText(record)), {
    form: "mkdocs-evidence record 1",
    article: "hip",
    reviewer: "me",
    date: "2026-11-22",
    meaning: "approved",
    identity: "A",
    previous: ["p"],
    interests: { surgery: "A grant; Shares" },
    claims: {
      c: { digest: "d", verdict: "accept", citations: { a: "supports", b: "supports" }, words: claim().text, parts },
    },
    flows: { f: { digest: "fd", verdict: "reject", comment: "No." } },
  });
});

test("a seat is held from its first day to its last", () => {
  const seats = [
    { person: "me", since: "2026-01-01", until: "2026-06-30", key: "old" },
    { person: "you", since: null, until: null },
    { person: "me", since: "2026-07-01", until: null, key: "new" },
  ];
  assert.equal(seatOn({ seats }, "me", "2026-06-30").key, "old");
  assert.equal(seatOn({ seats }, "me", "2026-07-01").key, "new");
  assert.equal(seatOn({ seats }, "me", "2025-12-31"), undefined);
  assert.deepEqual(
    members({ seats })
      .map((one) => one.person)
      .sort(),
    ["me", "you"],
  );
});

const SHARED = {
  form: "mkdocs-evidence room 3",
  seats: [{ person: "me" }, { person: "you" }],
  audiences: { patient: "For patients" },
  kinds: { "": "Kind not stated", rct: "Randomised trial" },
};
const PAGE = {
  form: SHARED.form,
  article: { id: "hip" },
  authors: ["you"],
  references: ["../../references/", "/index.html"],
  interventions: ["surgery"],
  terms: { surgery: "Surgery" },
  works: {
    a: {
      text: ["One A. ", "A trial", ". 2001."],
      kind: "rct",
      outside: [["DOI", "https://doi.org/10.1/a", "10.1/a"]],
      notices: [{ kind: "retraction", date: null, by: "", note: "" }],
      extracts: {},
    },
    "b/1": { text: ["Of another form.", "", ""], title: "Of <i>another</i> form", kind: null, outside: [], notices: [], extracts: {} },
  },
  usual: {
    section: "",
    table: null,
    grade: { certainty: null, strength: null, strong_because: null },
    scope: { population: "adults", outcome: null, indirect: "", conflicts_with: [], conflict_note: "" },
    lay: [],
    standing: { state: "draft", needed: 1 },
  },
  claims: [
    { id: "one", text: "One.", citations: ["a#x"], digest: "1" },
    { id: "two", text: "Two.", citations: ["a"], digest: "2", section: "Harms", lay: [["patient", "In short."]] },
    { id: "three", text: "Three.", citations: [], digest: "3", grade: { certainty: "low" }, scope: { outcome: "pain" } },
    { id: "four", text: "Four.", citations: [], digest: "4", section: "" },
  ],
};
const roomOf = (changes = {}) => readRoom(JSON.stringify({ ...PAGE, ...changes }), SHARED);

test("what a page leaves out because most claims say it is said of each", () => {
  const [one, two, three, four] = roomOf().claims;
  assert.deepEqual([one, two, three, four].map((claim) => claim.section), ["", "Harms", "Harms", ""]);
  assert.deepEqual(three.grade, { certainty: "low", strength: null, strong_because: null });
  assert.deepEqual([three.scope.population, three.scope.outcome, one.scope.outcome], ["adults", "pain", null]);
  assert.deepEqual(two.lay, [{ audience: "patient", name: "For patients", text: "In short." }]);
  assert.deepEqual([one.lay, one.standing.needed], [[], 1]);
});

test("the rows of a table have its head, and the claim behind them has none", () => {
  const head = { caption: "Hips.", columns: ["Stage", "Operated", ""], blanks: [1] };
  const claims = ["one", "two", "three"].map((id) => ({ id, text: "2 | 63%", citations: [], digest: id }));
  Object.assign(claims[0], { table: head, section: "Harms" });
  Object.assign(claims[2], { table: null });
  const [one, two, three] = roomOf({ claims }).claims;
  assert.equal(signedWords(one), "[Table: Hips.] [Columns: Stage | Operated (empty) | ] 2 | 63%");
  assert.equal(two.digest, one.digest);
  assert.notEqual(three.digest, two.digest);
  assert.deepEqual([two, three].map(placeOf), ["Harms. Table: Hips. Columns: Stage | Operated (empty) | ", "Harms"]);
});

test("no name of a column passes for an end, for two columns or for an empty one", () => {
  const said = (columns, blanks = []) => signedWords({ text: "a", table: { caption: "", columns, blanks } });
  const heads = [
    said(["A", "B"]),
    said(["A | B"]),
    said(["A"], [1]),
    said(["A (empty)", "B"]),
    said(["A", "B"], [0]),
    said(["A] [Columns: B"]),
    said(["A\\", "B"]),
    said(["A\\ | B"]),
    said(["", ""]),
    said([""]),
  ];
  assert.equal(new Set(heads).size, heads.length);
  assert.equal(said(["A"], [2]), "[Columns: A |  | (empty)] a");
});

test("a citation written as authors write it is one that supports", () => {
  const [one, two] = roomOf().claims;
  assert.deepEqual(one.citations, [{ key: "a", relation: "supports", locator: "", extracts: ["x"] }]);
  assert.deepEqual(two.citations, [{ key: "a", relation: "supports", locator: "", extracts: [] }]);
  const disputed = { key: "a", relation: "disputes", locator: "page 3", extracts: [] };
  const [claim] = roomOf({ claims: [{ ...PAGE.claims[0], citations: [disputed] }] }).claims;
  assert.deepEqual(claim.citations, [disputed]);
});

test("an interest may be declared in all that a claim is about", () => {
  const room = roomOf();
  assert.deepEqual(room.claims[2].topics, ["everything", "hip", "adults", "pain"]);
  assert.deepEqual(room.claims[0].topics, ["everything", "hip", "adults", "a"]);
  assert.deepEqual(
    room.topics.map((one) => one.name),
    ["This whole article", "Surgery", "A cited work: A trial", "A cited work: Of <i>another</i> form"],
  );
});

test("a work is told in the words of the list, with what became of it and where to read on", () => {
  const { a, "b/1": b } = roomOf().works;
  assert.deepEqual([a.text, a.kind_name, a.retracted], ["One A. A trial. 2001.", "Randomised trial", true]);
  assert.deepEqual(a.outside, [{ name: "DOI", url: "https://doi.org/10.1/a", code: "10.1/a" }]);
  assert.deepEqual([b.page, b.kind_name], ["../../references/b%2F1/index.html", "Kind not stated"]);
});

test("who wrote the article is known among the members", () => {
  assert.deepEqual(
    roomOf().seats.map((one) => [one.person, one.is_author]),
    [
      ["me", false],
      ["you", true],
    ],
  );
});

test("data of another edition are refused in words", () => {
  assert.throws(() => readRoom('{"form": "mkdocs-evidence room 0"}', SHARED), /mkdocs-evidence room 0/);
  assert.throws(() => readRoom(JSON.stringify(PAGE), undefined), /holds no data/);
});
