/**
 * What pages get of search: one name, under which the interface finds it.
 *
 * A page that is opened from a folder loads `offline.js` of the index first.
 */
import { readByFetching, readFromScript } from "./files.js";
import { openIndex } from "./index.js";

const open = (/** @type {string} */ folder) => {
  const { evidenceSearchFiles } = /** @type {{evidenceSearchFiles?: Record<string, string>}} */ (globalThis);
  return openIndex(evidenceSearchFiles ? readFromScript(evidenceSearchFiles) : readByFetching(folder));
};

Object.assign(globalThis, { evidenceSearch: { open } });
