"""The list of concepts from A to Z, and a page of each with the claims that mention it. They need no script."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Certainty
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ClaimName
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import CONCEPT_INDEX, SEARCH_PAGE, Links, article_page, concept_page
from mkdocs_evidence.render.pages import GeneratedPage
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import CERTAINTY, Term

MAX_CLAIMS_ON_A_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingClaim:
    """A claim that mentions a concept."""

    article: ArticleId
    question: str
    """Of the article."""
    claim: ClaimId
    text: str
    status: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedConcept:
    """A concept of the site."""

    slug: str
    name: str
    also: tuple[str, ...]
    plain: str
    claims: Sequence[NamingClaim]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptLine:
    """One concept in the list."""

    name: str
    also: str
    plain: str
    claims: int
    url: str
    """Empty when no claim mentions it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptIndexView:
    """All concepts by first letter."""

    letters: tuple[tuple[str, tuple[ConceptLine, ...]], ...]
    search: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim on the page of a concept."""

    text: str
    url: str
    status: Term
    status_id: str
    certainty: Term | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptPageView:
    """A concept with claims that mention it."""

    name: str
    anchor: str
    also: str
    plain: str
    claims: int
    articles: tuple[tuple[str, str, tuple[ClaimLine, ...]], ...]
    """(question, address, claims)."""
    before: str
    """Address of the page with the claims before these; empty on the first."""
    after: str
    index: str


def render_concept_index(concepts: Iterable[ListedConcept], site: SiteFacts) -> str:
    """The list from A to Z; an abbreviation stands beside its name."""
    links = site.links_from(CONCEPT_INDEX)
    lines = [(_letter(one.name), _line(one, links)) for one in concepts]
    view = ConceptIndexView(
        letters=tuple(
            (letter, tuple(line for _, line in group)) for letter, group in groupby(lines, lambda one: one[0])
        ),
        search=links.to(SEARCH_PAGE),
    )
    return render_template("concepts.html", view)


def concept_pages(concept: ListedConcept, site: SiteFacts) -> Iterator[GeneratedPage]:
    """The pages of a concept; none for one that no claim mentions."""
    name = _capital(concept.name)
    for part in range(1, len(_starts(concept)) + 1):
        yield GeneratedPage(
            path=concept_page(concept.slug, part=part),
            title=name if part == 1 else f"{name}, {part}",
            render=partial(_render_part, concept, part, site),
            shows=partial(_shown_in_part, concept, part),
            is_searched=False,
        )


def _starts(concept: ListedConcept) -> range:
    return range(0, len(concept.claims), MAX_CLAIMS_ON_A_PAGE)


def _claims_of(concept: ListedConcept, part: int) -> Sequence[NamingClaim]:
    start = _starts(concept)[part - 1]
    return concept.claims[start : start + MAX_CLAIMS_ON_A_PAGE]


def _shown_in_part(concept: ListedConcept, part: int) -> Iterator[str]:
    """The whole concept but for claims of other parts, of which their number is shown."""
    yield repr(replace(concept, claims=_claims_of(concept, part)))
    yield str(len(concept.claims))


def _render_part(concept: ListedConcept, part: int, site: SiteFacts) -> str:
    links, starts = site.links_from(concept_page(concept.slug, part=part)), _starts(concept)
    claims = _claims_of(concept, part)
    view = ConceptPageView(
        name=_capital(concept.name),
        anchor=concept.slug,
        also=", ".join(concept.also),
        plain=concept.plain,
        claims=len(concept.claims),
        articles=tuple(_articles(claims, links, site)),
        before=links.to(concept_page(concept.slug, part=part - 1)) if part > 1 else "",
        after=links.to(concept_page(concept.slug, part=part + 1)) if part < len(starts) else "",
        index=links.to(CONCEPT_INDEX),
    )
    return render_template("concept.html", view)


def _line(concept: ListedConcept, links: Links) -> ConceptLine:
    return ConceptLine(
        name=_capital(concept.name),
        also=", ".join(concept.also),
        plain=concept.plain,
        claims=len(concept.claims),
        url=links.to(concept_page(concept.slug)) if concept.claims else "",
    )


def _articles(
    claims: Iterable[NamingClaim], links: Links, site: SiteFacts
) -> Iterator[tuple[str, str, tuple[ClaimLine, ...]]]:
    for (article, question), group in groupby(claims, key=lambda one: (one.article, one.question)):
        lines = tuple(
            ClaimLine(
                text=one.text,
                url=links.to_claim(ClaimName(f"{one.article}#{one.claim}")),
                status=claim_state(State(one.status), site),
                status_id=one.status,
                certainty=CERTAINTY[Certainty(one.certainty)] if one.certainty else None,
            )
            for one in group
        )
        yield question, links.to(article_page(article)), lines


def _letter(name: str) -> str:
    first = name[:1].upper()
    return first if first.isalpha() else "0–9"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
