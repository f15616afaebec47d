"""Links that also work from a folder: a server sends `index.html` for the address of a folder, a disk does not.

The addresses of pages stay as they are; links within the site name the file, which a server sends as well.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_TAG = re.compile(r"<(?:a|area|form|link)\s(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_ADDRESS = re.compile(r"(\s(?:href|action)\s*=\s*)([\"'])(.*?)\2", re.IGNORECASE | re.DOTALL)
_LINKING = ("<a ", "<area ", "<form ", "<link ")
_IN_PARTS = (' href="', ' action="')
_UNNAMED = tuple(
    re.compile(rf'{name}="(?!#)(?:[^"#?:]*/)?\.{{0,2}}["#?]')  # begins with letters, which are searched for fast
    for name in ("href", "action")
)
"""An address, not that of an anchor, that names no file."""
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\\")
"""How an address begins that is not relative to the page."""
_FOLDER = re.compile(r"(?:.*/)?\.{0,2}", re.DOTALL)


def name_files(output: str) -> str:
    """A finished page in which links to folders of the site name the `index.html` in them.

    Args:
        output: The whole page; its text is not touched, nor are addresses that begin with a scheme or a slash.

    >>> name_files('<a href="../works/#a"> <a href=".."> <a href="x.html"> <a href="#b">')
    '<a href="../works/index.html#a"> <a href="../index.html"> <a href="x.html"> <a href="#b">'
    """
    return _TAG.sub(lambda tag: _ADDRESS.sub(_name_file, tag[0]), output)


def name_files_in_part(part: str) -> str:
    """The same as `name_files`, in a tenth of the time, for a part of a page that we made.

    Args:
        part: HTML in which attributes stand in double quotes and names of elements in small letters, and in which
            neither the text nor the value of an attribute holds `<` or `>`.

    >>> name_files_in_part('<a href="../works/#a"> <b href=".."> <a href="x.html"> <a href="#b">')
    '<a href="../works/index.html#a"> <b href=".."> <a href="x.html"> <a href="#b">'
    """
    if not any(unnamed.search(part) for unnamed in _UNNAMED):
        return part
    for start in _IN_PARTS:
        before, *rest = part.split(start)
        if any(one[:1] != "#" for one in rest):
            part = before + "".join(_named_in_part(before, rest, start))
    return part


def _named_in_part(before: str, rest: Sequence[str], start: str) -> Iterator[str]:
    """What follows the text before the first address, each address after its attribute's name."""
    for one in rest:
        yield start
        tag = f"{before[before.rfind('<') :]} " if one[:1] != "#" else ""
        is_named = tag.startswith(_LINKING) and ">" not in tag
        before = one
        address, quote, after = one.partition('"')
        yield f"{_file_at(address)}{quote}{after}" if is_named else one


def _name_file(match: re.Match[str]) -> str:
    before, quote, address = match.groups()
    return f"{before}{quote}{_file_at(address)}{quote}"


def _file_at(address: str) -> str:
    path, mark, anchor = address.partition("#")
    # Hundreds of claims stand behind few paths.
    return f"{_named(path)}{mark}{anchor}" if path else address


@lru_cache(maxsize=4096)
def _named(address: str) -> str:
    """An address without an anchor."""
    if _ELSEWHERE.match(address):
        return address
    path, mark, query = address.partition("?")
    if not _FOLDER.fullmatch(path):
        return address
    joint = "" if not path or path.endswith("/") else "/"
    return f"{path}{joint}index.html{mark}{query}"
