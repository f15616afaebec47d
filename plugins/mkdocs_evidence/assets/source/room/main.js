/** The review room: reads the page's data, finds who sits here, and shows one screen at a time. */

import { isoDay } from "../overdue/overdue.js";
import { claimScreen } from "./claim.view.js";
import { draftName, keepDraft, loadDraft, storeOfBrowser } from "./draft_store.js";
import { h, put } from "./element.js";
import { flowScreen } from "./flow.view.js";
import { loadKey } from "./key_store.js";
import { mayHoldKeys } from "./keys.js";
import { listScreen } from "./list.view.js";
import { members, readRoom } from "./page_data.js";
import { findBroken, nobody } from "./session.js";
import { signScreen } from "./sign.view.js";
import { lastPerson, rememberPerson, startScreen } from "./start.view.js";

/**
 * @import { SharedData } from "./page_data.js"
 * @import { Session } from "./session.js"
 * @import { Desk } from "./start.view.js"
 */

const store = storeOfBrowser();

/** @param {Element} main @param {string} data */
async function open(main, data) {
  const room = readRoom(data, /** @type {{evidenceRooms?: SharedData}} */ (globalThis).evidenceRooms);
  /** @type {Session} */
  const session = {
    room,
    day: isoDay(new Date()),
    draft: nobody(room.article.id),
    key: null,
    backup: "",
    isKept: store !== null,
    broken: findBroken(room),
    keep: () => {
      session.isKept = session.draft.person ? keepDraft(store, session.draft) : session.isKept;
    },
  };
  /** @type {Desk} */
  const desk = {
    session,
    changing: new Set(),
    go: (hash) => {
      if (location.hash === hash) show(main, desk, true);
      else location.hash = hash;
    },
    show: () => show(main, desk, false),
    become: async (person) => {
      await sitDown(session, person);
      rememberPerson(person);
      desk.show();
    },
  };
  const last = lastPerson();
  if (members(room).some((seat) => seat.person === last)) await sitDown(session, last);
  addEventListener("storage", ({ key }) => {
    // What another tab has just kept must not be lost by the next word typed here.
    const { person } = session.draft;
    if (key === draftName(room.article.id, person)) session.draft = loadDraft(store, room.article.id, person);
  });
  addEventListener("beforeunload", (event) => {
    if (!session.isKept && Object.keys(session.draft.claims).length) event.preventDefault();
  });
  addEventListener("hashchange", () => show(main, desk, true));
  show(main, desk, false);
}

/** @param {Session} session @param {string} person */
async function sitDown(session, person) {
  const { room } = session;
  session.draft = loadDraft(store, room.article.id, person);
  session.backup = "";
  try {
    session.key = mayHoldKeys() ? await loadKey(room.board.name, person) : null;
  } catch {
    // A browser that forbids its database has no key; the screen offers to make one and then says so.
    session.key = null;
  }
}

/** @param {Element} main @param {Desk} desk @param {boolean} isNew whether another screen is shown than before */
function show(main, desk, isNew) {
  const held = isNew ? null : holderOf(document.activeElement);
  put(main, ...screen(desk));
  for (const side of main.querySelectorAll(".room-side")) {
    // What scrolls by itself must be reachable by keyboard.
    if (side.scrollHeight > side.clientHeight) side.setAttribute("tabindex", "0");
  }
  const heading = /** @type {HTMLElement | null} */ (main.querySelector("h1"));
  document.title = `${heading?.textContent ?? ""} – Review room`;
  if (isNew) {
    scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  } else if (held) {
    // A choice that settled its step is gone; the next step is what the reader goes on with.
    const next = main.querySelector(held) ?? main.querySelector(".room-step:not(.room-step--settled) h2");
    /** @type {HTMLElement | null} */ (next)?.focus({ preventScroll: true });
  }
}

/** @param {Desk} desk */
function screen(desk) {
  const [, name = "start", id = ""] = /^#([a-z]+)(?:\/(.*))?$/.exec(location.hash) ?? [];
  switch (name) {
    case "claim":
      return claimScreen(desk, decodeURIComponent(id));
    case "flow":
      return flowScreen(desk, decodeURIComponent(id));
    case "list":
      return listScreen(desk);
    case "sign":
      return signScreen(desk);
    default:
      return startScreen(desk);
  }
}

/** @param {Element | null} active */
const holderOf = (active) =>
  active instanceof HTMLInputElement && active.name
    ? `input[name="${CSS.escape(active.name)}"][value="${CSS.escape(active.value)}"]`
    : null;

const main = document.getElementById("room");
const data = document.getElementById("room-data")?.textContent;
if (main && data) {
  open(main, data).catch((problem) => {
    put(
      main,
      h("h1", {}, "This page cannot be used"),
      h(
        "p",
        { class: "room-alarm" },
        `${problem instanceof Error ? problem.message : problem} Ask the editor for a new one.`,
      ),
    );
  });
}
