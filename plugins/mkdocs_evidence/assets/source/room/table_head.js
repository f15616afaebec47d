/** What stands over a row of a table, and is signed with it; the same as `analysis/reviews/signed_words.py`. */

/**
 * @import { Claim, TableHead } from "./page_data.js"
 */

const EMPTY = "(empty)";
const ODD = /[\\\]|]|\(empty\)/g;

/**
 * The words of a claim as they are signed: those of a row with the caption and the columns of its table.
 * @param {Pick<Claim, "text" | "table">} claim
 */
export function signedWords({ text, table }) {
  if (!table) return text;
  const caption = table.caption && `[Table: ${escaped(table.caption)}] `;
  return `${caption}[Columns: ${names(table, escaped).join(" | ")}] ${text}`;
}

/**
 * The heading above a claim; of a row with the caption of its table and the names of its columns.
 * @param {Pick<Claim, "section" | "table">} claim
 */
export function placeOf({ section, table }) {
  if (!table) return section;
  const isNamed = table.columns.some(Boolean) || table.blanks.length > 0;
  const columns = isNamed && `Columns: ${names(table, (name) => name).join(" | ")}`;
  const caption = table.caption ? `Table: ${table.caption.replace(/\.+$/, "")}` : "Table";
  return [section, caption, columns].filter(Boolean).join(". ");
}

/**
 * The columns, also those behind the last that has a name, with those in which the row says nothing.
 * @param {TableHead} table
 * @param {(name: string) => string} written
 */
function names({ columns, blanks }, written) {
  const count = Math.max(columns.length, ...blanks.map((at) => at + 1));
  return Array.from({ length: count }, (_, at) => {
    const name = written(columns[at] ?? "");
    return blanks.includes(at) ? `${name} ${EMPTY}`.trim() : name;
  });
}

/** @param {string} words */
const escaped = (words) => words.replace(ODD, "\\$&");
