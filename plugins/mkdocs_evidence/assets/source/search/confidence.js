/**
 * How sure it is, from words alone, that the subject of a question is here at all. It may only take an answer away: see
 * `search/confidence.py`, which does the same.
 *
 * @param {{hits: import("./ranking.js").Hit[], highest: number}} found Asked for ten hits at least, without filters.
 * @param {number[]} weights Of the manifest: of each feature, and a constant.
 * @returns {number} From 0 to 1; 0 when nothing was found.
 */
export function confidence({ hits, highest }, weights) {
  const [first] = hits;
  if (!first) return 0;
  const tenth = hits[Math.min(9, hits.length - 1)] ?? first;
  const coverage = Math.max(...hits.slice(0, 3).map((hit) => hit.coverage));
  const lacks = Math.min(...hits.slice(0, 3).map((hit) => hit.lacks));
  const best = first.score;
  const features = [coverage, best / highest, (best - tenth.score) / best, Math.log(1 + best), lacks, 1];
  const sum = features.reduce((all, value, at) => all + value * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}
