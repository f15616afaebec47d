/**
 * What the search page needs besides: fetched there, and for follow-up questions, after `evidence-search.js`, whose modules
 * it shares. It has for `answering.js` what both use.
 */
import { showFlowQuestions } from "./flow_questions.view.js";
import { listed, asTyped, explain } from "./notes.view.js";
import { attachPage } from "./page.view.js";

const search = /** @type {{evidenceSearch: {shared: object}}} */ (/** @type {unknown} */ (globalThis)).evidenceSearch;
Object.assign(search, { attachPage });
Object.assign(search.shared, { showFlowQuestions, listed, asTyped, explain });
