import { isEmergency } from "./emergency.js";

/**
 * Brings the boxes in which readers ask to life, and fetches what answers only when a reader is about to ask.
 *
 * @typedef {{attach: (form: HTMLFormElement) => void}} Search
 */

const SEARCH = "assets/evidence/evidence-search.js";
const ASKING = "assets/evidence/evidence-asking.js";
const FORMS = ".ev-box, .ev-asking";

/** @type {Promise<unknown> | undefined} */
let loading;
/** @type {Promise<unknown> | undefined} */
let loadingMore;

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
  loading ??= load(root);
  const needed = form.matches(".ev-box") ? loading : loading.then(() => (loadingMore ??= loadScript(root + ASKING)));
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
      loading = loadingMore = undefined;
      delete form.dataset.evAwake;
      if (isAsked) form.submit();
    },
  );
  warn(form);
}

/** @param {string} root */
async function load(root) {
  // A page that was opened from a folder may fetch nothing, so it reads the whole index as a script.
  if (location.protocol === "file:") await loadScript(`${root}search/claims/offline.js`);
  await loadScript(root + SEARCH);
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
