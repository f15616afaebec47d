"""Short forms that texts explain are found by their words, and words by their short forms."""

import pytest

from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.pieces import Pieces
from mkdocs_evidence.search.site_index import index_site
from mkdocs_evidence.search.written_out import find_written_out


def _article(name: str, *texts: str) -> ArticleEntry:
    return ArticleEntry(
        id=name,
        url="",
        title="",
        claims=tuple(ClaimEntry(id=f"c{at}", text=text) for at, text in enumerate(texts)),
    )


def test_a_short_form_finds_claims_that_only_have_its_words_and_the_other_way_round() -> None:
    made_up = _article(
        "made/up",
        "The brittle gadget index (BGI) is measured at rest.",
        "A raised brittle gadget index needs no treatment.",
        "BGI falls within a week.",
        "Gadgets are often brittle.",
    )
    site = index_site([made_up], [])
    short, words = (
        [site.claims[hit.number][1].id for hit in site.asker.ask(question).hits]
        for question in ("BGI", "brittle gadget index")
    )
    assert {*short[:3]} == {"c0", "c1", "c2"}
    assert {*words} == {"c0", "c1", "c2", "c3"}


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        pytest.param(["Swelling (SWG) in few."], [], id="one-word-is-no-name"),
        pytest.param(["The hip (see Figure 2) hurts; more (A)."], [], id="a-bracket-that-explains-nothing"),
        pytest.param(["The rate (CD) fell."], [], id="letters-that-are-not-there"),
        pytest.param(
            ["Two cases of cat scratch disease (CSD)."], [("CSD", "cat scratch disease")], id="its-words-alone"
        ),
        pytest.param(["Use cold sponge drips (CSD).", "Or cat scratch disease (CSD)."], [], id="explained-in-two-ways"),
        pytest.param(["In core decompression (CD) too."], [], id="the-glossary-has-it"),
    ],
)
def test_only_what_is_explained_in_one_way_is_taken(texts: list[str], names: list[tuple[str, str]]) -> None:
    glossary = [Synonyms(name="core decompression", forms=("CD", "core decompression"))]
    assert [one.forms for one in find_written_out(Pieces([_article("made/up", *texts)]), glossary)] == names
