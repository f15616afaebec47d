/** What the page of a review room holds; written by `render/review_room/page.py`. */

import { claimParts, digestOfParts } from "./digests.js";

/**
 * @import { Plain } from "./canonical.js"
 * @import { Entries, Table } from "../flow/walk.js"
 *
 * @typedef {{what: string, arm: string, versus: string, measure: string, value: string | null, n: string | null,
 *   of: string | null, low: string | null, high: string | null, comparator: string, unit: string,
 *   ci: [string, string] | null, level: string, p: string, significant: boolean | null, follow_up: string}} Datum
 * @typedef {{id: string, locator: [string, string][], finding: string, population: string | null,
 *   staging: string | null, outcome: string | null, intervention: string | null, data: Datum[], quote: string,
 *   verified: boolean, note: string}} Extract
 * @typedef {{kind: string, date: string | null, by: string, note: string}} Notice
 * @typedef {{name: string, text: string, kind: string | null, kind_name: string, unverified: string, page: string,
 *   outside: {name: string, url: string, code: string}[], notices: Notice[], extracts: {[name: string]: Extract},
 *   retracted: boolean}} Work
 * @typedef {{words: string, evidence: string, grade: string, scope: string, lay: string}} Parts
 * @typedef {{key: string, relation: string, locator: string, extracts: string[]}} Citation
 * @typedef {{state: string, due: string | null, signers: string[], recused: string[], needed: number}} Standing
 * @typedef {{caption: string, columns: string[], blanks: number[]}} TableHead
 * @typedef {{id: string, section: string, table: TableHead | null, text: string, citations: Citation[],
 *   grade: {certainty: string | null, strength: string | null, strong_because: string | null},
 *   scope: {population: string | null, outcome: string | null, intervention: string | null, staging: string | null,
 *     indirect: string, conflicts_with: string[], conflict_note: string},
 *   lay: {audience: string, name: string, text: string}[], digest: string, parts: Parts, is_recommendation: boolean,
 *   findings: {severity: string, message: string, excuse: string}[], uses: {where: string, text: string}[],
 *   withdrawals: {name: string, date: string, comment: string}[], stated: string,
 *   conflicts: string[], topics: string[], standing: Standing}} Claim
 * @typedef {{date: string, meaning: string, verdict: string, digest: string, citations: {[key: string]: string},
 *   comment: string, proposed: string, words: string, parts: Parts | null, answer: string}} Past
 * @typedef {{number: number, steps: [string, string][], example: string, entries: Entries, claims: {name: string, text: string}[]}} Path
 * @typedef {{id: string, title: string, edition: number, page: string, digest: string, signed: {table: Table, texts: Plain},
 *   is_proven: boolean, is_cut_short: boolean,
 *   outcomes: {name: string, title: string, urgency: string, scenarios: string[], paths: Path[]}[],
 *   histories: {[person: string]: {date: string, verdict: string, digest: string, comment: string}},
 *   standing: Standing}} Flow
 * @typedef {{person: string, name: string, about: string, role: string, interests: string[], since: string | null,
 *   until: string | null, key: string, revoked: string | null, is_author: boolean}} Seat
 * @typedef {{[name: string]: [name: string, shape: string, about: string]}} Words
 * @typedef {{form: string, site: string, contact: string, policy: string,
 *   article: {id: string, question: string, page: string, version: string, unsigned: number},
 *   board: {name: string, demonstration: boolean}, seats: Seat[], previous: string[], last_date: string | null,
 *   histories: {[person: string]: {[claim: string]: Past}}, works: {[key: string]: Work}, claims: Claim[],
 *   flows: Flow[], terms: {[term: string]: string}, topics: {id: string, name: string}[],
 *   words: {certainty: Words, strength: Words, strong_because: Words, relation: Words, state: Words, notice: Words}}} Room
 *
 * As they are written: what claims say where they say nothing else stands once, and what all rooms say in a script.
 * @typedef {Omit<Work, "text" | "kind_name" | "page" | "outside" | "retracted">
 *   & {text: string[], title?: string, outside: [string, string, string][]}} PageWork
 * @typedef {Omit<Claim, "id" | "text" | "citations" | "digest" | "parts" | "topics" | "stated" | "lay">} UsualClaim
 * @typedef {Pick<Claim, "id" | "text" | "digest"> & {citations: (string | Citation)[], lay?: [string, string][],
 *   grade?: Partial<Claim["grade"]>, scope?: Partial<Claim["scope"]>, standing?: Partial<Standing>}
 *   & Partial<Omit<UsualClaim, "grade" | "scope" | "standing">>} PageClaim
 * @typedef {Pick<Room, "site" | "contact" | "policy" | "board" | "words"> & {form: string,
 *   seats: Omit<Seat, "is_author">[], audiences: {[id: string]: string}, kinds: {[kind: string]: string}}} SharedData
 * @typedef {Pick<Room, "article" | "previous" | "last_date" | "histories" | "flows" | "terms"> & {form: string,
 *   authors: string[], references: [string, string], works: {[key: string]: PageWork}, usual: UsualClaim,
 *   claims: PageClaim[], interventions: string[]}} PageData
 */

const FORM = "mkdocs-evidence room 3";

/**
 * What a page and the script beside it say, as the room works with it.
 * @param {string} text JSON of the page
 * @param {SharedData | undefined} shared what all rooms of the site say
 * @returns {Room}
 */
export function readRoom(text, shared) {
  const page = JSON.parse(text);
  for (const data of [page, shared])
    if (data?.form !== FORM)
      throw new TypeError(`This page holds ${data?.form ?? "no data"} and its script reads ${FORM}.`);
  return wholeRoom(page, /** @type {SharedData} */ (shared));
}

/** @param {PageData} page @param {SharedData} shared @returns {Room} */
function wholeRoom(page, shared) {
  const { form, usual, references, interventions, authors, ...own } = page;
  const works = Object.fromEntries(
    Object.entries(page.works).map(([key, work]) => [key, wholeWork(key, work, references, shared)]),
  );
  return {
    ...shared,
    ...own,
    seats: shared.seats.map((seat) => ({ ...seat, is_author: authors.includes(seat.person) })),
    works,
    claims: claimsIn(page).map((one) => wholeClaim(one, page, works, shared.audiences)),
    topics: [
      { id: page.article.id, name: "This whole article" },
      ...interventions.map((id) => ({ id, name: page.terms[id] ?? id })),
      ...Object.entries(page.works).map(([id, { text, title = text[1] }]) => ({ id, name: `A cited work: ${title}` })),
    ],
  };
}

/**
 * @param {string} key
 * @param {PageWork} work
 * @param {[string, string]} references
 * @param {SharedData} shared
 * @returns {Work}
 */
const wholeWork = (key, { text, title, outside, ...work }, [before, after], { kinds }) => ({
  ...work,
  text: text.join(""),
  kind_name: kinds[work.kind ?? ""] ?? "",
  page: `${before}${encodeURIComponent(key)}${after}`,
  outside: outside.map(([name, url, code]) => ({ name, url, code })),
  retracted: work.notices.some((one) => one.kind === "retraction"),
});

/**
 * A claim with what the page leaves out because most claims say it, and with its digest.
 * @param {PageClaim} one
 * @param {Pick<PageData, "usual" | "article">} page
 * @param {Pick<Room, "works">["works"]} works
 * @param {{[audience: string]: string}} audiences
 * @returns {Claim}
 */
export function wholeClaim(one, { usual, article }, works, audiences) {
  const said = {
    ...usual,
    ...one,
    citations: one.citations.map(wholeCitation),
    grade: { ...usual.grade, ...one.grade },
    scope: { ...usual.scope, ...one.scope },
    standing: { ...usual.standing, ...one.standing },
    lay: (one.lay ?? []).map(([audience, text]) => ({ audience, name: audiences[audience] ?? audience, text })),
  };
  const parts = claimParts(said, works);
  const { population, staging, outcome, intervention } = said.scope;
  const about = [article.id, population, staging, outcome, intervention, ...said.citations.map(({ key }) => key)];
  return {
    ...said,
    parts,
    digest: digestOfParts(parts),
    stated: one.digest,
    topics: ["everything", ...about.flatMap((topic) => topic || [])],
  };
}

/**
 * The claims of a page, each with its section and its table, which are said where they begin.
 * @param {PageData} page
 */
function claimsIn({ claims, usual }) {
  let above = { section: usual.section, table: usual.table };
  return claims.map((one) => {
    above = { section: one.section ?? above.section, table: one.table === undefined ? above.table : one.table };
    return { ...one, ...above };
  });
}

/** @param {string | Citation} cited @returns {Citation} */
function wholeCitation(cited) {
  if (typeof cited !== "string") return cited;
  const [key = "", ...extracts] = cited.split("#");
  return { key, relation: "supports", locator: "", extracts };
}

/**
 * The seat that somebody holds on a day; undefined when none.
 * @param {Room} room
 * @param {string} person
 * @param {string} day
 */
export const seatOn = (room, person, day) =>
  room.seats.find(
    (seat) => seat.person === person && (!seat.since || seat.since <= day) && (!seat.until || day <= seat.until),
  );

/**
 * Everybody who has a seat, once each, in the order of the board.
 * @param {Room} room
 */
export const members = (room) =>
  [...new Map([...room.seats].reverse().map((seat) => [seat.person, seat])).values()].reverse();
