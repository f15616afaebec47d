"""The feed of what changed: one Atom entry for each article, dated by the day its author says the text changed.

An entry names the claims whose words the board has not signed as they stand. Its id holds the version of the article,
so that a reader's program shows an article again when its claims have changed, and only then.
"""

import uuid
from collections.abc import Iterator
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, State
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import article_page, page_url
from mkdocs_evidence.render.status import status_sentence
from mkdocs_evidence.render.words import STATE

FEED = "feed.xml"
"""Its place in a site."""

MOST_ENTRIES = 50
"""Articles in the feed, newest first."""

_ATOM = "http://www.w3.org/2005/Atom"
_SETTLED = frozenset({State.APPROVED, State.DRAFT, State.SUBMITTED, State.UNDER_REVIEW})
"""States in which nothing that the board signed has changed."""


def render_feed(site: SiteFacts) -> str:
    """The feed as XML; empty when no article says when it was written."""
    dated = [(article.written, article) for article in site.ledger.articles.values() if article.written is not None]
    if not dated:
        return ""
    newest = sorted(dated, key=lambda one: (-one[0].toordinal(), one[1].id))[:MOST_ENTRIES]
    feed = Element("feed", {"xmlns": _ATOM})
    SubElement(feed, "title").text = f"{site.name}: what changed" if site.name else "What changed"
    SubElement(feed, "id").text = _urn(site, "feed")
    SubElement(feed, "updated").text = _instant(newest[0][0])
    if site.url:
        SubElement(feed, "link", {"rel": "self", "href": site.url + FEED})
    SubElement(feed, "link", {"href": site.url or "./"})
    for day, article in newest:
        feed.append(_entry(article, day, site))
    indent(feed, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entry(article: Article, day: date, site: SiteFacts) -> Element:
    standing = site.standing(article)
    url = site.url + page_url(article_page(article.id), directory_urls=site.directory_urls)
    entry = Element("entry")
    SubElement(entry, "title").text = _plain(article.question or article.title)
    SubElement(entry, "id").text = _urn(site, f"{article.id} {standing.digest}")
    SubElement(entry, "updated").text = _instant(day)
    SubElement(entry, "link", {"href": url})
    for name in [author.name for author in article.authors] or [site.name or "The editors"]:
        SubElement(SubElement(entry, "author"), "name").text = _plain(name)
    SubElement(entry, "category", {"term": standing.state.value, "label": STATE[standing.state].name})
    summary = (f"{status_sentence(standing)}. Version {version_code(standing.digest)}.", *_changes(article, standing))
    SubElement(entry, "summary").text = _plain("\n".join(summary))
    return entry


def _changes(article: Article, standing: ArticleStanding) -> Iterator[str]:
    for claim, stands in zip(article.claims, standing.claims, strict=True):
        if stands.state not in _SETTLED:
            yield f"{STATE[stands.state].name}: {claim.text}"


def _urn(site: SiteFacts, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site.url or site.name} {name}')}"


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _plain(text: str) -> str:
    """The text without characters that XML has no way to write."""
    return "".join(one for one in text if one in "\t\n" or (one >= " " and one not in "\ufffe\uffff"))
