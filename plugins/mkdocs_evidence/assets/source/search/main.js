/** What pages get of search, under one name: asking, the box in which readers ask, and what `find/asking.js` shares. */
import { attach } from "../find/attach.view.js";
import * as claims from "../find/claims.view.js";
import * as problem from "../find/problem.view.js";
import * as shown from "../find/shown.js";
import { openSite } from "./open.js";

const shared = { "claims.view": claims, "problem.view": problem, "shown": shown };

Object.assign(globalThis, { evidenceSearch: { open: openSite, attach, shared } });
