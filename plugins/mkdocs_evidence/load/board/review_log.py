"""Reads the log of board records. Written by `evidence review seal` in one form only; any other text is refused."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from mkdocs_evidence.analysis.reviews.log import FORM, log_text
from mkdocs_evidence.load.files import FoundFile, read_file
from mkdocs_evidence.model.ids import PersonId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.review_log import ReviewLog, TreeHead
from mkdocs_evidence.syntax.patterns import regex

_DIGEST = regex(r"[0-9a-f]{64}")


class UnusableLogError(Exception):
    """The file is no log, or not as it was written; its words are for the editor."""


def load_review_log(layout: Layout) -> ReviewLog | None:
    """The log of a project; None when it has none.

    Raises:
        UnusableLogError: The file is no log, or somebody edited it.
    """
    if not layout.review_log.exists():
        return None
    name = layout.name(layout.review_log)
    text, faults = read_file(FoundFile(path=str(layout.review_log), file=name, inside=layout.review_log.name))
    if text is None:
        raise UnusableLogError(" ".join(f"{one.finding.at}: {one.finding.message}" for one in faults))
    try:
        return decode_review_log(text)
    except UnusableLogError as problem:
        raise UnusableLogError(f"{name}: {problem}") from problem


def find_review_log(layout: Layout) -> ReviewLog | None:
    """The log of a project; None when it has none that can be read, which `load_review_log` says why."""
    try:
        return load_review_log(layout)
    except UnusableLogError:
        return None


def decode_review_log(text: str) -> ReviewLog:
    """A log as text.

    Raises:
        UnusableLogError: It is none, or differs in any byte from the one text of the log it holds.
    """
    try:
        log = _log(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UnusableLogError("This is no log of board records. Bring the file back; git has it.") from None
    if log_text(log) != text:
        raise UnusableLogError("The log is not as `evidence review seal` wrote it. Bring the file back; git has it.")
    return log


def _log(content: Mapping[str, Any]) -> ReviewLog:  # Any: JSON; what lacks or is of another kind raises
    if content["form"] != FORM or any(_DIGEST.fullmatch(one) is None for one in content["records"]):
        raise ValueError("another form")
    return ReviewLog(records=tuple(content["records"]), heads=tuple(_head(one) for one in content["heads"]))


def _head(content: Mapping[str, Any]) -> TreeHead:  # Any: as above
    if type(content["size"]) is not int or _DIGEST.fullmatch(content["root"]) is None:
        raise ValueError("another form")
    return TreeHead(
        size=content["size"],
        root=content["root"],
        date=date.fromisoformat(content["date"]),
        roll=str(content.get("roll", "")),
        signatures=tuple((PersonId(who), str(signature)) for who, signature in content["signatures"].items()),
    )
