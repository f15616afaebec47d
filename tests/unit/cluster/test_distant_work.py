"""What a worker does with its tickets, and what of its words reaches the author."""

import os
from pathlib import Path

import pytest

from mkdocs_evidence.cluster.likeness import describe_programs, find_differences, tell_differences
from mkdocs_evidence.distant_pages import asked_for


def test_this_machine_is_like_itself_and_names_what_pages_depend_on() -> None:
    programs = describe_programs()
    assert {"Python", "mkdocs", "markdown", "mkdocs-material", "jinja2", "distributed"} <= programs.keys()
    assert find_differences(programs, dict(programs)) == ()
    assert "pytest" not in programs


def test_many_differences_are_told_in_short() -> None:
    assert tell_differences([f"p{number}" for number in range(7)]) == "p0; p1; p2; p3; p4; and 2 more"
    assert tell_differences(["p0"]) == "p0"


def test_a_site_takes_along_the_variables_it_asks_for_and_no_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", {"NAME": "Ward", "SECRET": "s", "SOURCE_DATE_EPOCH": "7"})
    settings = tmp_path / "mkdocs.yml"
    settings.write_text("site_name: !ENV [TITLE, NAME, 'none']\nsite_url: !ENV URL\n")
    assert asked_for(settings) == {"NAME": "Ward", "SOURCE_DATE_EPOCH": "7", "TITLE": None, "URL": None, "none": None}
