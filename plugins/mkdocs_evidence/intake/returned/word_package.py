"""A Word file as the parts of it that hold words. It comes by e-mail, so nothing in it is trusted.

The parts are read with the standard library alone: no macro runs, no address is followed, no entity is resolved, and
how much is unpacked has a bound, whatever the file says of itself.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree

MOST_BYTES = 30_000_000
"""Of the file, and of each part of it when unpacked. A pack of 500 claims has a tenth of this."""
_MOST_PARTS = 2_000
_DEEPEST = 200

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"
_COMMENTS = "word/comments.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_OLD_FORM = bytes.fromhex("d0cf11e0a1b11ae1")

Element: TypeAlias = ElementTree.Element


class UnusableWordFileError(Exception):
    """The file cannot be read as a Word file that somebody filled in; the message says why and what helps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordParts:
    """The parts of a Word file that hold words."""

    main: Element
    comments: Element | None
    """What Word calls comments, in its margin; None when there are none."""


def open_word_file(content: bytes) -> WordParts:
    """Opens a Word file.

    Args:
        content: The file.

    Raises:
        UnusableWordFileError: It is none, is damaged, or holds what no filled-in form needs.
    """
    if len(content) > MOST_BYTES:
        raise UnusableWordFileError(f"The file has {len(content) // 1_000_000} megabytes; a pack has one or two.")
    if content.startswith(_OLD_FORM):
        raise UnusableWordFileError(
            "This is a Word file of the old form, or one with a password. Save it as .docx without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(_checked_names(package))
            if _MAIN not in names:
                raise UnusableWordFileError("This is no Word file: it holds no document. Save the form as .docx.")
            _refuse_outside_parts(package, names)
            return WordParts(
                main=_parse(_read(package, _MAIN), _MAIN),
                comments=_parse(_read(package, _COMMENTS), _COMMENTS) if _COMMENTS in names else None,
            )
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as problem:
        raise UnusableWordFileError(
            f"The file is no Word file, or it was damaged on the way ({problem}). Ask for it again, as an attachment."
        ) from problem


def _checked_names(package: zipfile.ZipFile) -> list[str]:
    parts = package.infolist()
    if len(parts) > _MOST_PARTS:
        raise UnusableWordFileError(f"The file holds {len(parts)} parts; a form has about twenty.")
    for part in parts:
        if part.flag_bits & 1:
            raise UnusableWordFileError("The file has a password. Save it without one.")
        if part.filename.casefold().endswith("vbaproject.bin"):
            raise UnusableWordFileError("The file holds macros, which no form needs. Save it as .docx, without macros.")
    names = [part.filename for part in parts]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise UnusableWordFileError(f"The file holds `{twice}` twice, so nobody can tell which of them counts.")
    return names


def _refuse_outside_parts(package: zipfile.ZipFile, names: set[str]) -> None:
    """Links that somebody typed are words; anything else that is fetched from elsewhere has no place in a form."""
    if _RELATIONS not in names:
        return
    for one in _parse(_read(package, _RELATIONS), _RELATIONS).iter(RELATIONSHIP):
        kind = one.get("Type", "").rpartition("/")[2]
        if one.get("TargetMode", "").casefold() == "external" and kind != "hyperlink":
            raise UnusableWordFileError(
                f"The file fetches a part ({kind or 'of no kind'}) from elsewhere: `{one.get('Target', '')[:80]}`. "
                "Copy the answers into a fresh form."
            )


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    """A part, unpacked no further than the bound, since what the file says of its length may be a lie."""
    try:
        with package.open(name) as part:
            content = part.read(MOST_BYTES + 1)
    except RuntimeError as problem:
        raise UnusableWordFileError(f"The part `{name}` cannot be unpacked: {problem}.") from problem
    if len(content) > MOST_BYTES:
        raise UnusableWordFileError(f"The part `{name}` unpacks to more than {MOST_BYTES // 1_000_000} megabytes.")
    return content


def _parse(content: bytes, name: str) -> Element:
    """A part as a tree. A document type is refused, and with it every entity that could grow or reach outside."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UnusableWordFileError(f"The part `{name}` is neither UTF-8 nor UTF-16.") from problem
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UnusableWordFileError(f"The part `{name}` declares a document type, which Word never writes.")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as problem:
        line, column = problem.position
        raise UnusableWordFileError(
            f"The part `{name}` is damaged at line {line}, column {column + 1}. Ask for the file again."
        ) from problem
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return root
    raise UnusableWordFileError(f"The part `{name}` is nested more than {_DEEPEST} deep.")
