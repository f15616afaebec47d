"""A first question reads few files, and says nothing of words that it left out."""

import json

import pytest
from search_vectors import FOLDER, LONG, make_choices, small_index

from mkdocs_evidence.search.brief import Reading, first_files, most_word_files, partial_concepts
from mkdocs_evidence.search.encoding import MANY_CLAIMS
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.site_index import SiteIndex, index_site

RARE = ("zoster", "vertigo", "eczema", "sciatica", "rosacea", "quinsy", "jaundice", "gout", "psoriasis")
HIDDEN = "unheard"
ABBREVIATED = "xqz"


@pytest.fixture(scope="module")
def large() -> SiteIndex:
    """A site on whose claims `treatment` stands everywhere, and each of `RARE` in one of them."""
    claims = [ClaimEntry(id=f"c{at}", text="A treatment may help.") for at in range(240)]
    claims += [ClaimEntry(id=word, text=f"The treatment of {word} is {word} lotion.") for word in RARE]
    claims += [ClaimEntry(id="hidden", text=f"An {HIDDEN} matter.", asks=("What is this?",))]
    articles = (
        ArticleEntry(id=f"a{at}", url="", title="", claims=tuple(claims[at : at + 8])) for at in range(0, 256, 8)
    )
    return index_site(articles, [Synonyms(name=f"{HIDDEN} matter", forms=(ABBREVIATED.upper(), f"{HIDDEN} matter"))])


def test_the_choices_that_the_browser_is_held_to_are_fresh() -> None:
    assert json.loads((FOLDER / "brief.json").read_text(encoding="utf-8")) == make_choices()


def test_only_concepts_with_more_claims_than_are_kept_are_partial_and_only_on_a_large_site() -> None:
    claims = tuple(ClaimEntry(id=f"c{at}", text="Wugs." if at % 4 else "A wug may blick.") for at in range(2600))
    glossary = [
        Synonyms(name="wug", forms=("WGG", "wug")),
        Synonyms(name="blick", forms=("BLL", "blick")),
    ]
    index = index_site([ArticleEntry(id="a", url="", title="", claims=claims)], glossary).index
    partial = partial_concepts(index.postings, MANY_CLAIMS)
    assert [key.partition("~")[0] for key in partial] == ["wug"]
    assert partial_concepts(index.postings, MANY_CLAIMS - 1) == []


def test_a_short_question_reads_all_its_words(large: SiteIndex) -> None:
    question = "treatment of zoster and vertigo"
    assert large.asker.ask(question, is_brief=True) == large.asker.ask(question)


def test_a_long_question_leaves_the_shortest_words_out_and_does_not_say_that_they_are_missing(large: SiteIndex) -> None:
    found = large.asker.ask(f"lotion, {' '.join(RARE)}, moxibustion and acupuncture", is_brief=True)
    assert found.unread == ("lotion", "gout")
    assert found.missing == ("moxibust", "acupunctur")
    assert {large.claims[hit.number][1].id for hit in found.hits[: len(RARE) - 1]} == {*RARE} - {"gout"}


def test_of_a_long_question_typing_errors_are_still_repaired(large: SiteIndex) -> None:
    found = large.asker.ask(f"treatment of {' '.join(RARE[:-1])} lotion and psoriassis", is_brief=True)
    assert [(one.word, one.instead) for one in found.repairs] == [("psoriassi", ("psoriasis",))]


def test_a_word_that_was_left_out_is_neither_missing_nor_repaired() -> None:
    brief, whole = (small_index().asker.ask(LONG, is_brief=is_brief) for is_brief in (True, False))
    assert brief.unread
    assert whole.unread == ()
    assert {*brief.missing} == {*whole.missing} - {*brief.unread}
    assert [one for one in whole.repairs if one.word not in brief.unread] == [*brief.repairs]


def test_of_too_many_words_the_longest_are_read_and_of_these_those_said_last() -> None:
    words = ["osteonecrosis", *(f"word{at}" for at in range(10, 50))]
    read = first_files(words, lambda word: word, 10)
    assert read == ["osteonecrosis", *words[:-10:-1]]


def test_a_large_site_reads_fewer_words_of_a_long_question() -> None:
    assert most_word_files(MANY_CLAIMS) < most_word_files(MANY_CLAIMS - 1)


def test_no_question_reads_more_files_than_its_words_may_be_in_and_one() -> None:
    reading = Reading((), lambda key: key, 10)
    keys = [f"key{at}" for at in range(40)]
    reading.read(keys)
    assert [key for key in keys if reading.has(key)] == keys[:11]


def test_a_word_whose_concept_was_not_read_is_not_said_to_be_missing(large: SiteIndex) -> None:
    assert [large.claims[hit.number][1].id for hit in large.asker.ask(ABBREVIATED, is_brief=True).hits] == ["hidden"]
    found = large.asker.ask(f"{' '.join(RARE)} {ABBREVIATED}", is_brief=True)
    assert found.unread == (ABBREVIATED,)
    assert found.missing == ()
