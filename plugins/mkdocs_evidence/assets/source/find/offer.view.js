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
const FORMS = ".ev-box, .ev-asking";

/** @type {Map<string, Promise<unknown>>} */
const loaded = new Map();

/** @param {Document} page */
export function offerSearch(page) {
  page.addEventListener("focusin", (event) => wake(formOf(event.target)));
  page.addEventListener("input", (event) => warn(formOf(event.target)));
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
  const form = page.querySelector(".ev-search .ev-asking");
  if (form instanceof HTMLFormElement) wake(form);
}

/** @param {HTMLFormElement | null} form */
function wake(form) {
  if (!form || "evAwake" in form.dataset) return;
  form.dataset.evAwake = "";
  const root = form.dataset.evRoot ?? "";
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
      if (isAsked) form.requestSubmit();
    },
    () => {
      form.removeEventListener("submit", hold);
      loaded.clear();
      delete form.dataset.evAwake;
      if (isAsked) form.submit();
    },
  );
  warn(form);
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

/** @param {HTMLFormElement | null} form */
function warn(form) {
  const question = form?.querySelector("input")?.value ?? "";
  const texts = /** @type {NodeListOf<HTMLElement> | undefined} */ (form?.parentElement?.querySelectorAll(".ev-emergency"));
  for (const text of texts ?? []) {
    const isMeant = isEmergency(question, text.dataset.evWords ?? "");
    // Said once to who hears the page, when it appears.
    if (isMeant && text.hidden) text.setAttribute("role", "alert");
    text.hidden = !isMeant;
  }
}

/** @param {EventTarget | null} target */
function formOf(target) {
  return target instanceof Element ? /** @type {HTMLFormElement | null} */ (target.closest(FORMS)) : null;
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof Element && !!target.closest("input, textarea, select, [contenteditable]");
}
