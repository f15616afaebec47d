/** A figure of an extract in words, from the very fields that are signed; the same as `render/cards/figures.py`. */

/** @import { Datum } from "./page_data.js" */

const CLOSES_UP = ["%", "°", "‰"];

/**
 * @param {Datum} datum
 * @returns {{what: string, result: string, interval: string, p: string, followUp: string}}
 */
export function figureView(datum) {
  const [low, high] = datum.ci ?? [];
  return {
    what: what(datum),
    result: result(datum),
    interval: low && high ? `${number(low)} to ${number(high)} (${number(datum.level)}% CI)` : "",
    p: datum.p && pText(datum.p.trim()),
    followUp: datum.follow_up,
  };
}

/** @param {string} text */
const number = (text) => text.replaceAll("-", "−");

/** @param {Datum} datum */
function what(datum) {
  const named = datum.what.toLowerCase();
  const arms = [datum.arm, datum.versus].filter((one) => one && !named.includes(one.toLowerCase())).join(" against ");
  const measure = ["", "proportion", "count"].includes(datum.measure) ? "" : datum.measure.replaceAll("-", " ");
  const detail = [arms, measure === "nnt" ? "number needed to treat" : measure].filter(Boolean).join(", ");
  return detail ? `${datum.what} (${detail})` : datum.what;
}

/** @param {Datum} datum */
function result(datum) {
  const shown = figure(datum);
  if (datum.significant === null) return shown;
  const significance = datum.significant ? "significant" : "not significant";
  return shown ? `${shown}, ${significance}` : significance;
}

/** @param {Datum} datum */
function figure(datum) {
  const closesUp = CLOSES_UP.includes(datum.unit);
  const unit = closesUp || !datum.unit ? datum.unit : `\u00a0${datum.unit}`;
  if (datum.n !== null && datum.of !== null) {
    const counted = `${number(datum.n)} of ${number(datum.of)}${closesUp ? "" : unit}`;
    return datum.value !== null ? `${number(datum.value)}% (${counted})` : counted;
  }
  if (datum.low !== null && datum.high !== null) return `${number(datum.low)} to ${number(datum.high)}${unit}`;
  if (datum.value !== null)
    return `${datum.comparator ? `${datum.comparator}\u00a0` : ""}${number(datum.value)}${unit}`;
  return "";
}

/** @param {string} p */
const pText = (p) => (/^[<>=≤≥]/.test(p) ? `p ${p[0]} ${p.slice(1).trim()}` : `p = ${p}`);
