/** What pages get of search, under one name: asking, the box in which readers ask, and what `find/asking.js` shares. */
import { attach } from "../find/attach.view.js";
import { address, count, link, make, press, showClaims } from "../find/claims.view.js";
import { showProblem } from "../find/problem.view.js";
import { EVERY, hasSigned, narrowed, SIGNED, telling } from "../find/shown.js";
import { openSite } from "./open.js";

const shared = { address, count, link, make, press, showClaims, showProblem, EVERY, hasSigned, narrowed, SIGNED, telling };

Object.assign(globalThis, { evidenceSearch: { open: openSite, attach, shared } });
