"""The references of one article, in the order of their numbers, each with the way back to the claims that cite it."""

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup, escape

from mkdocs_evidence.analysis.citing import cited_extracts, cited_in
from mkdocs_evidence.model.claim import Relation
from mkdocs_evidence.model.ids import ExtractId, ReferenceKey
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.cards.evidence import extract_anchor, notice_text
from mkdocs_evidence.render.cards.extract_html import extract_html
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.render.words import RELATION, join_words, kind_name, letter_of, part_name


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidView:
    """What the work says at one place that the page cites."""

    anchor: str
    html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView:
    """One entry of the list."""

    number: int
    key: str
    html: Markup
    kind: str
    notices: tuple[str, ...]
    checked: str
    """When registries were last asked about it; empty when they never were."""
    unverified: str
    """What nobody has checked; empty when all of the record is."""
    page: str
    said: tuple[SaidView, ...]
    """In the order of the work's record."""
    cited_by: Markup
    """Links to the claims of the page that cite the work: `a`, `b`, … in its order; a claim without an id has none."""


def reference_views(facts: ArticleFacts) -> tuple[ReferenceView, ...]:
    """The works that an article cites, by number."""
    back = _back_links(facts)
    cited = _cited_places(facts)
    ledger = facts.site.ledger
    return tuple(
        ReferenceView(
            number=number,
            key=key,
            html=Markup(format_reference(ledger.references[key], ledger.settings.citation_style).html),
            kind=kind_name(ledger.references[key].kind),
            notices=tuple(notice_text(notice) for notice in ledger.references[key].notices),
            checked=checked_text(ledger.references[key]),
            unverified=unverified_text(ledger.references[key]),
            page=facts.links.to_reference(key),
            said=tuple(
                SaidView(anchor=extract_anchor(key, extract.id), html=extract_html(extract, facts.site))
                for extract in ledger.references[key].extracts
                if (key, extract.id) in cited
            ),
            cited_by=Markup(" ".join(back.get(key, ()))),
        )
        for key, number in facts.numbers.items()
    )


def checked_text(reference: Reference) -> str:
    """When registries were last asked about a work; empty when they never were."""
    return f"Checked with registries on {date_text(reference.checked)}" if reference.checked else ""


def unverified_text(reference: Reference) -> str:
    """What of a record nobody has checked yet: all of it, or parts by name; empty when it is checked."""
    if not reference.verified:
        return "Nobody has checked this record against the work yet."
    if reference.unverified:
        parts = join_words([part_name(variable) for variable in reference.unverified])
        return f"Not checked against the work yet: {parts}."
    return ""


def _cited_places(facts: ArticleFacts) -> frozenset[tuple[ReferenceKey, ExtractId]]:
    # One citation for each place: most works are cited at one place by several claims.
    cited = {(citation.key, citation.extract): citation for citation in cited_in(facts.article)}
    return frozenset(
        (citation.key, extract.id)
        for citation in cited.values()
        for extract in cited_extracts(citation, facts.site.ledger)
    )


def _back_links(facts: ArticleFacts) -> dict[str, list[str]]:
    """HTML of the links, by work. There are twice as many as claims, so no template is filled for them."""
    back: dict[str, list[str]] = {}
    for claim in facts.article.claims:
        anchor = escape(claim.id) if claim.id else ""
        # A claim that cites two extracts of one work leads back once.
        for key, relation in {citation.key: citation.relation for citation in reversed(claim.citations)}.items():
            links = back.setdefault(key, [])
            letter = _letter(len(links))
            name = "" if relation is Relation.SUPPORTS else f" ({RELATION[relation].name.lower()})"
            links.append(f'<a href="#{anchor}">{letter}</a>{name}' if anchor else f"{letter}{name}")
    return back


@cache
def _letter(place: int) -> str:
    return letter_of(place).lower()
