/** How long somebody reads: time in which nothing moves for over a minute is not counted. */

const LONGEST_STILL_MS = 60_000;
const SIGNS = ["pointermove", "pointerdown", "keydown", "scroll", "touchstart"];

/** @type {AbortController | undefined} */
let running;

/** Begins anew, for one screen at a time. */
export function startClock() {
  running?.abort();
  running = new AbortController();
  let last = performance.now();
  let spent = 0;
  const count = () => {
    const now = performance.now();
    spent += Math.min(now - last, LONGEST_STILL_MS);
    last = now;
  };
  for (const name of SIGNS) addEventListener(name, count, { passive: true, signal: running.signal });
  return {
    minutes: () => {
      count();
      return spent / 60_000;
    },
  };
}
