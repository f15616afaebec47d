"""A board record that is packed cannot be told from the one that it was made of."""

import copy
import operator
import pickle
from dataclasses import fields, replace
from datetime import date

import pytest

from mkdocs_evidence.analysis.reviews.form import record_digest, record_text
from mkdocs_evidence.model.ids import ArticleId, ClaimId, FlowId, PersonId, ReferenceKey
from mkdocs_evidence.model.packed_record import PackedRecord, packed_record, parts_of_record, whole_record
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import (
    Answer,
    ClaimVerdict,
    FlowVerdict,
    Meaning,
    ReviewRecord,
    SignedParts,
    Support,
    Verdict,
)

AT = Place("content/reviews/hip/a/1.yml", 7, 3, 7, 9)
PARTS = SignedParts(words="1", evidence="2", grade="3", scope="4", lay="5")


def _verdict(name: str, verdict: Verdict = Verdict.ACCEPT) -> ClaimVerdict:
    return ClaimVerdict(
        claim=ClaimId(name),
        digest="abc",
        verdict=verdict,
        citations=((ReferenceKey("doe-1999"), Support.PARTLY),),
        comment="As “read”.",
        words=f"Bone dies {name}.",
        parts=PARTS,
        at=AT,
    )


RECORD = ReviewRecord(
    file=AT.file,
    article=ArticleId("hip/a"),
    reviewer=PersonId("roe"),
    date=date(2026, 1, 2),
    meaning=Meaning.APPROVED,
    claims=(_verdict("dies"), _verdict("lives", Verdict.REJECT)),
    flows=(FlowVerdict(flow=FlowId("f"), digest="d", verdict=Verdict.ACCEPT, at=AT),),
    answers=(Answer(record="r", claim=ClaimId("dies"), text="Yes.", at=AT),),
    interests=(("hips", "none"),),
    previous=("e" * 64,),
    signatures=((PersonId("roe"), "c2lnbmVk"),),
    source_digest="abc",
    at=AT,
)


def _packed(record: ReviewRecord = RECORD) -> PackedRecord:
    return packed_record(*parts_of_record(record))


def test_a_packed_record_says_in_each_of_its_fields_what_it_said() -> None:
    packed = _packed()
    assert {one.name: getattr(packed, one.name) for one in fields(ReviewRecord)} == {
        one.name: getattr(RECORD, one.name) for one in fields(ReviewRecord)
    }


def test_a_packed_record_is_the_same_record() -> None:
    packed = _packed()
    assert isinstance(packed, ReviewRecord)
    assert packed == RECORD
    assert operator.eq(RECORD, packed)
    assert {RECORD: "known"}[packed] == "known"
    assert hash(packed) == hash(RECORD)
    assert repr(packed) == repr(RECORD)
    assert record_digest(packed) == record_digest(RECORD)
    assert record_text(packed) == record_text(RECORD)
    whole = whole_record(*parts_of_record(packed))
    assert whole == RECORD
    assert type(whole) is ReviewRecord


@pytest.mark.parametrize(
    "other",
    [
        replace(RECORD, claims=RECORD.claims[:1]),
        replace(RECORD, claims=(replace(RECORD.claims[0], words="Bone lives."), RECORD.claims[1])),
        replace(RECORD, previous=()),
        replace(RECORD, is_as_written=False),
    ],
)
def test_a_record_of_which_anything_is_other_is_another(other: ReviewRecord) -> None:
    assert _packed() != other
    assert _packed() != _packed(other)


def test_a_packed_record_that_is_altered_is_one_with_that_alteration() -> None:
    assert replace(_packed(), claims=()) == replace(RECORD, claims=())
    assert type(replace(_packed(), is_as_written=False)) is ReviewRecord


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_packed_record_can_be_copied_and_sent(again) -> None:
    sent = again(_packed())
    assert type(sent) is PackedRecord
    assert sent == RECORD


def test_each_of_many_packed_records_says_its_own() -> None:
    records = [replace(RECORD, claims=(_verdict(f"c{at}"),)) for at in range(100)]
    packed = [*map(_packed, records)]
    for _ in range(2):
        assert [one.claims[0].claim for one in packed] == [f"c{at}" for at in range(100)]
    assert packed == records


def test_few_records_stay_unpacked() -> None:
    packed = [_packed() for _ in range(100)]
    first = [one.claims for one in packed]
    assert packed[-1].claims is first[-1]
    assert packed[50].claims is not first[50]
