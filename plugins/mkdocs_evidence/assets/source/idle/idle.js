/**
 * Does things one after another while the browser has nothing better to do, so that none of them delays what a reader
 * does. Where a browser does not tell, they are done one by one after what is waiting.
 *
 * @param {readonly (() => void)[]} tasks
 * @param {Window["requestIdleCallback"] | undefined} [ask] How the browser is asked for such time.
 */
export function whenIdle(tasks, ask = globalThis.requestIdleCallback?.bind(globalThis)) {
  const waiting = [...tasks];
  const request = ask ?? ((/** @type {IdleRequestCallback} */ work) => setTimeout(work, 0, { timeRemaining: () => 0 }));
  const work = (/** @type {IdleDeadline} */ deadline) => {
    do waiting.shift()?.();
    while (waiting.length && deadline.timeRemaining() > 2);
    if (waiting.length) request(work, { timeout: 1000 });
  };
  if (waiting.length) request(work, { timeout: 1000 });
}
