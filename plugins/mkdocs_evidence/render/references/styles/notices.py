"""What happened to a work after publication, in the words of NLM."""

import re

from mkdocs_evidence.model.reference import Notice
from mkdocs_evidence.render.references.styles.dates import SHORT_MONTHS

PUBLISHED = {
    "retraction": "Retraction in",
    "correction": "Erratum in",
    "concern": "Expression of concern in",
    "superseded": "Superseded by",
}
HAPPENED = {
    "retraction": "Retracted",
    "correction": "Corrected",
    "concern": "Expression of concern",
    "superseded": "Superseded",
}
CITES = re.compile(r"\d{4}|10\.\d{4,}/")
"""A year or a DOI: then `by` names the published notice, not who says so."""


def nlm_notice(notice: Notice) -> str:
    """One notice as a sentence.

    NLM cites the published notice (`Retraction in: J Clin Psychiatry. 2002;63(2):169.`). When the record only says who
    reported it, the sentence says that instead of inventing a citation.
    """
    if notice.by and (notice.kind == "superseded" or CITES.search(notice.by)):
        return _ended(f"{PUBLISHED.get(notice.kind, notice.kind.capitalize())}: {notice.by}")
    words = HAPPENED.get(notice.kind, notice.kind.capitalize())
    if notice.date:
        words += f" {notice.date.year} {SHORT_MONTHS[notice.date.month - 1]} {notice.date.day}"
    return _ended(f"{words}, according to {notice.by}" if notice.by else words)


def _ended(words: str) -> str:
    return words if words.endswith(".") else f"{words}."
