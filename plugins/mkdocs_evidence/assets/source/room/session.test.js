import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { emptyDraft } from "./draft.js";
import { keepDraft, loadDraft } from "./draft_store.js";
import { wholeClaim } from "./page_data.js";
import {
  askedClaims,
  decide,
  findBroken,
  minutesLeft,
  needOfClaim,
  noteSigned,
  openOn,
  readyClaims,
  whyNotSign,
} from "./session.js";

const vectors = JSON.parse(
  readFileSync(new URL("../../../../../tests/vectors/review/room.json", import.meta.url), "utf8"),
);
const standing = { state: "draft", due: null, signers: [], recused: [], needed: 1 };
/** @param {number} place @param {{}} changes @param {{}} works */
const claimOf = (place, changes, works) => {
  const { usual, claim } = vectors.claims[place];
  return wholeClaim({ ...claim, ...changes }, { usual, article: { id: "hip" } }, works, {});
};
const plainClaim = (id, text) => ({ ...claimOf(0, { id, text }, vectors.works[0]), digest: `of ${id}`, standing });

function sit(changes = {}) {
  const room = {
    article: { id: "hip" },
    seats: [
      {
        person: "ann",
        role: "x",
        name: "Ann",
        since: "2026-01-01",
        until: "2026-12-31",
        interests: [],
        is_author: false,
        revoked: null,
      },
      {
        person: "wim",
        role: "x",
        name: "Wim",
        since: null,
        until: null,
        interests: [],
        is_author: true,
        revoked: null,
      },
    ],
    histories: {},
    works: vectors.works[0],
    claims: [plainClaim("one", "One."), plainClaim("two", "Two.")],
    flows: [],
    last_date: null,
    ...changes,
  };
  const session = {
    room,
    day: "2026-11-22",
    draft: emptyDraft("hip", "ann"),
    key: null,
    backup: "",
    isKept: true,
    broken: new Set(),
    kept: 0,
    keep: () => session.kept++,
  };
  return session;
}
const citations = { "castro-2000": "supports", "koo-1995": "supports" };

test("a claim whose words, figures or works were altered is found, and no other", () => {
  const { rows, claims, works } = vectors;
  const [{ before }] = rows;
  const { claim } = claims[before.claim];
  const broken = (changes, cited = works[before.works]) => [
    ...findBroken({ claims: [claimOf(before.claim, changes, cited)], works: cited, flows: [] }),
  ];
  assert.deepEqual(broken({}), []);
  assert.deepEqual(broken({ text: `${claim.text} Not.` }), ["c"]);
  assert.deepEqual(broken({ grade: { ...claim.grade, certainty: "high" } }), ["c"]);
  assert.deepEqual(broken({ lay: [["patient", "Another wording."]] }), ["c"]);
  assert.deepEqual(broken({ scope: { ...claim.scope, population: "others" } }), ["c"]);
  assert.deepEqual(broken({ citations: claim.citations.slice(1) }), ["c"]);
  assert.deepEqual(broken({ digest: "" }), ["c"]);
  assert.deepEqual(broken({ table: { caption: "", columns: ["Operated"], blanks: [] } }), ["c"]);
  const retracted = structuredClone(works[before.works]);
  retracted["castro-2000"].notices = [{ kind: "retraction", date: null, by: "", note: "" }];
  assert.deepEqual(broken({}, retracted), ["c"]);
});

test("a decision is asked for once, signed once, and asked for again when the words change", () => {
  const session = sit();
  const [one, two] = session.room.claims;
  assert.deepEqual(askedClaims(session), [one, two]);
  decide(session, one, { citations, verdict: "accept" });
  decide(session, two, { verdict: "reject" });
  assert.deepEqual(readyClaims(session), [one]);
  assert.equal(openOn(session, two), "Say why, in a few words.");
  noteSigned(session, { claims: [one], flows: [] }, { name: "file", text: "text" });
  assert.equal(needOfClaim(session, one), "sent");
  assert.deepEqual([askedClaims(session), readyClaims(session)], [[two], []]);
  session.room.histories = { ann: { one: { digest: one.digest, verdict: "accept", answer: "" } } };
  assert.equal(needOfClaim(session, one), "done");
  assert.deepEqual(readyClaims(session), []);
  one.digest = "of other words";
  assert.equal(needOfClaim(session, one), "changed");
});

test("a decision that is changed after it was sent is ready to be signed again", () => {
  const session = sit();
  const [one] = session.room.claims;
  decide(session, one, { citations, verdict: "accept" });
  noteSigned(session, { claims: [one], flows: [] }, { name: "file", text: "text" });
  decide(session, one, { citations, verdict: "reject", comment: "On second thoughts." });
  assert.deepEqual(readyClaims(session), [one]);
});

test("what is broken is never ready", () => {
  const session = sit();
  session.broken.add("one");
  decide(session, session.room.claims[0], { citations, verdict: "accept" });
  assert.deepEqual(readyClaims(session), []);
});

test("the claims that press most come first", () => {
  const session = sit();
  session.room.claims[1].standing = { ...standing, state: "withdrawn" };
  assert.deepEqual(
    askedClaims(session).map((claim) => claim.id),
    ["two", "one"],
  );
});

test("the time that is left falls with each decision", () => {
  const session = sit();
  const before = minutesLeft(session);
  decide(session, session.room.claims[0], { citations, verdict: "accept" });
  assert.ok(minutesLeft(session) < before);
});

for (const [name, changes, words] of [
  ["the term is over", (one) => (one.day = "2027-01-01"), /term/],
  ["the member wrote the article", (one) => (one.draft.person = "wim"), /authors do not sign/],
  ["the key was revoked", (one) => (one.room.seats[0].revoked = "2026-11-22"), /revoked/],
  ["the clock is behind the last record", (one) => (one.room.last_date = "2026-11-23"), /clock/],
  ["nobody has said who they are", (one) => (one.draft.person = ""), /who you are/],
]) {
  test(`nothing is signed when ${name}`, () => {
    const session = sit();
    assert.equal(whyNotSign(session), "");
    changes(session);
    assert.match(whyNotSign(session), words);
  });
}

test("a draft is kept where the browser allows it, and its absence is told", () => {
  const kept = new Map();
  const store = { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text) };
  const full = {
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  const draft = { ...emptyDraft("hip", "ann"), hasNoInterest: true };
  assert.ok(keepDraft(store, draft));
  assert.deepEqual(loadDraft(store, "hip", "ann"), draft);
  assert.deepEqual(loadDraft(store, "hip", "ben"), emptyDraft("hip", "ben"));
  assert.equal(keepDraft(full, draft), false);
  assert.equal(keepDraft(null, draft), false);
});
