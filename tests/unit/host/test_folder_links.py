"""Links that work without a server, and everything that is left as it was."""

import pytest

from mkdocs_evidence.host.folder_links import name_files, name_files_in_part


@pytest.mark.parametrize(
    ("address", "named"),
    [
        pytest.param("../", "../index.html", id="folder"),
        pytest.param("../..", "../../index.html", id="folder without a slash"),
        pytest.param(".", "./index.html", id="this folder"),
        pytest.param("./", "./index.html", id="this folder with a slash"),
        pytest.param("hip/avn/", "hip/avn/index.html", id="folder below"),
        pytest.param("hip/avn/#claim", "hip/avn/index.html#claim", id="place in a page"),
        pytest.param("../?audience=patient#a/b", "../index.html?audience=patient#a/b", id="query"),
        pytest.param("?q=a/b/", "index.html?q=a/b/", id="query alone"),
    ],
)
def test_a_folder_is_named_by_its_file(address, named):
    assert name_files(f'<a class="x" href="{address}">') == f'<a class="x" href="{named}">'


@pytest.mark.parametrize(
    "address",
    [
        *("", "#claim", "page.html", "../a.pdf", "v1.2/notes", "/", "/hip/", "//other.example/", "\\\\host\\"),
        *("https://other.example/a/", "mailto:a@b.example", "javascript:void(0)/", "data:,x/", "tel:1/"),
    ],
)
def test_other_addresses_stay(address):
    html = f'<a href="{address}">'
    assert name_files(html) == html


@pytest.mark.parametrize(
    "html",
    [
        '<p>Write href="../" in a link.</p>',
        "<code>&lt;a href=&quot;../&quot;&gt;</code>",
        '<img src="../">',
        '<q cite="../">',
        '<div data-href="../">',
        '<link-like href="../">',
    ],
)
def test_only_links_and_forms_are_touched(html):
    assert name_files(html) == html


def test_forms_areas_and_links_in_the_head_are_named_too():
    html = "<form action='search/'><area href=\"..\"><link rel=prev href='../a/'>"
    assert (
        name_files(html)
        == "<form action='search/index.html'><area href=\"../index.html\"><link rel=prev href='../a/index.html'>"
    )


def test_a_sign_in_another_attribute_does_not_end_the_tag():
    assert name_files('<a title="a > b" href="../">') == '<a title="a > b" href="../index.html">'


def test_naming_twice_changes_nothing_more():
    once = name_files('<a href="../"><a href=".."><a href="?q=1">')
    assert name_files(once) == once


@pytest.mark.parametrize(
    "part",
    [
        '<a class="x" href="../">One</a> <a href="../a/#b" class="y">two</a> <a href="#c">three</a>',
        '<form method="get" action="search/"><a href="?q=1">all</a></form>',
        '<p>Write href="../" or action="../" in a link, as in &lt;a href="../"&gt;.</p>',
        '<b href="../">no link</b><img src="../"><a href="https://other.example/a/">elsewhere</a>',
    ],
)
def test_a_part_of_ours_is_named_as_whole_pages_are(part):
    assert name_files_in_part(part) == name_files(part)
