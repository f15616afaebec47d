import { make, press } from "./claims.view.js";

/**
 * What a reader can do when the index cannot be read.
 *
 * @param {unknown} problem
 * @param {() => void} again
 */
export function showProblem(problem, again) {
  const cause = problem instanceof Error ? problem.cause : undefined;
  const words = cause === "altered"
    ? "A part of the index is not what this site published, so it is not shown. Load this page again."
    : cause === "missing"
      ? "A part of the index is missing on this site. Load this page again, or look in the lists."
      : navigator.onLine
        ? "The index could not be fetched."
        : "This device is offline, and the index is not on it.";
  const made = make("div", "ev-problem", make("p", "", words), press("Try again", again));
  made.setAttribute("role", "alert");
  return made;
}
