"""Works, and what they say at one place. Names of fields are CSL variables with hyphens as underscores."""

import datetime  # as a module: `Notice.date` takes the name of the type
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mkdocs_evidence.model.field_places import NO_PLACES, FieldPlaces
from mkdocs_evidence.model.ids import ExtractId, ReferenceKey, TermId
from mkdocs_evidence.model.place import Place


class EvidenceKind(StrEnum):
    """What sort of evidence a work is, best known first within a design."""

    GUIDELINE = "guideline"
    SYSTEMATIC_REVIEW = "systematic-review"
    RCT = "rct"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    CASE_SERIES = "case-series"
    NARRATIVE_REVIEW = "narrative-review"
    EXPERT_OPINION = "expert-opinion"
    SECONDARY_SUMMARY = "secondary-summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person (`family`, `given`, …) or a body (`literal`), as in CSL."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    """`Jr`, `3rd`."""
    particle: str = ""
    """CSL's non-dropping particle: `van der`."""
    literal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as precise as the work prints it."""

    year: int
    month: int | None = None
    day: int | None = None
    season: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where in the work an extract stands; CSL's locator types: page, section, table, figure, …"""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One figure as printed. Exactly one of `value`, `n`/`of`, `low`/`high` gives it, or none with `significant`."""

    what: str
    arm: str = ""
    versus: str = ""
    measure: str = ""
    """proportion, count, median, risk-ratio, odds-ratio, hazard-ratio, risk-difference, mean-difference, nnt, …"""
    value: Decimal | None = None
    n: Decimal | None = None
    of: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: str = ""
    """`<`, `≤`, `≥` or `>` where the work prints a bound."""
    unit: str = ""
    ci: tuple[Decimal, Decimal] | None = None
    level: Decimal = Decimal(95)
    """Per cent of the interval."""
    p: str = ""
    """As printed: `<0.001`, `0.79`."""
    significant: bool | None = None
    """None when the work does not say."""
    follow_up: str = ""
    """As printed, with unit: `42 months`."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What a work says at one place, in figures and perhaps in its own words."""

    id: ExtractId
    locator: tuple[Locator, ...] = ()
    """Page, table or section; empty only for works of one page."""
    finding: str
    """What the work found there, in our words."""
    population: TermId | None = None
    staging: TermId | None = None
    outcome: TermId | None = None
    intervention: TermId | None = None
    data: tuple[Datum, ...] = ()
    quote: str = ""
    """Verbatim, at most 40 words, in the language of the work; empty when only figures are kept."""
    quote_at: Place | None = None
    """Where the quote stands; None when there is none."""
    facts: tuple[str, ...] = ()
    """What the work decides by at this place, as ids of facts of flows: `age`, `stage`."""
    verified: bool = True
    """False while nobody has checked this extract against the work."""
    note: str = ""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What happened to a work after publication."""

    kind: str
    """retraction, correction, concern, superseded."""
    date: datetime.date | None = None
    by: str = ""
    """Who says so, or the superseding work."""
    note: str = ""
    """What it means for what we cite, in the editor's words; empty while nobody has looked."""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work: CSL variables, identifiers, what kind of evidence it is, and its extracts."""

    key: ReferenceKey
    file: str
    type: str
    """A CSL 1.0.2 item type: article-journal, book, chapter, report, webpage, thesis, article (preprint), …"""
    title: str
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    container_title: str = ""
    container_title_short: str = ""
    """NLM's journal title abbreviation, without full stops."""
    collection_title: str = ""
    issued: PartialDate | None = None
    epub_date: PartialDate | None = None
    """Published ahead of print; CSL's `available-date`."""
    accessed: PartialDate | None = None
    updated: PartialDate | None = None
    """Last update of a web page as it states it."""
    volume: str = ""
    issue: str = ""
    page: str = ""
    """`187-94`, or an electronic location such as `e123`."""
    number: str = ""
    """Report, trial or article number."""
    number_of_pages: str = ""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    medium: str = ""
    """`Internet` when the work was read online; NLM prints it in square brackets."""
    genre: str = ""
    language: str = ""
    """IETF tag; empty means English."""
    status: str = ""
    """`ahead of print`, `preprint`, `withdrawn`."""
    url: str = ""
    doi: str = ""
    """Lower case, without resolver."""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    issn: str = ""
    trial: str = ""
    """Registration number: NCT…, ISRCTN…, CRD42…"""
    note: str = ""
    kind: EvidenceKind | None = None
    evidence_publisher: str = ""
    """Who stands behind the evidence; two works of one publisher are not independent."""
    dataset: str = ""
    """Name of the patients or records studied, when another work studied the same: a registry, a trial."""
    independent: bool = True
    """False when the publisher of the work is also ours."""
    absent: tuple[tuple[str, str], ...] = ()
    """(CSL variable, reason) for each required part that the work does not have."""
    verified: bool = True
    """False while this record has not been checked against the work or a registry."""
    unverified: tuple[str, ...] = ()
    """CSL variables whose value nobody has checked; the rest of the record has been."""
    checked: datetime.date | None = None
    """Day on which registries were last asked about it, by the lock; None when they never were."""
    notices: tuple[Notice, ...] = ()
    extracts: tuple[Extract, ...] = ()
    field_places: FieldPlaces = NO_PLACES
    """Place of each value, by CSL variable."""
    source_digest: str
    at: Place

    def extract(self, name: ExtractId) -> Extract | None:
        """The extract of that name, or None."""
        for extract in self.extracts:
            if extract.id == name:
                return extract
        return None

    def field_place(self, name: str) -> Place:
        """Where a value stands; the file's first line when the author left it out."""
        return self.field_places.find(name) or self.at
