"""The author's text of an article inside MkDocs: its links as MkDocs makes them, and which way it was read."""

import logging

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


def make_article_text(
    page: Page, article: Article, decor: Decor, build: SiteBuild, config: MkDocsConfig, files: Files
) -> str:
    """The author's text of an article as HTML. What is to be told of it is kept in the build."""
    links = _RelativePathTreeprocessor(page.file, files, config)
    is_compared = build.both_ways > 0 or int(article.source_digest[:8], 16) % _ONE_IN == 0
    build.both_ways -= 1
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
