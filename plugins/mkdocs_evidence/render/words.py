"""How the site's fixed terms read in English, and the shape that goes with each so that colour never speaks alone."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Certainty, Relation, Strength, StrongBecause
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.model.flow import Urgency
from mkdocs_evidence.model.reference import EvidenceKind

_STAGE = re.compile(r"\b(stages?|grades?|types?|class|phase) (?=[0-9IVX]+[a-d]?\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A term as readers meet it. Positional, since the tables below are read as tables."""

    name: str
    """Ends in no full stop; begins with a capital."""
    shape: str
    """One to four characters that tell it apart without colour; read to nobody."""
    about: str
    """What it means, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text for one audience; the label is empty for the flow's own wording."""

    audience: str
    label: str
    text: str


CERTAINTY: Mapping[Certainty, Term] = {
    Certainty.HIGH: Term("High certainty", "●●●●", "The true effect lies close to the estimate."),
    Certainty.MODERATE: Term("Moderate certainty", "●●●○", "The true effect is probably close to the estimate."),
    Certainty.LOW: Term("Low certainty", "●●○○", "The true effect may differ substantially from the estimate."),
    Certainty.VERY_LOW: Term(
        "Very low certainty", "●○○○", "The true effect is likely to differ substantially from the estimate."
    ),
}

STRENGTH: Mapping[Strength, Term] = {
    Strength.STRONG: Term("Strong recommendation", "◆", "Most people in this situation should be offered this."),
    Strength.CONDITIONAL: Term("Conditional recommendation", "◇", "The right choice differs between people."),
}

STRONG_BECAUSE: Mapping[StrongBecause, str] = {
    StrongBecause.LIFE_THREATENING: "Life is at stake, and benefit is likely enough.",
    StrongBecause.UNCERTAIN_BENEFIT_CERTAIN_HARM: "The benefit is uncertain, and the harm or cost is certain.",
    StrongBecause.SIMILAR_BENEFIT_ONE_LESS_RISKY: "The benefit seems equal, and one option surely harms or costs less.",
    StrongBecause.SIMILAR_BENEFIT_CERTAIN_ONE_RISKIER: "The benefit is equal, and one option may harm or cost more.",
    StrongBecause.CATASTROPHIC_HARM: "The benefit is modest, and the harm may be catastrophic.",
}
"""Why a recommendation is strong although the certainty is low, in a sentence."""

SEVERITY: Mapping[Severity, Term] = {
    Severity.ERROR: Term("Error", "✕", "A site with it is not published."),
    Severity.WARNING: Term("Warning", "△", "It is reported, and stops only a build that was asked to be strict."),
    Severity.INFO: Term("Note", "·", "It is reported, and stops nothing."),
    Severity.OFF: Term("Off", "–", "It is not looked for."),
}

STATE: Mapping[State, Term] = {
    State.DRAFT: Term("Draft", "□", "Not yet before the board."),
    State.SUBMITTED: Term("Submitted", "◔", "Before the board; no decision on it yet."),
    State.UNDER_REVIEW: Term("Under review", "◑", "Some sign-offs stand or were refused; a quorum is not reached."),
    State.APPROVED: Term("Approved", "✓", "A quorum of the board has signed exactly these words."),
    State.CHANGED: Term("Changed since sign-off", "△", "A quorum signed other words than those that stand here."),
    State.CHANGES_REQUESTED: Term("Changes requested", "◇", "A reviewer wants other words; no quorum accepts these."),
    State.EXPIRED: Term("Approval expired", "▽", "A quorum signed it, and the day of the next review has passed."),
    State.SUPERSEDED: Term("Superseded", "▷", "It was approved, and a work it cites has a newer edition since."),
    State.WITHDRAWN: Term("Withdrawn", "✕", "A member of the board has withdrawn it."),
}

RELATION: Mapping[Relation, Term] = {
    Relation.SUPPORTS: Term("Supports", "+", "The work says what the claim says."),
    Relation.QUALIFIES: Term("Qualifies", "±", "The work supports the claim within limits."),
    Relation.DISPUTES: Term("Disputes", "−", "The work says otherwise."),
    Relation.BACKGROUND: Term("Background", "·", "The work explains; the claim does not rest on it."),
}

MARK_LEAD: Mapping[Relation, str] = {
    Relation.SUPPORTS: "",
    Relation.QUALIFIES: "qualified by ",
    Relation.DISPUTES: "disputed by ",
    Relation.BACKGROUND: "background: ",
}
"""What stands before the numbers of a citation in the text."""

URGENCY: Mapping[Urgency, Term] = {
    Urgency.EMERGENCY: Term("Emergency", "▲▲", "Act at once."),
    Urgency.URGENT: Term("Urgent", "▲", "Act the same day."),
    Urgency.SOON: Term("Soon", "▶", "Act within weeks."),
    Urgency.ROUTINE: Term("Routine", "▹", "Act in the ordinary course."),
}

KIND: Mapping[EvidenceKind, tuple[str, str]] = {
    EvidenceKind.GUIDELINE: ("guideline", "guidelines"),
    EvidenceKind.SYSTEMATIC_REVIEW: ("systematic review", "systematic reviews"),
    EvidenceKind.RCT: ("randomised trial", "randomised trials"),
    EvidenceKind.COHORT: ("cohort study", "cohort studies"),
    EvidenceKind.CASE_CONTROL: ("case–control study", "case–control studies"),
    EvidenceKind.CASE_SERIES: ("case series", "case series"),
    EvidenceKind.NARRATIVE_REVIEW: ("narrative review", "narrative reviews"),
    EvidenceKind.EXPERT_OPINION: ("expert opinion", "expert opinions"),
    EvidenceKind.SECONDARY_SUMMARY: ("secondary summary", "secondary summaries"),
}
"""(one, several), lower case."""

NOTICE: Mapping[str, str] = {
    "retraction": "Retracted",
    "correction": "Corrected",
    "concern": "Expression of concern",
    "superseded": "Superseded",
}

RECORD_PART: Mapping[str, str] = {
    "container-title": "journal or book",
    "container-title-short": "journal abbreviation",
    "publisher-place": "place of publication",
    "issued": "date",
    "accessed": "date of reading",
    "page": "pages",
    "number-of-pages": "number of pages",
    "collection-title": "series",
    "available-date": "date ahead of print",
    "URL": "address",
}
"""CSL variables whose own names are no plain words."""

AUDIENCE: Mapping[str, str] = {"clinician": "For clinicians", "patient": "For patients"}


SECTION_LINK = "Link to this section"


def kind_name(kind: EvidenceKind | None) -> str:
    """The kind of a work as a label.

    >>> kind_name(EvidenceKind.RCT)
    'Randomised trial'
    """
    return KIND[kind][0].capitalize() if kind else "Kind not stated"


def part_name(variable: str) -> str:
    """A part of a record as a reader calls it.

    >>> part_name("container-title-short"), part_name("DOI"), part_name("title")
    ('journal abbreviation', 'DOI', 'title')
    """
    return RECORD_PART.get(variable, variable.replace("-", " "))


def audience_name(audience: str) -> str:
    """The heading over a wording for an audience.

    >>> audience_name("carer")
    'For the audience “carer”'
    """
    return AUDIENCE.get(audience, f"For the audience “{audience}”")


def count_of(number: int, one: str, several: str) -> str:
    """A count with its noun.

    >>> count_of(1, "claim", "claims"), count_of(0, "claim", "claims")
    ('1 claim', '0 claims')
    """
    return f"{number} {one if number == 1 else several}"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def count_in_words(number: int, one: str, several: str) -> str:
    """A small count as a sentence has it.

    >>> count_in_words(2, "reviewer", "reviewers"), count_in_words(12, "reviewer", "reviewers")
    ('two reviewers', '12 reviewers')
    """
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} {one if number == 1 else several}"


def letter_of(place: int) -> str:
    """The letter that stands for a place in a list, from 0.

    >>> letter_of(0), letter_of(25), letter_of(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def unit_after(unit: str) -> str:
    """A unit as it follows a number: `%` and `°` close up, all others keep a space.

    >>> unit_after("%"), unit_after("°"), unit_after("°C"), unit_after("")
    ('%', '°', ' °C', '')
    """
    return unit if unit.startswith("%") or unit in ("°", "") else f" {unit}"


def join_words(words: list[str]) -> str:
    """A list as a sentence has it.

    >>> join_words(["1", "2", "3"])
    '1, 2 and 3'
    """
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def shorten(text: str, *, max_characters: int = 90) -> str:
    """The start of a text, cut between words and marked as cut.

    >>> shorten("one two three", max_characters=9)
    'one two …'
    """
    if len(text) <= max_characters:
        return text
    return text[: max_characters - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def keep_together(text: str) -> str:
    """A title in which no line ends between a stage and its number.

    >>> keep_together("Treatment of stage 2 or grade IIb osteonecrosis").count("\\u00a0")
    2
    """
    return _STAGE.sub("\\1\u00a0", text)


def within_sentence(name: str) -> str:
    """A name as it stands within a sentence: a word loses its capital, an abbreviation keeps it.

    >>> within_sentence("Adults"), within_sentence("ARCO 2019")
    ('adults', 'ARCO 2019')
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
