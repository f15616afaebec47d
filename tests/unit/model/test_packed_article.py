"""An article that is packed cannot be told from the one that it was made of."""

import copy
import pickle
from dataclasses import fields, replace
from datetime import date

import pytest

from mkdocs_evidence.model.claim import (
    AnswerSentence,
    Article,
    Caption,
    Citation,
    Claim,
    ClaimKind,
    CodeSample,
    Heading,
    LayText,
    Oddity,
    OddityKind,
    Prose,
    Relation,
)
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ExtractId, ReferenceKey
from mkdocs_evidence.model.packed_article import (
    PackedArticle,
    cited_keys,
    citing_claims,
    count_claims,
    each_citing,
    packed_article,
    parts_of,
    whole_article,
)
from mkdocs_evidence.model.place import Place, TextMap

AT = Place("a.md", 3, 1, 4, 9)
MAP = TextMap("a.md", ((0, 3, 1),))


def _cite(key: str, relation: Relation = Relation.SUPPORTS, extract: str | None = None) -> Citation:
    found = None if extract is None else ExtractId(extract)
    return Citation(key=ReferenceKey(key), relation=relation, extract=found, at=AT)


def _claim(name: str | None, *citations: Citation) -> Claim:
    known = None if name is None else ClaimId(name)
    return Claim(
        id=known, kind=ClaimKind.ITEM, text=f"Bone dies \udc80 {name}.", text_map=MAP, citations=citations, at=AT
    )


ARTICLE = Article(
    id=ArticleId("hip/a"),
    file="content/pages/hip/a.md",
    title="Hip",
    question="Does it die?",
    population=None,
    written=date(2026, 1, 2),
    searched=None,
    review_due=None,
    aliases=("When?",),
    answer=(AnswerSentence(text="It dies.", text_map=MAP, rests_on=(ClaimId("dies"),), at=AT),),
    claims=(
        _claim("dies", _cite("doe-1999", extract="x"), _cite("roe-2020", Relation.DISPUTES)),
        _claim(None, _cite("roe-2020"), _cite("doe-1999", Relation.QUALIFIES), _cite("roe-2020", extract="y")),
        _claim("alone"),
    ),
    prose=(Prose(text="Now.", text_map=MAP, citations=(_cite("prose-2000"),), at=AT),),
    lay_texts=(
        LayText(audience="patient", claim=ClaimId("dies"), claim_at=AT, text="Bones die.", text_map=MAP, at=AT),
    ),
    headings=(Heading(level=2, text="Course", text_map=MAP, at=AT),),
    captions=(Caption(text="Bones", text_map=MAP, citations=(), at=AT),),
    code_samples=(CodeSample(text="x", text_map=MAP, is_fenced=True, at=AT),),
    oddities=(Oddity(kind=OddityKind.BRACKET, words="[see @x]", message="It is none.", at=AT),),
    field_places=(("title", AT),),
    source_digest="abc",
    at=AT,
)


def _packed(article: Article = ARTICLE) -> PackedArticle:
    return packed_article(*parts_of(article))


def test_a_packed_article_says_in_each_of_its_fields_what_it_said() -> None:
    packed = _packed()
    assert {one.name: getattr(packed, one.name) for one in fields(Article)} == {
        one.name: getattr(ARTICLE, one.name) for one in fields(Article)
    }


def test_a_packed_article_is_the_same_article() -> None:
    packed = _packed()
    assert isinstance(packed, Article)
    assert packed == ARTICLE
    assert {ARTICLE: "known"}[packed] == "known"
    assert packed == _packed()
    assert hash(packed) == hash(ARTICLE)
    assert repr(packed) == repr(ARTICLE)
    whole = whole_article(*parts_of(ARTICLE))
    assert whole == ARTICLE
    assert type(whole) is Article
    assert packed.field_place("title") == AT


def test_an_article_of_which_anything_packed_is_other_is_another() -> None:
    assert _packed() != replace(ARTICLE, claims=ARTICLE.claims[:2])
    assert replace(ARTICLE, prose=()) != _packed()
    assert _packed() != _packed(replace(ARTICLE, title="Knee"))
    assert _packed() != "hip/a"


def test_a_packed_article_that_is_altered_is_one_with_that_alteration() -> None:
    assert replace(_packed(), title="Knee") == replace(ARTICLE, title="Knee")
    assert replace(_packed(), claims=()) == replace(ARTICLE, claims=())


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_packed_article_can_be_copied_and_sent(again) -> None:
    sent = again(_packed())
    assert type(sent) is PackedArticle
    assert sent == ARTICLE


def test_each_of_many_packed_articles_says_its_own() -> None:
    articles = [replace(ARTICLE, id=ArticleId(f"a{at}"), claims=(_claim(f"c{at}"),)) for at in range(200)]
    packed = [*map(_packed, articles)]
    for _ in range(2):
        assert [one.claims[0].id for one in packed] == [f"c{at}" for at in range(200)]
    assert packed == articles


def test_few_articles_stay_unpacked() -> None:
    packed = [_packed(replace(ARTICLE, id=ArticleId(f"a{at}"))) for at in range(200)]
    first = [one.claims for one in packed]
    assert packed[-1].claims is first[-1]
    assert packed[100].claims is not first[100]


@pytest.mark.parametrize("article", [ARTICLE, _packed()], ids=["plain", "packed"])
def test_what_works_list_is_the_same_of_a_packed_article(article: Article) -> None:
    assert count_claims(article) == 3
    assert cited_keys(article) == (("doe-1999", 2), ("roe-2020", 2))
    assert [(claim.id, claim.text, act.relation, act.extract) for claim, act in citing_claims(article, "roe-2020")] == [
        ("dies", "Bone dies \udc80 dies.", Relation.DISPUTES, None),
        (None, "Bone dies \udc80 None.", Relation.SUPPORTS, None),
        (None, "Bone dies \udc80 None.", Relation.SUPPORTS, "y"),
    ]
    assert [*citing_claims(article, "prose-2000")] == []
    for key, _ in cited_keys(article):
        assert [(claim, act) for cited, claim, act in each_citing(article) if cited == key] == [
            *citing_claims(article, key)
        ]
    assert {cited for cited, _, _ in each_citing(article)} == {"doe-1999", "roe-2020"}
