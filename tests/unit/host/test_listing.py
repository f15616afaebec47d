"""What search engines are told of."""

from collections.abc import Sequence
from xml.etree import ElementTree

import pytest

from mkdocs_evidence.host.listing import without_pages

FORM = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES = ("", "a/", "a/history/", "b/a/history/", "our-history/", "c.html")


def sitemap(*pages: str) -> str:
    places = "".join(f"<url><loc>https://trees.example/docs/{one}</loc></url>" for one in pages)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{FORM}">{places}</urlset>'


@pytest.mark.parametrize(
    ("addresses", "left"),
    [
        pytest.param(["b/a/history/"], ["", "a/", "a/history/", "our-history/", "c.html"], id="one"),
        pytest.param(["a/history/", "c.html"], ["", "a/", "our-history/"], id="also below another folder"),
        pytest.param(["history/"], ["", "a/", "our-history/", "c.html"], id="no part of a name"),
        pytest.param(["tory/", "d/"], [*PAGES], id="none that is there"),
    ],
)
def test_pages_that_are_not_to_be_found_are_left_out(addresses: Sequence[str], left: Sequence[str]) -> None:
    found = ElementTree.fromstring(without_pages(sitemap(*PAGES), addresses))
    assert [one.text for one in found.iter(f"{{{FORM}}}loc")] == [f"https://trees.example/docs/{one}" for one in left]


def test_a_sitemap_of_which_nothing_is_left_out_is_as_it_was_written() -> None:
    assert without_pages(sitemap(*PAGES), []) == sitemap(*PAGES)
