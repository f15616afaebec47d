/** What the page of a review room holds; written by `render/review_room/page.py`. */

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
 * @typedef {{id: string, section: string, text: string, citations: Citation[],
 *   grade: {certainty: string | null, strength: string | null, strong_because: string | null},
 *   scope: {population: string | null, outcome: string | null, intervention: string | null, staging: string | null,
 *     indirect: string, conflicts_with: string[], conflict_note: string},
 *   lay: {audience: string, name: string, text: string}[], digest: string, parts: Parts, is_recommendation: boolean,
 *   findings: {severity: string, message: string, excuse: string}[], uses: {where: string, text: string}[],
 *   withdrawals: {name: string, date: string, comment: string}[],
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
 */

const FORM = "mkdocs-evidence room 1";

/**
 * @param {string} text JSON
 * @returns {Room}
 */
export function readRoom(text) {
  const data = JSON.parse(text);
  if (data?.form !== FORM)
    throw new TypeError(`This page holds ${data?.form ?? "no data"} and its script reads ${FORM}.`);
  return data;
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
