"""Citations: their grammar, and where exactly they stand."""

import pytest

from mkdocs_evidence.syntax.scanner import scan_article


def cited(text):
    return [
        (one.relation.value, one.key, one.extract or "", one.locator)
        for block in scan_article(text, file="a.md").blocks
        for one in block.citations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@castro-2000]", [("supports", "castro-2000", "", "")]),
        ("[@castro-2000#stage-ii]", [("supports", "castro-2000", "stage-ii", "")]),
        ("[@a, p. 3]", [("supports", "a", "", "p. 3")]),
        ("[@a#b, pp. 3–5, note 2; @c]", [("supports", "a", "b", "pp. 3–5, note 2"), ("supports", "c", "", "")]),
        ("[disputes @a; qualifies @b; background @c; supports @d]",
         [("disputes", "a", "", ""), ("qualifies", "b", "", ""), ("background", "c", "", ""), ("supports", "d", "", "")]),
        ("[@a;\n   @b]", [("supports", "a", "", ""), ("supports", "b", "", "")]),
        ("[ @a ]", [("supports", "a", "", "")]),
        ("[@Smith_2006:x.1-b]", [("supports", "Smith_2006:x.1-b", "", "")]),
        ("[@müller-2001]", [("supports", "müller-2001", "", "")]),
        ("[@doi:10.1016/s0883-5403(00)90012-x, p. 1]", [("supports", "doi:10.1016/s0883-5403(00)90012-x", "", "p. 1")]),
        ("[@pmid:11061299]", [("supports", "pmid:11061299", "", "")]),
        ("**[@a]**", [("supports", "a", "", "")]),
        ("[@a](u)", [("supports", "a", "", "")]),
        ("`[@a]`", []),
        ("\\[@a]", []),
        ("<!-- [@a] -->", []),
        ("[see @a]", []),
        ("[@a, @b]", []),
        ("[@a.]", []),
        ("[Disputes @a]", []),
        ("[@]", []),
        ("[@a", []),
        ("Mail [write to me@example.org now]", []),
    ],
)  # fmt: skip
def test_what_is_cited(text, expected):
    assert cited(f"x {text}\n") == expected


def test_a_key_with_a_space_before_its_year_is_offered_without():
    (odd,) = scan_article("x [@fransen 2015]\n", file="a.md").oddities
    assert "`@fransen-2015`" in odd.remedy


def test_places_are_exact_through_tabs_comments_quotes_and_line_ends():
    text = "<!-- a\n-->\r\n>\tQuoted <!-- b --> words [@a; disputes\n> @b#c, p. 3]\n"
    (block,) = scan_article(text, file="a.md", first_line=5).blocks
    first, second = block.citations
    assert (first.at.line, first.at.column, first.at.end) == (7, 28, (7, 30))
    assert (second.at.line, second.at.column, second.at.end) == (7, 32, (8, 13))


@pytest.mark.parametrize(
    ("text", "words", "line", "column"),
    [
        ("Success in 63% of hips.", "63%", 1, 12),
        ("- First line\n  and *63%* here.", "63%", 2, 8),
        ("| a | b |\n|---|---|\n| x | **63%** |", "63%", 3, 9),
        ("\tnot code\n\n- x\n\n\tin 63% of\n", "63%", 5, 5),
        ("> > deep 63%", "63%", 1, 10),
        ("Text &amp; then 63%", "63%", 1, 17),
        ("Text \\[x\\] then 63%", "63%", 1, 17),
        ("[link 63%](https://a.org/very/long) after", "after", 1, 37),
        ("Cut [@a] here 63%.", "63%", 1, 15),
        ("a <!-- gone --> 63%", "63%", 1, 17),
        ("/// patient | c\nAbout\n\nsix 63%\n///", "63%", 4, 5),
    ],
)
def test_words_of_the_plain_text_are_found_in_the_file(text, words, line, column):
    block = next(one for one in scan_article(text, file="a.md").blocks if words in one.text)
    at = block.text.index(words)
    place = block.text_map.place(at, at + len(words))
    assert (place.line, place.column, place.end) == (line, column, (line, column + len(words)))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Did well. [@a]", "Did well."),
        ("Did well [@a].", "Did well."),
        ("Did [@a] well", "Did well"),
        ("Did [@a]well", "Did well"),
        ("Did[@a] well", "Did well"),
        ("[@a] Did well", "Did well"),
        ("Did\n[@a][@b] [@c]\nwell", "Did well"),
    ],
)
def test_the_plain_text_closes_over_a_citation(text, seen):
    assert scan_article(text, file="a.md").blocks[0].text == seen
