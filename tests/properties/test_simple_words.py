"""The short way through a simple block leads where the long way leads."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.syntax import scanner
from mkdocs_evidence.syntax.scanner import scan_article

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "1500"))

_PIECES = st.sampled_from(
    [
        *("Hips", "did", "well.", "63%", "(Smith 2006)", "m²", "word.¹²", "[7]", "*well*", "a_b", "\\", "<b>", "&amp;"),
        *("[@key]", "[@key#ex, p. 3; @other]", "[disputes @key]", "[@ key]", "[@key", "]", "{: #x }", "é"),
        *("\u00a0", "\u2028", "\t"),
    ]
)
_GAPS = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\n  "])
_STARTS = st.sampled_from(
    ["", "- ", "- ", "  - ", "1. ", "> ", "## ", "    ", "/// answer\n", "/// patient | a\n", "| a | b |\n"]
)
_MARKS = st.sampled_from(
    [
        "",
        "\n{: #id }",
        "\n  {: #id certainty=low }",
        "\n{: .prose }",
        "\n  {: #a } ",
        "\n{:}",
        "\n{: from='a b' }",
        "\n///",
    ]
)
_LINES = st.tuples(
    _STARTS, st.lists(st.tuples(_PIECES, _GAPS), max_size=6), _MARKS, st.sampled_from(["\n\n", "\n", "\r\n\r\n"])
)


def _text(lines: list[tuple[str, list[tuple[str, str]], str, str]]) -> str:
    return "".join(start + "".join(a + b for a, b in words) + mark + end for start, words, mark, end in lines)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=4).map(_text))
def test_simple_blocks_are_read_as_all_others_are(text: str) -> None:
    short = scan_article(text, file="a.md", first_line=7)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanner, "read_simple_words", lambda *_, **__: None)
        assert scan_article(text, file="a.md", first_line=7) == short


def test_a_claim_of_plain_words_takes_the_short_way(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = []
    read = scanner.read_simple_words
    monkeypatch.setattr(scanner, "read_simple_words", lambda *a, **k: taken.append(read(*a, **k)) or taken[-1])
    scan_article("- Hips did well in 63% of cases. [@castro-2000#stage-ii; @koo-1995]\n  {: #well }\n", file="a.md")
    assert [one.text for one in taken if one is not None] == ["Hips did well in 63% of cases."]
