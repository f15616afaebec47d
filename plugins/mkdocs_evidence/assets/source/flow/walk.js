/**
 * Walks a compiled flow, step for step as `analysis/flows/walk.py` does; both read `tests/vectors/flows`.
 *
 * @typedef {[number, number][]} Stretches First and last answer; of a `many` fact the bits it has and those it lacks.
 * @typedef {[string, Stretches][]} Conditions
 * @typedef {object} Fact
 * @property {"choice" | "boolean" | "number" | "many" | "group" | "score"} type
 * @property {number} last The highest answer; the lowest is 0, "not known" is -1.
 * @property {boolean} unknown
 * @property {string[]} [names]
 * @property {number} [decimals]
 * @property {number} [low]
 * @property {number} [step]
 * @property {number[]} [cuts]
 * @property {{gives: number, when: Conditions}[]} [parts]
 * @typedef {{when: Conditions, to: string}} Branch
 * @typedef {{fact: string, joined: boolean, branches: Branch[]}} Question
 * @typedef {object} Table
 * @property {string} start
 * @property {Record<string, Fact>} facts
 * @property {Record<string, Question>} questions
 * @property {string[]} outcomes
 * @property {Conditions[]} never
 * @typedef {Record<string, string | string[]>} Entries
 * @typedef {Record<string, number>} Answers
 * @typedef {{question: string, branch: number, asked: boolean}} Step
 * @typedef {{steps: Step[], answers: Answers, outcome: string, question: string, stopped: string | null}} Walk
 */

const NOT_KNOWN = -1;
const NUMBER = /^(-?)([0-9]{1,15})(?:\.([0-9]{1,15}))?$/;

/**
 * The number of an answer, or why the entry is none: `empty`, `no-option`, `no-number`, `out-of-range`, `between-steps`.
 *
 * @param {Fact} fact
 * @param {string | string[]} entry Text as typed or the id of an option; of a `many` fact the ids of those chosen.
 * @returns {number | string}
 */
export function readEntry(fact, entry) {
  const names = fact.names ?? [];
  if (Array.isArray(entry)) return readMany(fact, entry);
  const text = entry.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  if (!text) return "empty";
  if (text === "unknown") return fact.unknown ? NOT_KNOWN : "no-option";
  if (fact.type === "number") return readNumber(fact, text);
  if (fact.type === "many") return readMany(fact, [text]);
  const at = names.indexOf(text);
  return at < 0 ? "no-option" : at;
}

/**
 * @param {Fact} fact
 * @param {string[]} chosen
 */
function readMany(fact, chosen) {
  const places = chosen.map((one) => fact.names?.indexOf(one) ?? -1);
  if (fact.type !== "many" || places.includes(-1)) return "no-option";
  return places.reduce((bits, at) => bits | (1 << at), 0);
}

/**
 * @param {Fact} fact
 * @param {string} text
 */
function readNumber(fact, text) {
  // `$` would let a line end through, but blanks are gone already.
  const found = NUMBER.exec(text);
  if (!found) return "no-number";
  const [, sign, whole = "", part = ""] = found;
  const decimals = fact.decimals ?? 0;
  const digits = BigInt(whole + part.padEnd(decimals, "0"));
  // All in units of the last decimal that either the entry or the fact has.
  const scale = 10n ** BigInt(Math.max(0, part.length - decimals));
  const from = (sign ? -digits : digits) - BigInt(fact.low ?? 0) * scale;
  const step = BigInt(fact.step ?? 1) * scale;
  if (from < 0n || from > BigInt(fact.last) * step) return "out-of-range";
  return from % step ? "between-steps" : Number(from / step);
}

/**
 * Follows the entries to an outcome or to the first question that they do not answer.
 *
 * @param {Table} table
 * @param {Entries} entries What the route never asks is not looked at.
 * @returns {Walk}
 */
export function walkFlow(table, entries) {
  /** @type {Answers} */
  const answers = Object.create(null);
  /** @type {Step[]} */
  const steps = [];
  const met = new Set();
  let name = table.start;
  for (let question = own(table.questions, name); question; question = own(table.questions, name)) {
    const stop = (/** @type {string | null} */ stopped) => ({ steps, answers, outcome: "", question: name, stopped });
    if (met.has(name)) return stop("loop");
    met.add(name);
    const fact = own(table.facts, question.fact);
    const asked = !!fact && !fact.parts && !(question.joined && question.fact in answers);
    if (fact && asked) {
      const entry = own(entries, question.fact);
      if (entry === undefined) return stop(null);
      const answer = readEntry(fact, entry);
      if (typeof answer === "string") return stop(answer);
      answers[question.fact] = answer;
      if (table.never.some((never) => allHold(never, answers, table))) return stop("impossible");
    }
    const taken = question.branches.flatMap((one, at) => (allHold(one.when, answers, table) ? [at] : []));
    const branch = taken[0];
    if (branch === undefined || taken.length > 1) return stop(taken.length ? "several-branches" : "no-branch");
    steps.push({ question: name, branch, asked });
    const to = question.branches[branch]?.to;
    if (!to) return stop("no-target");
    name = to;
  }
  return { steps, answers, outcome: name, question: "", stopped: null };
}

/**
 * What a fact is: one number; none before it is known; several of a group in a fault.
 *
 * @param {string} name
 * @param {Answers} answers
 * @param {Table} table
 * @returns {number[]}
 */
export function derive(name, answers, table) {
  const fact = own(table.facts, name);
  if (!fact) return [];
  if (!fact.parts) {
    const answer = answers[name];
    return answer === undefined ? [] : [answer];
  }
  const holding = fact.parts.filter((part) => allHold(part.when, answers, table)).map((part) => part.gives);
  if (fact.type === "group") return [...new Set(holding)];
  if (!sources(name, table).every((source) => source in answers)) return [];
  const named = fact.parts.flatMap((part) => part.when);
  const settled = new Set(named.filter(([, stretches]) => stretches.some(isNotKnown)).map(([source]) => source));
  const isOpen = named.some(([one]) => !settled.has(one) && derive(one, answers, table).includes(NOT_KNOWN));
  return [isOpen ? NOT_KNOWN : holding.reduce((sum, points) => sum + points, 0) - (fact.low ?? 0)];
}

/**
 * @param {string} name
 * @param {Table} table
 * @returns {string[]} The facts that are asked and of which a fact is made.
 */
function sources(name, table) {
  const parts = own(table.facts, name)?.parts;
  return parts ? parts.flatMap((part) => part.when.flatMap(([one]) => sources(one, table))) : [name];
}

/**
 * @param {Conditions} conditions
 * @param {Answers} answers
 * @param {Table} table
 */
function allHold(conditions, answers, table) {
  return conditions.every(([name, stretches]) => {
    const isMany = own(table.facts, name)?.type === "many";
    return derive(name, answers, table).some((value) =>
      stretches.some((stretch) => (isMany ? meets(value, stretch) : stretch[0] <= value && value <= stretch[1])),
    );
  });
}

/**
 * @param {number} chosen
 * @param {[number, number]} combination
 */
function meets(chosen, combination) {
  const [has, lacks] = combination;
  if (chosen === NOT_KNOWN || isNotKnown(combination)) return chosen === NOT_KNOWN && isNotKnown(combination);
  return (chosen & has) === has && !(chosen & lacks);
}

/** @param {[number, number]} stretch */
function isNotKnown([first, last]) {
  return first === NOT_KNOWN && last === NOT_KNOWN;
}

/**
 * A value under a name that a page gives, never one that every object has, such as `constructor`.
 *
 * @template T
 * @param {Record<string, T>} record
 * @param {string} name
 * @returns {T | undefined}
 */
function own(record, name) {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
