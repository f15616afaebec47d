"""A pack as a tagged PDF (PDF/UA-1, A4). The same pack gives the same bytes wherever the same fonts are installed."""

from mkdocs_evidence.export.article_pdf import write_pdf
from mkdocs_evidence.render.review_pack.page import render_pack
from mkdocs_evidence.render.review_pack.view import PackView


def export_pack_pdf(pack: PackView) -> bytes:
    """A pack as a PDF.

    Raises:
        PdfToolsMissingError: There is no WeasyPrint here that works.
    """
    return write_pdf(render_pack(pack))
