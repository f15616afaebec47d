"""What is done to a signed project as a whole, after the attack list of The Update Framework: each attack is refused."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample_guidance import public_key_of
from signed_project import (
    BOARD,
    LOG,
    NEW_B,
    RECORDS,
    ROLL,
    SEATS_AFTER,
    SEATS_BEFORE,
    A,
    B,
    C,
    Files,
    add_edition,
    add_record,
    board,
    keep,
    make_stages,
    private,
    read,
    verify,
    write,
)
from spoiling import spoil

from mkdocs_evidence.analysis.reviews.roll_form import in_order, roll_text
from mkdocs_evidence.intake.board_roll import add_signature, propose_edition, sign_edition
from mkdocs_evidence.intake.review_verification import Kept
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.roll import BoardRoll
from mkdocs_evidence.signing.sshsig import ssh_line

MAY = date(2026, 5, 1)


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, ...]:
    return make_stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def project(stages: tuple[Files, ...], tmp_path: Path) -> Path:
    write(stages[-1], tmp_path)
    return tmp_path


def kept_of(files: Files, folder: Path) -> Kept:
    write(files, folder)
    return keep(verify(folder))


def refused(root: Path, kept: Kept | None = None) -> str:
    return "\n".join(verify(root, kept).flaws)


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def propose(root: Path, seats: str, *, threshold: int = 2) -> BoardRoll:  # the roll goes straight into another call
    (root / BOARD).write_text(board(seats, threshold=threshold), encoding="utf-8")
    ledger = load_site(Layout.of(root))
    assert ledger.board is not None
    return propose_edition(ledger, ledger.board, day=MAY, expires=date(2027, 5, 1))


def put_roll(root: Path, roll: BoardRoll) -> None:  # as above
    (root / ROLL).write_text(roll_text(roll), encoding="utf-8")


def test_what_is_attacked_below_is_whole_on_every_day(stages: tuple[Files, ...], tmp_path: Path) -> None:
    for number, files in enumerate(stages):
        write(files, tmp_path / str(number))
        assert verify(tmp_path / str(number)).flaws == ()
    kept = [keep(verify(tmp_path / str(number))) for number in range(4)]
    assert all(verify(tmp_path / "3", one).flaws == () for one in kept)
    assert len(kept[3].records) == 2


MALLORY = "mallory"


def forged_record(root: Path) -> None:
    add_record(root, "content/reviews/a/forged.yml", C, MAY, ["two"], key=MALLORY)


def replayed_record(root: Path) -> None:
    write({"content/reviews/a/again.yml": (root / RECORDS[0]).read_bytes()}, root)


def record_moved_to_another_claim(root: Path) -> None:
    edit(root, RECORDS[0], "  one:\n", "  two:\n")


def record_moved_to_another_article(root: Path) -> None:
    (root / RECORDS[2]).unlink()
    text = (root / RECORDS[0]).read_text(encoding="utf-8").replace('article: "a"', 'article: "b"')
    write({RECORDS[2]: text.encode()}, root)


def back_dated_record(root: Path) -> None:
    edit(root, RECORDS[1], '"2026-03-10"', '"2026-02-10"')


def record_put_in_behind_the_back_of_later_ones(root: Path) -> None:
    add_record(root, "content/reviews/a/fourth.yml", A, date(2026, 5, 20), ["two"])
    there = {name: content for name, content in read(root).items() if name.startswith("content/reviews/")}
    for name in there:
        (root / name).unlink()
    add_record(root, "content/reviews/a/late.yml", C, date(2026, 1, 20), ["two"])
    write(there, root)


def revoked_key(root: Path) -> None:
    add_record(root, "content/reviews/a/revoked.yml", B, MAY, ["two"], key=B)


def key_that_was_never_enrolled(root: Path) -> None:
    edit(root, BOARD, public_key_of(C), public_key_of(MALLORY))
    add_record(root, "content/reviews/a/exchanged.yml", C, MAY, ["two"], key=MALLORY)


def edition_below_threshold(root: Path) -> None:
    put_roll(root, sign_edition(propose(root, SEATS_AFTER.replace("role: x", "role: y")), A, private(A)))


def edition_by_one_keeper_twice(root: Path) -> None:
    roll = sign_edition(propose(root, SEATS_AFTER.replace("role: x", "role: y")), A, private(A))
    put_roll(root, add_signature(roll, B, roll.editions[-1].signatures[0][1]))


def edition_by_a_revoked_key(root: Path) -> None:
    roll = propose(root, SEATS_AFTER.replace("role: x", "role: y"))
    put_roll(root, sign_edition(sign_edition(roll, A, private(A)), B, private(B)))


def edition_that_lowers_its_own_threshold(root: Path) -> None:
    put_roll(root, sign_edition(propose(root, SEATS_AFTER, threshold=1), A, private(A)))


def edition_of_new_keepers_alone(root: Path) -> None:
    seats = SEATS_AFTER.replace(public_key_of(A), public_key_of(MALLORY)).replace(public_key_of(C), public_key_of("m2"))
    roll = propose(root, seats)
    put_roll(root, sign_edition(sign_edition(roll, A, private(MALLORY)), C, private("m2")))


def first_edition_of_somebody_else(root: Path) -> None:
    (root / ROLL).unlink()
    seats = SEATS_BEFORE.replace(public_key_of(A), public_key_of(MALLORY)).replace(
        public_key_of(B), public_key_of("m2")
    )
    add_edition(root, seats, date(2026, 1, 10), [(A, MALLORY), (B, "m2")])


def one_key_in_two_spellings(root: Path) -> None:
    seats = SEATS_AFTER.replace(public_key_of(C), f"{ssh_line(public_key_of(A))} of somebody else")
    put_roll(root, sign_edition(sign_edition(propose_unchecked(root, seats), A, private(A)), C, private(A)))


def propose_unchecked(root: Path, seats: str) -> BoardRoll:
    """A proposal that `board propose` itself would refuse."""
    good = propose(root, SEATS_AFTER)
    (root / BOARD).write_text(board(seats), encoding="utf-8")
    members = load_site(Layout.of(root)).board.members
    return replace(good, editions=(*good.editions[:-1], replace(good.editions[-1], seats=in_order(members))))


def truncated_roll(root: Path) -> None:
    text = (root / ROLL).read_text(encoding="utf-8")
    (root / ROLL).write_text(text[: len(text) // 2], encoding="utf-8")


def roll_deleted(root: Path) -> None:
    (root / ROLL).unlink()


def last_record_deleted(root: Path) -> None:
    (root / RECORDS[1]).unlink()


def truncated_log(root: Path) -> None:
    text = (root / LOG).read_text(encoding="utf-8").splitlines(keepends=True)
    (root / LOG).write_text("".join(text[:-3]), encoding="utf-8")


def head_signed_in_another_name(root: Path) -> None:
    edit(root, LOG, f'"{A}":', f'"{B}":')


ATTACKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "forged": (forged_record, "The signature is not that of `reviewer-c`"),
    "replayed": (replayed_record, "This record is the same as that in"),
    "moved to another claim": (record_moved_to_another_claim, "The signature is not that of `reviewer-a`"),
    "moved to another article": (record_moved_to_another_article, "The signature is not that of `reviewer-a`"),
    "back-dated": (back_dated_record, "The signature is not that of `reviewer-b`"),
    "put in afterwards": (record_put_in_behind_the_back_of_later_ones, "had not seen it"),
    "revoked key": (revoked_key, "was revoked from 2026-03-01"),
    "key of `board.yml` alone": (key_that_was_never_enrolled, "`key` of `reviewer-c` is not what the signed roll"),
    "below threshold": (edition_below_threshold, "has 1 of the 2 signatures"),
    "one keeper twice": (edition_by_one_keeper_twice, "has 1 of the 2 signatures"),
    "revoked keeper": (edition_by_a_revoked_key, "has 1 of the 2 signatures"),
    "lowered threshold": (edition_that_lowers_its_own_threshold, "has 1 of the 2 signatures that edition 2 asks for"),
    "new keepers alone": (edition_of_new_keepers_alone, "has 0 of the 2 signatures that edition 2 asks for"),
    "one key in two spellings": (one_key_in_two_spellings, "gives one key to `reviewer-a` and `reviewer-c`"),
    "truncated roll": (truncated_roll, "The roll is not as"),
    "roll deleted": (roll_deleted, "under an edition of the roll that is not in this file"),
    "record deleted": (last_record_deleted, "was changed or is gone"),
    "truncated log": (truncated_log, "This is no log of board records"),
    "log signed for another": (head_signed_in_another_name, "the signature is not that of `reviewer-b`"),
}


@pytest.mark.parametrize(("attack", "words"), ATTACKS.values(), ids=ATTACKS)
def test_an_attack_is_refused(project: Path, attack: Callable[[Path], None], words: str) -> None:
    attack(project)
    assert words in refused(project)


def mixed(*, now: Files, then: Files, old: tuple[str, ...]) -> Files:
    """A project of which some files are those of an earlier day, or are gone as they were then."""
    kept = {name: content for name, content in now.items() if not name.startswith(old)}
    return kept | {name: content for name, content in then.items() if name.startswith(old)}


OF_OLD = {
    "roll": (ROLL, BOARD),
    "log": (LOG,),
    "records": ("content/reviews/",),
    "roll and records": (ROLL, BOARD, "content/reviews/"),
    "log and records": (LOG, "content/reviews/"),
}


@pytest.mark.parametrize(
    ("day", "old"),
    [
        pytest.param(day, old, id=f"{name} of day {day}")
        for day in (0, 1, 2)
        for name, old in OF_OLD.items()
        # The roll of that day is that of the last one.
        if (day, name) != (2, "roll")
    ],
)
def test_files_of_different_days_do_not_go_together(
    stages: tuple[Files, ...], tmp_path: Path, day: int, old: tuple[str, ...]
) -> None:
    write(mixed(now=stages[3], then=stages[day], old=old), tmp_path / "mixed")
    assert refused(tmp_path / "mixed", kept_of(stages[3], tmp_path / "kept"))


def test_newer_files_over_an_old_log_or_roll_are_told_without_anything_kept(
    stages: tuple[Files, ...], tmp_path: Path
) -> None:
    write(mixed(now=stages[3], then=stages[1], old=(ROLL, BOARD)), tmp_path / "roll")
    assert "under an edition of the roll that is not in this file" in refused(tmp_path / "roll")
    write(mixed(now=stages[2], then=stages[0], old=("content/reviews/",)), tmp_path / "records")
    assert "was changed or is gone" in refused(tmp_path / "records")


@pytest.mark.parametrize("day", [0, 1, 2])
def test_a_site_that_was_rolled_back_whole_is_told_to_who_kept_a_line(
    stages: tuple[Files, ...], tmp_path: Path, day: int
) -> None:
    write(stages[day], tmp_path / "then")
    assert verify(tmp_path / "then").flaws == ()
    assert refused(tmp_path / "then", kept_of(stages[3], tmp_path / "now"))


def test_another_history_from_the_first_edition_on_is_told_to_who_kept_a_line(
    stages: tuple[Files, ...], tmp_path: Path
) -> None:
    kept = kept_of(stages[1], tmp_path / "kept")
    write(stages[0], tmp_path / "other")
    first_edition = tmp_path / "other" / LOG
    first_edition.write_text("", encoding="utf-8")
    first_edition_of_somebody_else(tmp_path / "other")
    assert "Edition 1 of the roll of the board is not that which was there before" in refused(tmp_path / "other", kept)


def test_a_frozen_site_is_refused_when_its_roll_has_run_out(project: Path) -> None:
    assert verify(project, today=date(2027, 3, 1)).flaws == ()
    (flaw,) = verify(project, today=date(2027, 3, 2)).flaws
    assert "ran out on 2027-03-01" in flaw


def test_a_record_of_a_day_after_the_roll_does_not_count(project: Path) -> None:
    add_record(project, "content/reviews/b/late.yml", A, date(2027, 3, 5), ["one"])
    assert "the roll of the board ran out on 2027-03-01" in refused(project)


def test_the_past_stands_when_keys_change_hands(project: Path) -> None:
    later = SEATS_AFTER.replace(f"{public_key_of(A)}'", f"{public_key_of(A)}', revoked: 2026-05-01") + (
        f"  - {{person: {A}, role: x, since: 2026-05-01, key: '{public_key_of('a2')}'}}\n"
    )
    # Who changes keys signs with both: the old one is known to the edition before, the new one to this.
    add_edition(project, later, MAY, [(A, A), (A, "a2"), (B, NEW_B)])
    add_record(project, "content/reviews/b/new.yml", A, date(2026, 5, 2), ["one"], key="a2")
    assert refused(project) == ""
    add_record(project, "content/reviews/b/old.yml", A, date(2026, 5, 3), ["one"], key=A)
    assert "was revoked from 2026-05-01" in refused(project)


def test_a_key_revoked_in_the_board_file_counts_no_more_before_the_keepers_have_signed(project: Path) -> None:
    edit(project, BOARD, f"{public_key_of(C)}'", f"{public_key_of(C)}', revoked: 2026-03-01")
    assert "The key of `reviewer-c` was revoked from 2026-03-01; this is dated 2026-03-11" in refused(project)


def test_every_changed_byte_of_what_is_signed_is_found(project: Path) -> None:
    chance = random.Random(11)
    whole = read(project)
    missed = []
    for number in range(200):
        name = (ROLL, LOG, *RECORDS)[number % 5]
        spoilt = spoil(whole[name], chance)
        write({name: spoilt}, project)
        if spoilt != whole[name] and not verify(project).flaws:
            missed.append((name, spoilt))
        write({name: whole[name]}, project)
    assert missed == []


def test_a_head_signed_after_a_new_edition_names_that_edition(stages: tuple[Files, ...]) -> None:
    heads = [json.loads(files[LOG])["heads"] for files in (stages[1], stages[3])]
    first, last = heads[0][0]["roll"], heads[1][-1]["roll"]
    assert first == heads[1][0]["roll"]
    assert json.loads(stages[3][ROLL])["editions"][1]["previous"] == first != last
