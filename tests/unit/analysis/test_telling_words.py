"""One look at all texts of an article tells what a look at each text tells."""

from itertools import cycle, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.analysis.figures.significance import find_statements, statements_of
from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.once import once_per_article
from mkdocs_evidence.analysis.scope.stances import read_stances, stances_of
from mkdocs_evidence.analysis.telling_words import Sieve, article_words
from mkdocs_evidence.analysis.wording.advice import find_advice
from mkdocs_evidence.analysis.wording.books import look_through, wording_books
from mkdocs_evidence.analysis.wording.effects import find_effects
from mkdocs_evidence.analysis.wording.phrases import PhraseBook, Shelf, read_words
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger

_FRONT = """---
type: guidance
title: A
question: What?
population: adults
authors: [a]
written: 2026-01-01
searched: never
review_due: 2027-01-01
---
"""
_WORDS = (
    "Aspirin patients should may reduces reduced significantly better than no not difference always Don't never "
    "suggest we evidence risk lower more ſuperior SIGNIFICANT Straße recommended offer consider, is were sufficient. "
    "essential 12 of 30"
).split()
_texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)
_LEDGER = Ledger(articles={}, references={}, flows={})


def _article(*texts: str) -> Article:
    article, _ = load_article(_FRONT + "\n\n".join(texts), file="a.md", article_id=ArticleId("a"))
    assert article is not None
    return article


@given(st.lists(_texts, min_size=1, max_size=6))
def test_a_look_at_all_texts_finds_what_a_look_at_each_finds(texts: list[str]) -> None:
    article, books = _article(*texts), wording_books(_LEDGER)
    told, stances, said = look_through(article, books), stances_of(article), statements_of(article)
    for claim in article.claims:
        text = claim.text
        assert stances.get(text, ()) == read_stances(text)
        assert said.get(text, ()) == find_statements(text)
        words = read_words(text)
        shelved = [books.advice, books.effects, books.hedges, books.absolutes, books.causes, books.emphasis]
        for book in shelved:
            assert bool(told[text] & book.bit) == book.may_be_in(words)
        assert told[text] & books.of_advice or not find_advice(text, books)
        assert told[text] & books.of_effects or not find_effects(text, books)


def test_a_phrase_without_letters_may_be_in_every_text() -> None:
    shelf = Shelf()
    book = PhraseBook.of({"figure": ["95"]}, shelf)
    article = _article("In 95 of them.", "In none.")
    assert set(shelf.look_through(article_words(article)).values()) == {book.bit}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param({"offer"}, {"Offer it.", "It is on offer."}, id="in any case"),
        pytest.param({"follow"}, {"A follow-up."}, id="joined by a hyphen"),
        pytest.param({"fol"}, set(), id="no part of a word"),
    ],
)
def test_texts_are_found_by_a_whole_word(words: set[str], found: set[str]) -> None:
    article = _article("Offer it.", "It is on offer.", "A follow-up.")
    assert article_words(article).texts_with(frozenset(words)) == found


def test_a_word_that_tells_nothing_is_asked_about_once() -> None:
    asked: list[str] = []

    def is_telling(word: str) -> bool:
        asked.append(word)
        return word == "harm"

    sieve = Sieve(is_telling)
    for text in ("No harm here.", "No harm there."):
        assert sieve.texts_of(_article(text)) == {text}
    assert sorted(asked) == ["harm", "harm", "here", "no", "there"]


def test_what_is_remembered_is_that_of_the_article_in_hand() -> None:
    first, other = _article("One."), _article("Two.")
    read = once_per_article(lambda article: article.claims[0].text)
    assert [read(one) for one in islice(cycle((first, other)), 4)] == ["One.", "Two.", "One.", "Two."]


def test_letters_are_those_of_each_text() -> None:
    article = _article("No harm.", "Some harm.")
    words = article_words(article)
    assert words.by_text == {"No harm.": read_letters("No harm."), "Some harm.": read_letters("Some harm.")}
    assert words.together == {"no", "some", "harm"}
