import assert from "node:assert/strict";
import test from "node:test";
import { hasMoved, placeBeside } from "./glossary.js";

const ROOM = { width: 320, height: 600 };
const NOTE = { width: 200, height: 80 };
const words = (/** @type {number} */ left, /** @type {number} */ top) => ({ left, right: left + 40, top, bottom: top + 20 });

test("a note stands below its words and begins where they begin", () => {
  assert.deepEqual(placeBeside(words(20, 100), NOTE, ROOM, false), { left: 20, top: 126 });
});

test("in a text from right to left it ends where they end", () => {
  assert.deepEqual(placeBeside(words(260, 100), NOTE, ROOM, true), { left: 100, top: 126 });
});

test("it never leaves the window sideways", () => {
  assert.equal(placeBeside(words(270, 100), NOTE, ROOM, false).left, 112);
  assert.equal(placeBeside(words(10, 100), NOTE, ROOM, true).left, 8);
});

test("without room below it stands above", () => {
  assert.equal(placeBeside(words(20, 560), NOTE, ROOM, false).top, 474);
});

test("a window that is too low shows its beginning", () => {
  assert.equal(placeBeside(words(20, 40), NOTE, { width: 320, height: 90 }, false).top, 8);
});

test("words have moved when they stand elsewhere, and not by a fraction of a pixel", () => {
  assert.equal(hasMoved(words(20, 100), words(20, 100)), false);
  assert.equal(hasMoved(words(20, 100), words(20.4, 99.6)), false);
  assert.equal(hasMoved(words(20, 100), words(20, 60)), true);
  assert.equal(hasMoved(words(20, 100), words(0, 100)), true);
});
