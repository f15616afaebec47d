"""What works say at the places that are cited, and how a claim's card sums up the works that it names.

What a work says stands once on the page, below its reference (`render/references/of_article.py`). Claims and their
marks lead there, and the browser opens it beside the claim.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_evidence.analysis.figures.outcome_figures import Frequency
from mkdocs_evidence.model.claim import Claim, Relation
from mkdocs_evidence.model.ids import ExtractId, ReferenceKey
from mkdocs_evidence.model.reference import EvidenceKind, Extract, Locator, Notice, Reference
from mkdocs_evidence.render.cards.figures import FigureTable, figure_table, frequency_label
from mkdocs_evidence.render.cards.pictographs import PictographView, draw_frequency, frequency_words
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.words import KIND, NOTICE, count_of, join_words


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideLink:
    """A link to a registry or publisher."""

    name: str
    url: str
    code: str
    """The identifier, as paper readers need it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    """One part of what an extract is about."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A frequency drawn, and whose it is."""

    label: str
    words: str
    """How often, as a reader can picture it."""
    drawing: PictographView | None
    """None where the work gives no counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractView:
    """What a work says at one place."""

    id: str
    locator: str
    finding: str
    figures: FigureTable | None
    scope: tuple[ScopeView, ...]
    quote: str
    is_verified: bool
    note: str


def extract_anchor(key: ReferenceKey, extract: ExtractId) -> str:
    """Id of the element that holds what a work says at one place, on the page of an article that cites it."""
    return f"ref-{key}:{extract}"


def extract_view(extract: Extract, site: SiteFacts) -> ExtractView:
    """What a work says at one place, with its terms in words."""
    scope = (
        ("Population", extract.population),
        ("Staging", extract.staging),
        ("Outcome", extract.outcome),
        ("Intervention", extract.intervention),
    )
    return ExtractView(
        id=extract.id,
        locator=", ".join(_locator_text(locator) for locator in extract.locator),
        finding=extract.finding,
        figures=figure_table(extract),
        scope=tuple(ScopeView(name=name, value=site.term_name(term)) for name, term in scope if term),
        quote=extract.quote,
        is_verified=extract.verified,
        note=extract.note,
    )


def picture_of(frequency: Frequency) -> Picture:
    """A frequency with its picture."""
    return Picture(
        label=frequency_label(frequency), words=frequency_words(frequency), drawing=draw_frequency(frequency)
    )


def notice_text(notice: Notice) -> str:
    """A notice as a sentence without its full stop: `Retracted, 3 May 2019, by the editors`."""
    when = date_text(notice.date) if notice.date else ""
    return ", ".join(filter(None, [NOTICE.get(notice.kind, notice.kind), when, notice.by]))


def outside_links(reference: Reference) -> tuple[OutsideLink, ...]:
    """Where a work can be read or looked up, best first."""
    found = (
        ("DOI", "https://doi.org/", reference.doi),
        ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/", reference.pmid),
        ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/", reference.pmcid),
    )
    links = tuple(OutsideLink(name=name, url=f"{start}{code}", code=code) for name, start, code in found if code)
    if links or not reference.url.startswith(("https://", "http://")):
        return links
    return (OutsideLink(name="Web page", url=reference.url, code=reference.url),)


def evidence_summary(claim: Claim, site: SiteFacts) -> str:
    """A card's title: how many works of which kind carry the claim, and how many dispute it.

    Kinds stand in the order in which the claim cites them: `1 systematic review, 2 randomised trials; 1 disputes`. A
    work that carries the claim at one place and disputes it at another counts as both.
    """
    works = site.ledger.references
    carrying = dict.fromkeys(one.key for one in claim.citations if one.relation.carries)
    disputing = {one.key for one in claim.citations if one.relation is Relation.DISPUTES}
    kinds = tuple(works[key].kind for key in carrying if key in works)
    return _summary(kinds, len(disputing), len({one.key for one in claim.citations}))


@lru_cache(maxsize=4096)
def _summary(carrying: tuple[EvidenceKind | None, ...], disputing: int, cited: int) -> str:
    kinds = Counter(KIND[kind] if kind else ("work", "works") for kind in carrying)
    carried = join_words([count_of(number, *names) for names, number in kinds.items()])
    against = f"{disputing} {'disputes' if disputing == 1 else 'dispute'}" if disputing else ""
    return "; ".join(filter(None, [carried, against])) or count_of(cited, "work", "works")


def _locator_text(locator: Locator) -> str:
    # A section's own name says that it is one: "Abstract", not "section Abstract".
    return locator.value if locator.label == "section" else f"{locator.label} {locator.value}"
