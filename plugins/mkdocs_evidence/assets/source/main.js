import { openTarget } from "./arrival/arrival.view.js";
import { announceCards, startCards } from "./card/card.view.js";
import { fillOpenedCards } from "./card/evidence.view.js";
import { startCiting } from "./citing/citing.view.js";
import { startAudiences } from "./audience/audience.view.js";
import { layOutDeferred } from "./deferred/deferred.view.js";
import { showStart } from "./drawing/drawing.view.js";
import { offerSearch, showAsked } from "./find/offer.view.js";
import { stayOnPage } from "./find/stay.view.js";
import { arriveByLink, returnTo, startStepper } from "./flow/stepper.view.js";
import { explainTerms } from "./glossary/glossary.view.js";
import { whenIdle } from "./idle/idle.js";
import { offerKeeping } from "./offline/keep.view.js";
import { isoDay } from "./overdue/overdue.js";
import { markOverdue } from "./overdue/overdue.view.js";
import { offerPrinting, prepareForPrint } from "./print/print.view.js";
import { reachTables } from "./scrolling/scrolling.view.js";
import { startStops } from "./stops/stops.view.js";

const arrive = () => {
  markOverdue(document, isoDay(new Date()));
  announceCards(document);
  startCiting(document);
  startAudiences(document, location);
  explainTerms(document);
  // The form of an article is far down, and shows its first question already. Who follows a link to it, or comes back,
  // finds it at once as it was left.
  if (location.hash || history.state || !document.querySelector(".ev-article")) startStepper(document);
  openTarget(document, location.hash);
  showAsked(document);
  const others = [startStepper, showStart, offerPrinting, offerKeeping, reachTables, layOutDeferred];
  whenIdle(others.map((start) => () => void start(document)));
};

fillOpenedCards(document);
startCards(document);
offerSearch(document);
stayOnPage(document);
startStops(document);
prepareForPrint(window);
addEventListener("hashchange", () => {
  openTarget(document, location.hash);
  arriveByLink();
});
addEventListener("popstate", (event) => returnTo(event.state?.evFlow));

// Material swaps pages without loading them anew where a site asks for that; it tells of each through `document$`.
const swaps = /** @type {{document$?: {subscribe(next: () => void): void}}} */ (globalThis).document$;
if (swaps) swaps.subscribe(arrive);
else arrive();
