/** The interests that a member declares for this sitting. */

import { h, put } from "./element.js";
import { settled, step } from "./step.view.js";

/** @import { Desk } from "./start.view.js" */

/** @param {Desk} desk */
export function interestsStep(desk) {
  const { session, show } = desk;
  const { draft, room } = session;
  if (draft.hasNoInterest && !desk.changing.has("interests")) {
    return settled(
      desk,
      "interests",
      "2",
      "Your interests",
      "You declared none that touches this article.",
      "Change that",
    );
  }
  const has = draft.interests.length > 0;
  const rows = h(
    "div",
    {},
    draft.interests.map((_, at) => row(session, at, show)),
  );
  const choose = (/** @type {boolean} */ isNone) => () => {
    draft.hasNoInterest = isNone;
    draft.interests = isNone ? [] : [{ topic: "everything", what: "" }];
    session.keep();
    put(
      rows,
      draft.interests.map((__, at) => row(session, at, show)),
    );
    if (isNone) {
      desk.changing.delete("interests");
      show();
    }
  };
  return step(
    "2",
    "Do you have an interest in what this article is about?",
    h(
      "p",
      {},
      "Money, shares, research, a role, your own cited work: anything that a reader would want to know. It is signed with your decisions and shown. You cannot accept a claim in which you have an interest; you can still comment on it.",
    ),
    h(
      "fieldset",
      { class: "room-choices" },
      h("legend", { class: "room-vh" }, "Interests"),
      choice("No, none", draft.hasNoInterest, choose(true)),
      choice("Yes", has, choose(false)),
    ),
    rows,
    room.seats
      .filter((one) => one.person === draft.person && one.interests.length)
      .slice(0, 1)
      .map((seat) => h("p", { class: "room-small" }, `On the board's own list: ${seat.interests.join("; ")}.`))[0],
  );
}

/** @param {string} name @param {boolean} checked @param {() => void} onchange */
const choice = (name, checked, onchange) =>
  h(
    "label",
    { class: "room-choice" },
    h("input", { type: "radio", name: "interest", checked, onchange }),
    h("span", {}, name),
  );

/** @param {import("./session.js").Session} session @param {number} at @param {() => void} show */
function row(session, at, show) {
  const { draft, room } = session;
  const found = draft.interests[at] ?? { topic: "", what: "" };
  const topics = [{ id: "everything", name: "Everything here" }, ...room.topics];
  const isLast = at === draft.interests.length - 1;
  return h(
    "div",
    { class: "room-interest" },
    h(
      "label",
      {},
      h("span", {}, "In what"),
      h(
        "select",
        {
          onchange: (/** @type {Event} */ event) => {
            found.topic = /** @type {HTMLSelectElement} */ (event.target).value;
            session.keep();
          },
        },
        topics.map((one) => h("option", { value: one.id, selected: one.id === found.topic }, one.name)),
      ),
    ),
    h(
      "label",
      {},
      h("span", {}, "Which interest"),
      h("input", {
        type: "text",
        value: found.what,
        oninput: (/** @type {Event} */ event) => {
          found.what = /** @type {HTMLInputElement} */ (event.target).value;
          session.keep();
        },
      }),
    ),
    isLast &&
      h(
        "button",
        {
          type: "button",
          class: "room-button",
          onclick: () => {
            draft.interests.push({ topic: "everything", what: "" });
            session.keep();
            show();
          },
        },
        "Add another",
      ),
  );
}
