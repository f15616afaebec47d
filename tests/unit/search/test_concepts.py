"""What readers say for what clinicians write leads to the same claims."""

import pytest

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.search.analyser import stems, words
from mkdocs_evidence.search.concepts import add_everyday_terms
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.site_index import index_site

CLAIMS = {
    "rate": "Recurrence was seen in 4 of 50 people.",
    "clot": "Deep vein thrombosis was seen in 2 of 90 people.",
    "side": "The contralateral kidney grew.",
    "unknown": "Fibrosis without known cause was slower.",
}
JOINING = frozenset("of and in after to".split())


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("Will it come back?", "rate"),
        ("DVT", "clot"),
        ("How is the opposite side?", "side"),
        ("idiopathic fibrosis", "unknown"),
    ],
)
def test_everyday_words_and_short_forms_find_what_clinicians_write(question: str, claim: str) -> None:
    entries = tuple(ClaimEntry(id=name, text=text) for name, text in CLAIMS.items())
    site = index_site([ArticleEntry(id="a", url="", title="", claims=entries)], ())
    hits = site.asker.ask(question).hits
    assert site.claims[hits[0].number][1].id == claim


@pytest.mark.parametrize("line", read_lexicon("everyday-terms"))
def test_no_everyday_name_loses_a_word_and_so_means_something_else(line: str) -> None:
    names = line.split(" = ")
    assert len({tuple(stems(name)) for name in names}) == len(names) > 1
    for name in names:
        lost = [word for word in words(name) if not stems(word)]
        # Where two telling words are left, as in `quality of life`, one that only joins them may go; `out of` may not.
        assert not lost or (len(stems(name)) >= 2 and JOINING.issuperset(lost)), name


def test_what_an_abbreviation_means_is_the_glossarys_to_say() -> None:
    ours = Synonyms(name="pre-eclampsia", forms=("PE", "pre-eclampsia"))
    meanings = [entry.name for entry in add_everyday_terms([ours]) if "PE" in entry.forms]
    assert meanings == ["pre-eclampsia"]
    assert [entry.name for entry in add_everyday_terms([]) if "PE" in entry.forms] == ["pulmonary embolism"]
