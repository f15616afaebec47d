/** What pages get of search, under one name: asking, the boxes in which readers ask, and what `find/answering.js` shares. */
import { attach } from "../find/attach.view.js";
import { link, make, showClaims } from "../find/claims.view.js";
import { showFlowQuestions } from "../find/flow_questions.view.js";
import { asTyped, explain, listed } from "../find/notes.view.js";
import { showProblem } from "../find/problem.view.js";
import { hasSigned, SIGNED } from "../find/shown.js";
import { openSite } from "./open.js";

const shared = { asTyped, explain, hasSigned, link, listed, make, showClaims, showFlowQuestions, showProblem, SIGNED };

Object.assign(globalThis, { evidenceSearch: { open: openSite, attach, shared } });
