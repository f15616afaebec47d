/** The first screen: who reads, with which key, with which interests, and what waits. */

import { storeOfBrowser } from "./draft_store.js";
import { countOf, h } from "./element.js";
import { interestsStep } from "./interests.view.js";
import { keyStep } from "./key.view.js";
import { members, seatOn } from "./page_data.js";
import { seatOf, whyNotSign } from "./session.js";
import { settled, step } from "./step.view.js";
import { waitingStep } from "./waiting.view.js";

/**
 * @import { Session } from "./session.js"
 *
 * @typedef {{session: Session, go: (hash: string) => void, show: () => void, become: (person: string) => Promise<void>, changing: Set<string>}} Desk
 * `changing` names settled steps that the reader opens again.
 */

/** @param {Desk} desk */
export function startScreen(desk) {
  const { session } = desk;
  const { room } = session;
  const isKnown = Boolean(seatOf(session));
  const isAuthor = Boolean(seatOf(session)?.is_author);
  return [
    h("h1", { tabindex: "-1" }, room.article.question),
    h(
      "p",
      { class: "room-lead" },
      "Here you read the claims of one article beside their evidence, decide on each, and sign. ",
      h("strong", {}, "Nothing you do here is sent anywhere."),
      " At the end you get one signed file, which you e-mail to the editor.",
    ),
    session.broken.size > 0 && brokenNote(session),
    whoStep(desk),
    isKnown && !isAuthor && interestsStep(desk),
    isKnown && waitingStep(desk),
    isKnown && !isAuthor && keyStep(desk),
    h(
      "p",
      { class: "room-small" },
      h("a", { href: room.article.page }, "The article as readers see it"),
      `. Article version code ${room.article.version}.`,
    ),
  ];
}

/** @param {Session} session */
const brokenNote = (session) =>
  h(
    "p",
    { class: "room-alarm" },
    h("strong", {}, "Parts of this page were damaged or altered. "),
    `${countOf(session.broken.size, "part")} of it cannot be signed, because the version code is not that of the words shown. Tell the editor: ${[...session.broken].join(", ")}.`,
  );

/** @param {Desk} desk */
function whoStep(desk) {
  const { session, become } = desk;
  const { room, draft, day } = session;
  const sitting = seatOf(session);
  if (sitting && !desk.changing.has("who"))
    return settled(desk, "who", "1", "You are", `${sitting.name}, ${sitting.role}`, "I am somebody else");
  const choices = members(room).map((seat) => {
    const now = seatOn(room, seat.person, day) ?? seat;
    const detail = [now.role, now.about, now.is_author && "author of this article"].filter(Boolean).join(" · ");
    return h(
      "label",
      { class: "room-choice" },
      h("input", {
        type: "radio",
        name: "person",
        value: seat.person,
        checked: seat.person === draft.person,
        onchange: () => {
          desk.changing.clear();
          void become(seat.person);
        },
      }),
      h("span", {}, h("strong", {}, now.name), h("span", { class: "room-detail" }, detail)),
    );
  });
  return step(
    "1",
    "Who are you?",
    room.board.name &&
      h("p", {}, `Seats on the ${room.board.demonstration ? "demonstration " : ""}board: ${room.board.name}.`),
    choices.length > 0 &&
      h("fieldset", { class: "room-choices" }, h("legend", { class: "room-vh" }, "Your seat"), choices),
    choices.length === 0 &&
      h(
        "p",
        { class: "room-alarm" },
        "This site has no board yet, so nobody can sign here. You can still read the article.",
      ),
    draft.person && whyNotSign(session) && h("p", { class: "room-alarm" }, whyNotSign(session)),
  );
}

const LAST = "mkdocs-evidence-review last person";

/** Who sat here last; empty when nobody is known. */
export function lastPerson() {
  try {
    return storeOfBrowser()?.getItem(LAST) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} person */
export function rememberPerson(person) {
  try {
    storeOfBrowser()?.setItem(LAST, person);
  } catch {
    // A browser that keeps nothing asks again.
  }
}
