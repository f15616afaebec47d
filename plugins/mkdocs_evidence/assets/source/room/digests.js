/** What a sign-off binds to, computed from what the page shows; the same as `analysis/reviews/digests.py`. */

import { walkFlow } from "../flow/walk.js";
import { byCodePoints, digestOf } from "./canonical.js";
import { plainWords } from "./plain_words.js";
import { signedWords } from "./table_head.js";

/**
 * @import { Plain } from "./canonical.js"
 * @import { Claim, Citation, Extract, Datum, Flow, Notice, Parts, Path, Work } from "./page_data.js"
 * @import { Table } from "../flow/walk.js"
 */

const FORM = "mkdocs-evidence claim 1";

/**
 * The digests of the parts of a claim, in hexadecimal.
 * @param {Pick<Claim, "text" | "table" | "citations" | "grade" | "scope" | "lay">} claim
 * @param {{[key: string]: Pick<Work, "kind" | "notices" | "extracts">}} works
 * @returns {Parts}
 */
export function claimParts(claim, works) {
  const { scope } = claim;
  return {
    words: digestOf(plainWords(signedWords(claim))),
    evidence: digestOf(digests(claim.citations.map((one) => citationForm(one, works)))),
    grade: digestOf({ ...claim.grade }),
    scope: digestOf({
      population: scope.population,
      outcome: scope.outcome,
      intervention: scope.intervention,
      staging: scope.staging,
      indirect: plainWords(scope.indirect),
      conflicts_with: [...scope.conflicts_with].sort(byCodePoints),
      conflict_note: plainWords(scope.conflict_note),
    }),
    lay: digestOf(digests(claim.lay.map((one) => [one.audience, plainWords(one.text)]))),
  };
}

/**
 * The digest of a claim from those of its parts.
 * @param {Parts} parts
 */
export const digestOfParts = (parts) => digestOf({ form: FORM, ...parts });

/**
 * The start of a digest that people read out and type.
 * @param {string} digest
 */
export const versionCode = (digest) => `${digest.slice(0, 4)}-${digest.slice(4, 8)}`;

/**
 * @param {Citation} citation
 * @param {{[key: string]: Pick<Work, "kind" | "notices" | "extracts">}} works
 * @returns {Plain}
 */
function citationForm(citation, works) {
  const work = works[citation.key];
  const extracts = citation.extracts.flatMap((name) => work?.extracts[name] ?? []);
  return {
    key: citation.key,
    relation: citation.relation,
    locator: plainWords(citation.locator),
    kind: work?.kind ?? null,
    notices: digests((work?.notices ?? []).map(noticeForm)),
    extracts: digests(extracts.map(extractForm)),
  };
}

/** @param {Notice} notice @returns {Plain} */
const noticeForm = (notice) => ({
  kind: notice.kind,
  date: notice.date,
  by: plainWords(notice.by),
  note: plainWords(notice.note),
});

/** @param {Extract} extract @returns {Plain} */
const extractForm = (extract) => ({
  id: extract.id,
  locator: digests(extract.locator.map(([label, value]) => [label, value])),
  finding: plainWords(extract.finding),
  population: extract.population,
  staging: extract.staging,
  outcome: extract.outcome,
  intervention: extract.intervention,
  data: digests(extract.data.map(datumForm)),
  quote: plainWords(extract.quote),
});

/** @param {Datum} datum @returns {Plain} */
const datumForm = (datum) => ({
  ...datum,
  what: plainWords(datum.what),
  arm: plainWords(datum.arm),
  versus: plainWords(datum.versus),
});

/**
 * Their digests in an order of their own, since that of the file says nothing.
 * @param {Plain[]} forms
 */
const digests = (forms) => forms.map(digestOf).sort();

/**
 * Whether a flow is what its digest says, and what is shown of it is what is signed: every question and outcome has the
 * words of the signed texts, and every example patient comes to the outcome below which they stand.
 * @param {Pick<Flow, "signed" | "digest" | "outcomes">} flow
 */
export function isWholeFlow({ signed, digest, outcomes }) {
  const texts = textsIn(signed.texts);
  // The table has no wording; as plain data it is what canonical JSON takes.
  const plain = /** @type {Plain} */ (/** @type {unknown} */ (signed));
  return (
    digestOf(plain) === digest &&
    outcomes.every(({ name, title, paths }) => {
      const isSaid = texts.some(
        (text) => text === title || (title.endsWith(" …") && text.startsWith(title.slice(0, -2))),
      );
      return isSaid && paths.every((path) => isTruePath(path, name, signed.table, texts));
    })
  );
}

/** @param {Path} path @param {string} outcome @param {Table} table @param {string[]} texts */
function isTruePath({ steps, entries }, outcome, table, texts) {
  const walk = walkFlow(table, entries);
  return walk.outcome === outcome && steps.every(([ask]) => texts.includes(ask) || ask in table.facts);
}

/**
 * Every text within plain data.
 * @param {Plain} value
 * @returns {string[]}
 */
function textsIn(value) {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}
