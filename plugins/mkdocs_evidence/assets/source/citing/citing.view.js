import { placeCard } from "../card/card.js";
import { citeClaim, reportClaim } from "./citing.js";

/**
 * Makes the link of each claim a button that opens a small menu: its address and its citation to copy, and where to
 * report an error. Where the browser has no popovers the links stay.
 *
 * @param {Document} page
 */
export function startCiting(page) {
  if (!("popover" in HTMLElement.prototype)) return;
  for (const link of page.querySelectorAll(".ev-article a.ev-permalink")) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const button = page.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.textContent = link.textContent;
    button.title = "Link to or cite this claim";
    button.setAttribute("aria-label", button.title);
    button.setAttribute("aria-expanded", "false");
    const { hash } = link;
    button.addEventListener("click", () => toggleMenu(page, button, decodeURIComponent(hash.slice(1))));
    link.replaceWith(button);
  }
}

/**
 * @param {Document} page
 * @param {HTMLButtonElement} button
 * @param {string} id
 */
function toggleMenu(page, button, id) {
  const before = button.nextElementSibling;
  if (before instanceof HTMLElement && before.matches(".ev-menu")) {
    before.hidePopover();
    return;
  }
  const menu = page.createElement("div");
  menu.className = "ev-pop ev-menu";
  menu.popover = "auto";
  menu.setAttribute("role", "group");
  menu.setAttribute("aria-label", button.title);
  const said = page.createElement("p");
  said.setAttribute("role", "status");
  menu.append(...choices(page, button, id, said), said);
  menu.addEventListener("toggle", (event) => {
    const isOpen = event.newState === "open";
    button.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) menu.remove();
  });
  button.after(menu);
  menu.showPopover();
  const view = { width: page.documentElement.clientWidth, height: page.documentElement.clientHeight };
  const size = { width: menu.offsetWidth, height: menu.offsetHeight };
  const opener = button.getBoundingClientRect();
  const { left, top } = placeCard(opener, opener, size, view);
  menu.style.left = `${left + scrollX}px`;
  menu.style.top = `${top + scrollY}px`;
  menu.querySelector("button")?.focus({ preventScroll: true });
}

/**
 * @param {Document} page
 * @param {HTMLElement} button
 * @param {string} id
 * @param {HTMLElement} said
 * @returns {HTMLElement[]}
 */
function choices(page, button, id, said) {
  const cited = page.querySelector(".ev-citation");
  const words = cited instanceof HTMLElement ? cited : null;
  const whole = { version: words?.dataset.evVersion ?? "", url: words?.dataset.evUrl ?? "" };
  const version = button.closest(".ev-after")?.querySelector(".ev-version b")?.textContent ?? "";
  const here = location.href.split("#")[0];
  const claim = { id, version, address: `${whole.url || here}#${id}` };
  const state = button.closest(".ev-after")?.querySelector(".ev-state")?.lastChild?.textContent?.trim().toLowerCase();
  const edition = { ...whole, version: words?.dataset.evEdition ?? whole.version };
  const copied = [
    { name: "Copy link", text: `${here}#${id}` },
    ...[...page.querySelectorAll(".ev-citation, [data-ev-format]")].map((one) => ({
      name: `Copy citation, ${one.getAttribute("data-ev-format") ?? "NLM"}`,
      text: citeClaim(one.textContent ?? "", edition, { ...claim, version: state ? `${version}, ${state}` : version }),
    })),
  ];
  const made = copied.map(({ name, text }) => {
    const choice = page.createElement("button");
    choice.type = "button";
    choice.textContent = name;
    choice.addEventListener("click", () => copy(page, text, said));
    return choice;
  });
  const report = page.querySelector("a.ev-report");
  const article = page.querySelector("[data-ev-article]")?.getAttribute("data-ev-article") ?? "";
  if (!(report instanceof HTMLAnchorElement)) return made;
  const link = page.createElement("a");
  link.href = reportClaim(report.href, article, whole, claim);
  link.textContent = "Report an error";
  return [...made, link];
}

/**
 * @param {Document} page
 * @param {string} text
 * @param {HTMLElement} said
 */
async function copy(page, text, said) {
  try {
    await navigator.clipboard.writeText(text);
    said.textContent = "Copied";
  } catch {
    // Refused where the browser or the site's policy forbids it; then the reader copies it by hand.
    const field = page.createElement("textarea");
    field.readOnly = true;
    field.value = text;
    field.setAttribute("aria-label", "Copy it from here");
    said.replaceChildren("Copy it from here:", field);
    field.select();
  }
}
