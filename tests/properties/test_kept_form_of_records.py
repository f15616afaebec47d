"""What is read of a board record without YAML is what YAML would have given, whatever is done to the text."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.load.board.kept_form import read_kept_form
from mkdocs_evidence.load.board.reviews import read_any_form
from mkdocs_evidence.model.ids import ArticleId, ClaimId, PersonId, ReferenceKey
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.review import ClaimVerdict, Identity, Meaning, ReviewRecord, SignedParts, Support, Verdict

_AT = Place("r.yml", 1, 1)
_PLAIN = st.text("abcXYZ 019-_.:#,'é%[]{}&*!|>@`~?=/", min_size=1, max_size=20)
_TEXTS = _PLAIN | st.text('a"\\\n\t\x00\x7f\x85\xa0\u2028\ufeff ', max_size=6)
_NAMES = st.sampled_from(["c1-1", "c1-2", "a", "null", "no", "~", "<<", "1", "C", "doi:10.1000/x", "a b"]) | _TEXTS
_PARTS = st.builds(SignedParts, words=_TEXTS, evidence=_TEXTS, grade=_TEXTS, scope=_TEXTS, lay=_TEXTS)
_VERDICTS = st.builds(
    ClaimVerdict,
    claim=_NAMES.map(ClaimId),
    digest=_PLAIN,
    verdict=st.sampled_from(Verdict),
    citations=st.dictionaries(_NAMES.map(ReferenceKey), st.sampled_from(Support), max_size=2).map(
        lambda found: tuple(found.items())
    ),
    comment=st.just("") | _TEXTS,
    proposed=st.just("") | _TEXTS,
    words=st.just("") | _TEXTS,
    parts=st.none() | _PARTS,
    same_meaning_as=st.just("") | _TEXTS,
    at=st.just(_AT),
)
_RECORDS = st.builds(
    ReviewRecord,
    file=st.just("r.yml"),
    article=_PLAIN.map(ArticleId),
    reviewer=_PLAIN.map(PersonId),
    date=st.dates(),
    meaning=st.sampled_from(Meaning),
    claims=st.lists(_VERDICTS, max_size=3).map(tuple),
    interests=st.dictionaries(_NAMES, _TEXTS, max_size=2).map(lambda found: tuple(found.items())),
    previous=st.lists(_TEXTS, max_size=2).map(tuple),
    identity=st.sampled_from(Identity),
    signatures=st.dictionaries(_NAMES.map(PersonId), _PLAIN, min_size=1, max_size=2).map(
        lambda found: tuple(found.items())
    ),
    source_digest=st.just(""),
    at=st.just(_AT),
)
_USUAL = ReviewRecord(
    file="r.yml",
    article=ArticleId("hip/avn"),
    reviewer=PersonId("ana"),
    date=date(2026, 2, 1),
    meaning=Meaning.APPROVED,
    claims=(
        ClaimVerdict(
            claim=ClaimId("c1-1"), digest="aa", verdict=Verdict.ACCEPT, words="Hips did well (p < 0.05).", at=_AT
        ),
        ClaimVerdict(
            claim=ClaimId("c1-2"),
            digest="bb",
            verdict=Verdict.REJECT,
            citations=(
                (ReferenceKey("castro-2000"), Support.PARTLY),
                (ReferenceKey("doi:10.1000/x"), Support.SUPPORTS),
            ),
            comment="Why: no follow-up.",
            proposed="Hips did less well.",
            words="Hips did well.",
            parts=SignedParts(words="a", evidence="b", grade="c", scope="d", lay="e"),
            same_meaning_as="cc",
            at=_AT,
        ),
    ),
    interests=(("castro-2000", "its author"),),
    previous=("dd", "ee"),
    signatures=((PersonId("ana"), "abc=="),),
    source_digest="",
    at=_AT,
)


def test_the_form_in_which_records_are_written_is_read_without_yaml() -> None:
    kept = read_kept_form(record_text(_USUAL), file="r.yml")
    assert kept is not None
    assert (kept, ()) == read_any_form(record_text(_USUAL), file="r.yml")


@given(_RECORDS)
def test_a_record_read_without_yaml_is_the_one_that_yaml_gives(record: ReviewRecord) -> None:
    _assert_both_ways_agree(record_text(record))


@given(st.just(_USUAL) | _RECORDS, st.data())
def test_a_spoilt_record_is_never_read_otherwise_than_by_yaml(record: ReviewRecord, data: st.DataObject) -> None:
    lines = record_text(record).splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["double", "drop", "swap", "spoil"])):
        case "double":
            lines.insert(at, lines[at])
        case "drop":
            del lines[at]
        case "swap":
            lines[at], lines[-1] = lines[-1], lines[at]
        case _:
            column = data.draw(st.integers(0, len(lines[at])))
            sign = data.draw(st.sampled_from(["", " ", '"', ":", "#", "\\", "\t", "\r", "\xa0", "a", "-"]))
            lines[at] = lines[at][:column] + sign + lines[at][column + 1 :]
    _assert_both_ways_agree("".join(lines))


def _assert_both_ways_agree(text: str) -> None:
    kept = read_kept_form(text, file="r.yml")
    if kept is not None:
        assert (kept, ()) == read_any_form(text, file="r.yml")
