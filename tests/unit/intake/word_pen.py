"""A member at the word processor: ticks, types, strikes out and comments in a Word file, as Word itself writes it."""

import io
import re
import zipfile
from collections.abc import Callable
from xml.etree import ElementTree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
W, W14 = f"{{{WORD}}}", f"{{{WORD_2010}}}"
ElementTree.register_namespace("w", WORD)
ElementTree.register_namespace("w14", WORD_2010)
BY = {f"{W}id": "1", f"{W}author": "A member", f"{W}date": "2026-11-23T20:00:00Z"}
MAIN = "word/document.xml"


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


def text_of(element: ElementTree.Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


class Pen:
    """One file in somebody's hands."""

    def __init__(self, content: bytes) -> None:
        self._parts = parts_of(content)
        self._root = ElementTree.fromstring(self._parts[MAIN])
        # It names prefixes that are declared no more once the tree is written again.
        self._root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
        self._comments: list[str] = []

    def content(self) -> bytes:
        """The file as it is sent back."""
        parts = {**self._parts, MAIN: ElementTree.tostring(self._root, encoding="utf-8", xml_declaration=True)}
        if self._comments:
            parts["word/comments.xml"] = f'<w:comments xmlns:w="{WORD}">{"".join(self._comments)}</w:comments>'.encode()
        return packed(parts)

    def row(self, code: str, label: str) -> ElementTree.Element:
        """The row of a label, in the table that has a code; the last table for no code."""
        tables = [*self._root.iter(f"{W}tbl")]
        table = next((one for one in tables if code in text_of(one)), None) if code else tables[-1]
        assert table is not None, code
        rows = (row for row in table.iter(f"{W}tr") if text_of(row.findall(f"{W}tc")[0]).startswith(label))
        return next(rows)

    def cell(self, code: str, label: str) -> ElementTree.Element:
        return self.row(code, label).findall(f"{W}tc")[1]

    def tick(self, code: str, label: str, option: str) -> None:
        """Clicks on a box, as Word does it: the state changes, and the sign that shows it."""
        boxes = [*self.cell(code, label).iter(f"{W}sdt")]
        box = next(one for one in boxes if one.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == option)
        box.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").set(f"{W14}val", "1")
        next(box.iter(f"{W}t")).text = "☒"

    def type(self, code: str, label: str, text: str, *, is_tracked: bool = True) -> None:
        """Types a paragraph at the end of a cell, with changes recorded or not."""
        paragraph = ElementTree.SubElement(self.cell(code, label), f"{W}p")
        place = ElementTree.SubElement(paragraph, f"{W}ins", BY) if is_tracked else paragraph
        _run(place, f"{W}t", text)

    def replace(self, code: str, label: str, old: str, new: str) -> None:
        """Strikes words out and types others in their place, with changes recorded."""
        for run, parent in self._runs(code, label):
            text = text_of(run)
            if old not in text:
                continue
            before, _, after = text.partition(old)
            place = list(parent).index(run)
            parent.remove(run)
            pieces: list[ElementTree.Element] = []
            pieces.append(_run(None, f"{W}t", before))
            pieces.append(gone := ElementTree.Element(f"{W}del", BY))
            _run(gone, f"{W}delText", old)
            pieces.append(come := ElementTree.Element(f"{W}ins", BY))
            _run(come, f"{W}t", new)
            pieces.append(_run(None, f"{W}t", after))
            for offset, piece in enumerate(pieces):
                parent.insert(place + offset, piece)
            return
        raise AssertionError(old)

    def overwrite(self, code: str, label: str, text: str) -> None:
        """Puts other words into a cell, without a trace."""
        cell = self.cell(code, label)
        for paragraph in cell.findall(f"{W}p"):
            cell.remove(paragraph)
        _run(ElementTree.SubElement(cell, f"{W}p"), f"{W}t", text)

    def comment(self, code: str, label: str, text: str) -> None:
        """Writes a comment in the margin, beside a cell."""
        number = str(len(self._comments))
        run = ElementTree.SubElement(self.cell(code, label).findall(f"{W}p")[0], f"{W}r")
        ElementTree.SubElement(run, f"{W}commentReference", {f"{W}id": number})
        self._comments.append(f'<w:comment w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>')

    def change(self, code: str, label: str, how: Callable[[ElementTree.Element], None]) -> None:
        """Does something else to a row."""
        how(self.row(code, label))

    def write_outside(self, text: str) -> None:
        """Types a paragraph that stands in no table."""
        body = self._root.find(f"{W}body")
        paragraph = ElementTree.Element(f"{W}p")
        _run(paragraph, f"{W}t", text)
        body.insert(3, paragraph)

    def _runs(self, code: str, label: str) -> list[tuple[ElementTree.Element, ElementTree.Element]]:
        return [(run, p) for p in self.cell(code, label).iter(f"{W}p") for run in p.findall(f"{W}r")]


def _run(parent: ElementTree.Element | None, tag: str, text: str) -> ElementTree.Element:
    run = ElementTree.Element(f"{W}r") if parent is None else ElementTree.SubElement(parent, f"{W}r")
    word = ElementTree.SubElement(run, tag, {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    word.text = text
    return run


def code_of(content: bytes, claim: str) -> str:
    """The code that a Word file prints for a claim."""
    root = ElementTree.fromstring(parts_of(content)[MAIN])
    found = re.search(rf"(\w{{4}}-\w{{4}}) \({re.escape(claim)}\)", text_of(root))
    assert found is not None, claim
    return found[1]
