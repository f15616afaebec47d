/** What a reader wished to be kept: on this device, and nowhere else. */

const KEY = "ev-questions";
const MOST = 20;

/**
 * @param {Storage | undefined} storage Undefined where the browser keeps nothing.
 * @returns {string[] | undefined} Last asked first; undefined unless the reader wishes them kept.
 */
export function keptQuestions(storage) {
  try {
    const said = JSON.parse(storage?.getItem(KEY) ?? "null");
    return Array.isArray(said) ? said.filter((one) => typeof one === "string") : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Storage | undefined} storage
 * @param {string} question
 */
export function keepQuestion(storage, question) {
  const kept = keptQuestions(storage);
  if (kept && question) wishKept(storage, [question, ...kept.filter((one) => one !== question)].slice(0, MOST));
}

/**
 * @param {Storage | undefined} storage
 * @param {string[] | undefined} questions Undefined forgets them, and the wish itself.
 */
export function wishKept(storage, questions) {
  try {
    if (questions) storage?.setItem(KEY, JSON.stringify(questions));
    else storage?.removeItem(KEY);
  } catch {
    // Refused or full: nothing is kept, which is what a page without the wish does too.
  }
}

/** The browser's own storage; undefined where it is refused. */
export function ownStorage() {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
