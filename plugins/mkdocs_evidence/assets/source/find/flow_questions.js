/**
 * Which questions of a decision flow ask what a reader's question names, the closest first.
 *
 * @param {import("../search/index.js").Fact[]} facts
 * @param {string[]} words Stems of the reader's question.
 */
export function touchedFacts(facts, words) {
  const asked = new Set(words);
  const touched = facts.map((fact) => {
    const named = fact.terms.filter((term) => term.every((stem) => asked.has(stem)));
    return { fact, weight: Math.max(0, ...named.map((term) => term.length)) };
  });
  return touched
    .filter(({ weight }) => weight)
    .sort((one, other) => other.weight - one.weight)
    .map(({ fact }) => fact);
}
