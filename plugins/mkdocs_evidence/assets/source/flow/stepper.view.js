import { isoDay } from "../overdue/overdue.js";
import { decodeFlow, entryOf, entryOfForm, findChanges, numberText, pathCode, readLink, writeLink } from "./stepper.js";
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

/**
 * Brings the forms of the page's flows to life; one that is not understood stays hidden, and the outline serves.
 *
 * @param {Document} page
 */
export function startSteppers(page) {
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".ev-stepper[hidden]"))) {
    const flow = decodeFlow(section.querySelector("script")?.textContent ?? "");
    if (flow) new Stepper(section, flow).start();
  }
}

class Stepper {
  #section;
  #flow;
  #table;
  #name;
  #templates;
  #audience = "clinician";
  /** @type {Place} */
  #place;
  /** @type {import("./walk.js").Walk} */
  #walk;
  /** Name of the question or outcome that is shown. */
  #shown = "";

  /**
   * @param {HTMLElement} section
   * @param {import("./stepper.js").Flow} flow
   */
  constructor(section, flow) {
    this.#section = section;
    this.#flow = flow;
    this.#table = flow.table;
    this.#name = section.dataset.evFlow ?? "";
    const templates = /** @type {NodeListOf<HTMLTemplateElement>} */ (section.querySelectorAll("template"));
    this.#templates = new Map([...templates].map((one) => [one.dataset.evName ?? "", one.content]));
    const stored = /** @type {Place | undefined} */ (history.state?.evFlow);
    this.#place = stored?.flow === this.#name ? stored : this.#beginning();
    this.#walk = walkFlow(flow.table, {});
  }

  start() {
    this.#section.hidden = false;
    this.#section.addEventListener("submit", (event) => this.#submit(event));
    this.#section.addEventListener("click", (event) => this.#click(event));
    this.#section.addEventListener("change", (event) => untick(/** @type {HTMLInputElement} */ (event.target)));
    addEventListener("popstate", (event) => this.#return(event.state?.evFlow));
    addEventListener("hashchange", () => this.#arrive());
    if (this.#arrive()) return;
    this.#show("replaceState", true);
  }

  /** @returns {Place} */
  #beginning() {
    return { flow: this.#name, run: Date.now(), depth: 0, entries: {}, at: "" };
  }

  /** @param {Partial<Place>} next */
  #move(next) {
    this.#place = { ...this.#place, at: "", ...next, depth: this.#place.depth + 1 };
    this.#show("pushState");
  }

  /** @param {Place | undefined} place Of the entry that the reader went to; other parts of the page leave none. */
  #return(place) {
    const here = this.#place;
    if (!this.#section.isConnected || place?.flow !== this.#name) return;
    if (place.run !== here.run) {
      this.#place = { ...this.#beginning(), run: here.run };
    } else if (place.depth === here.depth && place.at === here.at) {
      return;
    } else {
      // Answers given since are kept, so that nothing is asked twice.
      this.#place = { ...place, entries: { ...here.entries, ...place.entries } };
    }
    this.#show("replaceState");
  }

  /** Takes answers from a link, and the link out of the address. */
  #arrive() {
    const { codes, version } = this.#flow;
    const link = readLink(location.hash);
    if (!this.#section.isConnected || link.flow !== this.#name) return false;
    this.#place = { ...this.#beginning(), entries: link.entries };
    this.#show("replaceState");
    const stale = this.#part(".ev-stale");
    const isSame = pathCode(codes, this.#walk) === link.code;
    stale.textContent = stale.getAttribute(isSame ? "data-ev-same" : "data-ev-changed");
    stale.hidden = isSame && link.version === version;
    return true;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const entry = entryOfForm(new FormData(form), form.dataset.evKind ?? "");
    const entries = { ...this.#place.entries, [this.#factOf(this.#shown)]: entry };
    const tried = walkFlow(this.#table, entries);
    if (tried.stopped && tried.question === this.#shown) this.#refuse(tried.stopped);
    else this.#move({ entries });
  }

  /** @param {string} reason */
  #refuse(reason) {
    const form = this.#part("form");
    const fault = this.#part(".ev-form-fault");
    fault.textContent = form.getAttribute(`data-ev-${reason}`) ?? form.getAttribute("data-ev-other");
    fault.hidden = false;
    for (const field of this.#parts("[data-ev-field]")) field.ariaInvalid = "true";
    this.#part("input").focus();
  }

  /** @param {Event} event */
  #click({ target }) {
    const button = /** @type {Element} */ (target).closest("button");
    const { evDo, evAt, evSpeak } = button?.dataset ?? {};
    if (evAt) this.#move({ at: evAt });
    if (evSpeak) this.#speakTo(evSpeak);
    if (evDo === "back") this.#back();
    if (evDo === "restart") {
      this.#place = this.#beginning();
      this.#show("replaceState");
    }
    if (evDo === "print") printPath();
    if (evDo === "note") this.#copy(this.#note());
    if (evDo === "link") this.#copy(bareAddress() + writeLink(this.#name, this.#flow, this.#walk));
  }

  #back() {
    if (history.state?.evFlow?.depth) return history.back();
    // The reader came by a link: there is no entry of ours to go back to.
    this.#place = { ...this.#place, at: this.#before().at(-1)?.question ?? "" };
    this.#show("replaceState");
  }

  /** The questions that were answered before the one that is shown. */
  #before() {
    const at = this.#walk.steps.findIndex((one) => one.question === this.#shown);
    return this.#walk.steps.slice(0, at < 0 ? this.#walk.steps.length : at).filter((one) => one.asked);
  }

  /**
   * Shows the place and keeps it in the window's history; answers never enter the address, and what stood behind its
   * sign goes.
   *
   * @param {"pushState" | "replaceState"} how
   * @param {boolean} isFirst Whether the page has just been opened: then nothing takes the focus.
   */
  #show(how, isFirst = false) {
    const { at, entries } = this.#place;
    this.#walk = walkFlow(this.#table, entries);
    const { outcome, question, steps, stopped } = this.#walk;
    this.#shown = steps.some((one) => one.asked && one.question === at) ? at : outcome || question;
    const isResult = this.#shown === outcome;
    this.#part(".ev-stage").replaceChildren(...this.#copied(this.#shown, ".ev-shown"));
    this.#part("[data-ev-do=back]").hidden = !this.#before().length && !this.#place.depth;
    this.#part(".ev-after-result").hidden = !isResult;
    this.#part(".ev-copy").hidden = this.#part(".ev-stale").hidden = true;
    this.#showAnswers();
    if (isResult) this.#showChanges();
    else this.#fill(entries[this.#factOf(this.#shown)]);
    this.#speakTo(this.#audience);
    this.#markPath();
    this.#place = { ...this.#place, at: this.#shown };
    history[how]({ ...history.state, evFlow: this.#place }, "", isFirst ? null : "");
    if (stopped && this.#shown === question) this.#refuse(stopped);
    else if (!isFirst) this.#part(".ev-stage [tabindex]").focus();
  }

  #showAnswers() {
    const rows = this.#before().map(({ question }) => {
      const answer = this.#walk.answers[this.#factOf(question)] ?? 0;
      const [row] = this.#copied("", ".ev-row");
      const within = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (/** @type {Element} */ (row).querySelector(selector));
      within("dt").append(...this.#asked(question));
      within("dd").append(...this.#inWords(question, [answer, answer]));
      within(".ev-vh").append(": ", ...this.#asked(question));
      within("button").dataset.evAt = question;
      return /** @type {Node} */ (row);
    });
    this.#part(".ev-answered dl").replaceChildren(...rows);
    this.#part(".ev-answered").hidden = !rows.length;
    for (const one of this.#parts("[data-ev-score]")) {
      const name = one.dataset.evScore ?? "";
      const fact = this.#table.facts[name];
      const [points = -1] = derive(name, this.#walk.answers, this.#table);
      one.hidden = !fact || points < 0;
      if (fact) this.#part("strong", one).textContent = numberText(fact, points);
    }
  }

  #showChanges() {
    /** @type {Node[]} */
    const rows = [];
    let last = "";
    for (const { question, answers, to } of findChanges(this.#table, this.#place.entries, this.#walk)) {
      if (question !== last) rows.push(made("dt", this.#asked(question)));
      last = question;
      const words = answers.map((one) => this.#inWords(question, one));
      rows.push(made("dd", [made("strong", separated(words, " or ")), ": ", ...this.#copied(to, ".ev-short")]));
    }
    this.#part(".ev-changes dl").replaceChildren(...rows);
    this.#part(".ev-changes").hidden = !rows.length;
  }

  /** @param {string | string[] | undefined} entry What the shown question was answered with before. */
  #fill(entry) {
    if (entry === undefined) return;
    for (const input of /** @type {HTMLInputElement[]} */ (this.#parts("form input"))) {
      if (input.type === "text") input.value = entry === "unknown" ? "" : String(entry);
      // The box for "none of these" has no value, as a list without members has no text.
      else input.checked = [String(entry), entry].flat().includes(input.value);
    }
  }

  /** @param {string} audience One of the flow's. */
  #speakTo(audience) {
    this.#audience = audience;
    for (const one of this.#parts("[data-ev-speak]")) one.ariaPressed = String(one.dataset.evSpeak === audience);
    for (const one of this.#parts("[data-ev-wording]")) one.hidden = one.dataset.evWording !== audience;
  }

  /** Marks in the outline and in the picture what the answers led through. */
  #markPath() {
    const { steps, outcome } = this.#walk;
    const on = new Set([this.#shown, outcome, ...steps.flatMap(({ question, branch }) => [question, `${question} ${branch + 1}`])]);
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-ev-box], [data-ev-answer]"))) {
      const { evBox, evFrom, evAnswer } = one.dataset;
      one.classList.toggle("ev-taken", on.has(evBox ?? `${evFrom} ${evAnswer}`));
    }
  }

  /** What the record of a patient needs: answers, result, edition, scope, day and address. */
  #note() {
    const rows = this.#parts(".ev-answered dl > div").map((row) => `${this.#part("dt", row).innerText} ${this.#part("dd", row).innerText}`);
    const texts = this.#parts("[data-ev-note]:not([hidden])").map((one) => one.innerText.trim());
    return [...rows, ...texts, isoDay(new Date()), bareAddress()].join("\n");
  }

  /** @param {string} text */
  async #copy(text) {
    const box = this.#part(".ev-copy");
    const said = this.#part("[role=status]", box);
    box.hidden = false;
    /** @type {HTMLTextAreaElement} */ (this.#part("textarea")).value = text;
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
  #inWords(question, [first, last]) {
    const fact = this.#table.facts[this.#factOf(question)];
    if (!fact) return [];
    const entry = entryOf(fact, first);
    const option = (/** @type {string} */ value) => this.#copied(question, `[value="${CSS.escape(value)}"] + .ev-option`);
    if (Array.isArray(entry)) return entry.length ? separated(entry.map(option), ", ") : option("");
    if (fact.type !== "number" || first < 0) return option(entry);
    return [entry, last > first ? ` to ${numberText(fact, last)}` : "", ...this.#copied(question, ".ev-unit")];
  }

  /** @param {string} question */
  #factOf(question) {
    return this.#table.questions[question]?.fact ?? "";
  }

  /** @param {string} question */
  #asked(question) {
    return this.#copied(question, ".ev-asked");
  }

  /**
   * A copy of what stands in a part of a template.
   *
   * @param {string} name
   * @param {string} selector
   * @returns {Node[]}
   */
  #copied(name, selector) {
    const found = this.#templates.get(name)?.querySelector(selector);
    return [...(found?.cloneNode(true).childNodes ?? [])];
  }

  /**
   * @param {string} selector
   * @param {ParentNode} [root]
   */
  #part(selector, root = this.#section) {
    return /** @type {HTMLElement} */ (root.querySelector(selector));
  }

  /** @param {string} selector */
  #parts(selector) {
    return /** @type {HTMLElement[]} */ ([...this.#section.querySelectorAll(selector)]);
  }
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
