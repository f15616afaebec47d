import { chosenWords, emptyHeadings, queryFor, shownAudience } from "./audience.js";

const KEY = "ev-audience";

/**
 * Lets readers say who they are, and shows each claim in their words first. All wordings stay on the page.
 *
 * The article's `data-ev-shown-audience` names the choice; other parts of the page follow it.
 *
 * @param {Document} page
 * @param {Location} address
 */
export function startAudiences(page, address) {
  const article = page.querySelector(".ev-article");
  const chooser = article?.querySelector(".ev-audience");
  if (!(article instanceof HTMLElement) || !(chooser instanceof HTMLElement) || chooser.dataset.evReady) return;
  chooser.dataset.evReady = "";
  const choices = [...chooser.querySelectorAll("input")];
  const offered = choices.map((one) => one.value).filter(Boolean);
  const show = () => {
    const audience = shownAudience(address.search, recall(), offered);
    for (const one of choices) one.checked = one.value === audience;
    // The page comes with all wordings.
    if (audience) showFor(article, choices.find((one) => one.checked));
  };
  chooser.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    remember(target.value);
    try {
      history.replaceState(history.state, "", address.pathname + queryFor(address.search, target.value) + address.hash);
    } catch {
      // A page opened from a folder may not have its address changed; the choice holds all the same.
    }
    showFor(article, target);
  });
  onlyBox(article)?.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) hideOthers(article, target.checked);
  });
  show();
}

/** @returns {string | null} What the reader chose on an earlier page; null when nothing. */
export function recall() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} audience */
function remember(audience) {
  try {
    if (audience) localStorage.setItem(KEY, audience);
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the choice holds for this page.
  }
}

/**
 * @param {HTMLElement} article
 * @param {HTMLInputElement | undefined} choice
 */
function showFor(article, choice) {
  const audience = choice?.value ?? "";
  const order = (choice?.dataset.evReads ?? "").split(" ");
  if (audience) article.dataset.evShownAudience = audience;
  else delete article.dataset.evShownAudience;
  for (const echo of article.querySelectorAll(".ev-echo")) echo.remove();
  for (const text of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(".ev-wording[data-ev-for]"))) {
    text.hidden = Boolean(audience) && !order.includes(text.dataset.evFor ?? "");
  }
  const claims = /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll(".ev-body .ev-claim"));
  let worded = 0;
  for (const claim of claims) worded += Number(showClaim(claim, audience ? order : null));
  article.toggleAttribute("data-ev-reworded", worded > 0);
  if (worded) echoInBottomLine(article);
  tell(article, audience ? choice?.dataset.evHeading ?? "" : "", worded, claims.length);
  hideOthers(article, false);
}

/**
 * Puts the reader's words of a claim first; the author's own follow them.
 *
 * @param {HTMLElement} claim
 * @param {string[] | null} order Whose words the reader takes; null for all wordings.
 * @returns {boolean} Whether the claim has words for the reader besides its own.
 */
function showClaim(claim, order) {
  const lays = /** @type {HTMLElement[]} */ ([...claim.querySelectorAll(".ev-lay")]).filter(
    (lay) => lay.closest(".ev-claim") === claim,
  );
  const chosen = order ? chosenWords(order, lays.map((lay) => lay.dataset.evFor ?? "")) : "";
  claim.toggleAttribute("data-ev-worded", Boolean(chosen));
  for (const lay of lays) {
    const isChosen = lay.dataset.evFor === chosen;
    const text = lay.parentElement?.querySelector(":scope > .ev-text");
    lay.hidden = order !== null && !isChosen;
    if (isChosen) text?.before(lay);
  }
  if (!chosen) for (const lay of lays.reverse()) lay.parentElement?.querySelector(":scope > .ev-text")?.after(lay);
  return Boolean(chosen);
}

/**
 * Repeats the reader's words above each sentence of the bottom line that rests on claims which have them.
 *
 * @param {HTMLElement} article
 */
function echoInBottomLine(article) {
  const said = new Set();
  for (const sentence of article.querySelectorAll("[data-ev-rests-on]")) {
    for (const name of sentence.getAttribute("data-ev-rests-on")?.split(" ") ?? []) {
      const claim = article.ownerDocument.getElementById(name);
      const lay = claim?.matches("[data-ev-worded]") ? claim.querySelector(".ev-lay:not([hidden])") : null;
      if (!lay || said.has(name)) continue;
      said.add(name);
      const echo = article.ownerDocument.createElement("p");
      echo.className = "ev-lay ev-echo";
      echo.lang = lay.getAttribute("lang") ?? "";
      echo.dir = lay.getAttribute("dir") ?? "";
      for (const name of ["lang", "dir"]) if (!echo.getAttribute(name)) echo.removeAttribute(name);
      echo.textContent = lay.querySelector("[data-ev-lay]")?.textContent?.trim() ?? "";
      sentence.querySelector(".ev-text")?.before(echo);
    }
  }
}

/**
 * Says what is shown, and names it on paper.
 *
 * @param {HTMLElement} article
 * @param {string} heading Of the audience; empty for all wordings.
 * @param {number} worded
 * @param {number} total
 */
function tell(article, heading, worded, total) {
  const chooser = /** @type {HTMLElement | null} */ (article.querySelector(".ev-audience"));
  const printed = article.querySelector(".ev-printed-for span");
  if (printed) printed.textContent = heading || (chooser?.dataset.evAll ?? "");
  const note = article.querySelector(".ev-audience-note");
  if (note) note.textContent = worded ? `${worded} of ${total} claims are worded for you. Those words stand first.` : "";
  const only = onlyBox(article);
  if (!only) return;
  only.checked = false;
  only.closest("p")?.toggleAttribute("hidden", !worded || worded === total);
}

/**
 * @param {HTMLElement} article
 * @returns {HTMLInputElement | null} What asks to see nothing else.
 */
function onlyBox(article) {
  return article.querySelector(".ev-only input");
}

/**
 * Hides the claims without words for the reader, and headings that are left with nothing.
 *
 * @param {HTMLElement} article
 * @param {boolean} isOnly
 */
function hideOthers(article, isOnly) {
  const body = article.querySelector(".ev-body");
  if (!body) return;
  for (const one of body.querySelectorAll("[data-ev-left-out]")) one.removeAttribute("data-ev-left-out");
  if (!isOnly) return;
  const others = ".ev-claim:not([data-ev-worded], :has([data-ev-worded]))";
  for (const one of body.querySelectorAll(others)) one.setAttribute("data-ev-left-out", "");
  const blocks = [...body.children];
  for (const one of blocks) {
    if (one.querySelector(".ev-claim") && !one.querySelector("[data-ev-worded]")) one.setAttribute("data-ev-left-out", "");
  }
  const shape = blocks.map((one) => ({
    level: Number(/^H([1-6])$/.exec(one.tagName)?.[1] ?? 0),
    isKept: !one.hasAttribute("data-ev-left-out"),
  }));
  for (const place of emptyHeadings(shape)) blocks[place]?.setAttribute("data-ev-left-out", "");
}
