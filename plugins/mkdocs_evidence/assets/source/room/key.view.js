/** The signing key of a member: whether this computer has it, how to make one, how to bring one back. */

import { h, put, sayDay } from "./element.js";
import { fileField, forFileName, saveFile } from "./files.view.js";
import { backupText, enrolmentText, restoreKey, SHORTEST_PASSPHRASE } from "./key_files.js";
import { keepKey } from "./key_store.js";
import { keyCode, makeKey, mayHoldKeys, writePublicKey } from "./keys.js";
import { loadLibrary } from "./library.view.js";
import { seatOf } from "./session.js";
import { step } from "./step.view.js";

/** @import { Desk } from "./start.view.js" */

/** @param {Desk} desk */
export function keyStep(desk) {
  const { session } = desk;
  const title = "Your signing key";
  if (!mayHoldKeys()) {
    const how =
      "This address is not secure (it begins with http://), so the browser allows no signing here. You can read and decide; to sign, save a copy of your decisions below and open the page from its https address or from a folder.";
    return step("4", title, h("p", { class: "room-alarm" }, how));
  }
  return step("4", title, ...(session.key ? ownKey(desk) : noKey(desk)));
}

/**
 * How the key of this computer stands to the one that the board has of the member; empty words when they are one.
 * @param {import("./session.js").Session} session
 */
export function keyRemark(session) {
  const seat = seatOf(session);
  if (!seat || !session.key) return "";
  const own = writePublicKey(session.key.publicKey);
  if (seat.key === own) return "";
  if (!seat.key)
    return "The board does not have your key yet. E-mail the enrolment file to the editor, who then calls you and asks for the key code.";
  return "The board has another key of yours. Bring that one back from its backup, or send the editor the enrolment file of this one.";
}

/** @param {Desk} desk */
function ownKey({ session }) {
  const key = /** @type {import("./keys.js").SigningKey} */ (session.key);
  const written = writePublicKey(key.publicKey);
  const remark = keyRemark(session);
  return [
    h(
      "p",
      { class: remark ? "room-note" : "room-good" },
      remark || "Your key is on this computer, and the board knows it.",
    ),
    h("p", {}, "Key code ", h("code", { class: "room-code" }, keyCode(written)), `, made on ${sayDay(key.made)}.`),
    session.backup &&
      h(
        "p",
        {},
        h("strong", {}, "Save two files now. "),
        "The enrolment file goes to the editor by e-mail. The backup is for you alone; it cannot be made later.",
      ),
    (remark || session.backup) &&
      h(
        "p",
        { class: "room-actions" },
        h(
          "button",
          { type: "button", class: "room-button", onclick: () => void saveEnrolment(session) },
          "Save the enrolment file",
        ),
        session.backup &&
          h(
            "button",
            {
              type: "button",
              class: "room-button",
              onclick: () => saveFile(`key-backup-${forFileName(session.draft.person)}.json`, session.backup),
            },
            "Save the backup",
          ),
      ),
  ];
}

/** @param {import("./session.js").Session} session */
async function saveEnrolment(session) {
  const seat = seatOf(session);
  if (!seat || !session.key) return;
  const who = { board: session.room.board.name, person: seat.person, name: seat.name, date: session.day };
  saveFile(`enrolment-${forFileName(seat.person)}.json`, await enrolmentText(session.key, who, loadLibrary));
}

/** @param {Desk} desk */
function noKey(desk) {
  const words = h("p", { role: "alert", class: "room-wrong" });
  return [
    h(
      "p",
      {},
      "A key signs in your name. It is made on this computer and stays here; nobody, not even the editor, can copy it ",
      "from this browser. You need it at the end, to sign; you can read and decide before you have it.",
    ),
    makingBox(desk, words),
    restoringBox(desk, words),
    words,
  ];
}

/** @param {string} label @param {string} complete what browsers may fill in */
function passphraseField(label, complete) {
  const input = h("input", { type: "password", autocomplete: complete });
  return { input, label: h("label", { class: "room-field" }, h("span", {}, label), input) };
}

/** @param {Desk} desk @param {HTMLElement} words */
function makingBox(desk, words) {
  const first = passphraseField("Passphrase for the backup", "new-password");
  const again = passphraseField("The same again", "new-password");
  const make = async () => {
    const passphrase = first.input.value;
    const advice = `The passphrase needs at least ${SHORTEST_PASSPHRASE} characters. Four or five plain words are good.`;
    if (passphrase.length < SHORTEST_PASSPHRASE) put(words, advice);
    else if (passphrase !== again.input.value) put(words, "The two passphrases are not the same.");
    else await tried(words, () => enrol(desk, passphrase));
  };
  return h(
    "details",
    { class: "room-box" },
    h("summary", {}, "Make my key (the first time)"),
    h(
      "p",
      {},
      "You get two files. The ",
      h("strong", {}, "enrolment file"),
      " is for the editor. The ",
      h("strong", {}, "backup"),
      " is for you alone: with its passphrase it brings your key back on another computer.",
    ),
    h(
      "form",
      { onsubmit: (/** @type {Event} */ event) => (event.preventDefault(), void make()) },
      first.label,
      again.label,
      h("button", { type: "submit", class: "room-button" }, "Make my key"),
    ),
  );
}

/** @param {Desk} desk @param {HTMLElement} words */
function restoringBox({ session, show }, words) {
  const opening = passphraseField("Passphrase of the backup", "current-password");
  const restore = (/** @type {string} */ text) =>
    tried(words, async () => {
      const { room, draft, day } = session;
      const found = await restoreKey(text, { person: draft.person, passphrase: opening.input.value, day }, loadLibrary);
      if (typeof found === "string") {
        put(words, found);
        return;
      }
      await keepKey(room.board.name, draft.person, found);
      session.key = found;
      show();
    });
  return h(
    "details",
    { class: "room-box" },
    h("summary", {}, "Bring my key from its backup"),
    opening.label,
    fileField("Backup file", ".json", (text) => void restore(text)),
  );
}

/** @param {Desk} desk @param {string} passphrase */
async function enrol({ session, show }, passphrase) {
  const { room, draft, day } = session;
  const { key, seed } = await makeKey(loadLibrary, day);
  const whose = { key: writePublicKey(key.publicKey), person: draft.person };
  const backup = await backupText(seed, whose, passphrase);
  seed.fill(0);
  await keepKey(room.board.name, draft.person, key);
  session.key = key;
  session.backup = backup;
  show();
}

/** @param {HTMLElement} words @param {() => Promise<void>} run */
async function tried(words, run) {
  put(words, "");
  try {
    await run();
  } catch (problem) {
    put(words, `This browser could not do it: ${problem instanceof Error ? problem.message : problem}`);
  }
}
