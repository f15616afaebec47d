/** What the box for follow-up questions needs besides: fetched where one is asked, after `evidence-search.js`, whose modules it shares. */
import { makeGate } from "../search/gate.js";
import { attachFollowUp } from "./follow_up.view.js";

Object.assign(/** @type {{evidenceSearch: object}} */ (/** @type {unknown} */ (globalThis)).evidenceSearch, { attachFollowUp, makeGate });
