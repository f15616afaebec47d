"""The page of one work: its record, everything we keep of what it says, and every claim that rests on it.

A site has as many of these pages as works, which is mostly more than articles; so they are joined of texts, and no
template is filled for them.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from html import escape
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote, urlencode

from mkdocs_evidence.analysis.citing import CitingClaim
from mkdocs_evidence.model.claim import Relation
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.cards.evidence import OutsideLink, notice_text, outside_links
from mkdocs_evidence.render.cards.extract_html import extract_html
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.held_together import held_parts, join_held
from mkdocs_evidence.render.links import SEARCH_PAGE, article_page, reference_page
from mkdocs_evidence.render.references.of_article import checked_text, unverified_text
from mkdocs_evidence.render.references.short import short_reference
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.render.words import RELATION, kind_name

Exports = Callable[[Reference], Sequence[tuple[str, str]]]
"""Gives a work in the formats of other tools, as (name of the format, text)."""


def render_reference_page(reference: Reference, site: SiteFacts, *, exports: Exports) -> str:
    """The content of the page of one work."""
    return "".join(
        (
            '<div class="ev ev-page ev-work">\n',
            *_headed(reference, site),
            '<dl class="ev-record">\n',
            *_record(reference),
            "</dl>\n",
            *_sayings(reference, site),
            *_citing(reference, site),
            *_exported(exports(reference)),
            "</div>",
        )
    )


def _headed(reference: Reference, site: SiteFacts) -> Iterator[str]:
    yield f'<h1 id="{escape(reference.key)}">{_text(short_reference(reference))}</h1>\n'
    for notice in reference.notices:
        said = _text(notice_text(notice))
        yield f'<p class="ev-notice"><span class="ev-shape" aria-hidden="true">!</span> {said}.</p>\n'
    yield (
        f'<p class="ev-full-reference">{format_reference(reference, site.ledger.settings.citation_style).html}</p>\n'
    )
    if unchecked := unverified_text(reference):
        yield (f'<p class="ev-unverified"><span class="ev-shape" aria-hidden="true">?</span> {_text(unchecked)}</p>\n')


def _record(reference: Reference) -> Iterator[str]:
    dependence = "" if reference.independent else "; not independent of this site"
    yield _row("Kind of evidence", f"{_text(kind_name(reference.kind))}{dependence}")
    yield from _given(
        ("Registries", checked_text(reference)),
        ("Who stands behind it", reference.evidence_publisher),
        ("Registration", reference.trial),
    )
    if links := outside_links(reference):
        ways = "".join(map(_outside, links))
        yield f'<div><dt>Read or look up</dt><dd class="ev-ways">{ways}</dd></div>\n'
    yield from _given(*((f"No {_text(name)}", reason) for name, reason in reference.absent), ("Note", reference.note))
    yield _row("Key", f"<code>{_text(reference.key)}</code>")


def _given(*rows: tuple[str, str]) -> Iterator[str]:
    yield from (_row(name, _text(value)) for name, value in rows if value)


def _row(name: str, html: str) -> str:
    return f"<div><dt>{name}</dt><dd>{html}</dd></div>\n"


def _outside(link: OutsideLink) -> str:
    code = "" if link.name == "Web page" else f' <span class="ev-code">{_text(link.code)}</span>'
    return f'<a href="{escape(link.url)}" rel="external">{link.name}{code}</a>\n'


def _sayings(reference: Reference, site: SiteFacts) -> Iterator[str]:
    yield '<h2 id="what-it-says">What it says</h2>\n'
    for one in reference.extracts:
        yield f'<div class="ev-extract-box" id="extract-{escape(one.id)}">\n{extract_html(one, site)}\n</div>\n'
    if not reference.extracts:
        yield "<p>No extract of this work is kept.</p>\n"


def _citing(reference: Reference, site: SiteFacts) -> Iterator[str]:
    yield '<h2 id="cited-by">Cited by</h2>\n'
    links, found = site.links_from(reference_page(reference.key)), site.citing.get(reference.key, ())
    for article_id, group in groupby(found, key=_article_of):
        yield _citing_article([*group], links.to(article_page(article_id)))
    if not found:
        yield "<p>No claim cites this work.</p>\n"
    elif site.has_search:
        search = f"{links.to(SEARCH_PAGE)}?{urlencode({'ref': reference.key})}"
        yield f'<p class="ev-scope-search"><a href="{search}">Search in the claims that cite it</a></p>\n'


_article_of = attrgetter("article.id")


def _citing_article(found: Sequence[CitingClaim], url: str) -> str:
    """The claims of an article, those to which the work stands in the same way together."""
    article = found[0].article
    lines: dict[Relation, list[str]] = {}
    for one in found:
        lines.setdefault(one.citation.relation, []).append(_citing_line(one, url))
    lists = [f'{_relation(one)}<ul class="ev-citing">\n{"".join(lines[one])}</ul>\n' for one in lines]
    return f'<h3><a href="{url}">{_text(article.question or article.id)}</a></h3>\n{"".join(lists)}'


def _citing_line(one: CitingClaim, url: str) -> str:
    text = join_held([_text(part) for part in held_parts(one.claim.text)])
    return f'<li><a href="{url}#{_quoted(one.claim.id)}">{text}</a></li>\n' if one.claim.id else f"<li>{text}</li>\n"


# Each claim is listed on the pages of all works that it cites, and claims of other articles are often called the same.
_quoted = lru_cache(maxsize=4096)(quote)


@cache
def _relation(relation: Relation) -> str:
    term = RELATION[relation]
    return (
        f'<p class="ev-relation"><span class="ev-shape" aria-hidden="true">{_text(term.shape)}</span> '
        f"{_text(term.name)}</p>\n"
    )


def _exported(exports: Sequence[tuple[str, str]]) -> Iterator[str]:
    if not exports:
        return
    yield '<section class="ev-files">\n<h2 id="export">Export</h2>\n'
    for name, text in exports:
        shown = _text(text)
        yield (
            f'<details class="ev-export">\n<summary>{name}</summary>\n'
            f'<pre tabindex="0"><code>{shown}</code></pre>\n</details>\n'
        )
    yield "</section>\n"


def _text(text: str) -> str:
    """Text between tags, in which quotation marks are only that."""
    return escape(text, quote=False)
