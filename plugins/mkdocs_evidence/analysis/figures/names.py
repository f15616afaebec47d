"""Numbers that are names: stages, types and grades, years, dates, sections, identifiers, drugs."""

import re
from collections.abc import Callable, Iterable

from mkdocs_evidence.analysis.figures.acuities import find_acuities
from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_NUMBERED_WORDS = (
    "stage stages type types subtype subtypes grade grades class classes phase phases figure figures fig. table tables "
    "section sections chapter chapters step steps question questions appendix appendices box boxes version versions "
    "edition editions part parts item items no. nos. criterion criteria article articles reference references "
    "chromosome chromosomes transporter transporters cotransporter cotransporters receptor receptors kinase kinases "
    "interleukin interleukins peptide"
).split()
"""What is usually followed by its number: `stage 2`."""
_SOMETIMES_NUMBERED_WORDS = (
    "level levels group groups zone zones category categories tier tiers line lines option options number numbers "
    "factor factors"
).split()
"""What is as often followed by a figure: `group 1`, but `in that group 5 of 6 hips`."""
_NAMED_WORDS = (*_NUMBERED_WORDS, *_SOMETIMES_NUMBERED_WORDS)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_LETTERS = regex(r"[^\W\d_]+")
_LABEL = r"(?:[0-9]{1,2}(?:\.[0-9]+)*[A-Za-z]?|[IVX]{1,4}[A-Da-d]?|[A-D][0-9]?)\b(?![.,]?[0-9])"
_NO_PERCENT = r"(?!\s*(?:%|°|per\s?cent\b))"
_NO_FIGURE = (
    r"(?!\s*(?:%|°|/|per\s?cent\b|(?:out\s+of|of|in)\s+[0-9]+(?!\s+of)"
    r"|(?:years?|months?|weeks?|days?|hours?|mm|cm|m?g)\b))"
)
_NO_COUNT = (
    r"(?!\s+(?:of\b|out\b|(?:[a-z-]+\s+){0,2}"
    r"(?:hips|knees|patients|people|participants|cases|adults|children|men|women)\b))"
)
_MORE = rf"(?:\s*(?:,|/|-|–|\band\b|\bor\b|\bto\b|&)\s*(?:and\s+|or\s+)?{_LABEL}{_NO_FIGURE})*"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_LINK = r"https?://\S+"
_AT_A_WORD = r"(?:(?<!\w)(?=\w)|(?=\())"
"""Where any of the others can begin; to try them all elsewhere takes five times as long."""
_ELSEWHERE = (
    r"\b(?:PMID|PMCID|NCT|ISRCTN|CRD42|ISBN|ISSN|(?i:doi))[:\s]*[0-9A-Z][\w./()-]*",
    rf"\b[0-9]{{1,2}}\s+(?:{_MONTHS})\b(?:\s+[0-9]{{4}}\b)?",
    rf"\b(?:{_MONTHS})\s+(?:[0-9]{{1,2}},?\s+)?[0-9]{{4}}\b",
    rf"\b(?:{_MONTHS})\s+[0-9]{{1,2}}\b",
    r"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b",
    r"\b[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}\b",
    r"\b(?:19|20)[0-9]{2}[-–/](?:[0-9]{2}|(?:19|20)[0-9]{2})(?![0-9])(?!\s(?:hips|patients|people|participants))",
    r"\b24/7\b",
    r"\b(?:[A-Z]{6,}|[A-Z][a-z]+[A-Z][a-z]+)[\s-][0-9]{1,3}\b(?![.,][0-9]|\s?%)",
    r"\b1:1\b",
    r"\b[0-9]{1,2}:[0-9]{2}\b(?!:)",
    r"\((?:[1-9]|1[0-9])\)",
    r"\b[0-9]{1,2}(?:,[0-9]{1,2})+-[a-z]{4,}(?:-[a-z]+)*",
    r"\bHPV[\s-][0-9]{1,2}(?:/[0-9]{1,2})+",
    r"\b[0-9]{1,2}\(OH\)[₂2]?D[₂₃23]?",
    r"\b[0-9]{2}:[0-9](?:[ω-]|n-)[0-9]",
    # A whole number never begins with a nought: CheckMate 067 is a name.
    r"(?<![\w.,:·])0[0-9]{1,3}\b(?![.,%·][0-9]|\s?%)",
)
_TESTS = (
    r"\b[0-9]{1,3}[\s-](?:m|met(?:re|er)|yard|minute|min|second|sec|foot|step)s?[\s-]"
    r"(?:walk|walking|gait|chair|sit|stand|step|shuttle|run|timed|swim|pad)\b",
    r"\b[0-9]{1,2}[\s-](?:h|hour|hr)s?[\s-](?:urin\w+|ambulatory|Holter|recall|pH|collection|ECG|dietary)\b",
    r"\b[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*\s[0-9]{1,3}(?=\s(?:trials?|stud(?:y|ies)|programmes?|programs?|extension)\b)",
)
"""Numbers in the names of tests and trials: the 6-minute walk test, 24-hour urinary protein, the STEP 1 trial."""

_TESTING_WORDS = frozenset(
    "walk walking gait chair sit stand step shuttle run timed swim pad urinary urine ambulatory holter recall ph "
    "collection ecg dietary trial trials study studies programme programmes program programs extension".split()
)
_SCALES = (
    "ECOG NYHA ASA GOLD BI-RADS WHO Gleason KDIGO Fontaine Rutherford Killip Forrest Mallampati ISUP FIGO INTERMACS "
    "Clavien-Dindo CTCAE Tanner PI-RADS LI-RADS TI-RADS GMFCS Kellgren-Lawrence Garden Schatzker Fitzpatrick HPV PCV "
    "AO/OTA Bristol Child-Pugh mRS"
).split()
"""Scales and kinds of which clinical English gives the number alone: NYHA III, HPV 16, Gleason 7."""

_TELLING_WORDS = frozenset(
    _LETTERS.findall(
        " ".join(
            (*_NAMED_WORDS, *_MONTHS.split("|"), *_SCALES, "sep http https pmid pmcid nct isrctn crd isbn issn doi")
        ).casefold()
    )
)
_TELLING_SIGNS = regex(r"[0-9](?:[-–/:,(]|(?<=\([0-9])\)|(?<=\([0-9][0-9])\)|(?<=\b0)[0-9])")
_GENERIC_WORDS = frozenset("The Of And Staging System Classification Scheme Edition Stage Type Grade Revised".split())

_BLANK = "□"

Blank = Callable[[str], str]
"""Puts `□` in the place of names that hold a digit, so that every place stays as it is and no words are joined."""


@once_per_ledger
def name_blanker(ledger: Ledger) -> Blank:
    """A function that blanks the names of this site's vocabulary beside those that all clinical English has."""
    schemes: set[str] = set()
    for scheme in ledger.vocabulary.staging:
        schemes.add(scheme.id.partition("-")[0].casefold())
        schemes |= {word.strip("(),.").casefold() for word in scheme.name.split() if _is_scheme_word(word)}
    terms = {name for entry in ledger.vocabulary.glossary for name in (entry.id, entry.name, *entry.avoid)}
    return _make_blanker(schemes, {term for term in terms if re.search(r"[0-9]", term)})


def _is_scheme_word(word: str) -> bool:
    """Whether a word of a scheme's name is a name itself: `Steinberg`, not `Staging` or `hip`."""
    bare = word.strip("(),.")
    return len(bare) > 1 and bare.isalpha() and bare[0].isupper() and bare not in _GENERIC_WORDS


def _make_blanker(schemes: set[str], terms: set[str]) -> Blank:
    named = _any_of(_NUMBERED_WORDS)
    if schemes:
        edition, stage = r"(?:[\s-]+\(?(?:19|20)[0-9]{2}\)?)?", r"(?:[\s:-]+(?:stages?|types?|grades?))?"
        named += f"|(?:{_any_of(schemes)}){edition}{stage}"
    between = r"[\s:-]+"
    pattern = (
        rf"\b(?i:{named}){between}{_LABEL}{_NO_PERCENT}{_MORE}"
        rf"|\b(?:{_any_of(_SCALES)})(?:\s(?:performance\sstatus|functional\sclass|score|group|grade|class)(?:\sof)?)?{between}{_LABEL}{_NO_FIGURE}{_NO_COUNT}{_MORE}"
        rf"|\b(?i:{_any_of(_SOMETIMES_NUMBERED_WORDS)}){between}{_LABEL}{_NO_FIGURE}{_NO_COUNT}{_MORE}"
    )
    words = _any_of(terms)
    glossary = rf"(?<!\w)(?:{words})(?!\w)|" if words else ""
    at_words = "|".join((pattern, *_ELSEWHERE, *_TESTS))
    blanked = regex(rf"{glossary}{_AT_A_WORD}(?:{at_words})|{_LINK}")
    telling = _TELLING_WORDS | _TESTING_WORDS | schemes
    term = regex(words) if words else None

    def blank(text: str) -> str:
        # Most claims hold no name, and to look for all of them costs more than the rest of their check.
        may_hold_name = (
            not telling.isdisjoint(read_letters(text))
            or _TELLING_SIGNS.search(text) is not None
            or (term is not None and term.search(text) is not None)
        )
        if not may_hold_name:
            return text
        for acuity in find_acuities(text):
            text = text[: acuity.start] + _BLANK * len(acuity.words) + text[acuity.stop :]
        return blanked.sub(lambda found: _BLANK * len(found[0]), text)

    return blank


PLAIN_ENGLISH: Blank = _make_blanker(set(), set())
"""Blanks the names that clinical English has without any vocabulary."""
