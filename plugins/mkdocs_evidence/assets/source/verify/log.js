/** Whether the records of an article stand in the signed log, and whether the log continues one that was kept. */

import { canonicalJson } from "../room/canonical.js";
import { isConsistent, isIncluded, leafHash } from "./proof.js";
import { holdsSeat, isTrusted } from "./seats.js";

/**
 * @import { EarlierHead, Head, KeptHead, Log } from "./page_data.js"
 * @import { CheckedRecord } from "./records.js"
 * @import { Trust } from "./seats.js"
 * @import { Verify } from "./signatures.js"
 * @typedef {{flaws: string[], included: number, unsealed: number, unread: boolean}} CheckedLog
 */

const HEAD_FORM = "mkdocs-evidence tree head 1";

/**
 * @param {Log} log
 * @param {CheckedRecord[]} records
 * @param {Trust} trust
 * @param {Verify} verify
 * @returns {Promise<CheckedLog>}
 */
export async function checkLog({ head, proofs }, records, trust, verify) {
  const { flaws, unread } = await wrongHead(head, trust, verify);
  let [included, unsealed] = [0, 0];
  for (const { digest } of records) {
    const [place, proof] = proofs[digest] ?? [];
    if (place === undefined || !proof) unsealed++;
    else if (isIncluded(leafHash(digest), place, head.size, proof, head.root)) included++;
    else flaws.push("A record is not where the log says it is.");
  }
  return { flaws, included, unsealed, unread };
}

/**
 * What is wrong with the log against what was kept of it before; empty when it only grew.
 * @param {Head} head
 * @param {KeptHead} kept
 * @param {EarlierHead[]} earlier
 */
export function compareWithKept(head, kept, earlier) {
  if (head.size < kept.size) return `The log had ${kept.size} records before and has ${head.size} now: some are gone.`;
  if (head.size === kept.size && head.root === kept.root) return "";
  const known = earlier.find(({ size, root }) => size === kept.size && root === kept.root);
  if (known && isConsistent(kept, head, known.proof)) return "";
  return `The first ${kept.size} records of the log are not those that were there before.`;
}

/** @param {Head} head @param {Trust} trust @param {Verify} verify */
async function wrongHead(head, trust, verify) {
  const { size, root, date, roll } = head;
  const text = canonicalJson({ form: HEAD_FORM, size: String(size), root, date, ...(roll ? { roll } : {}) });
  const flaws = [];
  let unread = false;
  const signatures = Object.entries(head.signatures);
  if (!signatures.length) flaws.push("The head of the log is not signed.");
  for (const [person, signature] of signatures) {
    const answers = [];
    for (const seat of trust.seats.filter((one) => one.person === person && one.key)) {
      const isOfDay = holdsSeat(seat, date) && isTrusted(seat, date);
      answers.push(isOfDay ? await verify(seat.key ?? "", signature, text) : false);
    }
    if (answers.includes(true)) continue;
    if (answers.includes(null)) unread = true;
    else flaws.push("The head of the log is not signed with a key of the board.");
  }
  if (roll && !trust.digests.includes(roll))
    flaws.push("The log was signed under another list of those who may sign: one of the two was put back.");
  return { flaws, unread };
}
