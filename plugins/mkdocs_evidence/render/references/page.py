"""The page of one work: its record, everything we keep of what it says, and every claim that rests on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape

from mkdocs_evidence.analysis.citing import CitingClaim
from mkdocs_evidence.model.claim import Relation
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.cards.evidence import ExtractView, OutsideLink, extract_view, notice_text, outside_links
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import SEARCH_PAGE, Links, article_page, reference_page
from mkdocs_evidence.render.references.of_article import checked_text, unverified_text
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import RELATION, kind_name

Exports = Callable[[Reference], Sequence[tuple[str, str]]]
"""Gives a work in the formats of other tools, as (name of the format, text)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitingArticle:
    """An article whose claims cite the work."""

    question: str
    url: str
    claims: Markup
    """A line for each. There are as many as citations on the site, so no template is filled for them."""


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
        _citing_article([*group], links.to(article_page(article_id)))
        for article_id, group in groupby(site.citing.get(reference.key, ()), key=lambda one: one.article.id)
    )


def _citing_article(found: Sequence[CitingClaim], url: str) -> CitingArticle:
    article = found[0].article
    return CitingArticle(
        question=article.question or article.id,
        url=url,
        claims=Markup("".join([_citing_line(one, url) for one in found])),
    )


def _citing_line(one: CitingClaim, url: str) -> str:
    text: str = escape(one.claim.text)
    if one.claim.id:
        text = f'<a href="{url}#{quote(one.claim.id)}">{text}</a>'
    return f"<li>{_relation(one.citation.relation)} {text}</li>\n"


@cache
def _relation(relation: Relation) -> str:
    term = RELATION[relation]
    return (
        f'<span class="ev-relation"><span class="ev-shape" aria-hidden="true">{escape(term.shape)}</span> '
        f"{escape(term.name)}</span>"
    )
