"""What looks like ours and is not stays text, and is named at its place."""

import pytest

from mkdocs_evidence.syntax.scanner import scan_article


def oddities(text):
    return [(one.kind.value, one.words, one.at.line, one.at.column) for one in scan_article(text, file="a.md").oddities]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hips did well. [7]", "[7]"),
        ("Hips [1, 2] did well.", "[1, 2]"),
        ("Hips [1-3] did well.", "[1-3]"),
        ("Hips did well \\[7\\].", "[7]"),
        ("Hips did well.¹²", "¹²"),
        ("Hips did well¹,² in time.", "¹,²"),
        ("Hips did well.<sup>7</sup>", "7"),
        ("Hips did well <sup>1,2</sup>.", "1,2"),
        ("Hips did well (Smith 2006).", "(Smith 2006)"),
        ("Hips did well (Smith et al., 2006).", "(Smith et al., 2006)"),
        ("Hips did well (Smith & Jones, 2006a).", "(Smith & Jones, 2006a)"),
        ("Hips did well (van der Berg 2011; Smith 2006).", "(van der Berg 2011; Smith 2006)"),
        ("As Smith et al. (2006) wrote.", "Smith et al. (2006)"),
        ("Hips did well. 1, 2, 3", "1, 2, 3"),
        ("Hips did well. 7", "7"),
        ("Hips did well.1,2 Others did not.", "1,2"),
        ("## Outcome [7]", "[7]"),
    ],
)
def test_citing_by_position_or_by_name_is_found(text, words):
    found = oddities(text)
    assert [(kind, said) for kind, said, _, _ in found] == [("position", words)]
    plain = text.replace("\\", "") if "\\" in text else text
    shift = text[: text.index("[")].count("\\") if "\\" in text else 0
    assert found[0][3] - shift == plain.index(words) + 1


@pytest.mark.parametrize(
    "text",
    [
        "BMI above 30 kg/m² and eGFR 60 mL/min/1.73 m².",
        "Volume 12 cm³, 10³ cells, 5 × 10⁹/L, R² = 0.8 and χ² = 4.",
        "CHA₂DS₂-VASc and SpO₂ of 92%.",
        "Area in m<sup>2</sup> and 10<sup>9</sup>/L, the 1<sup>st</sup> stage.",
        "Searched to (May 2006), (ARCO 2019), (since 2006), (n = 2006), (2006), (stage II).",
        "Words [sic], [link 7](u), [7](https://a.org), an interval [0.5, 1.2] and `x[7]`.",
        "Follow-up was 24 months. In 2006 it rose to 7.5.",
        "Given at 9 a.m. 3 tablets remained.",
        "The mean age was 34. Twelve hips failed.",
        "Doses of 5 mg. Then 10 mg.",
        "Described in vol. 3",
        "Found on p. 12",
        "A follow-up of approx. 30",
        "Duration (months) 12",
        "See Fig.2 The stages differ.",
        "(Germany 2006) and (Table 3) and (March 2019)",
    ],
)
def test_units_dates_and_schemes_are_no_citations(text):
    assert [one for one in oddities(text) if one[0] == "position"] == []


def test_a_bracketed_number_that_is_a_link_is_no_citation():
    assert oddities("See [7] and [8][].\n\n[7]: https://a.org\n[8]: https://b.org\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text [see @key] more", [("bracket", "[see @key]", 1, 6)]),
        ("Text [@] more", [("bracket", "[@]", 1, 6)]),
        ("Text [@a, @b] more", [("bracket", "[@a, @b]", 1, 6)]),
        ("Text [-@key] more", [("bracket", "[-@key]", 1, 6)]),
        ("Text [@key more", [("bracket", "[@", 1, 6)]),
        ("Text [words [@key]](u)", [("bracket", "[words [@key]]", 1, 6)]),
        ("Mail [write to me@example.org now]", []),
        ("Text {: #id } more", [("stray-mark", "{: #id }", 1, 6)]),
        ("{: #id }", [("stray-mark", "{: #id }", 1, 1)]),
        ("Text\n{: #a }\n{: #b }", [("stray-mark", "{: #a }", 2, 1)]),
        ("[@key]{: #id }", [("stray-mark", "{: #id }", 1, 7)]),
        ("[a](u){: .b }", []),
        ("[a](u){: onclick=x }", [("stray-mark", "{: onclick=x }", 1, 7)]),
        ("[a](u){: .ev-cites }", [("stray-mark", "{: .ev-cites }", 1, 7)]),
        ("Text <div> more", [("markup", "<div>", 1, 6)]),
        ("Text <b>bold</b> more", []),
        ("Text <b>bold more", [("markup", "<b>", 1, 6)]),
        ("Text <b onclick=x>y</b>", [("markup", "<b onclick=x>", 1, 6), ("markup", "</b>", 1, 20)]),
        ("p <0.05 and x> 3, a < b", []),
        ("/// answer\nText", [("block", "/// answer", 1, 1)]),
        ("Text\n\n///\n", [("block", "///", 3, 1)]),
        ("/// pateint\nText\n///", [("block", "/// pateint", 1, 1), ("block", "///", 3, 1)]),
        ("/// note | Two words\nText\n///", [("block", "/// note | Two words", 1, 1), ("block", "///", 3, 1)]),
        ("/// student | a\nText\n///", []),
        ("/// patient\nText\n///", [("block", "/// patient", 1, 1), ("block", "///", 3, 1)]),
        ("/// caption\nText\n///", [("block", "/// caption", 1, 1)]),
        ("/// answer\n/// patient | a\n///\n", [("block", "/// patient | a", 2, 1)]),
        ("```\nText", [("block", "```", 1, 1)]),
        ("<!-- text", [("block", "<!-- text", 1, 1)]),
        ("- x <!-- text", [("markup", "<!--", 1, 5)]),
        ("??? note\n    Text", [("block", "??? note", 1, 1)]),
    ],
)
def test_what_is_not_understood_is_named(text, expected):
    assert oddities(text) == expected


def test_broken_blocks_stay_visible():
    text = "/// pateint\nLay words.\n///\n\n/// answer\nNo end."
    said = " ".join(block.text for block in scan_article(text, file="a.md").blocks)
    for words in ("/// pateint", "Lay words.", "/// answer", "No end."):
        assert words in said
