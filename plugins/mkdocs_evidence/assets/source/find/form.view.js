import { recall } from "../audience/audience.view.js";
import { readWish } from "./address.js";

/** The form of the search page: what stands in it is what an address says, and the other way round. */

/**
 * @param {HTMLFormElement} form
 * @returns {import("./address.js").Wish} Without the audience when it is the usual one.
 */
export function readForm(form) {
  const said = readWish(new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)])));
  return { ...said, audience: said.audience === usualAudience(form) ? "" : said.audience };
}

/**
 * Puts what is asked into the form. What it has no field for, such as one of thousands of works, is kept as it came.
 *
 * @param {HTMLFormElement} form
 * @param {URLSearchParams} said
 */
export function fillForm(form, said) {
  for (const one of form.querySelectorAll("input[type=hidden]")) one.remove();
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = said.getAll(field.name).includes(field.value);
    else if (field instanceof HTMLInputElement) field.value = said.get("q") ?? "";
    else if (field instanceof HTMLSelectElement) field.value = said.get(field.name) || (field.name === "audience" ? usualAudience(form) : "");
  }
  const { filters } = readWish(said);
  for (const [name, value] of Object.entries(filters).flatMap(([one, values]) => values.map((value) => [one, value]))) {
    if (!name || !value || new FormData(form).getAll(name).includes(value)) continue;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  const details = form.querySelector("details");
  if (details && Object.keys(filters).length) details.open = true;
}

/**
 * In whose words results are shown.
 *
 * @param {HTMLFormElement} form
 * @returns {string[] | undefined} Best first; undefined where there is no choice.
 */
export function chosenReads(form) {
  return menuOf(form)?.selectedOptions[0]?.dataset.evReads?.split(" ");
}

/**
 * The audience whose words are shown when the address names none.
 *
 * @param {HTMLFormElement} form
 */
function usualAudience(form) {
  const offered = [...(menuOf(form)?.options ?? [])].map(({ value }) => value);
  const remembered = recall() ?? "";
  return offered.includes(remembered) ? remembered : (offered[0] ?? "");
}

/** @param {HTMLFormElement} form */
function menuOf(form) {
  return /** @type {HTMLSelectElement | null} */ (form.querySelector("[name=audience]"));
}
