"""The page of one work: its record, everything we keep of what it says, and every claim that rests on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from markupsafe import Markup

from mkdocs_evidence.model.ids import ClaimName
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.evidence import ExtractView, OutsideLink, extract_view, notice_text, outside_links
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import SEARCH_PAGE, Links, article_page, reference_page
from mkdocs_evidence.render.reference_list import checked_text, unverified_text
from mkdocs_evidence.render.reference_styles import format_reference
from mkdocs_evidence.render.short_reference import short_reference
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import RELATION, Term, kind_name

Exports = Callable[[Reference], Sequence[tuple[str, str]]]
"""Gives a work in the formats of other tools, as (name of the format, text)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingView:
    """A claim that cites the work."""

    text: str
    url: str
    relation: Term
    extract: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingArticle:
    """An article whose claims cite the work."""

    question: str
    url: str
    claims: tuple[CitingView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePageView:
    """Everything on the page of a work."""

    key: str
    name: str
    html: Markup
    kind: str
    publisher: str
    is_independent: bool
    trial: str
    outside: tuple[OutsideLink, ...]
    notices: tuple[str, ...]
    checked: str
    """When registries were last asked about it; empty when they never were."""
    unverified: str
    absent: tuple[tuple[str, str], ...]
    note: str
    extracts: tuple[ExtractView, ...]
    cited_by: tuple[CitingArticle, ...]
    search: str
    """Address of the search in those claims; empty when the site cannot be searched."""
    exports: tuple[tuple[str, str], ...]


def render_reference_page(reference: Reference, site: SiteFacts, *, exports: Exports) -> str:
    """The content of the page of one work."""
    links = site.links_from(reference_page(reference.key))
    view = ReferencePageView(
        key=reference.key,
        name=short_reference(reference),
        html=Markup(format_reference(reference, site.ledger.settings.citation_style).html),
        kind=kind_name(reference.kind),
        publisher=reference.evidence_publisher,
        is_independent=reference.independent,
        trial=reference.trial,
        outside=outside_links(reference),
        notices=tuple(notice_text(notice) for notice in reference.notices),
        checked=checked_text(reference),
        unverified=unverified_text(reference),
        absent=reference.absent,
        note=reference.note,
        extracts=tuple(extract_view(extract, site) for extract in reference.extracts),
        cited_by=_citing_articles(reference, site, links),
        search=f"{links.to(SEARCH_PAGE)}?{urlencode({'ref': reference.key})}" if site.has_search else "",
        exports=tuple(exports(reference)),
    )
    return render_template("reference.html", view)


def _citing_articles(reference: Reference, site: SiteFacts, links: Links) -> tuple[CitingArticle, ...]:
    return tuple(
        CitingArticle(
            question=(found := list(group))[0].article.question or article_id,
            url=links.to(article_page(article_id)),
            claims=tuple(
                CitingView(
                    text=one.claim.text,
                    url=links.to_claim(ClaimName(f"{article_id}#{one.claim.id}")) if one.claim.id else "",
                    relation=RELATION[one.citation.relation],
                    extract=one.citation.extract or "",
                )
                for one in found
            ),
        )
        for article_id, group in groupby(site.citing.get(reference.key, ()), key=lambda one: one.article.id)
    )
