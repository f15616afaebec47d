import { walkFlow } from "./walk.js";

/**
 * What the form of a flow works with; pure, so that it is tested without a browser.
 *
 * @typedef {import("./walk.js").Table} Table
 * @typedef {import("./walk.js").Fact} Fact
 * @typedef {import("./walk.js").Entries} Entries
 * @typedef {import("./walk.js").Walk} Walk
 * @typedef {{table: Table, codes: Record<string, string[]>, version: string}} Flow
 * @typedef {[number, number]} Stretch First and last answer.
 * @typedef {{question: string, answers: Stretch[], to: string}} Change
 * @typedef {{flow: string, version: string, code: string, entries: Entries}} Link
 */

const FORM = "mkdocs-evidence flow 1";

/**
 * The flow of a page, or null when it is not of the form that this script was made for.
 *
 * @param {string} text
 * @returns {Flow | null}
 */
export function decodeFlow(text) {
  try {
    const flow = JSON.parse(text);
    return flow.table.form === FORM ? flow : null;
  } catch {
    return null;
  }
}

/**
 * Whose words a reader gets. Only clinicians, and those who have not said who they are, get the clinicians': another
 * audience that the flow does not speak to gets words for lay people, never an instruction to treat.
 *
 * @param {string} asked The audience that the reader is; empty when nobody knows.
 * @param {readonly string[]} spoken Audiences of the flow, clinicians first.
 */
export function wordsFor(asked, spoken) {
  const [clinician = "", lay = clinician] = spoken;
  if (!asked || spoken.includes(asked)) return asked || clinician;
  return lay;
}

/**
 * What a form holds, as an entry.
 *
 * @param {FormData} form
 * @param {string} kind `choice`, `many` or `number`.
 * @returns {string | string[]} Empty text when nothing was answered.
 */
export function entryOfForm(form, kind) {
  const given = form.getAll("answer").map(String);
  if (form.has("unknown")) return "unknown";
  if (kind === "many" && (given.length || form.has("none"))) return given;
  return given[0] ?? "";
}

/**
 * A number as people write it, without zeros that say nothing. Exact: a quotient is rounded once and has fifteen digits.
 *
 * @param {Fact} fact A number or a score.
 * @param {number} answer
 */
export function numberText({ decimals = 0, low = 0, step = 1 }, answer) {
  const text = ((low + answer * step) / 10 ** decimals).toFixed(decimals);
  return decimals ? text.replace(/\.?0+$/, "") : text;
}

/**
 * What to enter to give an answer; `readEntry` gives the answer back.
 *
 * @param {Fact} fact
 * @param {number} answer
 * @returns {string | string[]}
 */
export function entryOf(fact, answer) {
  const names = fact.names ?? [];
  if (answer < 0) return "unknown";
  if (fact.type === "many") return names.filter((_, at) => (answer >> at) & 1);
  return names[answer] ?? numberText(fact, answer);
}

/**
 * Which other answers to one question would have led elsewhere, every other answer as given.
 *
 * @param {Table} table
 * @param {Entries} entries
 * @param {Walk} walk The walk of these entries, at its outcome.
 * @returns {Change[]} In the order of the walk; `to` is an outcome, or a question that nobody has answered yet.
 */
export function findChanges(table, entries, walk) {
  return walk.steps.flatMap(({ question, asked }) => {
    const name = table.questions[question]?.fact ?? "";
    const fact = table.facts[name];
    /** @type {Map<string, Stretch[]>} */
    const changes = new Map();
    for (const stretch of asked && fact ? otherAnswers(fact, walk.answers[name] ?? 0) : []) {
      const other = walkFlow(table, { ...entries, [name]: entryOf(/** @type {Fact} */ (fact), stretch[0]) });
      const to = other.outcome || other.question;
      if (other.stopped || to === walk.outcome) continue;
      const found = changes.get(to) ?? [];
      const last = found.at(-1);
      if (fact?.type === "number" && last && last[1] === stretch[0] - 1) last[1] = stretch[1];
      else found.push(stretch);
      changes.set(to, found);
    }
    return [...changes].map(([to, answers]) => ({ question, answers, to }));
  });
}

/**
 * Answers other than the given one, as far as any branch tells them apart; of `many`, one option more or fewer.
 *
 * @param {Fact} fact
 * @param {number} given
 * @returns {Stretch[]}
 */
function otherAnswers({ type, names = [], cuts = [], last, unknown }, given) {
  const isNumber = type === "number";
  const chosen = Math.max(given, 0);
  const firsts = isNumber ? [0, ...cuts] : names.map((_, at) => (type === "many" ? chosen ^ (1 << at) : at));
  /** @type {Stretch[]} */
  const all = firsts.map((first, at) => [first, isNumber ? (firsts[at + 1] ?? last + 1) - 1 : first]);
  if (unknown) all.push([-1, -1]);
  return all.filter(([first, end]) => given < first || end < given);
}

/**
 * The codes of the words and claims that a walk led through, run together.
 *
 * @param {Record<string, string[]>} codes
 * @param {Walk} walk
 */
export function pathCode(codes, { steps, outcome }) {
  return steps.map(({ question, branch }) => codes[question]?.[branch]).join("") + codes[outcome];
}

/**
 * The fragment of an address that leads back to a result.
 *
 * @param {string} name Of the flow.
 * @param {Flow} flow
 * @param {Walk} walk
 */
export function writeLink(name, { table, codes, version }, walk) {
  const answers = Object.entries(walk.answers).map(([one, answer]) => {
    const entry = entryOf(/** @type {Fact} */ (table.facts[one]), answer);
    return [one, Array.isArray(entry) ? `${entry},` : entry];
  });
  return `#${new URLSearchParams([["flow", name], ["v", `${version}.${pathCode(codes, walk)}`], ...answers])}`;
}

/**
 * What `writeLink` wrote, whoever has changed it since; what is no answer the walk refuses.
 *
 * @param {string} hash As in `location.hash`.
 * @returns {Link} Of no flow when the fragment is no such link.
 */
export function readLink(hash) {
  const [[, flow = ""] = [], [, pin = ""] = [], ...answers] = new URLSearchParams(hash.slice(1));
  const [version = "", code = ""] = pin.split(".");
  // A comma tells a choice of several from a single answer.
  const entries = answers.map(([name, text]) => [name, text.includes(",") ? text.split(",").filter(Boolean) : text]);
  return { flow, version, code, entries: Object.fromEntries(entries) };
}
