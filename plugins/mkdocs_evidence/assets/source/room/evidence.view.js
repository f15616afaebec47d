/** A cited work beside its claim: what it is, what it says there, and the member's verdict on the citation. */

import { SUPPORT } from "./draft.js";
import { h, sayDay, termMark } from "./element.js";
import { figureView } from "./figures.js";

/**
 * @import { Citation, Claim, Extract, Room, Work } from "./page_data.js"
 */

/**
 * The works of a claim in the order of its citations, each once, with the citations of it.
 * @param {Claim} claim
 * @returns {[key: string, citations: Citation[]][]}
 */
export function worksOf(claim) {
  /** @type {Map<string, Citation[]>} */
  const works = new Map();
  for (const one of claim.citations) works.set(one.key, [...(works.get(one.key) ?? []), one]);
  return [...works];
}

const ASKS = new Map([
  ["disputes", "Does the work speak against the claim, as it is cited?"],
  ["background", "Is the work right as background here?"],
]);

/**
 * @param {Room} room
 * @param {[key: string, citations: Citation[]]} cited
 * @param {{number: string, support: string, onchange: (support: string) => void}} verdict
 */
export function evidenceCard(room, [key, citations], { number, support, onchange }) {
  const work = room.works[key];
  const relations = [...new Set(citations.map((one) => one.relation))];
  const ask = relations.length === 1 ? ASKS.get(relations[0] ?? "") : undefined;
  const cited = citations.flatMap((one) => one.extracts.map((name) => ({ name, locator: one.locator })));
  const extracts = [...new Map(cited.map((one) => [one.name, work?.extracts[one.name]]))].flatMap(
    ([, one]) => one ?? [],
  );
  const locators = [...new Set(citations.map((one) => one.locator).filter(Boolean))];
  return h(
    "section",
    { class: "room-work" },
    h("h3", {}, h("span", { class: "room-detail" }, `${number} `), work?.name ?? key),
    h(
      "p",
      { class: "room-detail" },
      work?.kind_name ?? "No reference has this key.",
      " · cited as: ",
      relations.map((one) => termMark(room.words.relation[one], one)),
      locators.length > 0 && ` · at ${locators.join("; ")}`,
    ),
    (work?.notices ?? []).map((one) =>
      h(
        "p",
        { class: "room-alarm" },
        h("strong", {}, room.words.notice[one.kind]?.[0] ?? one.kind),
        [one.date && sayDay(one.date), one.by && `by ${one.by}`]
          .filter(Boolean)
          .map((part) => `, ${part}`)
          .join(""),
        one.note ? `. ${one.note}` : ".",
      ),
    ),
    extracts.map((one) => extractView(room, one)),
    work &&
      extracts.length === 0 &&
      h("p", { class: "room-note" }, "The citation names no place in the work that has been taken down."),
    work && workFoot(work),
    h(
      "fieldset",
      { class: "room-choices room-choices--row" },
      h("legend", {}, ask ?? "Does this say what the claim says?"),
      SUPPORT.map(([id, name]) =>
        h(
          "label",
          { class: "room-choice" },
          h("input", {
            type: "radio",
            name: `support-${key}`,
            value: id,
            checked: support === id,
            onchange: () => onchange(id),
          }),
          h("span", {}, name),
        ),
      ),
    ),
  );
}

/** @param {Work} work */
const workFoot = (work) =>
  h(
    "details",
    { class: "room-reference" },
    h("summary", {}, "Full reference"),
    h("p", {}, work.text),
    work.unverified && h("p", { class: "room-note" }, work.unverified),
    h(
      "p",
      {},
      work.outside
        .map((one) => [
          h(
            "a",
            { href: one.url, rel: "external noreferrer", target: "_blank" },
            `${one.name} ${one.name === "Web page" ? "" : one.code}`,
          ),
          " ",
        ])
        .flat(),
      h("a", { href: work.page, target: "_blank" }, "Everything taken from it"),
    ),
  );

/** @param {Room} room @param {Extract} extract */
function extractView(room, extract) {
  const scope = [extract.population, extract.staging, extract.outcome, extract.intervention].flatMap((term) =>
    term ? [room.terms[term] ?? term] : [],
  );
  const where = extract.locator.map(([label, value]) => (label === "section" ? value : `${label} ${value}`)).join(", ");
  const figures = extract.data.map(figureView);
  return h(
    "div",
    { class: "room-extract" },
    where && h("p", { class: "room-detail" }, where),
    h("p", {}, extract.finding),
    extract.quote && h("blockquote", {}, h("p", {}, `“${extract.quote}”`)),
    figures.length > 0 &&
      h(
        "dl",
        { class: "room-figures" },
        figures.map((one) =>
          h(
            "div",
            {},
            h("dt", {}, one.what),
            h(
              "dd",
              {},
              h("strong", {}, one.result),
              [one.interval, one.p, one.followUp && `follow-up ${one.followUp}`]
                .filter(Boolean)
                .map((part) => ` · ${part}`)
                .join(""),
            ),
          ),
        ),
      ),
    scope.length > 0 && h("p", { class: "room-detail" }, `About: ${scope.join("; ")}`),
    extract.note && h("p", { class: "room-detail" }, extract.note),
    !extract.verified && h("p", { class: "room-note" }, "Nobody has checked this extract against the work yet."),
  );
}
