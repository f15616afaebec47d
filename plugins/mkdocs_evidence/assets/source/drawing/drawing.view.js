// A picture of a flow is wider than most windows. It is scrolled so that the box where one starts is in view.

/**
 * Scrolls every picture of the document to its first box.
 * @param {Document} document
 */
export const showStart = (document) => {
  for (const region of document.querySelectorAll(".ev-drawing-scroll")) {
    const box = region.querySelector(".ev-drawn-box");
    if (!box) continue;
    const here = region.getBoundingClientRect();
    const start = box.getBoundingClientRect();
    region.scrollLeft += start.left + start.width / 2 - here.left - here.width / 2;
  }
};
