"""The author's text of an article as HTML: by the short way where its grammar allows that, else by the long one.

The short way is plain Python (`render/short_way/`), the long one Python-Markdown with our extension. They make the same
bytes; where both are gone, that is seen.
"""

from collections.abc import Callable
from dataclasses import dataclass

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.source import Disagreement
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.extension import guidance_markdown, seen_in
from mkdocs_evidence.render.seen import find_disagreements
from mkdocs_evidence.render.short_way.article import as_written, write_article
from mkdocs_evidence.render.short_way.outside import OutsideGrammarError

_AROUND = 40
"""Characters that are shown before the first that differs."""
_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LongWay:
    """Why an article could not be read by the short way."""

    reason: str
    """What is in it: `a citation in a heading`."""
    row: int
    """On which line of the author's text, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleBody:
    """An author's text on the page."""

    html: str
    disagreements: tuple[Disagreement, ...] = ()
    """Where it is not what was checked, or the two ways differ."""
    long_way: LongWay | None = None
    """None where the short way was enough."""


def render_body(
    text: str,
    article: Article,
    decor: Decor,
    *,
    link: Callable[[str], str] = as_written,
    is_compared: bool = False,
) -> ArticleBody:
    """The author's text of one article.

    Args:
        text: The article without its front matter.
        article: As it was checked.
        decor: Marks, and what stands after claims.
        link: Gives the address that the page writes for one in the text; asked once a link, in the order of the page.
        is_compared: Whether the long way is gone as well, to see that both lead to the same page.
    """
    asked: list[str] = []

    def remember(address: str) -> str:
        asked.append(link(address))
        return asked[-1]

    try:
        html = write_article(text, article, decor, link=remember if is_compared else link)
    except OutsideGrammarError as outside:
        return _long_way(text, article, decor, link, outside)
    if not is_compared:
        return ArticleBody(html=html)
    again = iter(asked)
    other = guidance_markdown(article, decor, link=lambda address: next(again, address)).convert(text)
    return ArticleBody(html=html, disagreements=() if html == other else (_difference(article, html, other),))


def _long_way(
    text: str, article: Article, decor: Decor, link: Callable[[str], str], outside: OutsideGrammarError
) -> ArticleBody:
    markdown = guidance_markdown(article, decor, link=link)
    html = markdown.convert(text)
    return ArticleBody(
        html=html,
        disagreements=find_disagreements(article, seen_in(markdown)),
        long_way=LongWay(reason=outside.reason, row=outside.row),
    )


def _difference(article: Article, html: str, other: str) -> Disagreement:
    pairs = enumerate(zip(html, other, strict=False))
    start = next((at for at, (one, another) in pairs if one != another), min(len(html), len(other)))
    start = max(0, start - _AROUND)
    return Disagreement(at=article.at, scanned=other[start : start + _SHOWN], rendered=html[start : start + _SHOWN])
