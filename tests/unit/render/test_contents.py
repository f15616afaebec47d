"""The table of contents is what the headings of the finished page say."""

import pytest

from mkdocs_evidence.render.contents import ContentsEntry, page_contents


def entry(level, anchor, name, *children):
    return ContentsEntry(level=level, anchor=anchor, name=name, children=children)


# A comment is what makes the page be parsed and not searched.
ANY_PAGE = pytest.mark.parametrize("start", ["", "<!-- c -->"], ids=["plain", "with-comment"])


@ANY_PAGE
def test_headings_nest_by_level_even_when_one_is_left_out(start):
    html = start + '<h1 id="a">A</h1><h3 id="b">B</h3><h2 id="c">C</h2><h3 id="d">D</h3>'
    assert page_contents(html) == (entry(1, "a", "A", entry(3, "b", "B"), entry(2, "c", "C", entry(3, "d", "D"))),)


@ANY_PAGE
def test_names_are_plain_escaped_text_without_the_permalink(start):
    html = start + '<h2 id="x">A &amp; <em>B</em> &lt;3<a class="headerlink" href="#x">¶</a></h2>'
    assert page_contents(html) == (entry(2, "x", "A &amp; B &lt;3"),)


@ANY_PAGE
def test_a_heading_without_id_is_no_entry(start):
    assert page_contents(f"{start}<h2>Nothing leads here</h2>") == ()


def test_a_heading_in_a_comment_within_a_heading_is_no_entry():
    assert page_contents('<h2 id="a">A<!-- <h2 id="x">X</h2> --></h2>') == (entry(2, "a", "A"),)


def test_a_heading_in_a_script_is_no_entry():
    assert page_contents('<script>"<h2 id=\\"a\\">A</h2>"</script><h2 id="b">B</h2>') == (entry(2, "b", "B"),)
