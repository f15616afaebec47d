from types import MappingProxyType

import pytest

from mkdocs_evidence.analysis.audiences import find_audience, measured_grade, offered_audiences, reading_order
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.config.audiences import load_audiences
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger

HEAD = "---\ntype: guidance\ntitle: T\nquestion: Q?\npopulation: a\nauthors: [{name: A}]\nwritten: 2026-01-01\n---\n\n"
CLAIM = "Percutaneous intervention improved cardiovascular mortality considerably. [@a]\n{: #c }\n\n"


def article(*audiences):
    lay = "".join(f"/// {one} | c\nThe small tube helped.\n///\n\n" for one in audiences)
    return load_article(f"{HEAD}{CLAIM}{lay}", file="a.md", article_id=ArticleId("a"))[0]


def ledger(text=""):
    nothing = MappingProxyType({})
    audiences = {"audiences": load_audiences(text, file="a.yml")[0]} if text else {}
    return Ledger(articles=nothing, references=nothing, flows=nothing, **audiences)


NAMED = "carer: {reads: patient}\nstudent: {label: S, heading: F, reads: clinician}\nnurse: {label: N, heading: F}\n"


@pytest.mark.parametrize(
    ("words_for", "site", "expected"),
    [
        pytest.param((), "", [], id="one-wording-is-no-choice"),
        pytest.param(("patient",), "", ["clinician", "patient"], id="carers-have-no-words"),
        pytest.param(("carer",), "", ["clinician", "carer"], id="patients-have-no-words"),
        pytest.param(("patient",), NAMED, ["carer", "student", "clinician", "patient"], id="who-reads-others-words"),
        pytest.param((), NAMED, [], id="named-and-still-no-choice"),
    ],
)
def test_readers_choose_among_those_for_whom_there_are_words(words_for, site, expected):
    assert [one.id for one in offered_audiences(article(*words_for), ledger(site))] == expected


def test_everybody_reads_the_clinicians_words_at_last():
    site = ledger(NAMED)
    assert reading_order(find_audience("carer", site)) == ("carer", "patient", "clinician")
    assert reading_order(find_audience("clinician", site)) == ("clinician",)


def test_a_text_for_an_audience_that_is_not_there_keeps_its_name():
    assert find_audience("student", ledger()).heading == "For the audience “student”"


def test_plain_words_measure_as_easier_than_the_claims():
    site, one = ledger(), article("patient")
    assert (
        measured_grade(one, find_audience("patient", site))
        < 3
        < 12
        < measured_grade(one, find_audience("clinician", site))
    )


def test_words_that_are_not_english_are_not_measured():
    site = ledger("patient: {lang: cy}")
    assert measured_grade(article("patient"), find_audience("patient", site)) is None


def test_an_audience_without_words_of_its_own_is_not_measured():
    assert measured_grade(article("patient"), find_audience("carer", ledger())) is None
