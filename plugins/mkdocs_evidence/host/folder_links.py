"""Links that also work from a folder: a server sends `index.html` for the address of a folder, a disk does not.

The addresses of pages stay as they are; links within the site name the file, which a server sends as well.
"""

import re

_TAG = re.compile(r"<(?:a|area|form|link)\s(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_ADDRESS = re.compile(r"(\s(?:href|action)\s*=\s*)([\"'])(.*?)\2", re.IGNORECASE | re.DOTALL)
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


def _name_file(match: re.Match[str]) -> str:
    before, quote, address = match.groups()
    return f"{before}{quote}{_file_at(address)}{quote}"


def _file_at(address: str) -> str:
    if not address or address.startswith("#") or _ELSEWHERE.match(address):
        return address
    end = min((at for at in (address.find("?"), address.find("#")) if at >= 0), default=len(address))
    path, rest = address[:end], address[end:]
    if not _FOLDER.fullmatch(path):
        return address
    joint = "" if not path or path.endswith("/") else "/"
    return f"{path}{joint}index.html{rest}"
