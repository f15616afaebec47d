"""Which of NLM's forms a work takes; CSL has 45 types, medical styles tell far fewer apart."""

import re
from enum import StrEnum

from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.syntax.patterns import regex

PREPRINT_DOI = regex(
    r"10\.(?:48550|21203|31234|31219|31222|20944|26434|22541|64898)/"
    r"|10\.7287/peerj\.preprints"
    r"|10\.1101/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,8}(?:v\d+)?$"
)
"""Prefixes under which only preprints appear, and bioRxiv and medRxiv, who share theirs with journals of Cold Spring
Harbor but number their papers."""
PREPRINT_SERVER = regex(
    r"(?:ar|bior|medr|chemr|psyar|socar|ecoevor|engr)xiv|research square|preprints\.org"
    r"|peerj preprints|osf preprints|ssrn\b.*|authorea",
    re.IGNORECASE,
)
MAY_BE_PREPRINT = frozenset({"article-journal", "manuscript", "report"})
"""Types that reference managers and registries give to preprints besides `article`."""


class Shape(StrEnum):
    """A form of reference, named after the chapters of Citing Medicine."""

    ARTICLE = "journal article"
    BOOK = "book"
    PART = "part of a book"
    REPORT = "report"
    WEBPAGE = "web page"
    THESIS = "thesis"
    PAPER = "conference paper"
    PREPRINT = "preprint"
    DATASET = "dataset"
    TRIAL = "trial registration"
    OTHER = "work"


SHAPES = {
    "article-journal": Shape.ARTICLE,
    "article-magazine": Shape.ARTICLE,
    "article-newspaper": Shape.ARTICLE,
    "periodical": Shape.ARTICLE,
    "review": Shape.ARTICLE,
    "review-book": Shape.ARTICLE,
    "article": Shape.PREPRINT,
    "book": Shape.BOOK,
    "chapter": Shape.PART,
    "entry": Shape.PART,
    "entry-dictionary": Shape.PART,
    "entry-encyclopedia": Shape.PART,
    "paper-conference": Shape.PAPER,
    "report": Shape.REPORT,
    "standard": Shape.REPORT,
    "webpage": Shape.WEBPAGE,
    "post": Shape.WEBPAGE,
    "post-weblog": Shape.WEBPAGE,
    "thesis": Shape.THESIS,
    "dataset": Shape.DATASET,
}
REGISTERED = frozenset({Shape.WEBPAGE, Shape.DATASET, Shape.REPORT, Shape.OTHER})
"""Shapes that a registration number turns into the registration itself; an article only reports the trial."""
REGISTRATION = regex(r"(?:NCT|ISRCTN|CRD42)\d+", re.IGNORECASE)


def find_shape(reference: Reference) -> Shape:
    """The form of a reference; `Shape.OTHER` for types that medical styles do not treat apart."""
    if is_preprint(reference):
        return Shape.PREPRINT
    shape = SHAPES.get(reference.type, Shape.OTHER)
    if shape in REGISTERED and registration_number(reference):
        return Shape.TRIAL
    return shape


def registration_number(reference: Reference) -> str:
    """The number under which a trial or review is registered; reference managers keep it in `number`."""
    return reference.trial or (reference.number if REGISTRATION.fullmatch(reference.number) else "")


def is_preprint(reference: Reference) -> bool:
    """Whether the work was posted before peer review: by its type, its own words, its DOI or the server it is on."""
    if reference.type == "article":
        return True
    if reference.type not in MAY_BE_PREPRINT:
        return False
    words = f"{reference.genre} {reference.status}".lower()
    hosts = (reference.container_title, reference.container_title_short, reference.publisher)
    return (
        "preprint" in words
        or any(PREPRINT_SERVER.fullmatch(host) for host in hosts if host)
        or bool(PREPRINT_DOI.match(reference.doi.lower()))
    )


def is_ahead_of_print(reference: Reference) -> bool:
    """Whether an article has appeared online and not yet in an issue."""
    return "ahead" in reference.status.lower() or "in press" in reference.status.lower()
