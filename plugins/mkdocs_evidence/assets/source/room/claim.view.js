/** One claim a screen: its words on one side, what carries them on the other, then the decision. */

import { claimSide } from "./claim_side.view.js";
import { startClock } from "./clock.view.js";
import { decisionBox } from "./decision.view.js";
import { whyNotAccept } from "./draft.js";
import { expectedMinutes, sayMinutes } from "./duties.js";
import { h, put } from "./element.js";
import { evidenceCard, worksOf } from "./evidence.view.js";
import { askedClaims, conflictWith, decide, decisionOn, minutesLeft, openOn, seatOf } from "./session.js";

/**
 * @import { Claim } from "./page_data.js"
 * @import { Session } from "./session.js"
 * @import { Desk } from "./start.view.js"
 */

/** @param {Desk} desk @param {string} id */
export function claimScreen(desk, id) {
  const { session } = desk;
  const { room } = session;
  const claim = room.claims.find((one) => one.id === id);
  if (!claim) {
    return [
      h("h1", { tabindex: "-1" }, "There is no such claim here."),
      h("p", {}, h("a", { href: "#list" }, "All claims")),
    ];
  }
  const seat = seatOf(session);
  const mayDecide = Boolean(seat) && !seat?.is_author && !session.broken.has(id);
  const clock = startClock();
  return [
    placeBar(session, claim),
    h(
      "div",
      { class: "room-pair" },
      h("div", { class: "room-side", role: "region", "aria-label": "The claim" }, ...claimSide(session, claim)),
      h(
        "div",
        {},
        session.broken.has(id) &&
          h(
            "p",
            { class: "room-alarm" },
            "The version code of this claim is not that of the words shown here. The page was damaged or altered, ",
            "and this claim cannot be signed. Tell the editor.",
          ),
        ...(mayDecide ? decidePart(desk, claim, clock) : readPart(session, claim)),
      ),
    ),
  ];
}

/** @param {Session} session @param {Claim} claim */
function placeBar(session, claim) {
  const { claims } = session.room;
  const asked = askedClaims(session);
  const done = asked.filter((one) => !openOn(session, one)).length;
  const at = claims.indexOf(claim) + 1;
  return h(
    "nav",
    { class: "room-bar", "aria-label": "Where you are" },
    h("a", { href: "#start" }, "Start"),
    h("a", { href: "#list" }, "All claims"),
    h("span", {}, `Claim ${at} of ${claims.length}`),
    asked.length > 0 &&
      h("progress", { max: asked.length, value: done, "aria-label": `${done} of ${asked.length} decided` }),
    asked.length > 0 &&
      h(
        "span",
        {},
        `${done} of ${asked.length} decided`,
        done < asked.length && ` · ${sayMinutes(minutesLeft(session))} left`,
      ),
  );
}

/** @param {Desk} desk @param {Claim} claim @param {{minutes: () => number}} clock */
function decidePart({ session, go }, claim, clock) {
  const conflict = conflictWith(session, claim);
  const box = decisionBox({
    subject: "the claim",
    text: claim.text,
    decision: () => decisionOn(session, claim),
    blocked: () => whyNotAccept(claim, decisionOn(session, claim), conflict),
    change: (change) => decide(session, claim, change),
  });
  const missing = h("p", { class: "room-wrong", role: "alert" });
  const wasOpen = Boolean(openOn(session, claim));
  const forward = () => {
    const open = openOn(session, claim);
    if (open && decisionOn(session, claim).verdict) {
      put(missing, open);
      return;
    }
    if (wasOpen && !open) keepPace(session, claim, clock.minutes());
    go(nextHash(session, claim));
  };
  return [
    ...works(session, claim, box.refresh),
    h(
      "section",
      { class: "room-step" },
      h("h2", {}, h("span", { class: "room-number", "aria-hidden": "true" }, "2"), "Your decision"),
      conflict && h("p", { class: "room-note" }, `You declared an interest: ${conflict}.`),
      box.element,
      missing,
    ),
    h(
      "p",
      { class: "room-actions room-foot" },
      previousLink(session, claim),
      h("button", { type: "button", class: "room-button room-button--main", onclick: forward }, "Keep and go on"),
      h(
        "span",
        { class: "room-detail" },
        session.isKept
          ? "Kept on this computer as you type."
          : "This browser keeps nothing: save a copy on the first screen.",
      ),
    ),
  ];
}

/** @param {Session} session @param {Claim} claim @param {() => void} refresh */
const works = (session, claim, refresh) => [
  h("h2", { class: "room-first" }, h("span", { class: "room-number", "aria-hidden": "true" }, "1"), "What it rests on"),
  ...worksOf(claim).map((cited, at, all) =>
    evidenceCard(session.room, cited, {
      number: `Source ${at + 1} of ${all.length}`,
      support: decisionOn(session, claim).citations[cited[0]] ?? "",
      onchange: (support) => {
        decide(session, claim, { citations: { ...decisionOn(session, claim).citations, [cited[0]]: support } });
        refresh();
      },
    }),
  ),
];

/** @param {Session} session @param {Claim} claim */
function readPart(session, claim) {
  const evidence = works(session, claim, () => {});
  for (const one of evidence) for (const choices of one.querySelectorAll("fieldset")) choices.remove();
  return [
    ...evidence,
    !seatOf(session) &&
      h("p", { class: "room-note" }, "To decide, first say ", h("a", { href: "#start" }, "who you are"), "."),
    h(
      "p",
      { class: "room-actions room-foot" },
      previousLink(session, claim),
      h("a", { class: "room-button", href: nextHash(session, claim) }, "Next claim"),
    ),
  ];
}

/** @param {Session} session @param {Claim} claim @param {number} minutes */
function keepPace(session, claim, minutes) {
  const { pace } = session.draft;
  pace.spent += minutes;
  pace.expected += expectedMinutes(claim, session.room.works);
  pace.claims += 1;
  session.keep();
}

/** @param {Session} session @param {Claim} claim */
function previousLink(session, claim) {
  const { claims } = session.room;
  const before = claims[claims.indexOf(claim) - 1];
  return before && h("a", { class: "room-button", href: `#claim/${before.id}` }, "Back");
}

/**
 * Where to go after a claim: the next that waits, then the flow, then the signature; the next of all for who signs none.
 * @param {Session} session
 * @param {Claim} claim
 */
function nextHash(session, claim) {
  const { claims, flows } = session.room;
  const asked = askedClaims(session);
  if (!asked.length || !asked.includes(claim)) {
    const after = claims[claims.indexOf(claim) + 1];
    return after ? `#claim/${after.id}` : "#list";
  }
  const at = asked.indexOf(claim);
  const next = [...asked.slice(at + 1), ...asked.slice(0, at)].find((one) => openOn(session, one));
  if (next) return `#claim/${next.id}`;
  return flows[0] ? `#flow/${flows[0].id}` : "#sign";
}
