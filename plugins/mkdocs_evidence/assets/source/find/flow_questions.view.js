import { address, link, make } from "./claims.view.js";
import { touchedFacts } from "./flow_questions.js";

/**
 * Where a decision flow asks what the question names.
 *
 * @param {import("./claims.view.js").Setting} setting
 * @param {import("../search/index.js").Quoted[]} quoted
 * @param {string[]} words Stems of the question.
 */
export function showFlowQuestions(setting, quoted, words) {
  const facts = new Map(quoted.flatMap(({ article }) => article.facts).map((fact) => [fact.url, fact]));
  return touchedFacts([...facts.values()], words).slice(0, 2).map(({ url, ask }) => {
    const wording = setting.reads.map((audience) => ask[audience]).find(Boolean) ?? Object.values(ask)[0] ?? "";
    return make("p", "ev-flow-asks", "The decision flow asks about this: ", link(address(setting, url), wording));
  });
}
