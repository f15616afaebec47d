import { openTarget } from "./arrival/arrival.view.js";
import { announceCards, startCards } from "./card/card.view.js";
import { fillOpenedCards } from "./card/evidence.view.js";
import { startCiting } from "./citing/citing.view.js";
import { startAudiences } from "./audience/audience.view.js";
import { showStart } from "./drawing/drawing.view.js";
import { offerSearch, showAsked } from "./find/offer.view.js";
import { arriveByLink, returnTo, startStepper } from "./flow/stepper.view.js";
import { explainTerms } from "./glossary/glossary.view.js";
import { offerKeeping } from "./offline/keep.view.js";
import { isoDay } from "./overdue/overdue.js";
import { markOverdue } from "./overdue/overdue.view.js";
import { offerPrinting, prepareForPrint } from "./print/print.view.js";
import { startStops } from "./stops/stops.view.js";

const arrive = () => {
  markOverdue(document, isoDay(new Date()));
  announceCards(document);
  startCiting(document);
  startAudiences(document, location);
  explainTerms(document);
  startStepper(document);
  showStart(document);
  openTarget(document, location.hash);
  offerKeeping(document);
  offerPrinting(document);
  showAsked(document);
};

fillOpenedCards(document);
startCards(document);
offerSearch(document);
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
