"""One page of each kind that the site has, and what is waited for on any of them."""

import time

ARTICLE = "hip/avn-stage-2/"

PAGES = {
    "home": "",
    "article": ARTICLE,
    "work": "references/castro-2000/",
    "works": "references/",
    "search": "search/?q=collapse&certainty=low",
    "concepts": "concepts/",
    "concept": "concepts/core-decompression/",
    "flow": "flows/hip-avn/",
    "path-book": "flows/hip-avn/paths/",
    "board": "about/board/",
    "history": "hip/avn-stage-2/history/",
    "review-dashboard": "reviews/",
    "glossary": "about/glossary/",
    "policy": "about/policy/",
    "how-to-read": "about/how-to-read/",
    "what-was-checked": "checks/",
    "rules": "rules/",
    "rule": "rules/figure-not-in-evidence/",
    "not-found": "404.html",
}

PATIENCE_SECONDS = 60


def until(page, holds):
    """Waits until something holds that only questions to the browser tell, as where a part stands after scrolling."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < ends, "it never came about"
        page.wait_for_timeout(20)


def open_all(page, most=10_000):
    """Opens the first drawers of a page and closes all others, and waits for what scripts put into those of claims."""
    page.evaluate("most => document.querySelectorAll('details').forEach((one, at) => { one.open = at < most; })", most)
    page.wait_for_function("() => !document.querySelector('.ev-evidence[open]:not([data-ev-filled])')")
