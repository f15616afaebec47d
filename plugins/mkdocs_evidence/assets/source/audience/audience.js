/**
 * The audience whose words the page shows.
 *
 * @param {string} query As in `location.search`; `audience` in it wins, and an empty one asks for all wordings.
 * @param {string | null} remembered What the reader chose on an earlier page; null when nothing.
 * @param {readonly string[]} offered Ids of the audiences of this page.
 * @returns {string} Empty for all wordings; a name that is not offered counts for nothing.
 */
export function shownAudience(query, remembered, offered) {
  const asked = new URLSearchParams(query).get("audience");
  if (asked !== null && (asked === "" || offered.includes(asked))) return asked;
  return remembered !== null && offered.includes(remembered) ? remembered : "";
}

/**
 * The query of an address after a choice.
 *
 * @param {string} query As in `location.search`.
 * @param {string} audience Empty for all wordings.
 * @returns {string} With its `?`; empty when nothing is left in it.
 */
export function queryFor(query, audience) {
  const parts = new URLSearchParams(query);
  if (audience) parts.set("audience", audience);
  else parts.delete("audience");
  const text = parts.toString();
  return text ? `?${text}` : "";
}

/**
 * Whose words of one claim a reader sees.
 *
 * @param {readonly string[]} order Whose words the reader takes, best first.
 * @param {readonly string[]} worded Audiences for whom the claim is worded again.
 * @returns {string} Empty for the words of the claim itself.
 */
export function chosenWords(order, worded) {
  for (const one of order) {
    if (one === "clinician") return "";
    if (worded.includes(one)) return one;
  }
  return "";
}

/**
 * Headings with nothing left below them.
 *
 * @param {readonly {level: number, isKept: boolean}[]} blocks In the order of the page; level 0 is no heading.
 * @returns {number[]} Places of the headings, in falling order.
 */
export function emptyHeadings(blocks) {
  const empty = [];
  /** Whether something is kept before the next heading of that level or a higher one. */
  const kept = Array(7).fill(false);
  for (const [place, { level, isKept }] of [...blocks.entries()].reverse()) {
    if (level) {
      if (!kept[level]) empty.push(place);
      kept.fill(false, level);
    } else if (isKept) {
      kept.fill(true);
    }
  }
  return empty;
}
