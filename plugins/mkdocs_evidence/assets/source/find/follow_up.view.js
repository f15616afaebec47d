import { taken } from "../search/gate.js";
import { gapAddress } from "./address.js";
import { link, make, showClaims } from "./claims.view.js";
import { showFlowQuestions } from "./flow_questions.view.js";
import { asTyped, explain, listed } from "./notes.view.js";
import { showProblem } from "./problem.view.js";
import { SIGNED, hasSigned } from "./shown.js";
import { findOutcome } from "./verdict.js";

/**
 * @typedef {import("./claims.view.js").Setting} Setting
 * @typedef {import("../search/index.js").Index} Index
 * @typedef {import("../search/index.js").Verdict} Verdict
 * @typedef {{question: string, meaning: Record<string, string>, choose: (word: string, key: string) => void}} Asked
 *   `choose` says what an abbreviation means.
 */

/**
 * The box for follow-up questions: an answer is claims, word for word; what is no answer looks like none.
 *
 * @param {HTMLFormElement} form
 * @param {() => Promise<Setting>} open
 */
export function attachFollowUp(form, open) {
  const said = make("p", "ev-tally");
  const box = make("div", "");
  said.setAttribute("role", "status");
  box.tabIndex = -1;
  form.parentElement?.querySelector(".ev-found")?.append(said, box);
  /** @type {Record<string, string>} */
  let meaning = {};
  let last = 0;
  let isWished = false;

  const run = async () => {
    const turn = ++last;
    const question = form.querySelector("input")?.value.trim();
    if (!question) return;
    const choose = (/** @type {string} */ word, /** @type {string} */ key) => { meaning = { ...meaning, [word]: key }; run(); };
    said.textContent = "Looking …";
    box.replaceChildren();
    const isHeld = !isWished && form.parentElement?.querySelector(".ev-emergency:not([hidden])");
    const shown = isHeld ? holdBack(() => { isWished = true; box.focus(); run(); }) : await open()
      .then((setting) => showAnswer(form, setting, { question, meaning, choose }))
      .catch((problem) => showProblem(problem, run));
    if (turn !== last) return;
    said.textContent = shown.querySelector("h3")?.textContent ?? "";
    box.replaceChildren(shown);
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    [meaning, isWished] = [{}, false];
    run();
  });
}

/**
 * Beside the board's text for emergencies nothing stands that might reassure, unless the reader wishes to see it.
 *
 * @param {() => void} show
 */
function holdBack(show) {
  const button = make("button", "", "Show what the search found");
  button.onclick = show;
  return make("div", "ev-verdict ev-verdict--none", make("h3", "ev-verdict-name", "The text above is shown in place of claims."), button);
}

/**
 * What a question comes to.
 *
 * @param {HTMLFormElement} form
 * @param {Setting} setting
 * @param {Asked} asked
 */
async function showAnswer(form, setting, { question, meaning, choose }) {
  const { index } = setting;
  const about = form.dataset.evAbout ?? "";
  const { signed, all } = await judgeEverywhere(index, question, about, meaning);
  const { kind, claims } = findOutcome(signed, all);
  const [own, site] = all;
  const { found, lacking, isTried } = own.outcome === "none" ? site : own;
  const missing = asTyped(found.missing, question, index);
  const others = asTyped(lacking.filter((stem) => !found.missing.includes(stem)), question, index);
  return make("div", `ev-verdict ev-verdict--${kind}`,
    outcomeTitle(kind, missing, others, taken.get(own.found.asked)?.get(about)),
    ...(isTried ? [] : [make("p", "ev-remark", "This site has too few questions of its own to tell answers from what is near, so it gives none.")]),
    ...explain(found, question, index, choose),
    ...showClaims(setting, claims, found.marks, { level: 4 }),
    ...showFlowQuestions(setting, claims, found.words),
    ...(kind === "answer" ? [] : showGap(form, question)));
}

/**
 * Judges a question on the article that it was asked on, then on the site; on signed claims, where there are any, and on all.
 *
 * @param {Index} index
 * @param {string} question
 * @param {string} article
 * @param {Record<string, string>} meaning
 * @returns {Promise<{signed: Verdict[], all: [Verdict, Verdict]}>}
 */
async function judgeEverywhere(index, question, article, meaning) {
  const judge = (/** @type {Partial<Record<import("../search/index.js").Filter, string[]>>} */ filters) =>
    Promise.all([index.judge(question, { article, filters, meaning }), index.judge(question, { filters, meaning })]);
  const [signed, all] = await Promise.all([hasSigned(index) ? judge({ status: [SIGNED] }) : [], judge({})]);
  return { signed, all };
}

/**
 * @param {import("./verdict.js").Outcome["kind"]} kind
 * @param {string[]} missing Words of the question that no claim has.
 * @param {string[]} lacking Words of it that the nearest claim lacks, and others have.
 * @param {string | false} [excluded] What the article says that it does not answer, where the question was taken for that.
 */
function outcomeTitle(kind, missing, lacking, excluded) {
  const unsaid = missing.length
    ? ["No claim mentions ", ...listed(missing), ". "]
    : kind === "related" && lacking.length ? ["No claim here answers this: the nearest says nothing of ", ...listed(lacking), ". "] : [];
  const isRefused = excluded && (kind === "related" || kind === "none");
  const lacks = isRefused ? [`This article says that it does not answer: “${excluded}” `] : unsaid;
  const words = {
    answer: ["What the claims say, word for word", ...(missing.length ? [". ", ...lacks] : [])],
    unsigned: ["No claim that the board has signed answers this. ", ...lacks, "These are not signed; read them as drafts."],
    related: [...(lacks.length ? lacks : ["No claim here answers this. "]), "Nearest to it:"],
    none: ["No claim here answers this. ", ...(missing.length > 3 ? ["Claims are in English. "] : []), ...lacks],
  };
  return make("h3", "ev-verdict-name", ...words[kind]);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} question
 */
function showGap(form, question) {
  const report = form.dataset.evReport;
  return report ? [make("p", "", link(gapAddress(report, question), "Tell us that this is missing"))] : [];
}
