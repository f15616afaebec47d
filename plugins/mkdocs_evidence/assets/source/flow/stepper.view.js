import { recall } from "../audience/audience.view.js";
import { isoDay } from "../overdue/overdue.js";
import { decodeFlow, entryOf, entryOfForm, findChanges, numberText, pathCode, readLink, wordsFor, writeLink } from "./stepper.js";
import { derive, walkFlow } from "./walk.js";

/**
 * Where a reader is. It lives in the entries of the window's history and nowhere else.
 *
 * @typedef {object} Place
 * @property {string} flow
 * @property {number} run A new one after every "Start again", so that what was cleared does not come back.
 * @property {number} depth How many entries of this run lie before it.
 * @property {import("./walk.js").Entries} entries
 * @property {string} at The answered question to show again; empty for where the answers lead.
 */

/** A page has at most one flow; these are of the page that is open. */
/** @type {HTMLElement} */
let section;
/** @type {import("./stepper.js").Flow} */
let flow;
/** @type {import("./walk.js").Table} */
let table;
let name = "";
/** @type {Map<string, DocumentFragment>} */
let templates;
let audience = "";
/** @type {Place} */
let place;
/** @type {import("./walk.js").Walk} */
let walk;
/** Name of the question or outcome that is shown. */
let shown = "";

/**
 * Brings the form of the page's flow to life; one that is not understood is taken away, and the outline serves.
 *
 * @param {Document} page
 */
export function startStepper(page) {
  const found = /** @type {HTMLElement | null} */ (page.querySelector(".ev-stepper[hidden]"));
  const decoded = decodeFlow(found?.querySelector("script")?.textContent ?? "");
  if (!found || !decoded) return found?.remove();
  section = found;
  flow = decoded;
  table = flow.table;
  name = section.dataset.evFlow ?? "";
  const stored = /** @type {Place | undefined} */ (history.state?.evFlow);
  place = stored?.flow === name ? stored : beginning();
  const all = /** @type {NodeListOf<HTMLTemplateElement>} */ (section.querySelectorAll("template"));
  templates = new Map([...all].map((one) => [one.dataset.evName ?? "", one.content]));
  const stage = part(".ev-stage");
  templates.get(table.start)?.querySelector(".ev-shown")?.append(...stage.childNodes);
  section.hidden = stage.inert = false;
  audience = chosenWords();
  const article = /** @type {HTMLElement | null} */ (section.closest(".ev-article"));
  // The choice of the page is made before this hears of it; the form's own buttons choose for the form alone.
  if (article) article.onchange = ({ target }) => section.contains(/** @type {Node} */ (target)) || speakTo(chosenWords());
  section.onsubmit = submit;
  section.onclick = press;
  section.onchange = (event) => untick(/** @type {HTMLInputElement} */ (event.target));
  if (!arriveByLink()) show("replaceState", true);
}

/** @returns {Place} */
function beginning() {
  return { flow: name, run: Date.now(), depth: 0, entries: {}, at: "" };
}

/** @param {Partial<Place>} next */
function move(next) {
  place = { ...place, at: "", ...next, depth: place.depth + 1 };
  show("pushState");
}

/**
 * Shows what the entry of the history holds that the reader went to.
 *
 * @param {Place | undefined} found Other parts of a page leave none.
 */
export function returnTo(found) {
  if (!section?.isConnected || found?.flow !== name) return;
  if (found.depth === place.depth && found.at === place.at && found.run === place.run) return;
  // Answers given since are kept, so that nothing is asked twice.
  const entries = { ...place.entries, ...found.entries };
  place = found.run === place.run ? { ...found, entries } : { ...beginning(), run: place.run };
  show("replaceState");
}

/** Takes answers from a link, and the link out of the address; tells whether there was one. */
export function arriveByLink() {
  const link = readLink(location.hash);
  if (!section?.isConnected || link.flow !== name) return false;
  place = { ...beginning(), entries: link.entries };
  show("replaceState");
  const stale = part(".ev-stale");
  const isSame = pathCode(flow.codes, walk) === link.code;
  stale.textContent = stale.getAttribute(isSame ? "data-ev-same" : "data-ev-changed");
  stale.hidden = isSame && link.version === flow.version;
  return true;
}

/** @param {SubmitEvent} event */
function submit(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const entry = entryOfForm(new FormData(form), form.dataset.evKind ?? "");
  const entries = { ...place.entries, [factOf(shown)]: entry };
  const tried = walkFlow(table, entries);
  if (tried.stopped && tried.question === shown) refuse(tried.stopped);
  else move({ entries });
}

/** @param {string} reason */
function refuse(reason) {
  const form = part("form");
  const fault = part(".ev-form-fault");
  fault.textContent = form.getAttribute(`data-ev-${reason}`) ?? form.getAttribute("data-ev-other");
  fault.hidden = false;
  for (const field of parts("[data-ev-field]")) field.ariaInvalid = "true";
  part("input").focus();
}

/** @param {Event} event */
function press({ target }) {
  const button = /** @type {Element} */ (target).closest("button");
  const { evDo, evAt, evSpeak } = button?.dataset ?? {};
  if (evAt) move({ at: evAt });
  if (evSpeak) speakTo(evSpeak);
  if (evDo === "back") goBack();
  if (evDo === "restart") {
    place = beginning();
    show("replaceState");
  }
  if (evDo === "print") printPath();
  if (evDo === "note") copyOut(noteText());
  if (evDo === "link") copyOut(bareAddress() + writeLink(name, flow, walk));
}

function goBack() {
  if (history.state?.evFlow?.depth) return history.back();
  // The reader came by a link: there is no entry of ours to go back to.
  place = { ...place, at: answered().at(-1)?.question ?? "" };
  show("replaceState");
}

/** The questions that were answered before the one that is shown. */
function answered() {
  const at = walk.steps.findIndex((one) => one.question === shown);
  return walk.steps.slice(0, at < 0 ? walk.steps.length : at).filter((one) => one.asked);
}

/**
 * Shows the place and keeps it in the window's history; answers never enter the address, and what stood behind its
 * sign goes.
 *
 * @param {"pushState" | "replaceState"} how
 * @param {boolean} isFirst Whether the page has just been opened: then nothing takes the focus.
 */
function show(how, isFirst = false) {
  const { at, entries } = place;
  walk = walkFlow(table, entries);
  const { outcome, question, steps, stopped } = walk;
  shown = steps.some((one) => one.asked && one.question === at) ? at : outcome || question;
  const isResult = shown === outcome;
  part(".ev-stage").replaceChildren(...copied(shown, ".ev-shown"));
  // Only what is shown has ids: the same names in every template would stand on the page many times.
  for (const one of parts("[class^=ev-form-]")) one.id = one.className;
  part("[data-ev-do=back]").hidden = !answered().length && !place.depth;
  part(".ev-after-result").hidden = !isResult;
  part(".ev-copy").hidden = part(".ev-stale").hidden = true;
  showAnswers();
  if (isResult) showChanges();
  else fill(entries[factOf(shown)]);
  speakTo(audience);
  markPath();
  place = { ...place, at: shown };
  history[how]({ ...history.state, evFlow: place }, "", isFirst ? null : bareAddress());
  if (stopped && shown === question) refuse(stopped);
  else if (!isFirst) part(".ev-stage [tabindex]").focus();
}

function showAnswers() {
  const rows = answered().map(({ question }) => {
    const answer = walk.answers[factOf(question)] ?? 0;
    const [row] = copied("", ".ev-row");
    const within = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (/** @type {Element} */ (row).querySelector(selector));
    within("dt").append(...askedBy(question));
    within("dd").append(...inWords(question, [answer, answer]));
    within(".ev-vh").append(...askedBy(question));
    within("button").dataset.evAt = question;
    return /** @type {Node} */ (row);
  });
  part(".ev-answered dl").replaceChildren(...rows);
  part(".ev-answered").hidden = !rows.length;
  for (const one of parts("[data-ev-score]")) {
    const name = one.dataset.evScore ?? "";
    const fact = table.facts[name];
    const [points = -1] = derive(name, walk.answers, table);
    one.hidden = !fact || points < 0;
    if (fact) part("strong", one).textContent = numberText(fact, points);
  }
}

function showChanges() {
  /** @type {Node[]} */
  const rows = [];
  let last = "";
  for (const { question, answers, to } of findChanges(table, place.entries, walk)) {
    if (question !== last) rows.push(made("dt", askedBy(question)));
    last = question;
    const words = answers.map((one) => inWords(question, one));
    rows.push(made("dd", [made("strong", separated(words, " or ")), ": ", ...copied(to, ".ev-short")]));
  }
  part(".ev-changes dl").replaceChildren(...rows);
  part(".ev-changes").hidden = !rows.length;
}

/** @param {string | string[] | undefined} entry What the shown question was answered with before. */
function fill(entry) {
  if (entry === undefined) return;
  for (const input of /** @type {HTMLInputElement[]} */ (parts("form input"))) {
    if (input.type === "text") input.value = entry === "unknown" ? "" : String(entry);
    // The box for "none of these" has no value, as a list without members has no text.
    else input.checked = [String(entry), entry].flat().includes(input.value);
  }
}

/** Whose words the page asks for: of an article its choice, of the page of a flow the address or what is remembered. */
function chosenWords() {
  const article = /** @type {HTMLElement | null} */ (section.closest(".ev-article"));
  const asked = article ? article.dataset.evShownAudience : new URLSearchParams(location.search).get("audience") ?? recall();
  return wordsFor(asked ?? "", parts("[data-ev-speak]").flatMap(({ dataset }) => dataset.evSpeak ?? []));
}

/** @param {string} who One of the flow's. */
function speakTo(who) {
  audience = who;
  for (const one of parts("[data-ev-speak]")) one.ariaPressed = String(one.dataset.evSpeak === audience);
  for (const one of parts("[data-ev-wording]")) one.hidden = one.dataset.evWording !== audience;
}

/** Marks in the outline and in the picture what the answers led through. */
function markPath() {
  const { steps, outcome } = walk;
  const on = new Set([shown, outcome, ...steps.flatMap(({ question, branch }) => [question, `${question} ${branch + 1}`])]);
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-ev-box], [data-ev-answer]"))) {
    const { evBox, evFrom, evAnswer } = one.dataset;
    one.classList.toggle("ev-taken", on.has(evBox ?? `${evFrom} ${evAnswer}`));
  }
}

/** What the record of a patient needs: answers, result, edition, scope, day and address. */
function noteText() {
  const rows = parts(".ev-answered dl > div").map((row) => `${part("dt", row).innerText} ${part("dd", row).innerText}`);
  const texts = parts("[data-ev-note]:not([hidden])").map((one) => one.innerText.trim());
  return [...rows, ...texts, isoDay(new Date()), bareAddress()].join("\n");
}

/** @param {string} text */
async function copyOut(text) {
  const box = part(".ev-copy");
  const said = part("[role=status]", box);
  box.hidden = false;
  /** @type {HTMLTextAreaElement} */ (part("textarea")).value = text;
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = said.getAttribute("data-ev-done");
  } catch {
    // Refused where the browser or the site's policy forbids it; the text stands there to be copied by hand.
    said.textContent = said.getAttribute("data-ev-failed");
  }
}

/**
 * An answer, or a stretch of numbers, in the words of its question's form.
 *
 * @param {string} question
 * @param {import("./stepper.js").Stretch} answer
 * @returns {(Node | string)[]}
 */
function inWords(question, [first, last]) {
  const fact = table.facts[factOf(question)];
  if (!fact) return [];
  const entry = entryOf(fact, first);
  const option = (/** @type {string} */ value) => copied(question, `[value="${CSS.escape(value)}"] + .ev-option`);
  if (Array.isArray(entry)) return entry.length ? separated(entry.map(option), ", ") : option("");
  if (fact.type !== "number" || first < 0) return option(entry);
  return [entry, last > first ? ` to ${numberText(fact, last)}` : "", ...copied(question, ".ev-unit")];
}

/** @param {string} question */
function factOf(question) {
  return table.questions[question]?.fact ?? "";
}

/** @param {string} question */
function askedBy(question) {
  return copied(question, ".ev-asked");
}

/**
 * A copy of what stands in a part of a template.
 *
 * @param {string} name
 * @param {string} selector
 * @returns {Node[]}
 */
function copied(name, selector) {
  const found = templates.get(name)?.querySelector(selector);
  return [...(found?.cloneNode(true).childNodes ?? [])];
}

/**
 * @param {string} selector
 * @param {ParentNode} [root]
 */
function part(selector, root = section) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/** @param {string} selector */
function parts(selector) {
  return /** @type {HTMLElement[]} */ ([...section.querySelectorAll(selector)]);
}

function bareAddress() {
  return location.href.replace(/#.*/, "");
}

/**
 * "None of these" and "Not known" stand alone; another answer takes them back.
 *
 * @param {HTMLInputElement} target
 */
function untick({ type, checked, name, form }) {
  if (type === "checkbox" && !checked) return;
  for (const other of /** @type {Iterable<HTMLInputElement>} */ (form?.elements ?? [])) {
    if (other.type === "checkbox" && other.name !== name) other.checked = false;
  }
}

/** Prints the answers and the result without the rest of the page. */
function printPath() {
  const root = document.documentElement;
  root.dataset.evPrint = "path";
  addEventListener("afterprint", () => delete root.dataset.evPrint, { once: true });
  print();
}

/**
 * @param {string} tag
 * @param {(Node | string)[]} content
 */
function made(tag, content) {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
}

/**
 * @param {(Node | string)[][]} groups
 * @param {string} mark
 */
function separated(groups, mark) {
  return groups.flatMap((group, at) => (at ? [mark, ...group] : group));
}
