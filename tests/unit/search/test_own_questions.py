"""The questions that authors wrote are asked of their site; what an article excludes and would answer is found."""

import pytest

from mkdocs_evidence.search.agreement import FEATURES, MOST_MET, MOST_OF_KIND, MOST_TOLD
from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.calibration import LEAST_THRESHOLD
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.gate import WEIGHTS
from mkdocs_evidence.search.own_questions import is_put_otherwise
from mkdocs_evidence.search.ranking import Asker
from mkdocs_evidence.search.site_index import index_site

_SAME = "asked in the words of what its article does not cover"
_MOST = {
    "how much the question tells": MOST_TOLD,
    "general words met": MOST_MET,
    "words of its kind lacking": MOST_OF_KIND,
}


@pytest.fixture(scope="module")
def asker() -> Asker:
    claim = ClaimEntry(id="c", text="Almatrin slowed fibrosis of the kidney in 30 of 90 people.")
    return index_site([ArticleEntry(id="a", url="", title="Fibrosis", claims=(claim,))], ()).asker


def test_nothing_that_may_agree_outweighs_that_a_question_is_one_that_its_article_excludes() -> None:
    *weights, constant = WEIGHTS
    most = {
        name: abs(weight) if name.startswith("only what something means") else max(0.0, weight * _MOST.get(name, 1.0))
        for name, weight in zip(FEATURES, weights, strict=True)
    }
    assert constant + sum(most.values()) + weights[FEATURES.index(_SAME)] < LEAST_THRESHOLD


@pytest.mark.parametrize(
    ("question", "ask", "is_otherwise"),
    [
        pytest.param("Does almatrin slow fibrosis?", "Is fibrosis slowed by almatrin?", False, id="the same words"),
        pytest.param("Does almatrin slow fibrosis?", "Does almatrin slow it?", True, id="a word less"),
        pytest.param("Does almatrin slow it?", "Does almatrin slow fibrosis?", True, id="a word more"),
        pytest.param("Does almatrim slow it?", "Does almatrin slow it?", False, id="a typing error"),
        pytest.param("I have fibrosis. Does almatrin help?", "Does almatrin help?", False, id="told before"),
        pytest.param("Does almatrin help?", "Should we have it?", True, id="asked for with no word that counts"),
        pytest.param("Should I have it?", "Does almatrin help?", False, id="excluded with no word that counts"),
        pytest.param(" ".join(f"word{at}" for at in range(40)) + "?", "Why?", False, id="more words than count"),
    ],
)
def test_a_question_is_put_otherwise_when_one_word_more_or_less_is_asked(
    asker: Asker, question: str, ask: str, is_otherwise: bool
) -> None:
    assert is_put_otherwise(question, [frozenset(stems(ask))], asker) is is_otherwise


def test_a_question_of_which_no_claim_is_wanted_is_read_all_the_same(asker: Asker) -> None:
    question = "Does almatrim slow fibrosis of the spleen?"
    found, read = asker.ask(question), asker.ask(question, most=0)
    assert found.hits
    assert read == found.without(found.hits)
