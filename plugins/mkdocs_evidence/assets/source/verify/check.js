/** Everything that a page can check of the sign-offs of its article. */

import { checkClaims } from "./claims.js";
import { checkLog } from "./log.js";
import { checkRecords } from "./records.js";
import { trustedSeats } from "./seats.js";

/**
 * @import { CheckedClaim } from "./claims.js"
 * @import { CheckedLog } from "./log.js"
 * @import { VerifyData } from "./page_data.js"
 * @import { CheckedRecord } from "./records.js"
 * @import { Trust } from "./seats.js"
 * @import { Verify } from "./signatures.js"
 * @typedef {{trust: Trust, records: CheckedRecord[], claims: CheckedClaim[], log: CheckedLog | null, faults: number,
 *   isExpired: boolean}} Findings
 */

/**
 * @param {VerifyData} data
 * @param {Verify} verify
 * @param {string} day
 * @returns {Promise<Findings>}
 */
export async function checkSignOffs(data, verify, day) {
  const trust = await trustedSeats(data, verify);
  const records = await checkRecords(data, trust, verify);
  const log = data.log && (await checkLog(data.log, records, trust, verify));
  const claims = checkClaims(data.claims, records);
  const isExpired = trust.expires !== "" && day > trust.expires;
  const broken = records.filter(({ flaws }) => flaws.length).length + claims.filter(({ isWhole }) => !isWhole).length;
  const faults = trust.flaws.length + broken + (log?.flaws.length ?? 0) + Number(isExpired);
  return { trust, records, claims, log, faults, isExpired };
}
