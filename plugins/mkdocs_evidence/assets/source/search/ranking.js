/**
 * Puts claims in order: over the parts of a question, how rare a part is times how much the claim says of it in the text
 * that says most. The same, step for step, as `search/ranking.py`.
 *
 * @typedef {object} Hit
 * @property {number} number Of the claim.
 * @property {number} score
 * @property {number} coverage Share of the question's rarity that the claim's own texts or its concepts hold, 0 to 1.
 * @property {number} bits Of the words of the question that it has, the first word's being 1.
 * @property {number} around The same of the words that headings and titles above it have.
 */

/**
 * @param {import("./question.js").Part[]} parts
 * @param {number[]} rarities Of the words of the question.
 * @param {{size: number, steps: number, highest: number, weights: Record<string, number>, most: number, allowed?: Uint8Array | undefined}} given
 *   `size` is above every number of a claim; `allowed` says of each whether filters let it through.
 * @returns {Hit[]} Best first.
 */
export function rank(parts, rarities, given) {
  const scores = new Float64Array(given.size);
  const own = new Uint32Array(given.size);
  const around = new Uint32Array(given.size);
  for (const part of parts) addPart(part, given, scores, own, around);
  const total = rarities.reduce((sum, one) => sum + one, 0) || 1;
  const share = (/** @type {number} */ bits) =>
    rarities.reduce((sum, one, at) => sum + ((bits >> at) & 1 ? one : 0), 0) / total;
  const together = given.weights["together"] ?? 0;
  /** @type {Hit[]} */
  const hits = [];
  scores.forEach((sum, number) => {
    if (!sum || (given.allowed && !given.allowed[number])) return;
    const bits = own[number] ?? 0;
    const above = around[number] ?? 0;
    hits.push({ number, score: sum * (1 - together + together * share(bits | above)), coverage: share(bits), bits, around: above });
  });
  const rounded = (/** @type {Hit} */ { score }) => Math.round(score * 1e9);
  return hits.sort((one, other) => rounded(other) - rounded(one) || one.number - other.number).slice(0, given.most);
}

/**
 * @param {import("./question.js").Part} part
 * @param {{steps: number, highest: number, weights: Record<string, number>}} given
 * @param {Float64Array} scores
 * @param {Uint32Array} own
 * @param {Uint32Array} around
 */
function addPart(part, { steps, highest, weights }, scores, own, around) {
  const worth = part.rarity * part.weight;
  const add = (/** @type {number} */ at, /** @type {number} */ more, /** @type {Uint32Array} */ has) => {
    scores[at] = (scores[at] ?? 0) + more;
    has[at] = (has[at] ?? 0) | part.bits;
  };
  /** @type {Map<number, number>} */
  const best = new Map();
  part.postings.lists.forEach((postings, zone) => {
    const share = [1, weights["lay"] ?? 0, weights["asks"] ?? 0][zone] ?? 0;
    for (const posting of postings) {
      const number = Math.floor(posting / 16);
      best.set(number, Math.max(best.get(number) ?? 0, share * (posting % 16)));
    }
  });
  for (const [number, weight] of best) add(number, (worth * highest * weight) / steps, own);
  if (part.isConcept) return;
  part.postings.runs.forEach((runs, kind) => {
    const more = worth * highest * (weights[kind ? "titles" : "sections"] ?? 0);
    for (const [start, length] of runs) {
      for (let number = start; number < start + length; number++) add(number, more, around);
    }
  });
}

/**
 * Which claims filters let through: of each filter any value, and all filters.
 *
 * @param {[number, number][][][]} filters Of each filter, of each value it allows, the runs of claims that have it.
 * @param {number} size
 */
export function allow(filters, size) {
  const passed = new Uint8Array(size);
  filters.forEach((values, at) => {
    for (const [start, length] of values.flat()) {
      for (let number = start; number < start + length; number++) if (passed[number] === at) passed[number] = at + 1;
    }
  });
  return passed.map((count) => (count === filters.length ? 1 : 0));
}
