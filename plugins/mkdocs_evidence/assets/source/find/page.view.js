import { writeWish } from "./address.js";
import { make } from "./claims.view.js";
import { chosenReads, fillForm, readForm } from "./form.view.js";
import { offerKeeping } from "./keep.view.js";
import { showProblem } from "./problem.view.js";
import { FIRST, STEP, findResults, showResults, summary } from "./results.view.js";
import { EVERY } from "./shown.js";

const PAUSE_MS = 200;
const SLOW_MS = 300;

/**
 * The search page: results follow what stands in the form, and so does the address.
 *
 * @param {HTMLFormElement} form
 * @param {(reads?: string[]) => Promise<import("./claims.view.js").Setting>} open
 */
export function attachPage(form, open) {
  const tally = make("p", "ev-tally");
  const box = make("div", "");
  tally.setAttribute("role", "status");
  form.parentElement?.querySelector(".ev-found")?.append(tally, box);
  /** @type {Record<string, string>} */
  let meaning = {};
  let most = FIRST;
  let last = 0;
  let timer = 0;

  const run = async () => {
    const turn = ++last;
    const asked = readForm(form);
    const slow = window.setTimeout(() => (tally.textContent = "Searching …"), SLOW_MS);
    try {
      const setting = await open(chosenReads(form));
      const results = await findResults(setting.index, asked, { meaning, most });
      if (turn !== last) return;
      tally.textContent = summary(results, setting.index);
      box.replaceChildren(...showResults(setting, asked, results, acts));
    } catch (problem) {
      if (turn !== last) return;
      tally.textContent = "";
      box.replaceChildren(showProblem(problem, run));
    } finally {
      clearTimeout(slow);
    }
  };
  const begin = (/** @type {"pushState" | "replaceState"} */ how) => {
    clearTimeout(timer);
    [most, meaning] = [FIRST, {}];
    const said = writeWish(readForm(form));
    if (said !== location.search.slice(1)) history[how](history.state, "", said ? `?${said}` : location.pathname);
    return run();
  };
  const ask = (/** @type {import("./address.js").Wish} */ wish) => {
    fillForm(form, new URLSearchParams(writeWish(wish)));
    return begin("pushState");
  };
  const acts = {
    showMore: () => { most += STEP; run(); },
    showUnsigned: () => { const wish = readForm(form); ask({ ...wish, filters: { ...wish.filters, status: [EVERY] } }); },
    clearFilters: () => { ask({ ...readForm(form), filters: {} }); form.querySelector("input")?.focus(); },
    choose: (/** @type {string} */ word, /** @type {string} */ key) => { meaning = { ...meaning, [word]: key }; run(); },
  };

  const section = /** @type {HTMLElement} */ (form.parentElement?.querySelector(".ev-remembered"));
  const keep = offerKeeping(section, (question) => { ask({ question, filters: {}, audience: "" }); });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => begin("replaceState"), PAUSE_MS);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep(readForm(form).question);
    begin("pushState");
  });
  addEventListener("popstate", () => { fillForm(form, new URLSearchParams(location.search)); run(); });
  start(form);
  run();
}

/**
 * Shows in the form what the address asks for, but nothing over what a reader typed while the script was on its way.
 *
 * @param {HTMLFormElement} form
 */
function start(form) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const typed = input.value;
  fillForm(form, new URLSearchParams(location.search));
  if (typed) input.value = typed;
  else if (!location.search) input.focus();
}
