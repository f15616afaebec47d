"""Tables of contents that a theme prints once for all pages whose headings stand alike."""

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_evidence.host.shells.contents import ContentsFrames
from mkdocs_evidence.host.shells.nav_places import NavPlace

PLACE = NavPlace(folder="hip/", end="/", entries=(), at=0, others=())
TABLE = (
    "{% macro item(one) %}<li><a href='{{ one.url }}' title='{{ one.title | striptags | e }}'>{{ one.title }}</a>"
    "{% for below in one.children %}<ul>{{ item(below) }}</ul>{% endfor %}</li>{% endmacro %}"
    "{% for one in page.toc %}{{ item(one) }}{% endfor %}"
)


class Counted:
    """A template that counts how often it was asked."""

    def __init__(self, source: str) -> None:
        self.template = Environment(autoescape=False).from_string(source)
        self.asked = 0

    def render(self, context: Any) -> str:
        self.asked += 1
        return self.template.render(context)


def link(title: str, anchor: str, *below: AnchorLink) -> AnchorLink:
    made = AnchorLink(title, anchor, 2)
    made.children = list(below)
    return made


def page(name: str, *entries: AnchorLink) -> Any:
    return SimpleNamespace(
        title=name,
        url=f"hip/{name}/",
        file=SimpleNamespace(src_uri=f"hip/{name}.md"),
        is_index=False,
        meta={},
        content="",
        parent=None,
        canonical_url=None,
        edit_url=None,
        previous_page=None,
        next_page=None,
        toc=TableOfContents(list(entries)),
    )


PAGES = [
    page("one", link("First", "first", link("A &amp; b", "a")), link("Last", "last")),
    page("two", link("Other &lt;x&gt;", "x", link("Below", "below")), link("End", "end")),
    page("three", link("Again", "again", link("Under", "under")), link("No more", "no-more")),
]


def frames(source: str) -> tuple[ContentsFrames, Counted]:
    build: Any = SimpleNamespace(facts=SimpleNamespace(url=""), delivery=SimpleNamespace(lean=False, from_folder=False))
    template: Any = Counted(source)
    return ContentsFrames(template, build), template


def made(contents: ContentsFrames, context: Any) -> str:
    table = contents.make(context["page"], PLACE, context)
    assert table is not None
    return table.html


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(TABLE, id="headings alone"),
        pytest.param(TABLE + "<p>{{ page.title }}</p>", id="the title of the page"),
        pytest.param(TABLE + "<p>{{ page.url }} {{ base_url }}</p>", id="the address of the page"),
        pytest.param("{{ page.toc.items[0].title | upper }}", id="headings in another form"),
    ],
)
def test_every_table_is_what_the_theme_prints(source: str) -> None:
    contents, template = frames(source)
    for one in PAGES:
        context = {"page": one, "base_url": "../.."}
        assert made(contents, context) == template.template.render(context)


def test_the_theme_is_not_asked_again_for_headings_that_stand_alike() -> None:
    contents, template = frames(TABLE)
    made(contents, {"page": PAGES[0]})
    before = template.asked
    for one in PAGES[1:]:
        made(contents, {"page": one})
    assert template.asked == before


def test_headings_that_stand_otherwise_get_a_table_of_their_own() -> None:
    contents, template = frames(TABLE)
    flat = page("flat", link("First", "first"), link("Second", "second"), link("Last", "last"))
    for one in (*PAGES, flat):
        assert made(contents, {"page": one}) == template.template.render({"page": one})


def test_a_table_of_which_the_theme_was_never_asked_is_left_to_it() -> None:
    contents, template = frames(TABLE)
    assert contents.make(PAGES[0], PLACE, None) is None
    made(contents, {"page": PAGES[0]})
    again = contents.make(PAGES[1], PLACE, None)
    assert again is not None
    assert again.html == template.template.render({"page": PAGES[1]})
