/** The frame of one step of the first screen: open, or settled in one line. */

import { h } from "./element.js";

/** @import { Desk } from "./start.view.js" */

/**
 * One step of the first screen.
 * @param {string} number
 * @param {string} title
 * @param {...import("./element.js").Child} children
 */
export const step = (number, title, ...children) =>
  h(
    "section",
    { class: "room-step" },
    h("h2", { tabindex: "-1" }, h("span", { class: "room-number", "aria-hidden": "true" }, number), title),
    ...children,
  );

/**
 * A step that is settled, in one line, with a way to open it again.
 * @param {Desk} desk
 * @param {string} name
 * @param {string} number
 * @param {string} title
 * @param {string} answer
 * @param {string} change
 */
export const settled = (desk, name, number, title, answer, change) =>
  h(
    "section",
    { class: "room-step room-step--settled" },
    h(
      "h2",
      {},
      h("span", { class: "room-number", "aria-hidden": "true" }, "✓"),
      h("span", { class: "room-vh" }, `${number}. `),
      title,
    ),
    h("p", {}, answer),
    h(
      "button",
      {
        type: "button",
        class: "room-change",
        onclick: () => {
          desk.changing.add(name);
          desk.show();
        },
      },
      change,
    ),
  );
