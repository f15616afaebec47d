"""A first question reads few files, and says nothing of words that it left out."""

import json
import random

import pytest
from search_vectors import FOLDER, LONG, make_choices, small_index

from mkdocs_evidence.search.brief import Reading, by_telling, partial_concepts
from mkdocs_evidence.search.encoding import MANY_CLAIMS
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.grouping import map_shards
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.numbering import number_claims
from mkdocs_evidence.search.postings import Postings, postings_list
from mkdocs_evidence.search.ranking import Asker
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
    assert json.loads((FOLDER / "brief.json").read_text(encoding="utf-8")) == json.loads(json.dumps(make_choices()))


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


def test_a_long_question_leaves_short_words_out_that_come_first_and_does_not_say_that_they_are_missing(
    large: SiteIndex,
) -> None:
    found = large.asker.ask(f"lotion, {' '.join(RARE)}, moxibustion and acupuncture", is_brief=True)
    assert found.unread == ("lotion", "zoster")
    assert found.missing == ("moxibust", "acupunctur")
    assert {large.claims[hit.number][1].id for hit in found.hits[: len(RARE) - 1]} == {*RARE} - {"zoster"}


def test_of_a_long_question_typing_errors_are_still_repaired(large: SiteIndex) -> None:
    found = large.asker.ask(f"treatment of {' '.join(RARE[:-1])} lotion and psoriassis", is_brief=True)
    assert [(one.word, one.instead) for one in found.repairs] == [("psoriassi", ("psoriasis",))]


def test_a_word_that_was_left_out_is_neither_missing_nor_repaired() -> None:
    brief, whole = (small_index().asker.ask(LONG, is_brief=is_brief) for is_brief in (True, False))
    assert brief.unread
    assert whole.unread == ()
    assert {*brief.missing} == {*whole.missing} - {*brief.unread}
    assert [one for one in whole.repairs if one.word not in brief.unread] == [*brief.repairs]


def test_long_words_are_read_first_and_of_words_of_one_length_those_said_last() -> None:
    words = ["osteonecrosis", *(f"word{at}" for at in range(10, 50))]
    assert by_telling(words) == ["osteonecrosis", *words[:0:-1]]


def test_no_question_reads_more_files_than_it_may() -> None:
    reading = Reading(lambda key: key, len, (11, 9_999))
    keys = [f"key{at}" for at in range(40)]
    reading.read(keys)
    assert [key for key in keys if reading.has(key)] == keys[:11]


def test_a_file_that_is_dearer_than_what_is_left_is_passed_over_and_what_was_read_costs_nothing_again() -> None:
    reading = Reading(lambda key: key, len, (11, 12))
    reading.read(["seven77", "six666", "seven77", "five5", "o"])
    assert [key for key in ("seven77", "six666", "five5", "o") if reading.has(key)] == ["seven77", "five5"]


def test_of_a_question_whose_words_weigh_too_much_short_ones_are_left_out() -> None:
    chance = random.Random(5)
    words = [f"{letter}{'ok' * (2 + at % 3)}" for at, letter in enumerate("bcdfgklmpr")]
    found_in = {word: sorted(chance.sample(range(18_000), 2_048)) for word in words}
    postings = {
        word: Postings(text=postings_list(number << 4 | chance.randint(1, 15) for number in numbers), surface=word)
        for word, numbers in found_in.items()
    }
    claims = [ClaimEntry(id=f"c{at}", text="") for at in range(18_000)]
    index = Index(
        numbered=number_claims([ArticleEntry(id="a", url="", title="", claims=claims)]), postings=postings, statuses={}
    )
    found = Asker(index, map_shards(index)).ask(" ".join(words), is_brief=True)
    assert 1 <= len(found.unread) < 5
    assert max(map(len, found.unread)) < max(map(len, words))
    assert found.missing == ()


def test_a_word_whose_concept_was_not_read_is_not_said_to_be_missing(large: SiteIndex) -> None:
    assert [large.claims[hit.number][1].id for hit in large.asker.ask(ABBREVIATED, is_brief=True).hits] == ["hidden"]
    found = large.asker.ask(f"{' '.join(RARE)} {ABBREVIATED}", is_brief=True)
    assert found.unread == (ABBREVIATED,)
    assert found.missing == ()
