import { count, make, press, showClaims } from "./claims.view.js";
import { showFlowQuestions } from "./flow_questions.view.js";
import { asTyped, explain, listed } from "./notes.view.js";
import { hasSigned, narrowed, telling } from "./shown.js";

/**
 * What the search page shows for a wish.
 *
 * @typedef {import("./address.js").Wish} Wish
 * @typedef {import("./claims.view.js").Setting} Setting
 * @typedef {import("../search/index.js").Index} Index
 * @typedef {import("../search/index.js").Found} Found
 * @typedef {object} Results
 * @property {Found | undefined} found Undefined when claims are listed without a question.
 * @property {import("../search/index.js").Quoted[]} quoted Those that are shown.
 * @property {number} hits How many there are.
 * @property {number} unsigned How many more there are that the board has not signed.
 * @property {boolean} isListing Whether anything was asked for.
 * @typedef {object} Acts What a reader may do with results.
 * @property {() => void} showMore
 * @property {() => void} showUnsigned
 * @property {() => void} clearFilters
 * @property {(word: string, key: string) => void} choose Says what an abbreviation means.
 */

/** Each result may cost a file, and most readers look no further. */
export const FIRST = 5;
export const STEP = 15;
const MOST = 2000;

/**
 * @param {Index} index
 * @param {Wish} asked
 * @param {{meaning: Record<string, string>, most: number}} given
 * @returns {Promise<Results>}
 */
export async function findResults(index, asked, { meaning, most }) {
  const filters = narrowed(asked.filters, hasSigned(index));
  const isListing = !!asked.question || Object.keys(asked.filters).length > 0;
  /** @param {Wish["filters"]} through */
  const find = async (through) => {
    if (!asked.question) return { hits: isListing ? await index.list(through) : [], found: undefined };
    const found = await index.ask(asked.question, { most: MOST, filters: through, meaning, isBrief: true });
    return { hits: telling(found.hits), found };
  };
  const { hits, found } = await find(filters);
  const isNarrowed = isListing && !asked.filters.status && !!filters.status;
  const all = isNarrowed ? (await find(asked.filters)).hits.length : hits.length;
  const quoted = await index.quote(hits.slice(0, most), most > FIRST ? undefined : found?.left);
  return { found, quoted, hits: hits.length, unsigned: all - hits.length, isListing };
}

/**
 * @param {Results} results
 * @param {Index} index
 */
export function summary({ hits, quoted, isListing }, index) {
  if (!isListing) return `${count(index.manifest.claims, "claim")} can be searched.`;
  if (!hits) return "No claim found.";
  const all = `${hits >= MOST ? "More than " : ""}${count(hits, "claim")}`;
  return quoted.length < hits ? `${all}, the best ${quoted.length} of them below.` : `${all}.`;
}

/**
 * @param {Setting} setting
 * @param {Wish} asked
 * @param {Results} results
 * @param {Acts} acts
 * @returns {HTMLElement[]}
 */
export function showResults(setting, asked, { found, quoted, hits, unsigned }, acts) {
  const { index } = setting;
  const shown = [];
  if (Object.keys(asked.filters).length) shown.push(press("Clear the filters", acts.clearFilters));
  if (quoted.length && !hasSigned(index)) {
    shown.push(make("p", "ev-remark", "The board has signed no claim of this site yet. So claims of every status are shown, each with its own."));
  }
  if (found) shown.push(...explain(found, asked.question, index, acts.choose));
  if (found?.missing.length) {
    shown.push(make("p", "ev-remark", "No claim mentions ", ...listed(asTyped(found.missing, asked.question, index)), "."));
  }
  shown.push(...showFlowQuestions(setting, quoted.slice(0, 3), found?.words ?? []));
  shown.push(...showClaims(setting, quoted, found?.marks ?? new Set(), { level: 2 }));
  if (quoted.length < hits) shown.push(press(`Show ${Math.min(hits - quoted.length, STEP)} more`, acts.showMore));
  if (unsigned > 0) {
    shown.push(make("p", "ev-remark", `${count(unsigned, "claim")} more that the board has not signed. `, press("Show them", acts.showUnsigned)));
  }
  return shown;
}
