/** The library that signs where a browser cannot: fetched from this site once, when it is needed. */

/** @import { Library } from "./keys.js" */

/** @type {Promise<Library> | undefined} */
let loading;
const address = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset["fallback"] ?? "";

/** @returns {Promise<Library>} */
export function loadLibrary() {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(/** @type {{evidenceEd25519?: any}} */ (globalThis).evidenceEd25519);
    script.onerror = () => reject(new Error("Its part for signing is missing from this site."));
    document.head.append(script);
  });
  return loading;
}
