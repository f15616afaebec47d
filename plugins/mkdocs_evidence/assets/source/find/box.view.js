import { count, link, make, showClaims } from "./claims.view.js";
import { showProblem } from "./problem.view.js";
import { EVERY, hasSigned, narrowed, telling } from "./shown.js";

/**
 * The box at the top of a page: the best claims while a reader types, in a list of links below it.
 *
 * @typedef {import("./claims.view.js").Setting} Setting
 */

const SHOWN = 5;
const PAUSE_MS = 180;

/**
 * @param {HTMLFormElement} form
 * @param {() => Promise<Setting>} open
 */
export function attachBox(form, open) {
  const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
  const tally = make("p", "ev-tally");
  const list = make("div", "");
  const links = list.getElementsByTagName("a");
  const panel = make("div", "ev-search-panel", tally, list);
  tally.setAttribute("role", "status");
  panel.hidden = true;
  form.append(panel);
  let last = 0;
  let timer = 0;

  const show = async () => {
    const turn = ++last;
    const question = input.value.trim();
    const [words, shown] = question
      ? await bestClaims(form, question, open).catch((problem) => /** @type {const} */ (["", [showProblem(problem, show)]]))
      : [];
    if (turn !== last) return;
    tally.textContent = words ?? "";
    // Whoever is among the links already stays there when they are those of the last letters typed.
    const at = [...links].indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    list.replaceChildren(...(shown ?? []));
    panel.hidden = !shown;
    links[at]?.focus();
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(show, PAUSE_MS);
  });
  keepFocus(form, input, panel);
  if (input.value.trim()) show();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} question
 * @param {() => Promise<Setting>} open
 * @returns {Promise<readonly [string, HTMLElement[]]>} What is announced, and what is shown.
 */
async function bestClaims(form, question, open) {
  const setting = await open();
  const { index } = setting;
  const filters = narrowed({}, hasSigned(index));
  const found = await index.ask(question, { most: SHOWN, filters, isBrief: true });
  const quoted = await index.quote(telling(found.hits), found.left);
  const more = quoted.length || !filters.status ? "" : `&status=${EVERY}`;
  const all = link(`${form.action}?q=${encodeURIComponent(question)}${more}`, more ? "Look among claims that nobody has signed" : "All results and filters");
  const words = quoted.length ? `${count(quoted.length, "claim")} shown` : "No claim found";
  return [words, [...showClaims(setting, quoted, found.marks, { level: 0, isShort: true }), make("p", "", all)]];
}

/**
 * The panel is seen while the focus is in the form; arrows go through its links, and Escape closes it.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLInputElement} input
 * @param {HTMLElement} panel
 */
function keepFocus(form, input, panel) {
  input.addEventListener("focus", () => {
    panel.hidden = !input.value.trim() || !panel.querySelector("a, button");
  });
  form.addEventListener("keydown", (event) => {
    if (panel.hidden) return;
    const stops = [input, .../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll("a, button"))];
    const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0;
    if (event.key === "Escape") {
      input.focus();
      panel.hidden = true;
    } else if (step && at >= 0) stops.at((at + step) % stops.length)?.focus();
    else return;
    event.preventDefault();
  });
}
