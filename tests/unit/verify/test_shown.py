"""What a page shows is read from its HTML alone, whatever else stands around it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.verify.shown import ShownPage, read_page


def _read(html: str) -> ShownPage:
    return read_page(LexborHTMLParser(html))


def _claim(name: str, words: str) -> str:
    return f'<li data-ev-claim="{name}" id="{name}"><span class="ev-text">{words}</span></li>'


def test_words_belong_to_the_innermost_claim_around_them() -> None:
    inner = _claim("b", "Inner.")
    html = f'<ul><li data-ev-claim="a" id="a"><span class="ev-text">Outer,</span><ul>{inner}</ul>'
    html += '<span class="ev-text">and more.</span></li></ul>'
    assert [(one.id, one.text) for one in _read(html).claims] == [("a", "Outer, and more."), ("b", "Inner.")]


def test_one_element_may_say_several_things() -> None:
    words = '<span class="ev-text">Words.</span>'
    shown = _read(f'<li data-ev-claim="a" data-ev-lay="b" data-ev-audience="patient" class="ev-claim">{words}</li>')
    assert [one.text for one in shown.claims] == ["Words."]
    assert [(one.claim, one.text) for one in shown.lay_texts] == [("b", "Words.")]


def test_claims_without_an_id_come_after_the_others() -> None:
    unnamed = '<li class="ev-claim"><span class="ev-text">No name.</span></li>'
    assert [one.id for one in _read(f"<ul>{unnamed}{_claim('a', 'Words.')}</ul>").claims] == ["a", ""]


@pytest.mark.parametrize(
    "around",
    ["<div hidden>{}</div>", '<div style="Display : none"><p></p>{}</div>', '<div style="visibility:hidden">{}</div>'],
)
def test_what_stands_in_something_hidden_is_hidden_and_nothing_else(around: str) -> None:
    inside = around.format(f"<div><ul>{_claim('a', 'One.')}{_claim('b', 'Two.')}</ul></div>")
    shown = _read(f"<ul>{_claim('x', 'Before.')}</ul>{inside}<ul>{_claim('y', 'Behind.')}</ul>")
    assert {one.id: one.is_hidden for one in shown.claims} == {"x": False, "a": True, "b": True, "y": False}


@pytest.mark.parametrize(
    ("words", "read"),
    [
        pytest.param("5\n\t mm", "5 mm", id="white space of any kind"),
        pytest.param(" 5\xa0mm ", "5\xa0mm", id="a no-break space is a character"),
        pytest.param("one<br>two<p>three</p>", "one two three", id="words of two blocks"),
        pytest.param('5<img alt="≤">6', "5≤6", id="an image that stands for words"),
        pytest.param('Words<span class="x ev-cites">1</span>.', "Words.", id="marks are no words"),
        pytest.param('Words.<span class="ev-cites">1</span><span class="ev-cites">2</span>', "Words.", id="marks last"),
        pytest.param('No<span class="ev-cites">1</span><span> harm.</span>', "No harm.", id="words behind marks"),
        pytest.param('No<span class="ev-cites">1</span><br>harm.', "No harm.", id="a line behind marks"),
        pytest.param('No<span class="ev-citesx"> harm</span>', "No harm", id="almost marks"),
        pytest.param('No<img class="ev-cites" alt=" harm">', "No harm", id="an image that calls itself marks"),
        pytest.param("Words.<pre>code</pre>", "Words.", id="blocks of code are no words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_words_of_a_claim_are_what_a_reader_sees(words: str, read: str) -> None:
    # The elements of a list item may hold blocks, as those of a span may not.
    html = f'<div data-ev-claim="a" id="a"><div class="ev-text">{words}</div></div>'
    assert [one.text for one in _read(html).claims] == [read]


@pytest.mark.parametrize(
    ("html", "unrendered"),
    [
        ("<p>As shown. [@smith-2000]</p>", ("[@smith-2000]",)),
        ("<p>As shown. [ disputes <b>@smith-2000</b>]</p>", ()),
        ('<img alt="{: #name }">', ("{: #name",)),
        ("<p>/// answer</p>", ("/// answer",)),
        ("<p><code>[@smith-2000]</code> and a@b.org</p>", ()),
    ],
)
def test_markup_that_is_left_as_text_is_seen_outside_code(html: str, unrendered: tuple[str, ...]) -> None:
    assert _read(html).unrendered == unrendered
