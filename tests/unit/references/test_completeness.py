"""What NLM requires of each form of work, and what counts as given."""

import dataclasses

import pytest

from mkdocs_evidence.analysis.safety.odd_parts import find_odd_parts
from mkdocs_evidence.analysis.works.completeness import missing_parts
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Name, Notice, PartialDate, Reference

EMPTY = Reference(
    key=ReferenceKey("r"), file="r.yml", type="article-journal", title="", source_digest="", at=Place("r.yml")
)
PERSON = (Name(family="Example", given="A."),)
YEAR = PartialDate(year=2001)
COMPLETE = {
    "article-journal": {
        "author": PERSON,
        "container_title_short": "Ex J",
        "issued": YEAR,
        "volume": "1",
        "issue": "2",
        "page": "3-4",
    },
    "book": {"author": PERSON, "publisher_place": "Bonn", "publisher": "Press", "issued": YEAR},
    "chapter": {
        "author": PERSON,
        "container_title": "Book",
        "publisher_place": "Bonn",
        "publisher": "Press",
        "issued": YEAR,
        "page": "1-2",
    },
    "report": {"author": PERSON, "publisher_place": "Bonn", "publisher": "Press", "issued": YEAR},
    "webpage": {
        "publisher_place": "Bonn",
        "publisher": "Press",
        "updated": YEAR,
        "accessed": YEAR,
        "url": "https://example.org/",
    },
    "thesis": {"author": PERSON, "publisher_place": "Bonn", "publisher": "University", "issued": YEAR},
    "paper-conference": {
        "author": PERSON,
        "container_title": "Proceedings",
        "publisher_place": "Bonn",
        "publisher": "P",
        "issued": YEAR,
        "page": "1",
    },
    "article": {"author": PERSON, "container_title": "bioRxiv", "issued": YEAR, "doi": "10.5555/1"},
    "dataset": {"author": PERSON, "publisher": "Repository", "issued": YEAR, "doi": "10.5555/1"},
}
VARIABLES = {
    "container_title_short": "container-title-short",
    "container_title": "container-title",
    "publisher_place": "publisher-place",
    "updated": "issued",
    "url": "URL",
    "doi": "DOI",
}


def work(type_: str, **fields: object) -> Reference:
    return dataclasses.replace(EMPTY, **({"type": type_, "title": "A title"} | fields))  # type: ignore[arg-type]


def missing(reference: Reference) -> set[str]:
    return {part.variable for part in missing_parts(reference)}


@pytest.mark.parametrize("type_", COMPLETE)
def test_a_complete_work_misses_nothing(type_: str) -> None:
    assert missing(work(type_, **COMPLETE[type_])) == set()


@pytest.mark.parametrize(("type_", "field"), [(type_, field) for type_, fields in COMPLETE.items() for field in fields])
def test_each_required_part_is_missed_when_it_is_left_out(type_: str, field: str) -> None:
    fields = {name: value for name, value in COMPLETE[type_].items() if name != field}
    found = missing(work(type_, **fields))
    expected = VARIABLES.get(field, field)
    if type_ == "dataset" and field == "doi":
        assert found == {"DOI", "accessed"}
    else:
        assert found == {expected}


def test_a_work_without_a_title_misses_it() -> None:
    assert missing(dataclasses.replace(work("book", **COMPLETE["book"]), title="  ")) == {"title"}


def test_a_reason_excuses_a_missing_part_and_an_empty_reason_does_not() -> None:
    fields = COMPLETE["article-journal"] | {"issue": ""}
    assert missing(work("article-journal", **fields, absent=(("issue", "The journal has none."),))) == set()
    assert missing(work("article-journal", **fields, absent=(("issue", "  "),))) == {"issue"}
    assert missing(work("article-journal", **fields, absent=(("volume", "The journal has none."),))) == {"issue"}


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"volume": "12 Suppl 1", "issue": ""}, id="supplement of a volume needs no issue"),
        pytest.param({"page": "", "number": "e123"}, id="article number in place of pages"),
    ],
)
def test_what_a_journal_has_instead_is_enough(fields: dict[str, str]) -> None:
    assert missing(work("article-journal", **(COMPLETE["article-journal"] | fields))) == set()


def test_an_article_ahead_of_print_needs_an_identifier_and_no_volume() -> None:
    ahead = work(
        "article-journal", author=PERSON, container_title_short="Ex J", epub_date=YEAR, status="ahead of print"
    )
    assert missing(ahead) == {"DOI"}
    assert missing(dataclasses.replace(ahead, pmid="1")) == set()


def test_a_registration_needs_its_number_and_the_day_it_was_read() -> None:
    registration = work("webpage", trial="NCT00000001", url="https://example.org/", accessed=YEAR)
    assert missing(registration) == set()
    assert missing(dataclasses.replace(registration, accessed=None)) == {"accessed"}


def test_a_book_may_have_editors_in_place_of_authors() -> None:
    fields = COMPLETE["book"] | {"author": (), "editor": PERSON}
    assert missing(work("book", **fields)) == set()


@pytest.mark.parametrize("type_", ["legislation", "software", "motion_picture", "patent"])
def test_other_works_need_title_maker_and_date(type_: str) -> None:
    assert missing(work(type_)) == {"author", "issued"}


def test_each_missing_part_says_what_and_why() -> None:
    for type_ in COMPLETE:
        for part in missing_parts(dataclasses.replace(EMPTY, type=type_)):
            assert part.what[0].islower() or part.what.startswith("DOI")
            assert part.why.endswith(".")


ODD = [
    pytest.param({"page": "164-164"}, "page", "begin and end with the same page", id="a-a"),
    pytest.param({"page": "e164-e164"}, "page", "same page", id="e-locator a-a"),
    pytest.param({"page": "194-187"}, "page", "run backwards", id="reversed"),
    pytest.param({"page": "15-10, 20-25"}, "page", "`15-10` run backwards", id="one range of several reversed"),
    pytest.param({"issued": PartialDate(year=2306)}, "issued", "2306", id="far future"),
    pytest.param(
        {"issued": YEAR, "accessed": PartialDate(year=1999)}, "accessed", "before it appeared", id="read too early"
    ),
    pytest.param({"author": (Name(literal="et al."),)}, "author", "stands where a name belongs", id="et al"),
    pytest.param({"author": (Name(family="Smith", given="J, et al"),)}, "author", "stands where", id="et al in a name"),
    pytest.param({"author": (Name(family="Smith J; Doe A"),)}, "author", "joins several people", id="semicolon"),
    pytest.param(
        {"author": (Name(literal="Smith J; Doe A"),)}, "author", "joins several people", id="literal semicolon"
    ),
    pytest.param({"author": (Name(family="Smith and Doe", given="J."),)}, "author", "joins several", id="and"),
    pytest.param({"author": (Name(literal=" "),)}, "author", "empty name", id="empty literal"),
    pytest.param({"author": (Name(given="Jan"),)}, "author", "no family name", id="given only"),
    pytest.param({"author": (Name(family="Smith, John"),)}, "author", "holds a comma", id="comma"),
    pytest.param({"editor": (Name(family="Smith1", given="J."),)}, "editor", "holds a digit", id="footnote digit"),
    pytest.param({"author": (Name(family="MÃ¼ller", given="J."),)}, "author", "wrong encoding", id="mojibake"),
    pytest.param({"title": "CORE DECOMPRESSION OF THE HIP"}, "title", "all in capitals", id="shouted"),
    pytest.param({"title": "The In silicomethods review"}, "title", "grown together", id="fused markup"),
    pytest.param({"title": "RETRACTED: A study of hips"}, "title", "no longer good", id="retraction in the title"),
    pytest.param({"title": "R&amp;D in hips"}, "title", "`&amp;`", id="escape"),
    pytest.param({"title": "A <em>study</em>"}, "title", "`<em>`", id="markup"),
    pytest.param({"container_title": "Cell Death &amp; Differentiation"}, "container-title", "`&amp;`", id="journal"),
]


@pytest.mark.parametrize(("fields", "variable", "words"), ODD)
def test_what_looks_wrong_is_said_of_its_part(fields: dict[str, object], variable: str, words: str) -> None:
    found = find_odd_parts(work("article-journal", **fields))
    assert [part.variable for part in found] == [variable]
    assert words in found[0].message
    assert found[0].message.endswith(".")
    assert found[0].remedy.endswith(".")


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"page": "187-94"}, id="shortened range"),
        pytest.param({"page": "S93-S99"}, id="letters"),
        pytest.param({"page": "1151-68; discussion 1149-50"}, id="discussion"),
        pytest.param({"page": "iii-v"}, id="Roman"),
        pytest.param({"page": "e123"}, id="e-locator"),
        pytest.param({"page": "10-5"}, id="shortened range that looks reversed"),
        pytest.param({"title": "MRI of the hip"}, id="abbreviation"),
        pytest.param({"title": "COPD: GOLD 2023"}, id="two abbreviations"),
        pytest.param({"title": "p<0.05 is not enough: <i>HFE</i> and H<sub>2</sub>O"}, id="allowed markup"),
        pytest.param({"title": "Retraction of the muscle in hip surgery"}, id="surgical retraction"),
        pytest.param({"title": "Withdrawn patients in trials"}, id="withdrawn as a word"),
        pytest.param({"title": "In vitro and in vivo studies"}, id="italic phrases with spaces"),
        pytest.param({"author": (Name(literal="Smith and Sons"),)}, id="body with and"),
        pytest.param({"author": (Name(family="Ngô", given="Ân"),)}, id="diacritics"),
        pytest.param({"author": (Name(family="Mélé", given="A."),)}, id="French"),
        pytest.param({"author": (Name(family="Anderson", given="A."),)}, id="and inside a name"),
        pytest.param({"author": (Name(family="Ortega y Gasset", given="J."),)}, id="Spanish y"),
        pytest.param({"issued": PartialDate(year=2026), "accessed": PartialDate(year=2026)}, id="read in its year"),
        pytest.param({"issued": PartialDate(year=2027)}, id="a year ahead is no business of a build without a clock"),
        pytest.param(
            {"title": "RETRACTED: A study", "notices": (Notice(kind="retraction", at=Place("r.yml")),)},
            id="known retraction",
        ),
    ],
)
def test_what_is_right_is_left_alone(fields: dict[str, object]) -> None:
    assert find_odd_parts(work("article-journal", **fields)) == ()


def test_whoever_knows_the_day_finds_works_from_the_future() -> None:
    ahead = work("article-journal", issued=PartialDate(year=2036))
    assert find_odd_parts(ahead) == ()
    (part,) = find_odd_parts(ahead, latest_year=2027)
    assert part.message == "The year 2036 cannot be right."
