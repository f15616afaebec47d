"""The code of a claim's words: before, after, and whether a lay text written for the first is stale."""

import pytest

from mkdocs_evidence.analysis.reviews.digests import words_code
from mkdocs_evidence.load.articles.claims import sort_blocks
from mkdocs_evidence.syntax.scanner import scan_article

CASES = {
    "bold": ("Success was seen in 63% of hips.", "Success was seen in **63%** of hips.", False),
    "a comma": ("In hips success was seen.", "In hips, success was seen.", False),
    "a capital": ("Success in stage II", "success in stage II", False),
    "a line break": ("Success was seen.", "Success\nwas seen.", False),
    "another citation": ("It did well. [@a]", "It did well. [@b]", False),
    "another figure": ("It did well in 63%.", "It did well in 59%.", True),
    "a decimal": ("It did well in 6.3%.", "It did well in 63%.", True),
    "a sign": ("p < 0.05", "p > 0.05", True),
    "a negation": ("It did well.", "It did not do well.", True),
    "another order": ("A did better than B.", "B did better than A.", True),
    "certainty": ("It may do well.\n{: #a certainty=low }", "It may do well.\n{: #a certainty=moderate }", True),
    "strength": ("Do it.\n{: #a strength=strong }", "Do it.\n{: #a strength=conditional }", True),
    "another id": ("It did well.\n{: #a }", "It did well.\n{: #b }", False),
}


def _code(text: str) -> str:
    return words_code(sort_blocks(scan_article(text, file="a.md").blocks, []).claims[0])


@pytest.mark.parametrize(("before", "after", "is_stale"), CASES.values(), ids=CASES)
def test_a_lay_text_is_stale_when_the_words_of_its_claim_change(before: str, after: str, is_stale: bool) -> None:
    assert (_code(before) != _code(after)) is is_stale


def test_a_lay_text_names_the_words_it_was_written_for() -> None:
    text = "It did well.\n{: #a }\n\n/// patient | a\nIt helped.\n{: written-for=0a1b-2c3d }\n///\n"
    lay = sort_blocks(scan_article(text, file="a.md").blocks, []).lay_texts[0]
    assert (lay.text, lay.written_for, str(lay.written_for_at)) == ("It helped.", "0a1b-2c3d", "a.md:6:4")


def test_the_items_of_a_lay_text_are_kept_apart() -> None:
    text = "It did well.\n{: #a }\n\n/// patient | a\nCall us if you have:\n\n- a fever\n- a rash\n///\n"
    lay = sort_blocks(scan_article(text, file="a.md").blocks, []).lay_texts[0]
    assert [lay.text[start:] for start in lay.breaks] == ["a fever a rash", "a rash"]
