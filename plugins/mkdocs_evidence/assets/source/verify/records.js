/** Whether the board records of an article hold: signatures, terms and chain, as `analysis/reviews/chain.py` says. */

import { digestOf } from "../room/canonical.js";
import { FORM } from "../room/record.js";
import { findSlippedIn } from "./chain.js";
import { hashText } from "./hash.js";
import { holdsSeat, isTrusted } from "./seats.js";

/**
 * @import { RecordContent, VerifyData } from "./page_data.js"
 * @import { Trust } from "./seats.js"
 * @import { Verify } from "./signatures.js"
 * @typedef {{content: RecordContent, signers: string[], digest: string, flaws: string[],
 *   unread: boolean}} CheckedRecord
 */

/**
 * Each record, judged by exactly the text that was signed; what it says is read from that text and nothing else.
 * @param {VerifyData} data
 * @param {Trust} trust
 * @param {Verify} verify
 * @returns {Promise<CheckedRecord[]>}
 */
export async function checkRecords(data, trust, verify) {
  const contents = data.records.map(({ signed }) => /** @type {RecordContent} */ (JSON.parse(signed)));
  const hashes = await Promise.all(data.records.map(({ signed }) => hashText(signed)));
  const digests = data.records.map(({ signatures }, at) =>
    digestOf({ form: FORM, signed: hashes[at] ?? "", signatures }),
  );
  const days = new Map(contents.map(({ date }, at) => [digests[at] ?? "", date]));
  for (const digest of data.hidden) days.set(digest, "");
  const seen = new Set();
  const checked = [];
  for (const [at, content] of contents.entries()) {
    const { signed: text, signatures } = data.records[at] ?? { signed: "", signatures: {} };
    const digest = digests[at] ?? "";
    const { flaws: unsigned, unread } = await wrongSignatures(content, signatures, text, trust, verify);
    const flaws = [...unsigned, ...wrongPlace(content, data, days, seen.has(digest))];
    seen.add(digest);
    checked.push({ content, signers: Object.keys(signatures), digest, flaws, unread });
  }
  for (const one of findSlippedIn(checked)) one.flaws.push("Later sittings had not seen it: it was put in afterwards.");
  return checked;
}

/** @param {RecordContent} content @param {VerifyData} data @param {Map<string, string>} days @param {boolean} isCopy */
function wrongPlace(content, data, days, isCopy) {
  const flaws = [];
  if (content.form !== FORM) flaws.push("It is no board record.");
  if (content.article !== data.article.id) flaws.push("It was signed for another article.");
  if (isCopy) flaws.push("It stands here twice.");
  for (const previous of content.previous ?? []) {
    const day = days.get(previous);
    if (day === undefined) flaws.push("A record that it follows is missing.");
    else if (day > content.date) flaws.push("It is dated before a record that it follows.");
  }
  return flaws;
}

/**
 * @param {RecordContent} content
 * @param {{[person: string]: string}} signatures
 * @param {string} text what was signed
 * @param {Trust} trust
 * @param {Verify} verify
 */
async function wrongSignatures({ reviewer, date, identity }, signatures, text, trust, verify) {
  const signers = Object.keys(signatures);
  const others = signers.filter((one) => one !== reviewer);
  const needed = identity === "C" ? 2 : 1;
  const isWrong = identity === "A" ? signers.length !== 1 || signers[0] !== reviewer : others.length < needed;
  const flaws = isWrong ? ["Those who should have signed it did not."] : [];
  if (trust.expires && date > trust.expires) flaws.push("The list of those who may sign had run out on its day.");
  if (identity !== "A" && !trust.seats.some((seat) => seat.person === reviewer && holdsSeat(seat, date)))
    flaws.push("Whose decision it is held no seat on its day.");
  let unread = false;
  for (const [person, signature] of Object.entries(signatures)) {
    const found = await judge(person, signature, date, text, trust, verify);
    unread ||= found === null;
    if (found) flaws.push(found);
  }
  return { flaws, unread };
}

/**
 * What is wrong with one signature; empty when nothing is, null when its kind cannot be read here.
 * @param {string} person
 * @param {string} signature
 * @param {string} date
 * @param {string} text
 * @param {Trust} trust
 * @param {Verify} verify
 */
async function judge(person, signature, date, text, trust, verify) {
  const seats = trust.seats.filter((seat) => seat.person === person && seat.key);
  if (!seats.length) return "Its signer has no key on the board.";
  const held = [];
  for (const seat of seats) {
    const holds = await verify(seat.key ?? "", signature, text);
    if (holds === null) return null;
    if (holds) held.push(seat);
  }
  if (!held.length) return "The signature is not that of its signer over these words.";
  const seated = held.filter((seat) => holdsSeat(seat, date));
  if (!seated.length) return "Its signer held no seat on its day.";
  return seated.some((seat) => isTrusted(seat, date)) ? "" : "The key had been revoked.";
}
