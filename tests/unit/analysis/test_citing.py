"""Who cites what is found in packed articles as in others, and followed while one of them changes."""

from dataclasses import replace
from itertools import permutations
from types import MappingProxyType

import pytest

from mkdocs_evidence.analysis.citing import Citing, index_citing
from mkdocs_evidence.model.claim import Article, Citation, Claim, ClaimKind, Relation
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.packed_article import packed_article, parts_of
from mkdocs_evidence.model.place import Place, TextMap

AT = Place("a.md", 3, 1)
WORKS = ("doe-1999", "roe-2020", "lamp-2001")


def _article(name: str, *cited: tuple[str, ...]) -> Article:
    """An article with a claim for each group of works that one claim cites."""
    claims = tuple(
        Claim(
            id=ClaimId(f"c{place}"),
            kind=ClaimKind.ITEM,
            text=f"Claim {place} of {name}.",
            text_map=TextMap("a.md", ()),
            citations=tuple(Citation(key=ReferenceKey(key), at=AT, relation=Relation.QUALIFIES) for key in keys),
            at=AT,
        )
        for place, keys in enumerate(cited)
    )
    return Article(
        id=ArticleId(name),
        file=f"{name}.md",
        title=name,
        question="Q?",
        population=None,
        written=None,
        searched=None,
        review_due=None,
        claims=claims,
        source_digest="",
        at=AT,
    )


def _ledger(*articles: Article) -> Ledger:
    none = MappingProxyType({})
    return Ledger(articles=MappingProxyType({one.id: one for one in articles}), references=none, flows=none)


def _said(citing: Citing) -> dict[str, list[tuple[str, str, str | None, str]]]:
    return {
        key: [(one.article.id, one.claim.text, one.claim.id, one.citation.relation) for one in citing[key]]
        for key in sorted(citing)
    }


ARTICLES = (
    _article("a", ("doe-1999", "roe-2020"), ("roe-2020",)),
    _article("b", ("roe-2020", "roe-2020")),
    _article("c", ("lamp-2001",), (), ("doe-1999",)),
)


def test_the_claims_that_cite_a_work_come_in_the_order_of_the_articles_and_of_their_text() -> None:
    citing = index_citing(_ledger(*ARTICLES))
    assert [(one.article.id, one.claim.id) for one in citing["roe-2020"]] == [
        ("a", "c0"),
        ("a", "c1"),
        ("b", "c0"),
        ("b", "c0"),
    ]
    assert [*citing] == ["doe-1999", "roe-2020", "lamp-2001"]
    assert [citing.first(key).id for key in citing] == ["a", "a", "c"]


def test_a_claim_that_cites_a_work_twice_is_counted_once() -> None:
    citing = index_citing(_ledger(*ARTICLES))
    assert [citing.count(key) for key in (*citing, "nobody-1999")] == [2, 3, 1, 0]


def test_packed_articles_say_the_same() -> None:
    packed = (packed_article(*parts_of(one)) for one in ARTICLES)
    found, known = index_citing(_ledger(*packed)), index_citing(_ledger(*ARTICLES))
    assert _said(found) == _said(known)
    assert [found.count(key) for key in found] == [known.count(key) for key in known]


def test_a_work_that_nobody_cites_has_no_claims() -> None:
    citing = index_citing(_ledger(*ARTICLES))
    assert "nobody-1999" not in citing
    assert citing.get(ReferenceKey("nobody-1999"), ()) == ()


@pytest.mark.parametrize("changed", range(3))
@pytest.mark.parametrize("cited", [(), *permutations(WORKS, 2)], ids="-".join)
def test_what_is_followed_is_what_would_be_found_anew(changed: int, cited: tuple[str, ...]) -> None:
    before = ARTICLES[changed]
    after = replace(before, claims=_article(before.id, cited, cited[:1]).claims)
    articles = [after if one is before else one for one in ARTICLES]
    followed = index_citing(_ledger(*ARTICLES)).follow(before, after, _ledger(*articles))
    assert _said(followed) == _said(index_citing(_ledger(*articles)))
    assert {key: followed.count(key) for key in followed} == {key: len({*followed[key]}) for key in followed}
