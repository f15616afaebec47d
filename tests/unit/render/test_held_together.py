"""Figures that no line ends within, and that no character of the text changes for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.render.held_together import held_html, held_parts

PIECES = (
    "2",
    "0.11",
    "5,000",
    "mm",
    "%",
    "of",
    "p",
    "=",
    "<",
    "±",
    "−",
    "stage",
    "Type",
    "IIb",
    "C1",
    "(",
    ".",
    " ",
    "\n",
)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        pytest.param("less than 2 mm deep", ["2 mm"], id="a-unit"),
        pytest.param("followed 4.1\nyears on", ["4.1\nyears"], id="a-unit-on-the-next-line-of-the-file"),
        pytest.param("5 mg/kg a day", ["5 mg/kg"], id="a-dose"),
        pytest.param("14 of 18 hips", ["14 of 18"], id="so-many-of-so-many"),
        pytest.param("0 of 4 % here", ["0 of 4 %"], id="so-many-of-a-share"),
        pytest.param("95% CI 0.77 to 14.02, 5 to 7.5 mm", ["0.77 to 14.02", "5 to 7.5 mm"], id="from-to"),
        pytest.param("(p = 0.11) and HR < 2", ["p = 0.11", "HR < 2"], id="a-sign-with-what-it-compares"),
        pytest.param("at ± 2.5 mm it", ["at ± 2.5 mm"], id="a-sign-before-a-measure"),
        pytest.param("stage 3B, type C1, grade IIb", ["stage 3B", "type C1", "grade IIb"], id="names-with-numbers"),
        pytest.param("In 2019 the percentage of many rose", [], id="figures-that-stand-alone"),
        pytest.param("2 million, 3 medals", [], id="words-that-begin-like-a-unit"),
        pytest.param("p<0.05", [], id="nothing-to-break"),
    ],
)
def test_a_number_and_what_it_counts_are_held_together(text, held):
    assert list(held_parts(text)[1::2]) == held


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_character_is_lost_or_changed(text):
    assert "".join(held_parts(text)) == text
    assert LexborHTMLParser(f"<p>{held_html(text)}</p>").css_first("p").text(deep=True) == text


def test_what_an_author_wrote_stays_text():
    assert (
        held_html("<b> < 5 & 2 mm")
        == '&lt;b&gt; <span class="ev-held">&lt; 5</span> &amp; <span class="ev-held">2 mm</span>'
    )
