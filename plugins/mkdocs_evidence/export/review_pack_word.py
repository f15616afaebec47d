"""A pack as a Word file: the rows of `word_rows`, with boxes to click on and changes recorded.

Written by python-docx, which stamps the day and the clock into what it writes; both are taken out, so that the same
pack gives the same bytes.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mkdocs_evidence.render.review_pack.page import asked_text, left_out_text, sitting_heading, sittings_text
from mkdocs_evidence.render.review_pack.view import PackView
from mkdocs_evidence.render.review_pack.word_rows import (
    ABOUT_INTERESTS,
    ANSWER_HEADING,
    AT_THE_END,
    DEMONSTRATION,
    HOW,
    HOW_HEADING,
    REFERENCES_HEADING,
    SIGNATURE_HEADING,
    Label,
    WordRow,
    about_lines,
    claim_heading,
    claim_rows,
    fact_rows,
    flow_heading,
    flow_rows,
    reference_line,
    signature_rows,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

_MISSING = "Word files are written by python-docx. Install it with `pip install 'mkdocs-evidence[word]'`."
_LONG_AGO = datetime(2000, 1, 1)
_ZIP_DAY = (2000, 1, 1, 0, 0, 0)
_LABEL_CM, _TEXT_CM = 3.6, 13.6
_CLAIM_POINTS = 12.5
_ANSWER_SHADE, _LABEL_SHADE = "FFF8E1", "F0F0F0"
_SETTINGS_BEFORE = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts "
    "embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState "
    "formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge "
    "revisionView"
).split()
"""Settings that Word wants before `trackRevisions` (ECMA-376, part 1, 17.15.1.78)."""
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"


class WordToolsMissingError(Exception):
    """python-docx is not installed; the message says what to install."""


def export_pack_word(pack: PackView) -> bytes:
    """A pack as a Word file (.docx) to fill in and send back.

    Raises:
        WordToolsMissingError: python-docx is not installed.
    """
    try:
        import docx
    except ImportError as problem:
        raise WordToolsMissingError(_MISSING) from problem
    document = docx.Document()
    _lay_out(document, pack)
    _write_front(document, pack)
    for sitting in pack.sittings:
        document.add_heading(sitting_heading(sitting, pack), level=1)
        for claim in sitting.claims:
            document.add_heading(claim_heading(claim), level=2)
            _write_table(document, claim_rows(claim))
    if pack.flow:
        document.add_heading(flow_heading(pack.flow), level=1)
        _write_table(document, flow_rows(pack.flow))
    document.add_heading(REFERENCES_HEADING, level=1)
    for one in pack.references:
        document.add_paragraph(reference_line(one))
    document.add_heading(SIGNATURE_HEADING, level=1)
    document.add_paragraph(ABOUT_INTERESTS)
    _write_table(document, signature_rows(pack))
    document.add_paragraph(AT_THE_END)
    return _without_clock(document)


def _lay_out(document: "Document", pack: PackView) -> None:
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.9)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.name = "Arial"
    document.styles["Normal"].font.size = Pt(10.5)
    who = f" for {pack.member}" if pack.member else ""
    footer = section.footer.paragraphs[0]
    footer.text = f"Version code {pack.version}. Pack {pack.code}{who}. Page "
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")
    _record_changes(document)
    properties = document.core_properties
    properties.title = f"Review: {pack.question}"
    properties.author = pack.board
    properties.comments = ""
    properties.last_modified_by = ""
    properties.language = "en"
    properties.created = properties.modified = _LONG_AGO


def _record_changes(document: "Document") -> None:
    """Lets Word mark from now on what is changed, so that it can be told from what was sent."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    settings = document.settings.element
    before = {qn(f"w:{name}") for name in _SETTINGS_BEFORE}
    place = next((place for place, one in enumerate(settings) if one.tag not in before), len(settings))
    settings.insert(place, OxmlElement("w:trackRevisions"))


def _write_front(document: "Document", pack: PackView) -> None:
    if pack.board:
        document.add_paragraph(pack.board)
    if pack.is_demonstration:
        document.add_paragraph(DEMONSTRATION)
    document.add_heading(pack.question, level=0)
    _write_table(document, fact_rows(pack, asked=asked_text(pack), time=f"{pack.time}, {sittings_text(pack)}"))
    document.add_heading(HOW_HEADING, level=1)
    for text in HOW:
        document.add_paragraph(text, style="List Number")
    for text in about_lines(pack):
        document.add_paragraph(text)
    if pack.left_out:
        document.add_paragraph(f"Not in this pack: {left_out_text(pack)}.")
    if pack.answer:
        document.add_heading(ANSWER_HEADING, level=1)
        for text in pack.answer:
            document.add_paragraph(text)


def _write_table(document: "Document", rows: Sequence[WordRow]) -> None:
    from docx.shared import Cm

    table: Table = document.add_table(rows=len(rows), cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, (_LABEL_CM, _TEXT_CM), strict=True):
        column.width = Cm(width)
    for place, (row, line) in enumerate(zip(rows, table.rows, strict=True)):
        label, content = line.cells
        label.width, content.width = Cm(_LABEL_CM), Cm(_TEXT_CM)
        label.paragraphs[0].add_run(row.label).bold = True
        _shade(label, _LABEL_SHADE)
        if row.is_answer:
            _shade(content, _ANSWER_SHADE)
        _write_content(content, row)
        _keep_whole(line, is_last=place + 1 == len(rows))


def _keep_whole(row: "_Row", *, is_last: bool) -> None:
    """Keeps a row on one page, and with the row below it; what is longer than a page breaks all the same."""
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = not is_last
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)


def _write_content(cell: "_Cell", row: WordRow) -> None:
    from docx.shared import Pt

    paragraph = cell.paragraphs[0]
    for place, text in enumerate(row.lines):
        run = (paragraph if place == 0 else cell.add_paragraph()).add_run(text)
        if row.label == Label.CLAIM:
            run.font.size = Pt(_CLAIM_POINTS)
    is_short = sum(map(len, row.options)) < 60
    for place, option in enumerate(row.options):
        if place and not is_short:
            paragraph = cell.add_paragraph()
        _add_box(paragraph, option)
        paragraph.add_run(f" {option}" + ("     " if is_short and place + 1 < len(row.options) else ""))


def _shade(cell: "_Cell", color: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), color)
    cell._tc.get_or_add_tcPr().append(shade)


def _add_box(paragraph: "Paragraph", name: str) -> None:
    """A box that a click ticks, as Word has them since 2010."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    box: Any = parse_xml(  # Any: an element of lxml, which has no types
        f'<w:sdt {nsdecls("w")} xmlns:w14="{_WORD_2010}"><w:sdtPr><w:alias/>'
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"'
        ' w:hint="eastAsia"/></w:rPr><w:t>\u2610</w:t></w:r></w:sdtContent></w:sdt>'
    )
    alias = box[0][0]
    alias.set(alias.tag.replace("alias", "val"), name[:64])
    paragraph._p.append(box)


def _add_field(paragraph: "Paragraph", code: str) -> None:
    """A number that Word works out, such as that of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)


def _without_clock(document: "Document") -> bytes:
    """The file, with every part under one day."""
    written, steady = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=_ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return steady.getvalue()
