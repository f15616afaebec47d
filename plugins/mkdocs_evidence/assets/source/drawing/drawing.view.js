// A picture of a flow is wider than most windows. It is scrolled so that the box where one starts is in view.

/**
 * Scrolls every picture of the document to its first box when it comes near. Not before: to ask where things are makes a
 * browser lay out the whole page at once.
 *
 * @param {Document} document
 */
export const showStart = (document) => {
  const regions = document.querySelectorAll(".ev-drawing-scroll");
  if (!regions.length) return;
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        scrollToStart(target);
      }
    },
    { rootMargin: "100%" },
  );
  for (const region of regions) near.observe(region);
};

/** @param {Element} region */
function scrollToStart(region) {
  const box = region.querySelector(".ev-drawn-box");
  if (!box) return;
  const here = region.getBoundingClientRect();
  const start = box.getBoundingClientRect();
  region.scrollLeft += start.left + start.width / 2 - here.left - here.width / 2;
}
