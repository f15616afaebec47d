import assert from "node:assert/strict";
import test from "node:test";
import { agoWords, isOverdue, isoDay, overdueSentence } from "./overdue.js";

test("the day after is overdue, the day itself is not", () => {
  assert.equal(isOverdue("2028-11-22", "2028-11-22"), false);
  assert.equal(isOverdue("2028-11-22", "2028-11-23"), true);
  assert.equal(isOverdue("2028-11-22", "2029-01-01"), true);
});

test("a text that is no day is never overdue", () => {
  for (const due of ["", "soon", "2028-11", "22.11.2001"]) assert.equal(isOverdue(due, "2028-11-22"), false);
});

test("a day is written with leading noughts", () => {
  assert.equal(isoDay(new Date(2027, 0, 5, 23, 59)), "2027-01-05");
});

test("an article says how much of it is overdue", () => {
  assert.equal(overdueSentence(false, 0), "");
  assert.equal(overdueSentence(true, 0), "Its review is overdue.");
  assert.equal(overdueSentence(false, 1), "1 claim is overdue for review.");
  assert.equal(overdueSentence(true, 2), "Its review is overdue, and 2 claims are overdue by themselves.");
});

test("a day is told by how long ago it was, in the unit that one would say", () => {
  assert.equal(agoWords("2026-11-22", "2026-11-22"), "today");
  assert.equal(agoWords("2026-11-21", "2026-11-22"), "yesterday");
  assert.equal(agoWords("2026-10-01", "2026-11-22"), "52 days ago");
  assert.equal(agoWords("2026-01-10", "2026-11-22"), "10 months ago");
  assert.equal(agoWords("2023-11-01", "2026-11-22"), "3 years ago");
});

test("a day to come and a text that is no day are left alone", () => {
  assert.equal(agoWords("2026-11-23", "2026-11-22"), "");
  assert.equal(agoWords("soon", "2026-11-22"), "");
});
