"""Reads a text with the scanner and renders it, without the files around it."""

from mkdocs_evidence.load.articles.claims import sort_blocks
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.source import Disagreement
from mkdocs_evidence.render.decor import PlainDecor
from mkdocs_evidence.render.extension import guidance_markdown, seen_in
from mkdocs_evidence.render.seen import find_disagreements
from mkdocs_evidence.syntax.scanner import scan_article

NUMBERS = {ReferenceKey(key): number for number, key in enumerate(("key", "a", "b", "k", "l"), 1)}


def read_article(text: str) -> Article:
    """The article that the scanner sees in a text without front matter."""
    scan = scan_article(text, file="a.md")
    sayings = sort_blocks(scan.blocks, [])
    return Article(
        id=ArticleId("a"),
        file="a.md",
        title="A",
        question="A?",
        population=None,
        written=None,
        searched=None,
        review_due=None,
        answer=tuple(sayings.answer),
        claims=tuple(sayings.claims),
        prose=tuple(sayings.prose),
        lay_texts=tuple(sayings.lay_texts),
        headings=tuple(sayings.headings),
        captions=tuple(sayings.captions),
        oddities=scan.oddities,
        source_digest="",
        at=Place("a.md"),
    )


def render(text: str, article: Article | None = None) -> tuple[str, tuple[Disagreement, ...]]:
    """The HTML of a text, and where it differs from an article (of the same text when none is given)."""
    article = article or read_article(text)
    markdown = guidance_markdown(article, PlainDecor(NUMBERS))
    html = markdown.convert(text)
    return html, find_disagreements(article, seen_in(markdown))
