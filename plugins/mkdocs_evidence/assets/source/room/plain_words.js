/** A text without what is only style, as `plain_words` of `analysis/reviews/digests.py` writes it. */

/** @param {string} characters @param {string} by */
const each = (characters, by) =>
  Array.from(characters, (character) => /** @type {[string, string]} */ ([character, by]));

const STYLE = new Map([
  ...each("\u2018\u2019\u201a\u201b\u02bc", "'"),
  ...each("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'),
  ...each("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
  ...each("\u00ad", ""),
  ...each("\u2026", "..."),
]);
const STYLED = new RegExp(`[${[...STYLE.keys()].join("")}]`, "g");
/** What Python counts as white space; the `\s` of JavaScript is another set. */
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const BLANKS_AT_SIGNS = / ?([<>≤≥=±×]) ?/g;
const BLANK_BEFORE_UNIT = /([0-9]) ([%‰°])/g;

/** @param {string} text */
export function plainWords(text) {
  const folded = text.replace(STYLED, (character) => STYLE.get(character) ?? "").normalize("NFC");
  const spaced = folded.replace(BLANKS, " ").replace(/^ | $/g, "");
  return spaced.replace(BLANKS_AT_SIGNS, "$1").replace(BLANK_BEFORE_UNIT, "$1$2");
}
