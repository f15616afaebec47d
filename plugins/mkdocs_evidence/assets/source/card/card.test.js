import assert from "node:assert/strict";
import { test } from "node:test";
import { placeCard, relationName, runAround } from "./card.js";

const view = { width: 1000, height: 800 };
const card = { width: 400, height: 200 };

/** A card at a mark whose words are no more than itself. */
const at = (/** @type {{left: number, top: number, bottom: number}} */ mark, size = card, window = view) =>
  placeCard(mark, mark, size, window);

test("a card stands below its mark", () => {
  assert.deepEqual(at({ left: 300, top: 100, bottom: 120 }), { left: 284, top: 126, room: 668 });
});

test("near the bottom it stands above", () => {
  assert.equal(at({ left: 300, top: 700, bottom: 720 }).top, 494);
});

test("it stands off all of the words that its mark carries", () => {
  assert.equal(placeCard({ left: 300, top: 100, bottom: 120 }, { top: 90, bottom: 210 }, card, view).top, 216);
  assert.equal(placeCard({ left: 300, top: 700, bottom: 720 }, { top: 610, bottom: 725 }, card, view).top, 404);
});

test("it stands off a mark that is drawn larger than the line of its words", () => {
  assert.equal(placeCard({ left: 300, top: 96, bottom: 124 }, { top: 100, bottom: 120 }, card, view).top, 130);
});

test("words that fill the window leave it the room below or above its mark", () => {
  assert.equal(placeCard({ left: 300, top: 700, bottom: 720 }, { top: -50, bottom: 725 }, card, view).top, 494);
});

test("a card that fits nowhere stands where there is more room and gets no more than that", () => {
  const tall = { width: 400, height: 790 };
  assert.deepEqual(at({ left: 300, top: 500, bottom: 520 }, tall), { left: 284, top: 6, room: 488 });
  assert.deepEqual(at({ left: 300, top: 100, bottom: 120 }, tall), { left: 284, top: 126, room: 668 });
});

test("it keeps off both sides of the window, and to the start of one that is narrower than itself", () => {
  assert.equal(at({ left: 990, top: 1, bottom: 2 }).left, 594);
  assert.equal(at({ left: 3, top: 1, bottom: 2 }).left, 6);
  assert.equal(at({ left: 300, top: 1, bottom: 2 }, card, { width: 320, height: 800 }).left, 6);
});

test("either end of a run shows the whole run, other marks only themselves", () => {
  const inside = [false, true, true, false, false, false, true, false];
  assert.deepEqual(
    [0, 3, 4, 5, 7].map((place) => runAround(inside, place)),
    [[0, 3], [0, 3], [4, 4], [5, 7], [5, 7]],
  );
});

test("a relation has a shape beside its name, and an unknown one stays as written", () => {
  assert.equal(relationName("disputes"), "− Disputes");
  assert.equal(relationName("odd"), "odd");
});
