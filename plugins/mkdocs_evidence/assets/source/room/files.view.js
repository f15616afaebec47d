/** Files given to the reader, and taken from them. Nothing goes anywhere else. */

import { h } from "./element.js";

/**
 * Offers a file for saving.
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * A field that takes a file and gives its text.
 * @param {string} label
 * @param {string} accept
 * @param {(text: string) => void} take
 */
export const fileField = (label, accept, take) =>
  h(
    "label",
    { class: "room-file" },
    h("span", {}, label),
    h("input", {
      type: "file",
      accept,
      onchange: async (/** @type {Event} */ event) => {
        const field = /** @type {HTMLInputElement} */ (event.target);
        const [file] = field.files ?? [];
        if (file) take(await file.text());
        field.value = "";
      },
    }),
  );

/** @param {string} text */
export const forFileName = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
