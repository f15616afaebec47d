/** For pages served over plain HTTP, where browsers give no `crypto.subtle`: loaded before `evidence-search.js`, and only there. */
import { sha256 } from "./sha256.js";

Object.assign(globalThis, { evidenceSha256: sha256 });
