"""The HTML of one article, made in plain Python."""

from collections.abc import Callable

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.short_way.writing import write_sheet


def as_written(address: str) -> str:
    """The address of a link as its author wrote it."""
    return address


def write_article(text: str, article: Article, decor: Decor, *, link: Callable[[str], str] = as_written) -> str:
    """What `render/extension.py` makes of an article, byte for byte.

    Args:
        text: The article without its front matter.
        article: As it was checked.
        decor: Marks, and what stands after claims.
        link: Gives the address that the page writes for one in the text, perhaps with a warning. It is asked for each
            link of the page in its order, and for none when an error is raised.

    Raises:
        OutsideGrammarError: Only the Markdown extension can render it, or tell how it differs from what was checked.
    """
    sheet = write_sheet(text, article, decor)
    # White space alone is no page, not even where it is indented like code.
    return sheet.finish(link) if text.strip() else ""
