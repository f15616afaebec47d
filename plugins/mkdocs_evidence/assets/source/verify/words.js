/** What was found, in words for readers. */

import { countOf, sayDay } from "../room/element.js";

/**
 * @import { Findings } from "./check.js"
 * @import { CheckedClaim } from "./claims.js"
 * @import { CheckedLog } from "./log.js"
 * @import { Head, RecordContent, VerifyData } from "./page_data.js"
 * @import { CheckedRecord } from "./records.js"
 * @import { Trust } from "./seats.js"
 * @typedef {[holds: boolean | null, words: string]} Line null where it could not be checked
 */

const MEANING = new Map([
  ["reviewed", "reviewed"],
  ["approved", "approved"],
  ["approved-with-dissent", "approved, with dissent,"],
  ["recused", "took no part in"],
  ["withdrawn", "withdrew"],
  ["submitted", "put before the board"],
  ["answered", "answered"],
]);
const VERDICT = new Map([
  ["accept", "accepted"],
  ["accept-with-edit", "accepted with an edit"],
  ["reject", "rejected"],
  ["abstain", "abstained"],
  ["not-my-field", "not their field"],
  ["withdrawn", "withdrew it"],
]);
const IDENTITY = new Map([
  ["A", "own key"],
  ["B", "sent by e-mail, countersigned"],
  ["C", "on paper, typed in by two"],
]);

/** @param {Findings} found */
export function sayVerdict({ faults, records }) {
  const checked = records.filter(({ unread }) => !unread).length;
  if (!faults) return `${countOf(checked, "board record")} checked. Everything that can be checked here holds.`;
  return `${countOf(faults, "thing")} ${faults === 1 ? "does" : "do"} not hold. Do not rely on these sign-offs.`;
}

/**
 * What was checked, a line each.
 * @param {VerifyData} data
 * @param {Findings} found
 * @returns {Line[]}
 */
export const sayChecks = (data, found) => [
  ...aboutKeys(data, found.trust, found.isExpired),
  ...aboutRecords(data, found.records),
  aboutWords(found.claims),
  ...aboutLog(data.log?.head ?? null, found.log),
];

/**
 * Who did what with a record, and how that is known.
 * @param {VerifyData} data
 * @param {CheckedRecord} checked
 */
export function sayRecord({ people }, { content, signers }) {
  const others = signers.filter((one) => one !== content.reviewer).map((one) => people[one] ?? one);
  const who = people[content.reviewer] ?? content.reviewer;
  const what = [MEANING.get(content.meaning) ?? content.meaning, things(content)].filter(Boolean).join(" ");
  const level = IDENTITY.get(content.identity) ?? content.identity;
  return {
    said: `${sayDay(content.date)}: ${who} ${what}`,
    known: others.length ? `${level}, signed by ${others.join(" and ")}` : level,
  };
}

/**
 * Who decided what on the words of a claim as they are now.
 * @param {VerifyData} data
 * @param {CheckedClaim} checked
 */
export function sayDecisions({ people }, { decisions, older }) {
  const said = decisions.map(({ person, date, verdict }) => {
    const what = VERDICT.get(verdict) ?? verdict;
    return `${people[person] ?? person}: ${what}, ${sayDay(date)}`;
  });
  const now = said.length ? `${said.join("; ")}.` : "Nobody has signed these words.";
  return older ? `${now} ${countOf(older, "decision")} on earlier words.` : now;
}

/** @param {VerifyData} data @param {Trust} trust @param {boolean} isExpired @returns {Line[]} */
function aboutKeys({ people }, trust, isExpired) {
  if (!trust.isSigned)
    return [[null, "Who may sign, and with which key, is what this site says. The board has not signed that list."]];
  if (trust.flaws.length) return trust.flaws.map((flaw) => [false, flaw]);
  const keepers = trust.signers.map((one) => people[one] ?? one).join(", ");
  const what = `Who may sign, and with which key, is signed by ${keepers} (edition ${trust.number}).`;
  if (isExpired) return [[false, `${what} It ran out on ${sayDay(trust.expires)}: this site may be an old copy.`]];
  /** @type {Line} */
  const line = [true, `${what} It holds until ${sayDay(trust.expires)}.`];
  if (!trust.unread) return [line];
  return [line, [null, `${countOf(trust.unread, "signature")} under that list could not be checked here.`]];
}

/** @param {VerifyData} data @param {CheckedRecord[]} records @returns {Line[]} */
function aboutRecords({ hidden }, records) {
  const broken = records.filter(({ flaws }) => flaws.length).length;
  const unread = records.filter((one) => one.unread).length;
  /** @type {Line[]} */
  const lines = [
    broken
      ? [false, `${broken} of ${countOf(records.length, "board record")} do not hold; see below.`]
      : [true, "Every record is signed by whom it names, on a day of their term, and follows those before it."],
  ];
  if (unread) lines.push([null, `${countOf(unread, "record")} not checked: no browser reads that kind of key.`]);
  if (hidden.length)
    lines.push([null, `${countOf(hidden.length, "record")} not checked: claims in them are not published.`]);
  return lines;
}

/** @param {CheckedClaim[]} claims @returns {Line} */
function aboutWords(claims) {
  const broken = claims.filter(({ isWhole }) => !isWhole).length;
  if (!broken) return [true, "The version code of every claim is that of its words."];
  return [false, `The version codes of ${countOf(broken, "claim")} are not those of their words.`];
}

/** @param {Head | null} head @param {CheckedLog | null} log @returns {Line[]} */
function aboutLog(head, log) {
  if (!head || !log) return [[null, "This site keeps no signed log, so a record that was taken away would not show."]];
  /** @type {Line[]} */
  const lines = log.flaws.map((flaw) => [false, flaw]);
  if (!log.flaws.length && log.included) {
    const where = `the log of ${countOf(head.size, "record")}, sealed on ${sayDay(head.date)}`;
    lines.push([true, `${countOf(log.included, "record")} ${log.included === 1 ? "stands" : "stand"} in ${where}.`]);
  }
  if (log.unsealed)
    lines.push([null, `${countOf(log.unsealed, "record")} ${log.unsealed === 1 ? "is" : "are"} not in the log yet.`]);
  if (log.unread) lines.push([null, "The signature of the log could not be checked here."]);
  return lines;
}

/** What a record is on. @param {RecordContent} content */
const things = ({ claims = {}, flows = {}, answers = [] }) =>
  [
    countUnless0(Object.keys(claims).length, "claim"),
    countUnless0(Object.keys(flows).length, "flow"),
    countUnless0(answers.length, "comment"),
  ]
    .filter(Boolean)
    .join(" and ");

/** @param {number} number @param {string} name */
const countUnless0 = (number, name) => (number ? countOf(number, name) : "");
