"""Words that a reader takes for one are one to search, and both sides of it agree."""

import json
from itertools import islice

import pytest
from search_vectors import FOLDER, make_tokens

from mkdocs_evidence.search.analyser import fold, fold_each, stems
from mkdocs_evidence.search.concepts import read_terms

ALIKE = {
    "haemorrhage": ("Haemorrhages", "hemorrhage"),
    "oedema": ("oedema", "edema"),
    "tumour": ("tumours", "Tumor"),
    "randomise": ("randomised", "randomized"),
    "analyse": ("analysed", "analyzed"),
    "ischaemia": ("ischaemic", "ischemic"),
    "anaesthesia": ("anaesthetic", "anesthetic"),
    "centre": ("centres", "centers"),
    "labelled": ("labelled", "labeled"),
    "leukaemia": ("leukaemia", "leukemia"),
    "paediatric": ("paediatrics", "pediatric"),
    "diarrhoea": ("diarrhoea", "diarrhea"),
    "x-ray": ("X-rays", "x ray"),
    "follow-up": ("follow-up", "followed up"),
    "post-operative": ("post-operative", "postoperative"),
    "non-traumatic": ("non traumatic", "nontraumatic"),
    "accents": ("Ménière’s", "Meniere's"),
    "greek": ("β blocker", "beta-blockers"),
    "subscripts": ("CHA₂DS₂", "cha2ds2"),
    "thousands": ("10,000", "10000"),
}


@pytest.mark.parametrize("pair", ALIKE.values(), ids=ALIKE)
def test_two_spellings_of_one_word_are_found_by_each_other(pair: tuple[str, str]) -> None:
    assert stems(pair[0]) == stems(pair[1]) != []


@pytest.mark.parametrize(
    "pair", [("hip", "hop"), ("excision", "exercise"), ("2", "20"), ("0.5", "5"), ("anaerobic", "aerobic")]
)
def test_different_words_stay_apart(pair: tuple[str, str]) -> None:
    assert stems(pair[0]) != stems(pair[1])


@pytest.mark.parametrize("beside", ["", "Stage II", "a\0b", "post-operative X-rays of type III, ii", "Ménière"])
@pytest.mark.parametrize("text", ["i.i.d.", "follow-up", "type one", "non-anti-c", "10,000", "", "İ", "1\0,000"])
def test_what_stands_beside_a_text_changes_nothing_of_it(text: str, beside: str) -> None:
    assert fold_each([beside, text, beside])[1] == fold(text) == fold_each([text])[0]


def test_figures_that_lost_their_dots_are_read_as_the_browser_reads_them() -> None:
    assert fold("i.i.d. samples") == "2d. samples"


def test_the_vectors_that_the_browser_is_held_to_are_fresh() -> None:
    written = json.loads((FOLDER / "tokens.json").read_text(encoding="utf-8"))
    assert written == make_tokens()
    assert len(written["words"]) >= 2000


def test_the_stems_of_the_open_terms_are_those_of_the_analyser() -> None:
    stale = [
        term.name
        for term in islice(read_terms(), 0, None, 25)
        if len(words := tuple(stems(term.name))) <= 6
        and not any(words[at : at + len(form)] == form for form in term.forms for at in range(len(words)))
    ]
    assert stale == []
