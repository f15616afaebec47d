"""The author's text of an article inside MkDocs: its links as MkDocs makes them, and which way it was read."""

import logging
from collections.abc import Iterable
from itertools import islice

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor

from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.article_body import LongWay, render_body
from mkdocs_evidence.render.decor import Decor

_MKDOCS = logging.getLogger("mkdocs.structure.pages")
_ONE_IN = 200
"""Of the articles that a build does not make first, one in so many goes both ways."""


def choose_both_ways(pages: Iterable[str], build: SiteBuild) -> None:
    """Chooses which articles go both ways, so that processes that are forked need not count them.

    Args:
        pages: Source paths of what will be made, in order; the first articles among them are chosen.
        build: The build they belong to.
    """
    articles = (article.id for path in pages if (article := build.article_at(path)) is not None)
    build.both_ways_too = frozenset(islice(articles, max(0, build.both_ways)))


def _is_among_the_first(article: Article, build: SiteBuild) -> bool:
    if build.both_ways_too is not None:
        return article.id in build.both_ways_too
    build.both_ways -= 1
    return build.both_ways >= 0


def make_article_text(
    page: Page, article: Article, decor: Decor, build: SiteBuild, config: MkDocsConfig, files: Files
) -> str:
    """The author's text of an article as HTML. What is to be told of it is kept in the build."""
    links = _RelativePathTreeprocessor(page.file, files, config)
    is_compared = _is_among_the_first(article, build) or int(article.source_digest[:8], 16) % _ONE_IN == 0
    text = page.markdown or ""
    body = render_body(text, article, decor, link=links.path_to_url, is_compared=is_compared)
    if _MKDOCS.getEffectiveLevel() > logging.DEBUG:
        page.links_to_anchors = links.links_to_anchors
    build.disagreements += body.disagreements
    if body.long_way is not None:
        build.long_ways.append(f"{body.long_way.reason} in {article.file}:{_line(text, body.long_way, build, article)}")
    return body.html


def _line(text: str, long_way: LongWay, build: SiteBuild, article: Article) -> int:
    """The line of the author's file, of which MkDocs gives us what stands below the front matter."""
    written = build.publication.texts.get(article.id) or (build.layout.root / article.file).read_text(encoding="utf-8")
    return written.count("\n") - text.count("\n") + long_way.row + 1
