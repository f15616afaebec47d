"""Works held twice, and works held in two versions."""

import dataclasses
import sys
from typing import Any

import pytest

from mkdocs_evidence.analysis.works.duplicates import WorkRelation, find_duplicates
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.library import Likenesses
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Name, PartialDate, Reference

TITLE = "Core decompression of the osteonecrotic hip"
WORK = Reference(
    key=ReferenceKey("a"),
    file="a.yml",
    type="article-journal",
    title=TITLE,
    author=(Name(family="Example", given="A."),),
    issued=PartialDate(year=2001),
    source_digest="",
    at=Place("a.yml"),
)


def groups(*works: dict[str, object]) -> list[tuple[str, str]]:
    """Each group as its keys in one word and its relation; the works are named a, b, c, …"""
    references = [
        dataclasses.replace(WORK, **({"key": ReferenceKey("abcdef"[place]), "title": f"{TITLE} {place}"} | work))  # type: ignore[arg-type]
        for place, work in enumerate(works)
    ]
    return [("".join(group.keys), group.relation.value) for group in find_duplicates(reversed(references))]


PAGES: dict[str, object] = {"container_title": "J", "volume": "8", "page": "11-9"}
OTHER_AUTHOR = (Name(family="Other", given="B."),)


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        pytest.param([{}, {}], [], id="different titles, no identifiers"),
        pytest.param([{"doi": "10.5555/a"}, {"doi": "10.5555/A"}], [("ab", "same")], id="DOI, whatever its case"),
        pytest.param(
            [{"doi": "10.5555/a"}, {"doi": "https://doi.org/10.5555/a"}], [("ab", "same")], id="DOI as a link"
        ),
        pytest.param([{"pmid": "12"}, {"pmid": "12"}], [("ab", "same")], id="PMID"),
        pytest.param([{"pmcid": "PMC12"}, {"pmcid": "12"}], [("ab", "same")], id="PMCID with and without letters"),
        pytest.param(
            [{"type": "book", "isbn": "0-306-40615-2"}, {"type": "book", "isbn": "9780306406157"}],
            [("ab", "same")],
            id="ISBN of ten and thirteen digits",
        ),
        pytest.param(
            [{"type": "chapter", "isbn": "9780306406157"}, {"type": "chapter", "isbn": "9780306406157"}],
            [],
            id="two chapters of one book",
        ),
        pytest.param(
            [{"type": "book", "isbn": "9780306406157"}, {"type": "chapter", "isbn": "9780306406157"}],
            [],
            id="a book and its chapter",
        ),
        pytest.param(
            [{"doi": "10.5555/a", "pmid": "1"}, {"pmid": "1", "pmcid": "PMC2"}, {"pmcid": "PMC2"}],
            [("abc", "same")],
            id="a chain of identifiers",
        ),
        pytest.param([{"title": TITLE}, {"title": f"{TITLE.upper()}."}], [("ab", "same")], id="title, year and author"),
        pytest.param(
            [{"title": TITLE}, {"title": "Core decompression of the <i>osteonecrotic</i> hip"}],
            [("ab", "same")],
            id="markup in the title",
        ),
        pytest.param(
            [{"title": TITLE}, {"title": f"RETRACTED: {TITLE}"}], [("ab", "same")], id="retracted in the title"
        ),
        pytest.param([{"title": TITLE}, {"title": TITLE, "issued": PartialDate(year=2002)}], [], id="another year"),
        pytest.param([{"title": TITLE}, {"title": TITLE, "author": OTHER_AUTHOR}], [], id="another author"),
        pytest.param(
            [{"title": TITLE}, {"title": TITLE, "author": ()}], [("ab", "same")], id="no author in one record"
        ),
        pytest.param(
            [{"title": TITLE}, {"title": TITLE, "author": (Name(literal="Anna Example"),)}],
            [("ab", "same")],
            id="name not split",
        ),
        pytest.param([{"title": "Reply"}, {"title": "Reply"}], [], id="titles that say nothing"),
        pytest.param(
            [{"title": TITLE, **PAGES}, {"title": f"{TITLE}: a made-up trial", **PAGES}],
            [("ab", "same")],
            id="a subtitle in one record only",
        ),
        pytest.param(
            [{"title": TITLE, **PAGES}, {"title": f"{TITLE}: authors' reply", **PAGES}],
            [],
            id="a reply on the same page",
        ),
        pytest.param(
            [{"title": TITLE, **PAGES}, {"title": f"Erratum: {TITLE}", **PAGES}], [], id="an erratum on the same page"
        ),
        pytest.param(
            [{"title": f"{TITLE} in men", **PAGES}, {"title": f"{TITLE} in women", **PAGES}],
            [],
            id="two abstracts on one page",
        ),
        pytest.param(
            [{"title": TITLE, "container_title": "J"}, {"title": TITLE, **PAGES, "issued": PartialDate(year=2002)}],
            [("ab", "same")],
            id="ahead of print and in print",
        ),
        pytest.param(
            [
                {"title": TITLE, **PAGES},
                {
                    "title": TITLE,
                    **PAGES,
                    "volume": "9",
                    "issued": PartialDate(year=2002),
                    "epub_date": PartialDate(year=2001),
                },
            ],
            [("ab", "same")],
            id="dated by its day ahead of print",
        ),
        pytest.param(
            [{"title": TITLE, **PAGES}, {"title": TITLE, **PAGES, "volume": "9", "issued": PartialDate(year=2002)}],
            [],
            id="a report of every year",
        ),
        pytest.param(
            [{"title": TITLE, "doi": "10.5555/a"}, {"title": TITLE}],
            [("ab", "same")],
            id="identifier in one record only",
        ),
        pytest.param(
            [{"title": TITLE, "doi": "10.5555/a"}, {"title": TITLE, "doi": "10.5555/b"}],
            [("ab", "versions")],
            id="one text under two DOIs",
        ),
        pytest.param(
            [
                {"title": TITLE, "type": "article", "issued": PartialDate(year=2000)},
                {"title": TITLE, "doi": "10.5555/b"},
            ],
            [("ab", "versions")],
            id="preprint and article",
        ),
        pytest.param(
            [{"title": TITLE, "doi": "10.1101/069187"}, {"title": TITLE, "doi": "10.5555/b"}],
            [("ab", "versions")],
            id="preprint known by its DOI",
        ),
        pytest.param(
            [
                {"title": TITLE, "type": "article"},
                {"title": TITLE, "doi": "10.5555/b"},
                {"title": TITLE, "doi": "10.5555/b"},
            ],
            [("ab", "versions"), ("bc", "same")],
            id="a preprint and an article held twice",
        ),
    ],
)
def test_works_are_grouped_by_what_they_share(works: list[dict[str, object]], expected: list[tuple[str, str]]) -> None:
    assert groups(*works) == expected


def test_a_group_says_what_its_works_share() -> None:
    twins = [dataclasses.replace(WORK, key=ReferenceKey(key), doi="10.5555/a", pmid="1") for key in "ab"]
    (group,) = find_duplicates(twins)
    assert group.relation is WorkRelation.SAME
    assert group.shared == ("DOI 10.5555/a", "PMID 1", "title, year and first author")


def test_the_order_of_references_does_not_matter() -> None:
    works = [
        dataclasses.replace(WORK, key=ReferenceKey(f"w{place:02}"), doi=f"10.5555/{place % 7}", pmid=str(place % 5 + 1))
        for place in range(20)
    ]
    assert find_duplicates(works) == find_duplicates(reversed(works))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"doi": "10.5555/1", "pmid": ""}, id="another identifier"),
        pytest.param({"doi": "", "pmid": ""}, id="another title"),
        pytest.param({"volume": "1", "page": "7", "container_title": "Journal", "doi": "", "pmid": ""}, id="a place"),
        pytest.param({"author": (), "doi": "", "pmid": ""}, id="no author"),
    ],
)
def test_works_compared_before_are_compared_as_they_are_now(change: dict[str, Any]) -> None:  # Any: fields of a work
    known: Likenesses = {}
    twin = dataclasses.replace(WORK, key=ReferenceKey("a"), doi="10.5555/1", pmid="", volume="1", page="7")
    works = [dataclasses.replace(twin, container_title="Journal"), dataclasses.replace(WORK, key=ReferenceKey("b"))]
    works[1] = dataclasses.replace(works[1], title="Another title of five words", doi="10.5555/2", pmid="")
    before = find_duplicates(works, known)
    works[1] = dataclasses.replace(works[1], **{"title": TITLE, **change})
    assert find_duplicates(works, known) == find_duplicates(works) != before


@pytest.mark.parametrize("shared", ["title", "title of every year", "doi", "nothing"])
def test_twice_the_works_take_about_twice_the_steps(shared: str) -> None:
    def steps(count: int) -> int:
        """Calls and returns of Python functions, which do not depend on the speed of the machine."""
        works = [
            dataclasses.replace(
                WORK,
                key=ReferenceKey(f"w{place:05}"),
                title=TITLE if "title" in shared else f"{TITLE} {place}",
                issued=PartialDate(year=1000 + place if "year" in shared else 2001),
                author=() if "year" in shared else WORK.author,
                doi="10.5555/a" if shared == "doi" else f"10.5555/{place}",
            )
            for place in range(count)
        ]
        seen = 0

        def note(*_: object) -> None:
            nonlocal seen
            seen += 1

        sys.setprofile(note)
        try:
            groups = find_duplicates(works)
        finally:
            sys.setprofile(None)
        assert len(groups) == (shared in ("title", "doi"))
        return seen

    few = steps(200)
    assert few > 200
    assert steps(400) <= 2.1 * few
