"""One page of each kind that the site has."""

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
