/** Where a browser keeps signing keys: one for each board and person, on this computer alone. */

/** @import { SigningKey } from "./keys.js" */

const DATABASE = "mkdocs-evidence-review";
const STORE = "keys";

/** @param {string} board @param {string} person */
const nameOf = (board, person) => `${board}\n${person}`;

/**
 * @param {string} board
 * @param {string} person
 * @returns {Promise<SigningKey | null>}
 */
export async function loadKey(board, person) {
  const found = await ask("readonly", (store) => store.get(nameOf(board, person)));
  return /** @type {SigningKey | undefined} */ (found) ?? null;
}

/**
 * @param {string} board
 * @param {string} person
 * @param {SigningKey} key
 */
export const keepKey = (board, person, key) => ask("readwrite", (store) => store.put(key, nameOf(board, person)));

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} request
 * @returns {Promise<unknown>}
 */
async function ask(mode, request) {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = /** @type {IDBDatabase} */ (await settled(opening));
  try {
    return await settled(request(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

/** @param {IDBRequest} request */
const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
