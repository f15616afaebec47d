import assert from "node:assert/strict";
import { test } from "node:test";
import { whenIdle } from "./idle.js";

/** A browser whose idle times are given out by hand: each holds as many tasks as the numbers say. */
function browser() {
  /** @type {IdleRequestCallback[]} */
  const asked = [];
  const done = /** @type {string[]} */ ([]);
  return {
    done,
    asked,
    ask: (/** @type {IdleRequestCallback} */ work) => asked.push(work),
    task: (/** @type {string} */ name) => () => void done.push(name),
    idle: (/** @type {number} */ tasks) => {
      const end = done.length + tasks;
      asked.shift()?.({ didTimeout: false, timeRemaining: () => (done.length < end ? 10 : 0) });
    },
  };
}

test("nothing is done at once, and then all in order as far as the time goes", () => {
  const { done, ask, task, idle } = browser();
  whenIdle([task("a"), task("b"), task("c")], ask);
  assert.deepEqual(done, []);
  idle(2);
  assert.deepEqual(done, ["a", "b"]);
  idle(2);
  assert.deepEqual(done, ["a", "b", "c"]);
});

test("each idle time does one thing even when there is none to spare, and the last asks for no more", () => {
  const { done, asked, ask, task, idle } = browser();
  whenIdle([task("a"), task("b")], ask);
  idle(0);
  assert.deepEqual(done, ["a"]);
  idle(0);
  assert.deepEqual(done, ["a", "b"]);
  assert.equal(asked.length, 0);
});

test("where a browser has no idle times all is done all the same", async () => {
  const { done, task } = browser();
  const last = new Promise((resolve) => {
    whenIdle([task("a"), task("b"), () => resolve(undefined)], undefined);
  });
  assert.deepEqual(done, []);
  await last;
  assert.deepEqual(done, ["a", "b"]);
});
