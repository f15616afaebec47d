"""What is wrong with an identifier, decided from its text alone."""

import html
import re
from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_evidence.syntax.check_digits import (
    ISBN10_LENGTH,
    ISBN13_LENGTH,
    isbn10_digit,
    isbn13_digit,
    issn_digit,
    orcid_digit,
)
from mkdocs_evidence.syntax.identifier_forms import (
    DASHES,
    DOI,
    HIDDEN,
    ISSN,
    LINK,
    ORCID,
    PMCID,
    PMID,
    SHORT_DOI,
    grouped,
    joined,
    without_resolver,
)
from mkdocs_evidence.syntax.patterns import regex

LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
BRACKETS = (("(", ")"), ("[", "]"), ("<", ">"), ("{", "}"))
TRIALS = (
    ("NCT", regex(r"NCT\d{8}"), "eight digits"),
    ("ISRCTN", regex(r"ISRCTN\d{8}"), "eight digits"),
    ("CRD", regex(r"CRD42\d{6,12}"), "42 and at least six more digits"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifierFault:
    """What is wrong with one identifier."""

    message: str
    """In the author's words; one sentence that ends in a full stop."""
    remedy: str
    cure: str = ""
    """The identifier as it should be written; empty when only the author can know."""


def find_doi_fault(text: str) -> IdentifierFault | None:
    """What is wrong with a DOI; None when nothing is. A shortDOI is right."""
    if fault := _find_stray_characters(text, "DOI"):
        return fault
    bare = without_resolver(text)
    if bare != text:
        cure = bare if find_doi_fault(bare) is None else ""
        shape = "is a link" if LINK.match(text) else "begins with a label"
        return _fault(f"`{text}` {shape}, not the DOI alone.", cure, "Write the part that begins with `10.` alone.")
    if "&lt;" in text or "&gt;" in text or "&amp;" in text:
        return _fault(f"`{text}` holds an HTML escape.", html.unescape(text))
    if text != (hyphens := text.translate(DASHES)):
        return _fault(f"`{text}` has a dash where a DOI has a hyphen.", hyphens)
    if text[-1] in ".,;:":
        return _fault(f"`{text}` ends with `{text[-1]}`, which belongs to the sentence around it.", text.rstrip(".,;:"))
    if fault := _find_lone_bracket(text):
        return fault
    if DOI.fullmatch(text) or SHORT_DOI.fullmatch(text):
        return None
    return _describe_doi(text)


def _describe_doi(text: str) -> IdentifierFault:
    prefix, slash, suffix = text.partition("/")
    if not slash or not suffix:
        return _fault(f"`{text}` has nothing after its prefix; a DOI is `10.` and digits, a slash, and a suffix.")
    fixed = f"{prefix.translate(LOOKALIKES)}/{suffix}"
    if fixed != text and DOI.fullmatch(fixed):
        return _fault(f"`{text}` has a letter where a digit belongs.", fixed)
    if not prefix.startswith("10."):
        return _fault(f"`{text}` does not begin with `10.`, as every DOI does.")
    return _fault(f"`{text}` has the prefix `{prefix}`; between `10.` and the slash stand four to nine digits.")


def _find_lone_bracket(text: str) -> IdentifierFault | None:
    for left, right in BRACKETS:
        if left not in text and right not in text:
            continue
        depth = 0
        for place, character in enumerate(text):
            depth += (character == left) - (character == right)
            if depth < 0:
                cure = text[:-1] if place == len(text) - 1 else ""
                return _fault(f"`{text}` closes a bracket `{right}` that it never opened.", cure)
        if depth:
            return _fault(f"`{text}` opens a bracket `{left}` that it never closes; its end seems to be cut off.")
    return None


def find_pmid_fault(text: str) -> IdentifierFault | None:
    """What is wrong with a PMID; None when nothing is."""
    if PMID.fullmatch(text):
        return None
    if fault := _find_stray_characters(text, "PMID"):
        return fault
    if PMCID.fullmatch(text.upper()):
        return _fault(f"`{text}` is a PMCID, not a PMID.", remedy="Move it to `PMCID` and look up the PMID.")
    bare = re.sub(r"^(?:.*nlm\.nih\.gov/(?:pubmed/)?|(?:pubmed\s*)?pmid:?\s*)", "", text, flags=re.IGNORECASE)
    if bare.strip("/. ") != text:
        cure = bare.strip("/. ")
        return _fault(f"`{text}` is more than the number of a PMID.", cure if PMID.fullmatch(cure) else "")
    fixed = text.translate(LOOKALIKES)
    if fixed != text and PMID.fullmatch(fixed):
        return _fault(f"`{text}` has a letter where a digit belongs.", fixed)
    if not text.isascii() or not text.isdigit():
        return _fault(f"`{text}` is no PMID; a PMID is one to eight digits.")
    if text.startswith("0"):
        cure = text.lstrip("0")
        return _fault(f"`{text}` begins with a zero, which no PMID does.", cure if PMID.fullmatch(cure) else "")
    return _fault(f"`{text}` has {len(text)} digits; a PMID has at most eight.")


def find_pmcid_fault(text: str) -> IdentifierFault | None:
    """What is wrong with a PMCID; None when nothing is."""
    if PMCID.fullmatch(text):
        return None
    if fault := _find_stray_characters(text, "PMCID"):
        return fault
    bare = re.sub(r"^(?:.*/articles/|pmcid:?\s*)", "", text, flags=re.IGNORECASE).strip("/. ")
    fixed = bare[:3].upper() + bare[3:].translate(LOOKALIKES)
    if fixed.isdigit():
        fixed = f"PMC{fixed}"
    message = f"`{text}` is no PMCID; a PMCID is `PMC` and digits, the first of them no zero."
    return _fault(message, fixed if PMCID.fullmatch(fixed) else "")


def find_isbn_fault(text: str) -> IdentifierFault | None:
    """What is wrong with an ISBN of 10 or 13 digits; None when nothing is."""
    if fault := _find_stray_characters(text, "ISBN", spaces_allowed=True):
        return fault
    if text != (hyphens := text.translate(DASHES)):
        return _fault(f"`{text}` has a dash where an ISBN has a hyphen.", hyphens)
    digits = joined(text)
    if not re.fullmatch(r"\d*[\dX]", digits):
        fixed = digits.translate(LOOKALIKES)
        return _letter_fault(text, fixed if re.fullmatch(r"\d*[\dX]", fixed) else "", "an ISBN is 10 or 13 digits")
    if len(digits) == ISBN10_LENGTH and digits[:9].isdigit():
        return _digit_fault(text, digits, isbn10_digit(digits), "ISBN")
    if len(digits) != ISBN13_LENGTH or not digits.isdigit():
        return _fault(f"`{text}` has {len(digits)} digits; an ISBN has 10 or 13.")
    if digits[:3] not in ("978", "979"):
        return _fault(f"`{text}` begins with {digits[:3]}; an ISBN of 13 digits begins with 978 or 979.")
    return _digit_fault(text, digits, isbn13_digit(digits), "ISBN")


def find_issn_fault(text: str) -> IdentifierFault | None:
    """What is wrong with an ISSN; None when nothing is."""
    return _find_grouped_fault(text, "ISSN", ISSN, 8, issn_digit)


def find_orcid_fault(text: str) -> IdentifierFault | None:
    """What is wrong with an ORCID; None when nothing is."""
    if bare := re.fullmatch(r"(?:https?://)?orcid\.org/(\S+?)/?", text):
        cure = bare[1] if find_orcid_fault(bare[1]) is None else ""
        return _fault(f"`{text}` is a link, not the ORCID alone.", cure)
    return _find_grouped_fault(text, "ORCID", ORCID, 16, orcid_digit)


def _find_grouped_fault(
    text: str, name: str, pattern: re.Pattern[str], length: int, digit_of: Callable[[str], str]
) -> IdentifierFault | None:
    if fault := _find_stray_characters(text, name):
        return fault
    digits = joined(text.translate(DASHES))
    shape = f"an {name} is {length} digits in groups of four, joined by hyphens"
    if not re.fullmatch(r"\d*[\dX]", digits):
        fixed = digits.translate(LOOKALIKES)
        return _letter_fault(text, grouped(fixed) if pattern.fullmatch(grouped(fixed)) else "", shape)
    if len(digits) != length:
        return _fault(f"`{text}` has {len(digits)} digits; {shape}.")
    if not pattern.fullmatch(text):
        return _fault(f"`{text}` is not grouped; {shape}.", grouped(digits))
    return _digit_fault(text, digits, digit_of(digits), name)


def find_trial_fault(text: str) -> IdentifierFault | None:
    """What is wrong with a registration number; None when nothing is, or when we do not know the registry."""
    if fault := _find_stray_characters(text, "registration number"):
        return fault
    for prefix, pattern, shape in TRIALS:
        if text.upper().startswith(prefix):
            if pattern.fullmatch(text):
                return None
            fixed = prefix + text[len(prefix) :].lstrip(":-").translate(LOOKALIKES)
            message = f"`{text}` is no {prefix} number; after `{prefix}` stand {shape}."
            return _fault(message, fixed if pattern.fullmatch(fixed) else "")
    if LINK.match(text):
        return _fault(f"`{text}` is a link, not the registration number alone.")
    if text.isdigit():
        return _fault(
            f"`{text}` does not say which registry it belongs to.", remedy="Write `NCT` or `ISRCTN` before it."
        )
    return None


def _find_stray_characters(text: str, name: str, *, spaces_allowed: bool = False) -> IdentifierFault | None:
    if not text.strip():
        return _fault(f"`{text}` is empty.", remedy=f"Give the {name}, or remove the line.")
    if HIDDEN.search(text):
        return _fault(f"`{HIDDEN.sub('', text)}` holds a character that cannot be seen.", HIDDEN.sub("", text))
    if text != text.strip():
        return _fault(f"`{text}` has a space at its edge.", text.strip())
    if (
        not spaces_allowed
        and re.search(r"\s", text)
        and not re.match(r"(?:doi|pmid|pubmed|pmcid)\b", text, re.IGNORECASE)
    ):
        return _fault(f"`{text}` has a space in it, which no {name} has.")
    return None


def _fault(message: str, cure: str = "", remedy: str = "Copy it again from the work.") -> IdentifierFault:
    return IdentifierFault(message=message, remedy=f"Write `{cure}`." if cure else remedy, cure=cure)


def _letter_fault(text: str, cure: str, shape: str) -> IdentifierFault:
    return _fault(f"`{text}` has a character where a digit belongs; {shape}.", cure)


def _digit_fault(text: str, digits: str, expected: str, name: str) -> IdentifierFault | None:
    if digits[-1] == expected:
        return None
    message = f"`{text}` ends in {digits[-1]}, but the digits before it ask for {expected}: one of them is wrong."
    return _fault(message, remedy=f"Compare each digit with the {name} in the work.")
