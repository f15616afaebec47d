/**
 * Snowball's English stemmer (Porter 2, as of Snowball 3), equal to the package `PyStemmer` word for word:
 * `tests/vectors/search/tokens.json` holds both to it.
 */

const VOWEL = "[aeiouy]";
const REGION = /^[^aeiouy]*[aeiouy]+[^aeiouy]/;
const BEGINNING = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/;
const SHORT = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|past)$/;
const HAS_VOWEL = new RegExp(VOWEL);

/** @type {Record<string, string>} */
const WHOLE = { early: "earli", gently: "gentl", idly: "idl", only: "onli", singly: "singl", skies: "sky", skis: "ski", ugly: "ugli" };
/** Words that look like plurals or end as others do, and are their own stems. */
const OWN_STEMS = /^(?:andes|atlas|bias|cosmos|howe|news|sky)$/;

/**
 * Suffix and what takes its place, longest first.
 *
 * @param {string} pairs `suffix=replacement` apart by blanks.
 * @returns {[string, string][]}
 */
const table = (pairs) => pairs
  .split(" ")
  .map((pair) => /** @type {[string, string]} */ (pair.split("=")))
  .sort(([one], [other]) => other.length - one.length);

const SECOND = table(
  "tional=tion enci=ence anci=ance abli=able entli=ent izer=ize ization=ize ational=ate ation=ate ator=ate alism=al " +
  "aliti=al alli=al fulli=ful fulness=ful ousli=ous ousness=ous iveness=ive iviti=ive biliti=ble bli=ble ogist=og " +
  "ogi=og lessli=less li=",
);
const THIRD = table("tional=tion ational=ate alize=al icate=ic iciti=ic ical=ic ful= ness= ative=");
const FOURTH = table("ic= ance= ence= able= ible= ate= ive= ize= iti= al= ism= ion= er= ous= ant= ent= ment= ement=");

/**
 * The stem of a word in lower case.
 *
 * @param {string} word
 */
export function stem(word) {
  if (Object.hasOwn(WHOLE, word)) return WHOLE[word] ?? word;
  if (word.length < 3 || OWN_STEMS.test(word)) return word;
  const marked = markConsonantY(word.replace(/^'/, ""));
  const first = (BEGINNING.exec(marked) ?? REGION.exec(marked))?.[0].length ?? marked.length;
  const second = first + (REGION.exec(marked.slice(first))?.[0].length ?? marked.length - first);
  let one = past(plural(marked), first).replace(/(.[^aeiouy])[yY]$/, "$1i");
  one = replaceEnding(one, SECOND, (ending, start) => start.length >= first && secondMay(ending, start));
  one = replaceEnding(one, THIRD, (ending, start) => start.length >= (ending === "ative" ? second : first));
  one = replaceEnding(one, FOURTH, (ending, start) => start.length >= second && (ending !== "ion" || /[st]$/.test(start)));
  return last(one, first, second).replaceAll("Y", "y");
}

/** @param {string} word */
function markConsonantY(word) {
  let marked = "";
  for (const letter of word) {
    marked += letter === "y" && (!marked || HAS_VOWEL.test(marked.slice(-1))) ? "Y" : letter;
  }
  return marked;
}

/** @param {string} word */
function plural(word) {
  const bare = word.replace(/(?:'s'|'s|')$/, "");
  if (/(?:sses|ied|ies)$/.test(bare)) {
    return bare.endsWith("sses") ? bare.slice(0, -2) : bare.slice(0, bare.length - 3) + (bare.length > 4 ? "i" : "ie");
  }
  return /[aeiouy].+s$/.test(bare) && !/[us]s$/.test(bare) ? bare.slice(0, -1) : bare;
}

/**
 * @param {string} word
 * @param {number} first
 */
function past(word, first) {
  const ending = /(?:eedly|eed|ingly|edly|ing|ed)$/.exec(word)?.[0];
  if (!ending) return word;
  const start = word.slice(0, -ending.length);
  if (ending.startsWith("eed")) {
    return start.length >= first && !/^(?:succ|proc|exc)$/.test(start) ? start + "ee" : word;
  }
  if (ending === "ing") {
    if (/^[^aeiouy]y$/.test(start)) return start.slice(0, -1) + "ie";
    if (/^(?:even|cann|inn|earr|herr|out)$/.test(start)) return word;
  }
  if (!HAS_VOWEL.test(start)) return word;
  if (/(?:at|bl|iz)$/.test(start)) return start + "e";
  if (/(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(start)) return /^[aeo]..$/.test(start) ? start : start.slice(0, -1);
  return start.length === first && SHORT.test(start) ? start + "e" : start;
}

/**
 * @param {string} ending
 * @param {string} start
 */
function secondMay(ending, start) {
  if (ending === "ogi") return start.endsWith("l");
  return ending !== "li" || /[cdeghkmnrt]$/.test(start);
}

/**
 * @param {string} word
 * @param {[string, string][]} endings
 * @param {(ending: string, start: string) => boolean} may Asked of the longest ending only.
 */
function replaceEnding(word, endings, may) {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return word;
  const start = word.slice(0, -found[0].length);
  return may(found[0], start) ? start + found[1] : word;
}

/**
 * @param {string} word
 * @param {number} first
 * @param {number} second
 */
function last(word, first, second) {
  const start = word.slice(0, -1);
  const goes = word.endsWith("e")
    ? start.length >= second || (start.length >= first && !SHORT.test(start))
    : word.endsWith("ll") && start.length >= second;
  return goes ? start : word;
}
