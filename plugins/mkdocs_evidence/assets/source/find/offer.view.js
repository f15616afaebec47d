import { isEmergency } from "./emergency.js";

/**
 * Brings the boxes in which readers ask to life, and fetches what answers only when a reader is about to ask.
 *
 * @typedef {{attach: (form: HTMLFormElement) => void}} Search
 */

const OFFLINE = "search/claims/offline.js";
const DIGESTS = "assets/evidence/evidence-digests.js";
const SEARCH = "assets/evidence/evidence-search.js";
const ANSWERING = "assets/evidence/evidence-answering.js";
const EMERGENCIES = "assets/evidence/evidence-emergencies.js";
const FORMS = ".ev-box, .ev-asking";
const SEARCH_FORM = ".ev-search .ev-asking";

/** @type {Map<string, Promise<unknown>>} */
const loaded = new Map();
/** Whether the words of emergencies could not be had. */
let areWordsLost = false;

/** @param {Document} page */
export function offerSearch(page) {
  page.addEventListener("focusin", (event) => wake(formOf(event.target)));
  watchQuestions(page);
  page.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (page.querySelectorAll("[aria-keyshortcuts='/']"));
    const box = [...boxes].find((one) => one.checkVisibility?.() ?? true);
    if (!box) return;
    event.preventDefault();
    box.focus();
  });
}

/**
 * Shows at once what the address of the search page asks for: whoever comes there wants to search.
 *
 * @param {Document} page
 */
export function showAsked(page) {
  const form = page.querySelector(SEARCH_FORM);
  if (!(form instanceof HTMLFormElement)) return;
  wake(form);
  warn(form);
}

/**
 * A question comes by typing, by a browser that fills a field, from the address, or from a list of earlier ones. Whichever way,
 * it is met with the board's text.
 *
 * @param {Document} page
 */
function watchQuestions(page) {
  for (const event of ["input", "change", "focusin"]) page.addEventListener(event, ({ target }) => warn(formOf(target)));
  // Before the form itself hears of it, and shows what was found.
  page.addEventListener("submit", ({ target }) => warn(formOf(target)), true);
  // After whatever a button puts into a field.
  page.addEventListener("click", () => warnAll(page));
  // A press on what stands below a box would take the focus out of it, and so close it; links need none to be followed.
  page.addEventListener("mousedown", (event) => {
    if (event.target instanceof Element && event.target.closest(".ev-box-below")) event.preventDefault();
  });
  addEventListener("pageshow", () => warnAll(page));
  addEventListener("popstate", () => warn(page.querySelector(SEARCH_FORM), askedInAddress()));
}

/**
 * What stands in a form; on the search page what the address asks for, until a script has filled the form with it.
 *
 * @param {HTMLFormElement} form
 */
function questionIn(form) {
  const typed = form.querySelector("input")?.value ?? "";
  return typed || (form.matches(SEARCH_FORM) && !("evReady" in form.dataset) ? askedInAddress() : "");
}

/** @param {Document} page */
function warnAll(page) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (page.querySelectorAll(FORMS))) warn(form);
}

function askedInAddress() {
  return new URLSearchParams(location.search).get("q") ?? "";
}

/** @param {HTMLFormElement | null} form */
function wake(form) {
  if (!form || "evAwake" in form.dataset) return;
  form.dataset.evAwake = "";
  const root = form.dataset.evRoot ?? "";
  load(root, [EMERGENCIES]).catch(() => { areWordsLost = true; }).then(() => warnAll(form.ownerDocument));
  const needed = load(root, scriptsOf(form));
  // Who asks before the scripts have come is answered here as soon as they have, and not sent to the page of the search.
  let isAsked = false;
  const hold = (/** @type {Event} */ event) => {
    event.preventDefault();
    isAsked = true;
  };
  form.addEventListener("submit", hold);
  needed.then(
    () => {
      form.removeEventListener("submit", hold);
      /** @type {{evidenceSearch?: Search}} */ (globalThis).evidenceSearch?.attach(form);
      form.dataset.evReady = "";
      putBelow(form);
      if (isAsked) form.requestSubmit();
    },
    () => {
      form.removeEventListener("submit", hold);
      loaded.clear();
      delete form.dataset.evAwake;
      if (isAsked) form.submit();
    },
  );
}

/**
 * Below what the box finds stands what an emergency needs, and before it.
 *
 * @param {HTMLFormElement} form
 */
function putBelow(form) {
  const [below, panel] = [".ev-box-below", ".ev-search-panel"].map((one) => form.querySelector(one));
  if (below && panel) below.append(panel);
}

/**
 * What a form needs, in the order in which the scripts build on one another.
 *
 * @param {HTMLFormElement} form
 */
function scriptsOf(form) {
  // A page that was opened from a folder may fetch nothing, so it reads the whole index as a script.
  const offline = location.protocol === "file:" ? [OFFLINE] : [];
  // Over plain HTTP a browser computes no digests.
  const all = [...offline, ...(globalThis.crypto?.subtle ? [] : [DIGESTS]), SEARCH];
  return form.dataset.evAbout ? [...all, ANSWERING] : all;
}

/**
 * @param {string} root
 * @param {string[]} scripts
 */
async function load(root, scripts) {
  for (const script of scripts) {
    const loading = loaded.get(script) ?? loadScript(root + script);
    loaded.set(script, loading);
    await loading;
  }
}

/** @param {string} address */
function loadScript(address) {
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  });
}

/**
 * @param {HTMLFormElement | null} form
 * @param {string} [question]
 */
function warn(form, question = form ? questionIn(form) : "") {
  const { evidenceEmergencies: known } = /** @type {{evidenceEmergencies?: string[]}} */ (globalThis);
  for (const [at, text] of (form ? textsFor(form, !!question.trim()) : []).entries()) {
    const words = text.dataset.evWords ?? known?.[at];
    // A text whose words are not to be had is shown with every question: it must not be missing.
    const isMeant = words === undefined ? areWordsLost && !!question.trim() : isEmergency(question, words);
    // Said once to who hears the page, when it appears.
    if (isMeant && text.hidden) text.setAttribute("role", "alert");
    text.hidden = !isMeant;
  }
}

/**
 * The board's texts beside a form. They stand once in a page, in the box at its top, and are copied from there.
 *
 * @param {HTMLFormElement} form
 * @param {boolean} isAsked Whether there is a question, for which they are needed.
 */
function textsFor(form, isAsked) {
  const place = form.matches(".ev-box") ? form : form.parentElement ?? form;
  const texts = () => [.../** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".ev-emergency"))];
  if (isAsked && !texts().length) form.after(...[...form.ownerDocument.querySelectorAll(".ev-box .ev-emergency")].map((one) => one.cloneNode(true)));
  return texts();
}

/** @param {EventTarget | null} target */
function formOf(target) {
  return target instanceof Element ? /** @type {HTMLFormElement | null} */ (target.closest(FORMS)) : null;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && !!target.closest("input, textarea, select, [contenteditable]");
}
