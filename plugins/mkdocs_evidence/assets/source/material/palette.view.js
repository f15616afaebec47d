import { shownPalette } from "./palette.js";

/** What Material's inline script leaves for its own; missing where the theme has none.
 * @type {{ __md_get?: (name: string) => unknown, __md_set?: (name: string, value: unknown) => void }} */
const material = /** @type {any} */ (globalThis);
const NAMES = ["media", "scheme", "primary", "accent"];

/**
 * Lets the reader choose among the palettes of the theme. What is kept has the form that Material gives it, so that its
 * own inline script shows the choice before the first paint.
 *
 * @param {Document} page
 */
export function offerPalette(page) {
  const choices = [...page.querySelectorAll("input[name='__palette']")].filter((one) => one instanceof HTMLInputElement);
  if (!choices.length) return;
  const conditions = choices.map((one) => matchMedia(one.dataset["mdColorMedia"] ?? "not all"));
  const show = (/** @type {number} */ index) => {
    for (const [place, choice] of choices.entries()) {
      choice.checked = place === index;
      const label = choice.nextElementSibling;
      if (label instanceof HTMLElement) label.hidden = place !== index;
    }
    for (const [name, value] of Object.entries(coloursOf(choices[index]))) page.body.setAttribute(`data-md-color-${name}`, value);
  };
  const showKept = () => show(shownPalette(conditions.map((one) => one.matches), kept()));
  for (const [index, choice] of choices.entries()) {
    choice.addEventListener("change", () => {
      material.__md_set?.("__palette", { index, color: coloursOf(choice) });
      show(index);
    });
  }
  for (const condition of conditions) condition.addEventListener("change", showKept);
  showKept();
}

/** @param {Element | undefined} choice */
function coloursOf(choice) {
  return Object.fromEntries(NAMES.map((name) => [name, choice?.getAttribute(`data-md-color-${name}`) ?? ""]));
}

function kept() {
  try {
    return material.__md_get?.("__palette");
  } catch {
    return null; // Nothing may be kept here, or it is no longer JSON.
  }
}
