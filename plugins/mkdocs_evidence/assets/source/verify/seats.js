/** Whose keys may sign: the seats of the board's signed roll, checked edition by edition, or of a board without one. */

import { canonicalJson, digestOf, digestOfText } from "../room/canonical.js";

import { sameKey } from "./signatures.js";

/**
 * @import { Edition, Seat, VerifyData } from "./page_data.js"
 * @import { Verify } from "./signatures.js"
 * @typedef {{seats: Seat[], expires: string, flaws: string[], number: number, signers: string[], digests: string[],
 *   isSigned: boolean, unread: number}} Trust
 */

const FORM = "mkdocs-evidence board roll edition 1";

/**
 * The seats by which signatures are judged, and what is wrong with the roll that names them.
 * @param {Pick<VerifyData, "roll" | "seats">} data
 * @param {Verify} verify
 * @returns {Promise<Trust>}
 */
export async function trustedSeats({ roll, seats }, verify) {
  /** @type {Trust} */
  const trust = { seats: [], expires: "", flaws: [], number: 0, signers: [], digests: [], isSigned: !!roll, unread: 0 };
  if (!roll) return { ...trust, seats };
  /** @type {Edition | null} */
  let before = null;
  for (const [place, edition] of roll.entries()) {
    const text = editionText(edition);
    const order = wrongOrder(edition, before, place + 1, trust.digests.at(-1) ?? "");
    const flaws = [...order, ...wrongContent(edition), ...(await wrongSigners(edition, before, text, verify, trust))];
    trust.digests.push(editionDigest(edition, text));
    if (flaws.length) return { ...trust, flaws };
    const signers = [...new Set(edition.signatures.map(({ by }) => by))];
    Object.assign(trust, { seats: edition.seats, expires: edition.expires, number: edition.number, signers });
    before = edition;
  }
  if (!before) trust.flaws.push("The list of those who may sign is empty.");
  return trust;
}

/**
 * Whether a term runs on a day.
 * @param {Seat} seat
 * @param {string} day
 */
export const holdsSeat = (seat, day) => (!seat.since || seat.since <= day) && (!seat.until || day <= seat.until);

/**
 * Whether a key had not been revoked by a day.
 * @param {Seat} seat
 * @param {string} day
 */
export const isTrusted = (seat, day) => !seat.revoked || day < seat.revoked;

/** @param {Edition} edition */
function editionText({ signatures: _, ...content }) {
  return canonicalJson({ form: FORM, .../** @type {any} */ (content) });
}

/** @param {Edition} edition @param {string} text */
const editionDigest = ({ signatures }, text) =>
  digestOf({ form: FORM, signed: digestOfText(text), signatures: signatures.map((one) => ({ ...one })) });

/** @param {Edition} edition @param {Edition | null} before @param {number} number @param {string} digest */
function wrongOrder(edition, before, number, digest) {
  const name = `Edition ${edition.number} of the list`;
  return [
    edition.number !== number && `${name} stands where edition ${number} should.`,
    (edition.previous ?? "") !== digest && `${name} does not follow the one before it.`,
    before && edition.date < before.date && `${name} is older than the one before it.`,
  ].filter((one) => typeof one === "string");
}

/** @param {Edition} edition */
function wrongContent({ number, date, expires, threshold, keepers, seats }) {
  const name = `Edition ${number} of the list`;
  /** @type {Map<string, string>} */
  const owners = new Map();
  const shared = seats.filter(({ key, person }) => {
    const name = sameKey(key ?? "");
    if (key && !owners.has(name)) owners.set(name, person);
    return key && owners.get(name) !== person;
  });
  const idle = keepers.filter((one) => !seats.some((seat) => seat.person === one && maySign(seat, date)));
  return [
    expires <= date && `${name} ended before it began.`,
    (threshold < 1 || threshold > keepers.length) && `${name} asks for ${threshold} of ${keepers.length} signatures.`,
    new Set(keepers).size < keepers.length && `${name} names a keeper twice.`,
    idle.length > 0 && `${name} names a keeper who has no key.`,
    shared.length > 0 && `${name} gives one key to two people.`,
  ].filter((one) => typeof one === "string");
}

/**
 * @param {Edition} edition
 * @param {Edition | null} before
 * @param {string} text
 * @param {Verify} verify
 * @param {Trust} trust takes the number of signatures that cannot be read here
 */
async function wrongSigners(edition, before, text, verify, trust) {
  const flaws = [];
  const editions = before ? [before, edition] : [edition];
  const known = new Set();
  for (const of of editions) {
    const counted = new Set();
    for (const [at, { by, signature }] of edition.signatures.entries()) {
      if (!of.keepers.includes(by)) continue;
      for (const seat of of.seats.filter((one) => one.person === by && one.key)) {
        const holds = await verify(seat.key ?? "", signature, text);
        // A kind of key that no browser reads is taken on the word of the build, and told.
        if (holds === null) trust.unread += of === edition ? 1 : 0;
        if (holds !== false) known.add(at);
        if (holds !== false && maySign(seat, edition.date)) counted.add(by);
      }
    }
    if (counted.size < of.threshold)
      flaws.push(`Edition ${edition.number} of the list has ${counted.size} of the ${of.threshold} signatures needed.`);
  }
  if (known.size < edition.signatures.length)
    flaws.push(`A signature under edition ${edition.number} of the list is not that of a keeper.`);
  return flaws;
}

/** @param {Seat} seat @param {string} day */
const maySign = (seat, day) => !!seat.key && holdsSeat(seat, day) && isTrusted(seat, day);
