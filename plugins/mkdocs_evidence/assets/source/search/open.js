import { readByFetching, readFromScript } from "./files.js";
import { openIndex } from "./index.js";

/**
 * Opens the index of a site. A page that was opened from a folder loads `offline.js` of the index first.
 *
 * @param {string} folder Address of the folder of the index, with a slash at its end.
 */
export function openSite(folder) {
  const { evidenceSearchFiles } = /** @type {{evidenceSearchFiles?: Record<string, string>}} */ (globalThis);
  return openIndex(evidenceSearchFiles ? readFromScript(evidenceSearchFiles) : readByFetching(folder));
}
