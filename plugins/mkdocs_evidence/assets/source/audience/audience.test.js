import assert from "node:assert/strict";
import test from "node:test";
import { chosenWords, emptyHeadings, queryFor, shownAudience } from "./audience.js";

const OFFERED = ["clinician", "patient", "carer"];

test("the address wins over what was chosen earlier", () => {
  assert.equal(shownAudience("?audience=carer", "patient", OFFERED), "carer");
  assert.equal(shownAudience("", "patient", OFFERED), "patient");
  assert.equal(shownAudience("?audience=", "patient", OFFERED), "");
});

test("nobody has chosen, so all wordings are shown", () => {
  assert.equal(shownAudience("", null, OFFERED), "");
  assert.equal(shownAudience("?q=hip", "", OFFERED), "");
});

test("an audience that the page does not have counts for nothing", () => {
  assert.equal(shownAudience("?audience=pilot", null, OFFERED), "");
  assert.equal(shownAudience("?audience=pilot", "patient", OFFERED), "patient");
  assert.equal(shownAudience("", "pilot", OFFERED), "");
});

test("a choice goes into the address and leaves the rest of it alone", () => {
  assert.equal(queryFor("?flow=a", "patient"), "?flow=a&audience=patient");
  assert.equal(queryFor("?audience=patient&flow=a", ""), "?flow=a");
  assert.equal(queryFor("?audience=patient", ""), "");
});

test("a reader takes the first words that the claim has, and the claim's own at last", () => {
  const carer = ["carer", "patient", "clinician"];
  assert.equal(chosenWords(carer, ["patient", "carer"]), "carer");
  assert.equal(chosenWords(carer, ["patient"]), "patient");
  assert.equal(chosenWords(carer, []), "");
  assert.equal(chosenWords(["clinician"], ["patient"]), "");
  assert.equal(chosenWords(["student", "clinician", "patient"], ["patient"]), "");
});

test("a heading is empty when nothing is kept before the next one of its level or above", () => {
  const blocks = (/** @type {string} */ text) =>
    [...text].map((one) => ({ level: Number(one) || 0, isKept: one === "k" }));
  assert.deepEqual(emptyHeadings(blocks("2k2o")), [2]);
  assert.deepEqual(emptyHeadings(blocks("23o3k2k")), [1]);
  assert.deepEqual(emptyHeadings(blocks("2o3o3o")), [4, 2, 0]);
  assert.deepEqual(emptyHeadings(blocks("k2")), [1]);
  assert.deepEqual(emptyHeadings(blocks("3o2k")), [0]);
});
