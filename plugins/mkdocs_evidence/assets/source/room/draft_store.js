/** Where a browser keeps drafts: on this computer alone. */

import { emptyDraft, readDraft } from "./draft.js";

/** @import { Draft } from "./draft.js" */

/**
 * The name under which a draft is kept.
 * @param {string} article
 * @param {string} person
 */
export const draftName = (article, person) => `mkdocs-evidence-review\n${article}\n${person}`;

/**
 * @param {Storage | null} store
 * @param {string} article
 * @param {string} person
 * @returns {Draft}
 */
export function loadDraft(store, article, person) {
  let text = null;
  try {
    text = store?.getItem(draftName(article, person));
  } catch {
    // A browser may forbid a page its store; then there is no draft.
  }
  return (text && readDraft(text, article, person)) || emptyDraft(article, person);
}

/**
 * Keeps a draft.
 * @param {Storage | null} store
 * @param {Draft} draft
 * @returns {boolean} whether it is kept
 */
export function keepDraft(store, draft) {
  try {
    store?.setItem(draftName(draft.article, draft.person), JSON.stringify(draft));
    return store !== null;
  } catch {
    return false;
  }
}

/** The store of this browser; null where it forbids one. */
export function storeOfBrowser() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
