import assert from "node:assert/strict";
import { test } from "node:test";
import { offersTop, sectionRead } from "./follow.js";

test("the section read is the last whose heading has passed the line", () => {
  assert.equal(sectionRead([200, 900], 96, false), -1);
  assert.equal(sectionRead([96, 900], 96, false), 0);
  assert.equal(sectionRead([-800, 90, 700], 96, false), 1);
  assert.equal(sectionRead([-800, -90], 96, false), 1);
  assert.equal(sectionRead([], 96, false), -1);
});

test("at the end of a page its last section is read, however short", () => {
  assert.equal(sectionRead([-500, 300, 600], 96, true), 2);
});

test("the way to the top is offered far down and on the way up alone", () => {
  assert.equal(offersTop({ before: 3000, now: 2900, height: 900 }), true);
  assert.equal(offersTop({ before: 2900, now: 3000, height: 900 }), false);
  assert.equal(offersTop({ before: 900, now: 800, height: 900 }), false);
});
