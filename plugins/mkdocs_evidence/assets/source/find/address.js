/**
 * What is asked, as it stands in an address that can be shared.
 *
 * @typedef {import("../search/index.js").Filter} Filter
 * @typedef {object} Wish
 * @property {string} question
 * @property {Partial<Record<Filter, string[]>>} filters Those that are set.
 * @property {string} audience Empty when the reader has not chosen.
 */

const FILTERS = /** @type {const} */ (["status", "certainty", "kind", "area", "ref"]);

/**
 * @param {URLSearchParams} said
 * @returns {Wish}
 */
export function readWish(said) {
  /** @type {Wish["filters"]} */
  const filters = {};
  for (const name of FILTERS) {
    const values = said.getAll(name).filter(Boolean);
    if (values.length) filters[name] = values;
  }
  return { question: (said.get("q") ?? "").trim(), filters, audience: said.get("audience") ?? "" };
}

/**
 * The same, without what is empty, in a fixed order: one wish has one address.
 *
 * @param {Wish} wish
 */
export function writeWish({ question, filters, audience }) {
  const said = new URLSearchParams();
  if (question) said.set("q", question);
  for (const name of FILTERS) for (const value of filters[name] ?? []) said.append(name, value);
  if (audience) said.set("audience", audience);
  return said.toString();
}

/**
 * Where to tell that no claim answers a question; nothing is sent before the reader sends it.
 *
 * @param {string} report
 * @param {string} question
 */
export function gapAddress(report, question) {
  const name = report.startsWith("mailto:") ? "body" : "question";
  return `${report}${report.includes("?") ? "&" : "?"}${name}=${encodeURIComponent(question)}`;
}
