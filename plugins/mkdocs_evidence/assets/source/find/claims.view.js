import { SIGNED, groupByArticle, markedPieces, wordsFor } from "./shown.js";
import { pageAddress } from "./page_address.js";

/**
 * Results as elements: claims in their own words, with what stands behind them. Text enters the page as text.
 *
 * @typedef {import("../search/index.js").Quoted} Quoted
 * @typedef {object} Setting
 * @property {import("../search/index.js").Index} index
 * @property {string} root Address of the root of the site.
 * @property {boolean} isFlat Whether pages are files `name.html`.
 * @property {string[]} reads Whose words the reader gets, best first; empty for all.
 */

/**
 * @param {string} name
 * @param {string} className
 * @param {...(Node | string)} content
 */
export function make(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/**
 * @param {string} address
 * @param {...(Node | string)} content
 */
export function link(address, ...content) {
  const made = /** @type {HTMLAnchorElement} */ (make("a", "", ...content));
  made.href = address;
  return made;
}

/**
 * @param {string} words
 * @param {() => void} act
 */
export function press(words, act) {
  const button = make("button", "", words);
  button.setAttribute("type", "button");
  button.addEventListener("click", act);
  return button;
}

/**
 * @param {Setting} setting
 * @param {string} url From the root of the site.
 */
export function address({ root }, url) {
  return pageAddress(root, url, location.protocol === "file:");
}

/**
 * @param {Setting} setting
 * @param {Quoted[]} quoted
 * @param {Set<string>} marks Stems to be marked.
 * @param {{level: number, isShort?: boolean}} wish `level` of the headings over articles, 0 for none; short results count works.
 * @returns {HTMLElement[]}
 */
export function showClaims(setting, quoted, marks, { level, isShort = false }) {
  return groupByArticle(quoted).map((group) => {
    const [first] = group;
    const article = first?.article;
    const title = make(level ? `h${level}` : "p", "ev-hits-title", link(address(setting, article?.url ?? ""), article?.title ?? ""));
    const list = make("ul", "ev-hits", ...group.map((one) => showClaim(setting, one, marks, isShort)));
    return make("div", "ev-hits-of", title, list);
  });
}

/**
 * @param {Setting} setting
 * @param {Quoted} quoted
 * @param {Set<string>} marks
 * @param {boolean} isShort
 */
function showClaim(setting, { article, claim }, marks, isShort) {
  const { text, audience } = wordsFor(claim, setting.reads);
  const marked = (/** @type {string} */ said) => markedPieces(said, setting.index.analyser.spans(said), marks)
    .map(([piece, isMarked]) => (isMarked ? make("mark", "", piece) : piece));
  const words = link(address(setting, `${article.url}#${claim.id}`), ...marked(text));
  words.dir = "auto";
  // Who reads all wordings, as the article shows them, gets all: what a patient must not stop may stand in one alone.
  const others = isShort || setting.reads.length ? [] : Object.entries(claim.lay);
  const also = others.map(([whose, wording]) => make("p", "ev-remark", named(setting, `audience:${whose}`, ""), ": ", make("bdi", "", ...marked(wording))));
  const facts = make("p", "ev-facts");
  const wanted = setting.reads[0] ?? "clinician";
  if (audience !== wanted || audience !== "clinician") facts.append(named(setting, `audience:${audience}`, ""));
  if (claim.certainty) facts.append(named(setting, `certainty:${claim.certainty}`, "ev-grade"));
  facts.append(showStatus(setting, claim, article.written));
  facts.append(isShort ? count(new Set(claim.references.map((one) => one.replace(SIGN, ""))).size, "reference") : showWorks(setting, claim.references, article.works));
  return make("li", claim.status === SIGNED ? "" : "ev-unsigned", make("p", "ev-hit-text", words), ...also, facts);
}

/**
 * @param {Setting} setting
 * @param {string} key
 * @param {string} className
 */
function named({ index }, key, className) {
  const [shape, name] = index.manifest.names[key] ?? ["", key.replace(/^.*:/, "")];
  const sign = make("span", "ev-shape", shape);
  sign.setAttribute("aria-hidden", "true");
  return make("span", className, ...(shape ? [sign, " "] : []), name);
}

/**
 * @param {Setting} setting
 * @param {import("../search/index.js").Claim} claim
 * @param {string} written
 */
function showStatus(setting, { status, since }, written) {
  const made = named(setting, `status:${status}`, `ev-state ev-state--${status}`);
  const day = since || written;
  if (!day) return made;
  const time = /** @type {HTMLTimeElement} */ (make("time", "", new Date(day).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" })));
  time.dateTime = day;
  made.append(since ? " " : ", text of ", time);
  return made;
}

/**
 * What stands before works, by the sign before their keys: how they bear on the claim.
 *
 * @type {Record<string, string>}
 */
const BEARING = { "": "Cites ", "-": "disputed by ", ".": "background: " };
const SIGN = /^[-.]/;

/**
 * @param {Setting} setting
 * @param {string[]} signed Keys with their signs; those with the same sign stand together.
 * @param {Record<string, string>} works
 */
function showWorks(setting, signed, works) {
  const made = make("span", "ev-works");
  let last = "none";
  for (const one of signed) {
    const key = one.replace(SIGN, "");
    const sign = one.slice(0, one.length - key.length);
    const page = `references/${encodeURIComponent(key)}${setting.isFlat ? ".html" : "/"}`;
    if (last !== "none") made.append(sign === last ? ", " : "; ");
    made.append(sign === last ? "" : BEARING[sign] ?? "", link(address(setting, page), works[key] ?? key));
    last = sign;
  }
  return made;
}

/**
 * @param {number} number
 * @param {string} what
 */
export function count(number, what) {
  return `${number.toLocaleString("en-GB")} ${what}${number === 1 ? "" : "s"}`;
}
