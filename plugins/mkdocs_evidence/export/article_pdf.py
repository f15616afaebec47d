"""One article as a tagged PDF (PDF/UA-1, A4), laid out by WeasyPrint from the same HTML and style sheet as the page.

The same article gives the same bytes wherever the same fonts are installed: no day and no machine is written into it.
"""

import logging
from pathlib import Path
from typing import Any, NoReturn

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.facts import SiteFacts, gather_article
from mkdocs_evidence.render.for_programs.json_ld import canonical_url
from mkdocs_evidence.render.paper import render_paper

_STYLE = Path(__file__).with_name("article_pdf.css")
_MISSING = (
    "PDFs are laid out by WeasyPrint. Install it with `pip install 'mkdocs-evidence[pdf]'`, and the libraries it uses: "
    "on Debian and Ubuntu `apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`, on macOS "
    "`brew install pango`."
)


class PdfToolsMissingError(Exception):
    """WeasyPrint, or a library that it uses, is not installed; the message says what to install."""


def export_article_pdf(
    article: Article, site: SiteFacts, body: str, *, language: str = "en", is_whole: bool = False
) -> bytes:
    """An article as a PDF.

    Args:
        article: As the scanner read it.
        site: From `gather_site`; links lead to where it is published, and are plain text while nobody has said where.
        body: The article's text below its front matter.
        language: Of the author's words, as in `lang`.
        is_whole: With all that stands behind the claims, and not only what one hands on.

    Raises:
        PdfToolsMissingError: There is no WeasyPrint here that works.
    """
    html = render_paper(article, site, body, language=language, is_whole=is_whole)
    address = canonical_url(gather_article(article, site))
    return write_pdf(html, style=_STYLE.read_text(encoding="utf-8"), address=address)


def write_pdf(html: str, *, style: str = "", address: str = "") -> bytes:
    """A document as a tagged PDF. Nothing is fetched for it, from nowhere.

    Args:
        html: The whole document; its own style sheets count.
        style: A style sheet for PDFs alone, which counts after those; empty when there is none.
        address: Where the document is published; empty when nobody knows.

    Raises:
        PdfToolsMissingError: There is no WeasyPrint here that works.
    """
    weasyprint = _weasyprint()
    # Within the document, since WeasyPrint lets style sheets from outside lose to those of the document.
    styled = html.replace("</head>", f"<style>{style}</style></head>", 1)
    document = weasyprint.HTML(string=styled, base_url=address or None, url_fetcher=_refuse)
    written: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return written


def _refuse(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"A document asks nobody for anything, and so not for {url}.")


def _weasyprint() -> Any:  # Any: WeasyPrint has no types
    # It tells at length which rules for screens it passes over, and the maker of its fonts how it makes them.
    for name in ("weasyprint", "fontTools"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        import weasyprint  # type: ignore[import-untyped] # it has no types
    except (ImportError, OSError) as problem:  # OSError: a library that it opens is missing
        raise PdfToolsMissingError(f"{_MISSING} ({problem})") from problem
    return weasyprint
