r"""Reads answers as exported tables write them: `I | II`, `0..29.9 | unknown`, `rash & !cough`, `any`, `\` before a sign."""

import re
from decimal import Decimal

from mkdocs_evidence.model.flow import Entry


def holds(entry: Entry, cell: str, *, is_many: bool) -> bool:
    """Whether an answer is among those that a cell names."""
    return any(_holds(entry, part, is_many=is_many) for part in _split(cell, "|"))


def _holds(entry: Entry, part: str, *, is_many: bool) -> bool:
    if entry == "unknown" or part == "unknown":
        return entry == part
    if is_many:
        chosen = {entry} - {"none"} if isinstance(entry, str) else set(entry)
        return part == "any" or all(_chosen(chosen, one) for one in _split(part, "&"))
    assert isinstance(entry, str)
    if stretch := re.fullmatch(r"(-?[\d.]+?)\.\.(-?[\d.]+)", part):
        return Decimal(stretch[1]) <= Decimal(entry) <= Decimal(stretch[2])
    return entry == re.sub(r"\\(.)", r"\1", part)


def _chosen(chosen: set[str], word: str) -> bool:
    is_without = word.startswith("!")
    return (re.sub(r"\\(.)", r"\1", word.removeprefix("!")) in chosen) is not is_without


def _split(text: str, sign: str) -> list[str]:
    return re.split(rf"(?<!\\) {re.escape(sign)} ", text)
