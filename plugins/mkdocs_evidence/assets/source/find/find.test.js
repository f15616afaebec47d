import assert from "node:assert/strict";
import test from "node:test";
import { gapAddress, readWish, writeWish } from "./address.js";
import { touchedFacts } from "./flow_questions.js";
import { keepQuestion, keptQuestions, wishKept } from "./kept.js";
import { pageAddress } from "./page_address.js";
import { groupByArticle, markedPieces, narrowed, telling, wordsFor } from "./shown.js";
import { findOutcome, ownFirst } from "./verdict.js";

const quoted = (id, status, article = "a") => ({
  number: Number(id), article: { id: article }, claim: { id, status, text: `text ${id}`, lay: {} },
});
const verdict = (outcome, ...claims) => ({ outcome, claims });
const ids = ({ claims }) => claims.map(({ claim }) => claim.id);

test("signed claims that agree with the question answer it, those of the article first", () => {
  const signed = [verdict("answer", quoted("2", "approved")), verdict("answer", quoted("1", "approved"), quoted("2", "approved"))];
  const outcome = findOutcome(signed, signed);
  assert.equal(outcome.kind, "answer");
  assert.deepEqual(ids(outcome), ["2", "1"]);
});

test("claims that nobody has signed never answer", () => {
  const all = [verdict("answer", quoted("1", "draft"), quoted("2", "changed"))];
  assert.equal(findOutcome([], all).kind, "unsigned");
  assert.equal(findOutcome(all, all).kind, "unsigned");
  assert.equal(findOutcome([verdict("related", quoted("3", "approved"))], all).kind, "unsigned");
});

test("no claim answers where the gate lets none through", () => {
  const related = [verdict("none"), verdict("related", quoted("1", "approved"))];
  assert.deepEqual(findOutcome(related, related), { kind: "related", claims: related[1].claims });
});

test("what a board took back is not near a question that it does not answer", () => {
  const related = [verdict("related", quoted("1", "withdrawn"), quoted("2", "draft"))];
  assert.deepEqual(ids(findOutcome([], related)), ["2"]);
  assert.deepEqual(findOutcome([], [verdict("related", quoted("1", "withdrawn"))]), { kind: "none", claims: [] });
});

test("what answers on the site is no less an answer when the article has only what is related", () => {
  const signed = [verdict("related", quoted("1", "approved")), verdict("answer", quoted("2", "approved"))];
  assert.deepEqual(ids(findOutcome(signed, signed)), ["2"]);
});

test("nothing found is nothing answered", () => {
  assert.deepEqual(findOutcome([verdict("none")], [verdict("none")]), { kind: "none", claims: [] });
});

test("an answer has five claims at most", () => {
  const many = [verdict("answer", ...Array.from({ length: 9 }, (_, at) => quoted(String(at), "approved")))];
  assert.equal(findOutcome(many, many).claims.length, 5);
});

test("the article that was asked on comes first, and no claim twice", () => {
  assert.deepEqual(ownFirst([{ number: 4 }], [{ number: 1 }, { number: 4 }]).map(({ number }) => number), [4, 1]);
});

test("claims that only stand below a fitting title are results when no claim says itself what was asked", () => {
  const hits = [{ number: 1, coverage: 0 }, { number: 2, coverage: 0.5 }];
  assert.deepEqual(telling(hits), [hits[1]]);
  assert.deepEqual(telling(hits.slice(0, 1)), [hits[0]]);
});

test("articles stand in the order of their best claim", () => {
  const groups = groupByArticle([quoted("1", "", "b"), quoted("2", "", "a"), quoted("3", "", "b")]);
  assert.deepEqual(groups.map((group) => group.map(({ claim }) => claim.id)), [["1", "3"], ["2"]]);
});

test("readers get their own words, else those they may read, else the clinician's", () => {
  const claim = { text: "C", lay: { patient: "P", carer: "K" } };
  assert.equal(wordsFor(claim, ["carer", "patient", "clinician"]).text, "K");
  assert.deepEqual(wordsFor({ ...claim, lay: { patient: "P" } }, ["carer", "patient", "clinician"]), { audience: "patient", text: "P" });
  assert.deepEqual(wordsFor({ ...claim, lay: {} }, ["patient", "clinician"]), { audience: "clinician", text: "C" });
  assert.equal(wordsFor(claim, ["clinician", "patient"]).text, "C");
});

test("a question that names what a flow asks leads there, the closest name first", () => {
  const facts = [{ url: "#cause", terms: [["alcohol"], ["sickl", "cell", "diseas"]] }, { url: "#mri", terms: [["mri"]] }];
  assert.deepEqual(touchedFacts(facts, ["mri", "sickl", "cell", "diseas"]).map(({ url }) => url), ["#cause", "#mri"]);
  assert.deepEqual(touchedFacts(facts, ["cell"]), []);
});

test("words are marked and every letter stays", () => {
  const spans = [{ stem: "core", start: 0, end: 4 }, { stem: "", start: 5, end: 7 }, { stem: "hip", start: 8, end: 12 }];
  const pieces = markedPieces("core of hips.", spans, new Set(["hip"]));
  assert.deepEqual(pieces, [["core of ", false], ["hips", true], [".", false]]);
});

test("a wish and its address are the same", () => {
  const said = "q=bone+death&status=any&certainty=low&certainty=high&ref=a-1&audience=patient";
  const wish = readWish(new URLSearchParams(said));
  assert.deepEqual(wish, {
    question: "bone death", filters: { status: ["any"], certainty: ["low", "high"], ref: ["a-1"] }, audience: "patient",
  });
  assert.equal(writeWish(wish), said);
  assert.equal(writeWish(readWish(new URLSearchParams("q=&kind=&x=1&audience="))), "");
});

test("without a choice only signed claims are shown, where there are any", () => {
  assert.deepEqual(narrowed({}, true), { status: ["approved"] });
  assert.deepEqual(narrowed({ area: ["hip"] }, false), { area: ["hip"] });
  assert.deepEqual(narrowed({ status: ["draft"] }, true), { status: ["draft"] });
  assert.deepEqual(narrowed({ status: ["any"], ref: ["a"] }, true), { ref: ["a"] });
});

test("a gap is told of with the question, by message or on a page", () => {
  assert.equal(gapAddress("mailto:a@b.org?subject=x", "a & b?"), "mailto:a@b.org?subject=x&body=a%20%26%20b%3F");
  assert.equal(gapAddress("https://b.org/report", "why"), "https://b.org/report?question=why");
});

test("pages in a folder are named by their files", () => {
  assert.equal(pageAddress("../", "hip/avn/#c", true), "../hip/avn/index.html#c");
  assert.equal(pageAddress("../", "hip/avn/", true), "../hip/avn/index.html");
  assert.equal(pageAddress("../", "hip/avn.html#c", true), "../hip/avn.html#c");
  assert.equal(pageAddress("../", "hip/avn/#c", false), "../hip/avn/#c");
});

test("questions are kept only while the reader wishes it", () => {
  const kept = new Map();
  const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
  keepQuestion(storage, "one");
  assert.equal(kept.size, 0);
  wishKept(storage, []);
  for (const question of ["one", "two", "one"]) keepQuestion(storage, question);
  assert.deepEqual(keptQuestions(storage), ["one", "two"]);
  wishKept(storage, undefined);
  assert.equal(keptQuestions(storage), undefined);
  assert.equal(kept.size, 0);
  assert.equal(keptQuestions(undefined), undefined);
});
