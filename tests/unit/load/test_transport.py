"""Records reach another process unchanged."""

import pickle
from datetime import date
from decimal import Decimal

import pytest

from mkdocs_evidence.load import transport
from mkdocs_evidence.load.transport import declare_records, pack_records
from mkdocs_evidence.model.claim import Article, Citation, Claim, ClaimKind, Relation
from mkdocs_evidence.model.field_places import FieldPlaces
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ExtractId, PersonId, ReferenceKey
from mkdocs_evidence.model.packed_article import PackedArticle
from mkdocs_evidence.model.packed_record import PackedRecord
from mkdocs_evidence.model.place import Place, TextMap
from mkdocs_evidence.model.reference import Datum, Extract, Locator, Reference
from mkdocs_evidence.model.review import ClaimVerdict, Meaning, ReviewRecord, Verdict

AT = Place("content/pages/a.md", 3, 1, 4, 9)
CITATION = Citation(key=ReferenceKey("a-2001"), extract=ExtractId("x"), relation=Relation.QUALIFIES, at=AT)
RECORDS = {
    "place": AT,
    "text map": TextMap("a.md", ((0, 3, 1), (9, 4, 1))),
    "claim": Claim(
        id=ClaimId("c"),
        kind=ClaimKind.ITEM,
        text="It holds.",
        text_map=TextMap("a.md", ((0, 3, 3),)),
        citations=(CITATION,),
        attributes=(("id", "c"),),
        at=AT,
    ),
    "extract": Extract(
        id=ExtractId("x"),
        locator=(Locator(label="page", value="3"),),
        finding="It held.",
        data=(Datum(what="holding", value=Decimal("63.50"), unit="%", at=AT),),
        at=AT,
    ),
    "work": Reference(
        key=ReferenceKey("a-2001"),
        file="content/references/a-2001.yml",
        type="book",
        title="A",
        field_places=FieldPlaces.of([("title", Place("content/references/a-2001.yml", 2, 8))]),
        source_digest="abc",
        at=AT,
    ),
    "board record": ReviewRecord(
        file="content/reviews/a/1.yml",
        article=ArticleId("a"),
        reviewer=PersonId("roe"),
        date=date(2026, 1, 2),
        meaning=Meaning.APPROVED,
        claims=(ClaimVerdict(claim=ClaimId("c"), digest="abc", verdict=Verdict.ACCEPT, words="It holds.", at=AT),),
        source_digest="abc",
        at=AT,
    ),
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_arrives_as_it_was_sent(record: object) -> None:
    declare_records()
    arrived = pickle.loads(pickle.dumps(record))
    assert arrived == record
    assert repr(arrived) == repr(record)


def test_what_records_have_in_common_is_there_once_after_the_way() -> None:
    declare_records()
    again = Citation(key=ReferenceKey("-".join(["a", "2001"])), at=Place("content/pages/a.md", 9))
    one, other = pickle.loads(pickle.dumps((CITATION, again)))
    assert one.key is other.key
    first, second = (pickle.loads(pickle.dumps(TextMap(file, ((0, 3, 1),)))) for file in ("a.md", "b.md"))
    assert (first.file, second.file) == ("a.md", "b.md")
    assert first.pieces is second.pieces


def test_works_share_the_few_words_and_numbers_that_all_of_them_say() -> None:
    declare_records()
    work, extract = RECORDS["work"], RECORDS["extract"]
    first, second = (pickle.loads(pickle.dumps(one)) for one in (work, work))
    assert first.field_places.names is second.field_places.names
    first, second = (pickle.loads(pickle.dumps(one)).data[0] for one in (extract, extract))
    assert first.what is second.what
    assert first.value is second.value


@pytest.mark.parametrize("text", ["5", "5.0", "5.00", "-0.10", "1E+3"])
def test_a_number_arrives_as_it_is_printed(text: str) -> None:
    declare_records()
    pickle.loads(pickle.dumps(Decimal("5")))
    assert str(pickle.loads(pickle.dumps(Decimal(text)))) == text


@pytest.fixture
def article(monkeypatch: pytest.MonkeyPatch) -> Article:
    """An article, while none is packed."""
    monkeypatch.setattr(transport, "_packs", False)
    declare_records()
    claim = RECORDS["claim"]
    assert isinstance(claim, Claim)
    return Article(
        id=ArticleId("a"),
        file="content/pages/a.md",
        title="A",
        question="Does it hold?",
        population=None,
        written=None,
        searched=None,
        review_due=None,
        claims=(claim,),
        source_digest="abc",
        at=AT,
    )


def test_articles_are_packed_on_their_way_where_they_are_to_be(article: Article) -> None:
    assert type(pickle.loads(pickle.dumps(article))) is Article
    pack_records()
    arrived = pickle.loads(pickle.dumps(article))
    assert type(arrived) is PackedArticle
    assert arrived == article


def test_an_article_that_was_kept_packed_arrives_whole_where_none_is_packed(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack_records()
    kept = pickle.dumps(article)
    monkeypatch.setattr(transport, "_packs", False)
    arrived = pickle.loads(kept)
    assert type(arrived) is Article
    assert arrived == article


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> ReviewRecord:
    """A board record, while none is packed."""
    monkeypatch.setattr(transport, "_packs", False)
    declare_records()
    found = RECORDS["board record"]
    assert isinstance(found, ReviewRecord)
    return found


def test_board_records_are_packed_on_their_way_where_they_are_to_be(record: ReviewRecord) -> None:
    assert type(pickle.loads(pickle.dumps(record))) is ReviewRecord
    pack_records()
    arrived = pickle.loads(pickle.dumps(record))
    assert type(arrived) is PackedRecord
    assert arrived == record


def test_a_board_record_that_was_kept_packed_arrives_whole_where_none_is_packed(
    record: ReviewRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack_records()
    kept = pickle.dumps(record)
    monkeypatch.setattr(transport, "_packs", False)
    arrived = pickle.loads(kept)
    assert type(arrived) is ReviewRecord
    assert arrived == record
