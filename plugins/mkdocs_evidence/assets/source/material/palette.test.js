import assert from "node:assert/strict";
import { test } from "node:test";
import { shownPalette } from "./palette.js";

test("without a choice the first palette whose condition holds is shown, and else the first", () => {
  assert.equal(shownPalette([false, true], null), 1);
  assert.equal(shownPalette([true, true], undefined), 0);
  assert.equal(shownPalette([false, false], null), 0);
});

test("the reader's choice goes before every condition", () => {
  assert.equal(shownPalette([true, false], { index: 1, color: { scheme: "slate" } }), 1);
});

test("what is no choice of this site is passed over", () => {
  for (const kept of [{ index: 7 }, { index: "1" }, { index: -1 }, {}, "slate", 1, []]) {
    assert.equal(shownPalette([false, true], kept), 1);
  }
});
