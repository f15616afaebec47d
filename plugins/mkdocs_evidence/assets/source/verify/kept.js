/** The head of the log that a reader asked this browser to remember; nothing is kept without being asked. */

/** @import { KeptHead } from "./page_data.js" */

const NAME = "evidence-verify-head";

/**
 * @param {Storage | null} store
 * @param {string} board
 * @returns {KeptHead & {date: string} | null}
 */
export function keptHead(store, board) {
  try {
    const kept = JSON.parse(store?.getItem(nameOf(board)) ?? "null");
    const isOne = Number.isInteger(kept?.size) && /^[0-9a-f]{64}$/.test(kept?.root) && typeof kept?.date === "string";
    return isOne ? kept : null;
  } catch {
    return null;
  }
}

/**
 * Whether the browser keeps it.
 * @param {Storage | null} store
 * @param {string} board
 * @param {KeptHead & {date: string}} head
 */
export function keepHead(store, board, { size, root, date }) {
  try {
    store?.setItem(nameOf(board), JSON.stringify({ size, root, date }));
    return store !== null;
  } catch {
    return false;
  }
}

/** @param {Storage | null} store @param {string} board */
export function forgetHead(store, board) {
  store?.removeItem(nameOf(board));
}

/** @param {string} board */
const nameOf = (board) => `${NAME}:${board}`;
