"""One page of each kind that the site has."""

ARTICLE = "hip/avn-stage-2/"

PAGES = {
    "home": "",
    "article": ARTICLE,
    "work": "references/castro-2000/",
    "works": "references/",
    "flow": "flows/hip-avn/",
    "board": "about/board/",
    "glossary": "about/glossary/",
    "policy": "about/policy/",
    "how-to-read": "about/how-to-read/",
    "what-was-checked": "checks/",
    "rules": "rules/",
    "rule": "rules/figure-not-in-evidence/",
    "not-found": "404.html",
}
