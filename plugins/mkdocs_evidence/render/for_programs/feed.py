"""The feed of what changed: one Atom entry for each article, dated by the day its author says the text changed.

An entry names the claims whose words the board has not signed as they stand. Its id holds the version of the article,
so that a reader's program shows an article again when its claims have changed, and only then.
"""

from collections.abc import Iterator
from datetime import date

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, State
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.board.status import article_state, status_sentence
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.for_programs.atom import AtomEntry, write_atom
from mkdocs_evidence.render.links import article_page, page_url
from mkdocs_evidence.render.words import STATE

FEED = "feed.xml"
"""Its place in a site."""

MOST_ENTRIES = 50
"""Articles in the feed, newest first."""

_SETTLED = frozenset({State.APPROVED, State.DRAFT, State.SUBMITTED, State.UNDER_REVIEW})
"""States in which nothing that the board signed has changed."""


def render_feed(site: SiteFacts) -> str:
    """The feed as XML; empty when no article says when it was written."""
    dated = [(article.written, article) for article in site.ledger.articles.values() if article.written is not None]
    if not dated:
        return ""
    newest = sorted(dated, key=lambda one: (-one[0].toordinal(), one[1].id))[:MOST_ENTRIES]
    title = f"{site.name}: what changed" if site.name else "What changed"
    entries = [_entry(article, day, site) for day, article in newest]
    return write_atom(site, entries, name="feed", title=title, path=FEED)


def _entry(article: Article, day: date, site: SiteFacts) -> AtomEntry:
    standing = site.standing(article)
    sentence = f"{status_sentence(standing)}. Version {version_code(standing.digest)}."
    return AtomEntry(
        title=article.question or article.title,
        name=f"{article.id} {standing.digest}",
        day=day,
        url=site.url + page_url(article_page(article.id), directory_urls=site.directory_urls),
        authors=tuple(author.name for author in article.authors) or (site.name or "The editors",),
        category=(standing.state.value, article_state(standing, site).name),
        summary="\n".join((sentence, *_changes(article, standing))),
    )


def _changes(article: Article, standing: ArticleStanding) -> Iterator[str]:
    for claim, stands in zip(article.claims, standing.claims, strict=True):
        if stands.state not in _SETTLED:
            yield f"{STATE[stands.state].name}: {claim.text}"
