"""The page on which claims are searched: a form whose state stands in the address, so that it can be shared."""

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.audiences import find_audience, reading_order
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.audience import CLINICIAN
from mkdocs_evidence.model.claim import Certainty
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.reference import EvidenceKind
from mkdocs_evidence.model.settings import EmergencyText
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.claim_search.box import Places, search_places
from mkdocs_evidence.render.claim_search.report import SEARCH_REPORT
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import CONCEPT_INDEX, SEARCH_PAGE
from mkdocs_evidence.render.lists import area_name
from mkdocs_evidence.render.reporting import gap_url
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import CERTAINTY, Term, kind_name

MAX_WORKS_TO_CHOOSE = 300
"""A longer list is no choice; each work's own page leads to its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What occurs in the claims, by filter; keys as the index has them."""

    audiences: Sequence[str]
    statuses: Sequence[str]
    certainties: Sequence[str]
    kinds: Sequence[str]
    areas: Sequence[str]
    works: Sequence[tuple[str, str]]
    """(key, short name)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter."""

    value: str
    name: str
    shape: str = ""
    reads: str = ""
    """Of an audience: ids of those whose words it reads, best first, with blanks between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPageView:
    """Everything on the search page."""

    places: Places
    audiences: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    certainties: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    works: tuple[Choice, ...]
    """Empty when they are too many to choose from."""
    has_signed: bool
    """Whether the board has signed any claim."""
    emergencies: tuple[EmergencyText, ...]
    report: str
    trials: str
    """Address of the page that says how search was tried."""
    concepts: str
    references: str


def render_search_page(site: SiteFacts, values: Values) -> str:
    """The content of the search page.

    Args:
        site: From `gather_site`.
        values: What occurs in the claims that can be found.
    """
    links = site.links_from(SEARCH_PAGE)
    works = values.works if len(values.works) <= MAX_WORKS_TO_CHOOSE else ()
    view = SearchPageView(
        places=search_places(site, links),
        audiences=tuple(_audience(name, site) for name in (CLINICIAN, *values.audiences)) if values.audiences else (),
        statuses=tuple(_term(one, claim_state(one, site)) for one in State if one in values.statuses),
        certainties=tuple(_term(one, CERTAINTY[one]) for one in Certainty if one in values.certainties),
        kinds=tuple(Choice(value=one, name=kind_name(one)) for one in EvidenceKind if one in values.kinds),
        areas=tuple(Choice(value=one, name=area_name(ArticleId(f"{one}/"))) for one in values.areas),
        works=tuple(Choice(value=key, name=name) for key, name in works),
        has_signed=State.APPROVED in values.statuses,
        emergencies=site.ledger.settings.emergencies,
        report=gap_url(site),
        trials=links.to(SEARCH_REPORT),
        concepts=links.to(CONCEPT_INDEX),
        references=links.to("references/index.md") if site.ledger.references else "",
    )
    return render_template("search_page.html", view)


def _term(value: str, term: Term) -> Choice:
    return Choice(value=value, name=term.name, shape=term.shape)


def _audience(name: str, site: SiteFacts) -> Choice:
    audience = find_audience(name, site.ledger)
    return Choice(value=name, name=audience.heading, reads=" ".join(reading_order(audience)))
