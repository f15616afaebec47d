/**
 * Makes the menu of a small screen open by keyboard: Material gives it a label, which takes no focus.
 *
 * @param {Document} page
 */
export function openMenuByKeyboard(page) {
  const drawer = page.getElementById("__drawer");
  const label = page.querySelector("label.md-header__button[for='__drawer']");
  if (!(drawer instanceof HTMLInputElement) || !(label instanceof HTMLElement)) return;
  const opener = page.createElement("button");
  opener.type = "button";
  opener.className = `${label.className} ev-open-menu`;
  opener.setAttribute("aria-label", "Menu");
  opener.append(...label.childNodes);
  label.replaceWith(opener);
  const turn = (/** @type {boolean} */ isOpen) => {
    drawer.checked = isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
  };
  turn(drawer.checked);
  drawer.addEventListener("change", () => turn(drawer.checked));
  opener.addEventListener("click", () => turn(!drawer.checked));
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    turn(false);
    opener.focus();
  });
  // It lies over the page, and stays open when a place in the same page was chosen from it.
  page.querySelector(".md-sidebar--primary")?.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("a[href^='#']")) turn(false);
  });
}
