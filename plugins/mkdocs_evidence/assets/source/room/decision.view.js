/** The decision on a claim or a flow: verdict, reason, and other words shown as a tracked change. */

import { diffWords } from "./differences.js";
import { VERDICTS } from "./draft.js";
import { h, newId, put } from "./element.js";

/** @import { Decision } from "./draft.js" */

/**
 * Two wordings in one, marked so that neither colour nor sight alone tells.
 * @param {string} before
 * @param {string} after
 */
export const trackedChange = (before, after) =>
  h(
    "p",
    { class: "room-tracked" },
    diffWords(before, after).flatMap((one) => {
      if (!one.isChange) return [`${one.after} `];
      const went = one.before && h("del", {}, h("span", { class: "room-vh" }, "left out: "), one.before);
      const came = one.after && h("ins", {}, h("span", { class: "room-vh" }, "new: "), one.after);
      return [went, went && " ", came, " "];
    }),
  );

const PROMPTS = new Map([
  ["accept", "A remark, if you wish"],
  ["accept-with-edit", "Why should it read otherwise?"],
  ["reject", "Why do you reject it?"],
  ["abstain", "Why do you not decide?"],
  ["not-my-field", "Whose field is it?"],
]);

/**
 * @param {{subject: string, text: string, decision: () => Decision, blocked: () => string, isFlow?: boolean,
 *   change: (change: Partial<Decision>) => void}} on `text` is what an edit begins with
 * @returns {{element: HTMLElement, refresh: () => void}}
 */
export function decisionBox({ subject, text, decision, blocked, change, isFlow = false }) {
  const why = h("p", { class: "room-why", id: newId(), role: "status" });
  const edit = editField(text, (proposed) => change({ proposed }));
  const published = h(
    "p",
    { class: "room-detail", id: newId() },
    "Comments are published with your name and the answer of the authors.",
  );
  const comment = h("textarea", {
    rows: 3,
    "aria-describedby": published.id,
    oninput: () => change({ comment: comment.value }),
  });
  const prompt = h("span", {});
  const verdicts = isFlow ? VERDICTS.filter(([id]) => id !== "accept-with-edit") : VERDICTS;
  const radios = verdicts.map(([id, name, about]) => {
    const input = h("input", { type: "radio", name: "verdict", value: id, onchange: () => choose(id) });
    return {
      id,
      input,
      label: h(
        "label",
        { class: "room-choice" },
        input,
        h("span", {}, h("strong", {}, name), h("span", { class: "room-detail" }, about)),
      ),
    };
  });
  const choose = (/** @type {string} */ id) => {
    const isFirstEdit = id === "accept-with-edit" && !decision().proposed;
    change(isFirstEdit ? { verdict: id, proposed: text } : { verdict: id });
    refresh();
  };
  const refresh = () => {
    const reason = blocked();
    if (reason && decision().verdict === "accept") change({ verdict: "" });
    const now = decision();
    put(why, reason && `“Accept” is not open. ${reason}`);
    for (const { id, input } of radios) {
      input.disabled = id === "accept" && reason !== "";
      input.checked = id === now.verdict;
    }
    put(prompt, PROMPTS.get(now.verdict) ?? "A remark, if you wish");
    comment.required = now.verdict !== "" && now.verdict !== "accept";
    if (comment.value !== now.comment) comment.value = now.comment;
    edit.show(now.verdict === "accept-with-edit" ? now.proposed || text : null);
  };
  refresh();
  return {
    element: h(
      "div",
      {},
      h(
        "fieldset",
        { class: "room-choices", "aria-describedby": why.id },
        h("legend", {}, `What do you decide on ${subject}?`),
        why,
        radios.map((one) => one.label),
      ),
      edit.element,
      h("label", { class: "room-field" }, prompt, comment),
      published,
    ),
    refresh,
  };
}

/**
 * A field for other words, with what they change shown below as they are typed.
 * @param {string} text
 * @param {(proposed: string) => void} change
 */
function editField(text, change) {
  const element = h("div", {});
  const tracked = h("div", { "aria-live": "polite" });
  const proposed = h("textarea", {
    rows: 4,
    oninput: () => {
      change(proposed.value);
      put(tracked, trackedChange(text, proposed.value));
    },
  });
  const show = (/** @type {string | null} */ words) => {
    if (words === null) {
      put(element);
    } else if (!element.hasChildNodes()) {
      proposed.value = words;
      put(tracked, trackedChange(text, words));
      put(
        element,
        h("label", { class: "room-field" }, h("span", {}, "The words that you would agree with"), proposed),
        h("p", { class: "room-detail" }, "Your change:"),
        tracked,
      );
    }
  };
  return { element, show };
}
