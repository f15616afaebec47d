/** The decision flow as a table of paths: for each outcome who comes there, by which answers, on which claims. */

import { decisionBox } from "./decision.view.js";
import { versionCode } from "./digests.js";
import { countOf, h, put, sayDay } from "./element.js";
import { decideFlow, flowDecision, needOfFlow, openOnFlow, seatOf } from "./session.js";

/**
 * @import { Flow } from "./page_data.js"
 * @import { Desk } from "./start.view.js"
 */

/** @param {Desk} desk @param {string} id */
export function flowScreen(desk, id) {
  const { session, go } = desk;
  const flow = session.room.flows.find((one) => one.id === id);
  if (!flow) return [h("h1", { tabindex: "-1" }, "There is no such flow here.")];
  const paths = flow.outcomes.reduce((sum, one) => sum + one.paths.length, 0);
  const seat = seatOf(session);
  return [
    h(
      "nav",
      { class: "room-bar", "aria-label": "Where you are" },
      h("a", { href: "#start" }, "Start"),
      h("a", { href: "#list" }, "All claims"),
    ),
    h("h1", { tabindex: "-1" }, `Decision flow: ${flow.title}`),
    h(
      "p",
      { class: "room-lead" },
      `${countOf(paths, "path")} to ${countOf(flow.outcomes.length, "outcome")}. Each row is one kind of patient. Ask of each: would I send this patient here?`,
    ),
    h(
      "p",
      { class: flow.is_proven ? "room-good" : "room-alarm" },
      flow.is_proven
        ? "It is proven that every combination of answers, “not known” included, leads to exactly one outcome."
        : "It is not proven that every combination of answers leads to one outcome.",
    ),
    flow.is_cut_short &&
      h("p", { class: "room-note" }, "There are more paths than a page can show; the editor has the rest."),
    pastOn(session, flow),
    session.broken.has(id) &&
      h(
        "p",
        { class: "room-alarm" },
        "The version code of this flow is not that of what this page holds. It cannot be signed. Tell the editor.",
      ),
    ...flow.outcomes.map((outcome) => outcomeTable(session.room, outcome)),
    h(
      "p",
      { class: "room-small" },
      `Edition ${flow.edition}. Version code `,
      h("code", { class: "room-code" }, versionCode(flow.digest)),
      ". ",
      h("a", { href: flow.page, target: "_blank" }, "The flow as readers use it"),
    ),
    ...(seat && !seat.is_author && !session.broken.has(id)
      ? decidePart(desk, flow)
      : [h("p", {}, h("a", { class: "room-button", href: "#sign" }, "Go on"))]),
  ];
}

/** @param {import("./session.js").Session} session @param {Flow} flow */
function pastOn(session, flow) {
  const past = flow.histories[session.draft.person];
  if (!past) return null;
  const isChanged = needOfFlow(session, flow) === "changed";
  return h(
    "p",
    { class: "room-note" },
    `You decided on ${sayDay(past.date)}: ${past.verdict.replaceAll("-", " ")}${past.comment ? `, “${past.comment}”` : ""}. ${isChanged ? "The flow has changed since." : ""}`,
  );
}

/** @param {import("./page_data.js").Room} room @param {Flow["outcomes"][number]} outcome */
function outcomeTable(room, outcome) {
  const here = new Set(room.claims.map((claim) => claim.id));
  return h(
    "section",
    { class: "room-outcome" },
    h("h2", {}, outcome.title, outcome.urgency && h("span", { class: "room-detail" }, outcome.urgency)),
    outcome.scenarios.length > 0 &&
      h("p", { class: "room-detail" }, `The authors’ example patients: ${outcome.scenarios.join("; ")}.`),
    h(
      "div",
      { class: "room-scroll", tabindex: "0", role: "region", "aria-label": `Paths to ${outcome.title}` },
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ["Path", "Questions and answers", "A patient who comes here", "Rests on"].map((name) =>
              h("th", { scope: "col" }, name),
            ),
          ),
        ),
        h(
          "tbody",
          {},
          outcome.paths.map((path) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, String(path.number)),
              h(
                "td",
                {},
                h(
                  "ol",
                  {},
                  path.steps.map(([ask, answer]) => h("li", {}, `${ask} `, h("strong", {}, answer))),
                ),
              ),
              h("td", {}, path.example),
              h(
                "td",
                {},
                path.claims
                  .map((one) => [
                    here.has(one.name) ? h("a", { href: `#claim/${one.name}`, title: one.text }, one.name) : one.name,
                    " ",
                  ])
                  .flat(),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {Desk} desk @param {Flow} flow */
function decidePart({ session, go }, flow) {
  const box = decisionBox({
    subject: "the whole flow",
    text: "",
    isFlow: true,
    decision: () => flowDecision(session, flow),
    blocked: () => "",
    change: (change) => decideFlow(session, flow, change),
  });
  const missing = h("p", { class: "room-wrong", role: "alert" });
  const forward = () => {
    const open = openOnFlow(session, flow);
    if (open && flowDecision(session, flow).verdict) put(missing, open);
    else go("#sign");
  };
  return [
    h("section", { class: "room-step" }, h("h2", {}, "Your decision"), box.element, missing),
    h(
      "p",
      { class: "room-actions room-foot" },
      h("button", { type: "button", class: "room-button room-button--main", onclick: forward }, "Keep and go on"),
    ),
  ];
}
