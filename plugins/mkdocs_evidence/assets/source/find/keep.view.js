import { keepQuestion, keptQuestions, ownStorage, wishKept } from "./kept.js";
import { make, press } from "./claims.view.js";

/**
 * Keeps questions on this device while the reader wishes it, and forgets them when told to.
 *
 * @param {HTMLElement} section
 * @param {(question: string) => void} ask
 * @returns {(question: string) => void} To be called with each question that was asked.
 */
export function offerKeeping(section, ask) {
  const storage = ownStorage();
  const wished = /** @type {HTMLInputElement} */ (section.querySelector("input"));
  const clear = /** @type {HTMLButtonElement} */ (section.querySelector("button"));
  const list = /** @type {HTMLElement} */ (section.querySelector("ul"));
  const show = () => {
    const kept = keptQuestions(storage);
    wished.checked = !!kept;
    clear.hidden = !kept?.length;
    list.replaceChildren(...(kept ?? []).map((question) => make("li", "", press(question, () => ask(question)))));
  };
  wished.addEventListener("change", () => {
    wishKept(storage, wished.checked ? [] : undefined);
    show();
  });
  clear.addEventListener("click", () => {
    wishKept(storage, []);
    show();
    wished.focus();
  });
  section.hidden = !storage;
  show();
  return (question) => {
    keepQuestion(storage, question);
    show();
  };
}
