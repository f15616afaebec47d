import assert from "node:assert/strict";
import { test } from "node:test";
import { stopAfter } from "./stops.js";

test("arrows go to the neighbours in the direction of reading", () => {
  assert.equal(stopAfter("ArrowRight", 1, 4, false), 2);
  assert.equal(stopAfter("ArrowLeft", 1, 4, false), 0);
  assert.equal(stopAfter("ArrowRight", 1, 4, true), 0);
  assert.equal(stopAfter("ArrowLeft", 1, 4, true), 2);
});

test("either end is an end", () => {
  assert.equal(stopAfter("ArrowRight", 3, 4, false), -1);
  assert.equal(stopAfter("ArrowLeft", 0, 4, false), -1);
  assert.equal(stopAfter("ArrowLeft", 3, 4, true), -1);
});

test("other keys lead nowhere", () => {
  assert.equal(stopAfter("ArrowDown", 1, 4, false), -1);
  assert.equal(stopAfter("Tab", 1, 4, false), -1);
});
