"""The style sheet and script as they are committed: small, alone, and linked relatively."""

import gzip
import re

import pytest

from mkdocs_evidence.render.assets import SCRIPT, STYLE, asset_files, asset_tags
from mkdocs_evidence.render.links import Links


@pytest.mark.parametrize(("file", "max_bytes"), [(STYLE, 12 * 1024), (SCRIPT, 30 * 1024)])
def test_what_readers_download_stays_small(file, max_bytes):
    assert 0 < len(gzip.compress(asset_files()[file].read_bytes(), 9)) <= max_bytes


@pytest.mark.parametrize("file", [STYLE, SCRIPT])
def test_nothing_is_asked_of_another_host_and_nothing_is_evaluated(file):
    text = asset_files()[file].read_text(encoding="utf-8")
    assert re.findall(r"url\(|@import|https?://|\beval\b|new Function|innerHTML", text) == []


def test_styles_apply_only_to_parts_of_ours():
    """Pages of other people may link the sheet; nothing of theirs may change."""
    text = asset_files()[STYLE].read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    # Sheets of paper have no elements; the texts at their edges are empty but for what a page of ours puts there.
    text = re.sub(r"@page[^{]*\{(?:[^{}]|\{[^{}]*\})*\}", "", text)
    selectors = [one for one in re.findall(r"([^{}]+)\{", text) if not one.strip().startswith("@")]
    assert selectors
    assert [one for one in selectors if ".ev" not in one] == []


@pytest.mark.parametrize(
    ("here", "style"),
    [
        ("index.md", "assets/evidence/evidence.css"),
        ("hip/avn-stage-2.md", "../../assets/evidence/evidence.css"),
        ("hip/index.md", "../assets/evidence/evidence.css"),
    ],
)
def test_pages_link_them_relatively_so_that_a_site_works_from_a_folder(here, style):
    tags = asset_tags(Links(here=here))
    assert f'<link rel="stylesheet" href="{style}">' in tags
    assert tags.endswith(" defer></script>")
