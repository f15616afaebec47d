/** Elements for the page. Text enters them as text, never as HTML. */

/**
 * @typedef {Node | string | null | undefined | false} Child
 * @typedef {{[name: string]: string | boolean | number | ((event: any) => void) | null | undefined}} Attributes
 */

/**
 * An element. A function under `onclick`, `onchange` … listens; `false`, null and undefined leave an attribute out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, String(value));
  }
  put(element, ...children);
  return element;
}

/**
 * Puts other children into an element.
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function put(element, ...children) {
  element.replaceChildren(.../** @type {(Node | string)[]} */ (children.flat().filter((one) => one || one === "")));
}

/**
 * A word with the shape that tells it apart without colour.
 * @param {[name: string, shape: string, about: string] | undefined} term
 * @param {string} [name] shown where there is no such term
 */
export const termMark = (term, name = "") =>
  h(
    "span",
    { class: "room-term", title: term?.[2] || null },
    term?.[1] && h("span", { "aria-hidden": "true" }, `${term[1]} `),
    term?.[0] ?? name,
  );

const MONTHS = "January February March April May June July August September October November December".split(" ");

/**
 * A day as readers see it.
 * @param {string} iso
 */
export function sayDay(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** @param {number} number @param {string} one @param {string} [several] */
export const countOf = (number, one, several = `${one}s`) => `${number} ${number === 1 ? one : several}`;

let named = 0;
/** A name for an element that another points to. */
export const newId = () => `room-${++named}`;
