"""Expressions that are compiled when first used are right all the same, and used like others."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator

import pytest

import mkdocs_evidence
from mkdocs_evidence.syntax import patterns
from mkdocs_evidence.syntax.patterns import SPACE, regex

ROOMS = ("analysis", "checks", "load", "syntax")


def _values(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list, frozenset)):
        for one in value:
            yield from _values(one)
    else:
        yield value


def _all_expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.walk_packages(mkdocs_evidence.__path__, "mkdocs_evidence."):
        if found.name.split(".")[1] in ROOMS:
            for name, value in vars(importlib.import_module(found.name)).items():
                for one in _values(value):
                    if isinstance(one, patterns._Later):
                        yield f"{found.name}.{name}", one  # type: ignore[misc]  # it says that it is one


def test_every_expression_of_the_package_can_be_compiled() -> None:
    found = dict(_all_expressions())
    assert len(found) > 300
    for name, expression in found.items():
        assert isinstance(expression.flags, int), name


def test_a_mistake_in_an_expression_shows_when_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("text")


def test_flags_count_at_the_first_use_and_at_the_next() -> None:
    word = regex("hip", re.IGNORECASE)
    assert [word.sub("knee", "Hip"), word.sub("knee", "HIP")] == ["knee", "knee"]


def test_space_spelled_out_is_all_that_python_takes_for_space() -> None:
    characters = "".join(map(chr, range(sys.maxunicode + 1)))
    assert re.findall(f"[{SPACE}]", characters) == re.findall(r"\s", characters)
