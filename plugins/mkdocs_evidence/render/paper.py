"""An article as a document of its own, without a theme around it: for paper and for PDF."""

import posixpath
import re
from urllib.parse import quote, unquote

from markupsafe import Markup, escape

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.article_body import render_body
from mkdocs_evidence.render.assets import style_text
from mkdocs_evidence.render.cards.decoration import CardDecor
from mkdocs_evidence.render.edition import edition_style
from mkdocs_evidence.render.facts import ArticleFacts, SiteFacts, gather_article
from mkdocs_evidence.render.links import article_page
from mkdocs_evidence.render.page import render_article

_PAGE_LINK = re.compile(r'(<a\b[^>]*\shref=")([^":#?]+\.md)(?:#([^"]*))?"')


def render_paper(article: Article, site: SiteFacts, body: str, *, language: str = "en", is_whole: bool = False) -> str:
    """A whole HTML document that holds the article as it is printed.

    Args:
        article: As the scanner read it.
        site: From `gather_site`.
        body: The article's text below its front matter.
        language: Of the author's words, as in `lang`.
        is_whole: With all that stands behind the claims, as the page prints it when somebody asks for that.
    """
    facts = gather_article(article, site)
    content = render_article(facts, render_body(body, article, CardDecor(facts)).html)
    head = Markup(
        '<!doctype html><html lang="{}"{}><head><meta charset="utf-8"><title>{}</title>{}'
        '<meta name="description" content="{}"><style>{}{}</style></head><body><main>'
    ).format(
        language,
        Markup(' data-ev-print="all"') if is_whole else "",
        article.question or article.title,
        Markup("").join(Markup('<meta name="author" content="{}">').format(one.name) for one in article.authors),
        article.title,
        Markup(style_text()),
        Markup(edition_style(facts)),
    )
    return f"{head}{_link_pages(content, facts)}</main></body></html>"


def _link_pages(html: str, facts: ArticleFacts) -> str:
    """The article with links to the pages that MkDocs would make of other source files."""
    folder = posixpath.dirname(article_page(facts.article.id))

    def link(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, unquote(match[2])))
        fragment = f"#{match[3]}" if match[3] else ""
        return f'{match[1]}{escape(facts.links.to(path))}{quote(fragment, safe="#%&;")}"'

    return _PAGE_LINK.sub(link, html)
