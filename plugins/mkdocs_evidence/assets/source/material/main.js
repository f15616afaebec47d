import { openMenuByKeyboard } from "./menu.view.js";
import { offerPalette } from "./palette.view.js";
import { followContents, offerTop } from "./reading.view.js";

offerPalette(document);
openMenuByKeyboard(document);
followContents(document);
offerTop(document);
