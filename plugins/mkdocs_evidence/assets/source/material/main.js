import { openMenuByKeyboard } from "./menu.view.js";
import { offerPalette } from "./palette.view.js";
import { followContents, offerTop } from "./reading.view.js";

// Material's style sheet takes a page without this for one without scripts, and shows it otherwise.
document.documentElement.classList.replace("no-js", "js");

offerPalette(document);
openMenuByKeyboard(document);
followContents(document);
offerTop(document);
