"""The head of a table is signed with its rows: no change of it slips under a sign-off, and each is told by name."""

import pickle
from dataclasses import replace
from datetime import date

import pytest
from board_story import decide
from hypothesis import given
from hypothesis import strategies as st
from sample_guidance import ARTICLE, LEDGER
from two_readers import read_article

from mkdocs_evidence.analysis.reviews.chain import judged_records
from mkdocs_evidence.analysis.reviews.changes import say_changes
from mkdocs_evidence.analysis.reviews.digests import claim_digests, plain_words
from mkdocs_evidence.analysis.reviews.history import find_history
from mkdocs_evidence.analysis.reviews.signed_words import signed_words, split_words
from mkdocs_evidence.analysis.reviews.standing import State, stand_article
from mkdocs_evidence.model.claim import Article, Claim, ClaimKind, TableHead

CLAIM = "cd-stage-ii"
HEAD = TableHead("Hips at risk", ("Stage", "Earlier check", "Later check"))
TABLE = "| Stage | Earlier check | Later check |\n|---|---|---|\n| 2 | 63% | 59% {: #r } |\n"


def _as_row(head: TableHead | None) -> Article:
    claims = (replace(one, kind=ClaimKind.ROW, head=head) if one.id == CLAIM else one for one in ARTICLE.claims)
    return replace(ARTICLE, claims=tuple(claims))


def _row(head: TableHead, text: str) -> Claim:
    return replace(ARTICLE.claims[0], kind=ClaimKind.ROW, head=head, text=text)


def _heads(text: str) -> list[TableHead | None]:
    return [claim.head for claim in read_article(text).claims]


@pytest.mark.parametrize(
    "signed",
    [
        pytest.param(HEAD._replace(columns=("Stage", "Earlier check", "Operated")), id="renamed"),
        pytest.param(HEAD._replace(columns=("Stage", "Later check", "Earlier check")), id="swapped"),
        pytest.param(HEAD._replace(caption="Hips without risk"), id="caption"),
        pytest.param(HEAD._replace(caption=""), id="no caption"),
        pytest.param(HEAD._replace(blanks=(1,)), id="cells moved"),
        pytest.param(None, id="signed without the head"),
    ],
)
def test_a_sign_off_on_a_row_under_another_head_is_stale(signed: TableHead | None) -> None:
    ledger, now = decide(LEDGER, date(2026, 3, 1), CLAIM, article=_as_row(signed)), _as_row(HEAD)
    standing = stand_article(now, ledger, judged_records(now.id, ledger))
    (history,) = [one for one in find_history(now, standing, ledger) if one.id == CLAIM]
    assert history.standing is not None
    assert (history.standing.state, history.standing.signers) == (State.CHANGED, ())
    assert history.change is not None
    assert any(one.is_change for one in history.change.words)


def test_a_sign_off_on_a_row_under_the_same_head_stands() -> None:
    now = _as_row(HEAD)
    ledger = decide(LEDGER, date(2026, 3, 1), CLAIM, article=now)
    standing = stand_article(now, ledger, judged_records(now.id, ledger))
    (stands,) = [one for one, claim in zip(standing.claims, now.claims, strict=True) if claim.id == CLAIM]
    assert stands.signers == ("reviewer-a",)


def test_another_head_is_another_version_of_an_article_and_of_no_other_claim() -> None:
    before, after = (claim_digests(_as_row(head), LEDGER) for head in (HEAD, HEAD._replace(caption="Hips")))
    assert {name for name in before if before[name] != after[name]} == {CLAIM}
    assert _as_row(None) == _as_row(None)
    assert claim_digests(_as_row(None), LEDGER) == claim_digests(ARTICLE, LEDGER)


@pytest.mark.parametrize(
    ("signed", "now", "told"),
    [
        ("[Columns: A | Later check] 2", "[Columns: A | Operated] 2", "column “Later check” became “Operated”"),
        ("[Columns: A | B] 2", "[Columns: B | A] 2", "the columns changed places: “A | B” became “B | A”"),
        ("[Columns: A] 2", "[Columns: A | B (empty)] 2", "column “B” was added"),
        ("[Columns: ] 2", "[Columns:  | ] 2", "its cells stand in other columns"),
        ("[Columns: A | B (empty)] 2", "[Columns: A (empty) | B] 2", "its cells stand in other columns"),
        ("[Columns: A] 2", "[Table: Hips] [Columns: A] 2", "caption “Hips” was added"),
        ("[Table: Hips] [Columns: A] 2", "[Columns: A] 2", "caption “Hips” was left out"),
        (
            "[Table: Hips] [Columns: A] 63%",
            "[Table: Knees] [Columns: A] 59%",
            "caption “Hips” became “Knees”, `63%` became `59%`",
        ),
        ("2 | 63%", "[Columns: A | B] 2 | 63%", "the head of its table was not signed"),
        ("[Columns: A | B] 2 | 63%", "2 | 63%", "it is no longer a row of a table"),
        ("[Columns: 5–10 years] 2", "[Columns: 5-10 years] 2", ""),
    ],
)
def test_a_change_above_a_row_is_told_by_name(signed: str, now: str, told: str) -> None:
    assert say_changes(signed, now) == told


_WORDS = st.text(alphabet="ab |]\\[(e)mpty=5%", max_size=12).map(str.strip) | st.sampled_from(
    ("(empty)", "\\(empty)", "A (empty)", "[Columns: A", "A] [Columns: B", "\\", "|", "]")
)
_HEADS = st.builds(
    lambda caption, columns, blanks: TableHead(caption, tuple(columns), tuple(sorted(blanks))),
    _WORDS,
    st.lists(_WORDS, min_size=1, max_size=4),
    st.sets(st.integers(0, 5), max_size=3),
)


@given(_HEADS, _WORDS.filter(bool))
def test_what_is_signed_of_a_row_is_told_apart_again(head: TableHead, text: str) -> None:
    found = split_words(signed_words(_row(head, text)))
    assert found.text == text
    assert found.head is not None
    assert (found.head.caption, found.head.blanks) == (head.caption, head.blanks)
    padding = ("",) * (max(head.blanks, default=-1) + 1 - len(head.columns))
    assert found.head.columns == (*head.columns, *padding)


@given(_HEADS, _HEADS, _WORDS.filter(bool), _WORDS.filter(bool))
def test_rows_that_differ_are_signed_in_other_words(one: TableHead, other: TableHead, text: str, another: str) -> None:
    def said(head: TableHead, words: str) -> tuple[object, ...]:
        count = max(len(head.columns), max(head.blanks, default=-1) + 1)
        columns = [plain_words(name) for name in head.columns] + [""] * (count - len(head.columns))
        return plain_words(head.caption), columns, head.blanks, plain_words(words)

    same = plain_words(signed_words(_row(one, text))) == plain_words(signed_words(_row(other, another)))
    assert same == (said(one, text) == said(other, another))


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        pytest.param(TABLE, [TableHead("", ("Stage", "Earlier check", "Later check"))], id="names"),
        pytest.param(
            f"{TABLE}\n/// caption\nHips at *risk*. [@key]\n///", [HEAD._replace(caption="Hips at risk.")], id="caption"
        ),
        pytest.param("A paragraph.\n\n- An item.", [None, None], id="no row"),
        pytest.param(
            "| A | | B |\n|-|-|-|\n| 1 | | 3 |", [TableHead("", ("A", "", "B"), (1,))], id="no name, no words"
        ),
        pytest.param("| | |\n|-|-|\n| 1 | 2 |", [TableHead("", ("", ""))], id="no names at all"),
        pytest.param("| A | B |\n|-|-|\n| 1 | [@key] |", [TableHead("", ("A", "B"), (1,))], id="a mark is no words"),
        pytest.param("| A | B |\n|-|-|\n| 1 |", [TableHead("", ("A", "B"), (1,))], id="too few cells"),
        pytest.param(
            "| A | B |\n|-|-|\n| 1 | 2 | | 4 |", [TableHead("", ("A", "B"), (2,))], id="more cells than names"
        ),
        pytest.param("| `a|` | [@key] B |\n|-|-|\n| 1 | 2 |", [TableHead("", ("a|", "B"))], id="strokes and marks"),
        pytest.param(f"/// answer\n{TABLE}///\n", [], id="the bottom line has no rows"),
        pytest.param(
            f"{TABLE}\n/// caption\nOne\n///\n\nThen.\n\n| X | Y |\n|-|-|\n| 1 | 2 |\n\n/// caption\nTwo\n///",
            [TableHead("One", HEAD.columns), None, TableHead("Two", ("X", "Y"))],
            id="two tables",
        ),
    ],
)
def test_a_row_knows_the_head_of_its_own_table(text: str, heads: list[TableHead | None]) -> None:
    assert _heads(text) == heads


def test_the_rows_of_a_table_share_one_head_also_after_a_way_between_processes() -> None:
    article = read_article(f"{TABLE}| 3 | 1% | 2% |\n| 4 | 5% | 6% |")
    for one in (article, pickle.loads(pickle.dumps(article))):
        assert len({id(claim.head) for claim in one.claims}) == 1
        assert len(one.claims) == 3
