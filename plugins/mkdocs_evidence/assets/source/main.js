import { openTarget } from "./arrival/arrival.view.js";
import { showStart } from "./drawing/drawing.view.js";
import { arriveByLink, returnTo, startStepper } from "./flow/stepper.view.js";
import { isoDay } from "./overdue/overdue.js";
import { markOverdue } from "./overdue/overdue.view.js";
import { copyPermalinks } from "./permalink/permalink.view.js";
import { openForPrint } from "./print/print.view.js";

const arrive = () => {
  markOverdue(document, isoDay(new Date()));
  startStepper(document);
  showStart(document);
  openTarget(document, location.hash);
};

copyPermalinks(document);
openForPrint(window);
addEventListener("hashchange", () => {
  openTarget(document, location.hash);
  arriveByLink();
});
addEventListener("popstate", (event) => returnTo(event.state?.evFlow));

// Material swaps pages without loading them anew where a site asks for that; it tells of each through `document$`.
const swaps = /** @type {{document$?: {subscribe(next: () => void): void}}} */ (globalThis).document$;
if (swaps) swaps.subscribe(arrive);
else arrive();
