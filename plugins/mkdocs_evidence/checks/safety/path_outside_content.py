"""The rule `path-outside-content`."""

import posixpath
import re
from collections.abc import Iterator

from mkdocs_evidence.analysis.safety.code_samples import blank_code
from mkdocs_evidence.analysis.safety.targets import Target, find_targets
from mkdocs_evidence.analysis.text_places import LineIndex
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.source import SourceFile, SourceKind
from mkdocs_evidence.syntax.patterns import regex

_INCLUDE = regex(
    r"^[ \t]*-{1,}8<-{1,}[ \t]+[\"']?(?P<snippet>[^\"'\n]*)|\{!\s*(?P<braces>[^{}\n]+?)\s*!\}"
    r"|\{%-?\s*include\s+[\"'](?P<macro>[^\"'\n]+)[\"'][^\n]*?%\}|^[ \t]*\.\. include:: (?P<directive>\S+)",
    re.MULTILINE,
)
_DRIVE = regex(r"[a-z]:", re.IGNORECASE)


@rule(
    "EV605",
    on=SourceFile,
    since="0.2",
    remedy="Put the file into the pages folder, and name it from the folder of this page.",
)
def path_outside_content(source: SourceFile, ledger: Ledger) -> Iterator[Finding]:
    """A link, picture or include that names a file outside of the pages folder."""
    if source.kind in (SourceKind.DATA, SourceKind.ASSET) or not _may_leave(source.text):
        return
    text = blank_code(source.text)
    lines = LineIndex.of(source.file, source.text)
    for target in find_targets(text):
        if what := _fault(target, source):
            shown = source.text[target.start : target.stop]
            yield Finding(at=lines.place(target.start, target.stop), message=f"`{shown}` {what}.")
    for found in _INCLUDE.finditer(text):
        group = found.lastgroup or "snippet"
        if what := _include_fault(found[group], source):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            yield Finding(
                at=lines.place(start, found.end()),
                message=f"`{found[0].strip()}` {what}.",
                remedy="Write the words here; what is checked must stand in the article.",
            )


def _may_leave(text: str) -> bool:
    # One sign is found much sooner than two, and most texts lack it.
    if "<" in text or any(pair[-1] in text and pair in text for pair in ("{!", "{%")):
        return True
    return ("(" in text and "](" in text) or "]:" in text or ".. include" in text


def _fault(target: Target, source: SourceFile) -> str:
    """Why a target is no place of the site, to be read after it; empty when it is one."""
    if _DRIVE.match(target.address) and len(target.scheme) == 1:
        return "is a path on one computer"
    if target.scheme or target.is_without_scheme or not target.path:
        return ""
    if target.path.startswith("/"):
        is_ours = source.kind is SourceKind.ARTICLE
        return "begins at the root of the host, where this site need not be" if is_ours else ""
    # Ordinary pages may link from where they are shown, `hip/avn/`, which is one folder deeper than `hip/avn.md`.
    is_address = source.kind is SourceKind.PAGE and (target.is_markup or not posixpath.splitext(target.path)[1])
    return "leads out of the pages folder" if _climbs(target.path, source.inside, spare=int(is_address)) else ""


def _climbs(path: str, inside: str, *, spare: int = 0) -> bool:
    """Whether a path leaves the pages folder, seen from the page `inside` it; `spare` levels more are allowed."""
    deeper = "/".join(["x"] * spare)
    reached = posixpath.normpath(posixpath.join(posixpath.dirname(inside), deeper, path))
    return reached == ".." or reached.startswith("../")


def _include_fault(path: str, source: SourceFile) -> str:
    if source.kind is SourceKind.ARTICLE:
        return "is an include, which guidance articles do not have; readers would see this line as it is"
    path = path.strip().replace("\\", "/")
    if path.startswith(("/", "http:", "https:")) or _DRIVE.match(path) or posixpath.normpath(path).startswith(".."):
        return "reads a file outside of the project"
    return ""
