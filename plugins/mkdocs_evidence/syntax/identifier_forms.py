"""How identifiers are written: their patterns, and the one form in which each is compared."""

import re
from urllib.parse import unquote

from mkdocs_evidence.syntax.check_digits import ISBN10_LENGTH, isbn13_digit
from mkdocs_evidence.syntax.patterns import regex

DOI = regex(r"10\.\d{4,9}(?:\.\d+)*/\S+")
PLAIN_DOI = regex(r"10\.[!-~]*[!-+\-/-9<-~]")
"""A DOI in which nothing needs mending but capitals, as nearly all are."""
SHORT_DOI = regex(r"10/[a-z0-9]+", re.IGNORECASE)
PMID = regex(r"[1-9]\d{0,7}")
PMCID = regex(r"PMC[1-9]\d{0,8}(?:\.[1-9]\d*)?")
ISSN = regex(r"\d{4}-\d{3}[\dX]")
ORCID = regex(r"(?:\d{4}-){3}\d{3}[\dX]")

LINK = regex(r"(?:https?:)?(?://)?[\w.-]+\.[a-z]{2,}(?::\d+)?/", re.IGNORECASE)
"""The start of a web address, with or without its scheme; no DOI begins with a host name."""
HIDDEN = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f]")
_TAIL = regex(r"[\s/.]+\Z")
"""What is left behind a number of the address or the sentence in which it stood."""
_END = regex(r"[\s.,;:]+\Z")
"""What is left behind a DOI of the sentence in which it stood."""
DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"))


def without_resolver(text: str) -> str:
    """The DOI inside a link or after a label; the text itself when it is neither."""
    found = re.match(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/(?:doi:)?(.+)", text, re.IGNORECASE)
    if found:
        return unquote(found[1])
    if found := re.match(r"(?:doi\s*:?\s*|info:doi/|urn:doi:)(?=1[0Oo])(.+)", text, re.IGNORECASE):
        return found[1]
    if LINK.match(text) and (found := re.search(r"10\.\d{4,9}(?:\.\d+)*/[^\s?#]+", text)):
        return unquote(found[0])
    return text


def joined(text: str) -> str:
    """Without spaces and hyphens, in capitals."""
    return re.sub(r"[\s-]", "", text).upper()


def grouped(digits: str) -> str:
    """In groups of four, joined by hyphens."""
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def normalise_doi(text: str) -> str:
    """Lower case, without resolver, label, sentence punctuation and hidden characters."""
    if PLAIN_DOI.fullmatch(text):
        return text.lower()
    return _END.sub("", without_resolver(HIDDEN.sub("", text).strip()).translate(DASHES)).lower()


def normalise_pmid(text: str) -> str:
    """The number alone, without leading zeros."""
    if text.isdigit() and not text.startswith("0"):
        return text
    return _TAIL.sub("", re.sub(r"^\D*0*(?=\d)", "", text.strip(), count=1))


def normalise_pmcid(text: str) -> str:
    """`PMC` and the number, without version."""
    if PMCID.fullmatch(text):
        return text.partition(".")[0]
    digits = _TAIL.sub("", re.sub(r"^\D*(?=\d)", "", text.strip(), count=1)).partition(".")[0]
    return f"PMC{digits}" if digits.isdigit() else text.strip()


def normalise_isbn(text: str) -> str:
    """Thirteen digits without hyphens; what is no ISBN keeps its digits."""
    digits = joined(text.translate(DASHES))
    if len(digits) == ISBN10_LENGTH and digits[:9].isdigit():
        return f"978{digits[:9]}{isbn13_digit('978' + digits[:9])}"
    return digits


def normalise_grouped(text: str) -> str:
    """ISSN and ORCID: groups of four, without link."""
    return grouped(joined(re.sub(r"^.*/", "", text.strip().rstrip("/"), flags=re.DOTALL).translate(DASHES)))


def normalise_trial(text: str) -> str:
    """Capitals without spaces."""
    return re.sub(r"\s", "", text).upper()
