"""Whatever becomes of the board's records, its roll and their log, what is kept of articles hides nothing of it."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from followed_project import FollowedProject, assert_same
from sample_guidance import with_signature
from signed_project import (
    BOARD,
    LOG,
    RECORDS,
    ROLL,
    SEATS_AFTER,
    SEATS_BEFORE,
    A,
    B,
    C,
    Files,
    add_record,
    add_seal,
    board,
    make_stages,
    read,
    write,
)

from mkdocs_evidence.analysis.reviews.form import record_text
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.load.site import read_site
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.review import Meaning, ReviewRecord
from mkdocs_evidence.pipeline import compile_site

DAYS = (date(2026, 6, 1), date(2028, 6, 1))
PAGES = ("content/pages/a.md", "content/pages/b.md")
PEOPLE = "site_config/people.yml"
SETTINGS = "site_config/evidence.yml"
ALL = ["a.md", "b.md", "c.md"]
CLAIMS = {"a": ("one", "two"), "b": ("one",)}


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Files, ...]:
    """The project as it was on four days."""
    return make_stages(tmp_path_factory.mktemp("signed"))


class Board:
    """A board at work on a project, and whoever tampers with what it signed, by chance."""

    def __init__(self, root: Path, stages: tuple[Files, ...], seed: int) -> None:
        self.root = root / "project"
        self.stages = stages
        self.chance = random.Random(seed)
        self.store = Store(root / "store.sqlite", code=b"code")
        self.day = DAYS[0]
        write(stages[-1], self.root)
        write({"content/pages/c.md": stages[-1][PAGES[1]]}, self.root)

    def change(self) -> None:
        """One change by chance."""
        changes = (self._sit, self._sit, self._take_away, self._sign_otherwise, self._forge, self._move, self._copy)
        self.chance.choice((*changes, self._turn_back, self._seat, self._edit, self._rule, self._seal, self._wait))()

    def check(self, *, keeps: bool) -> tuple[Diagnostic, ...]:
        """Everything found, with or without what was kept."""
        store = self.store if keeps else None
        return compile_site(Layout.of(self.root), as_of=self.day, keeps_articles=False, store=store).diagnostics

    def _sit(self) -> None:
        article = self.chance.choice(("a", "b"))
        file = f"content/reviews/{article}/{self.chance.choice(('fourth', 'fifth'))}.yml"
        day = date(2026, self.chance.choice((4, 5)), 1)
        claims = self.chance.sample(CLAIMS[article], self.chance.randint(1, len(CLAIMS[article])))
        add_record(self.root, file, self.chance.choice((A, C)), day, sorted(claims))

    def _record(self) -> Path | None:
        records = sorted((self.root / "content/reviews").rglob("*.yml"))
        return self.chance.choice(records) if records else None

    def _take_away(self) -> None:
        if record := self._record():
            record.unlink()

    def _sign_otherwise(self) -> None:
        if (file := self._record()) and (record := self._read(file)):
            meaning = self.chance.choice((Meaning.WITHDRAWN, Meaning.RECUSED, Meaning.APPROVED))
            who = self.chance.choice((A, B, C))
            other = replace(record, meaning=meaning, reviewer=who, signatures=())
            file.write_text(record_text(with_signature(other)), encoding="utf-8")

    def _read(self, file: Path) -> ReviewRecord | None:
        name = file.relative_to(self.root).as_posix()
        return load_review(file.read_text(encoding="utf-8"), file=name)[0]

    def _forge(self) -> None:
        words = (("2026-0", "2025-0"), ('"accept"', '"reject"'), ("  one:", "  two:"), ("reviewer-a", "reviewer-c"))
        old, new = self.chance.choice((*words, ('article: "a"', 'article: "b"'), ("claims:", "claims: [")))
        if file := self._record():
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def _move(self) -> None:
        if file := self._record():
            file.rename(file.parent.parent / self.chance.choice(("a", "b")) / f"{self.chance.randint(0, 9)}.yml")

    def _copy(self) -> None:
        if file := self._record():
            file.with_name(f"{self.chance.randint(0, 9)}.yml").write_bytes(file.read_bytes())

    def _turn_back(self) -> None:
        then = self.chance.choice(self.stages)
        name = self.chance.choice((ROLL, ROLL, BOARD, LOG, *RECORDS))
        if name in then:
            write({name: then[name]}, self.root)
        else:
            (self.root / name).unlink(missing_ok=True)

    def _seat(self) -> None:
        seats = self.chance.choice((SEATS_BEFORE, SEATS_AFTER, SEATS_AFTER.replace("role: x", "role: y")))
        texts = {BOARD: board(seats, threshold=self.chance.choice((1, 2)))}
        texts |= {PEOPLE: "".join(f"{one}: {{name: {one}}}\n" for one in (A, B, C)[: self.chance.choice((2, 3))])}
        name = self.chance.choice((*texts,))
        write({name: texts[name].encode()}, self.root)

    def _edit(self) -> None:
        name = self.chance.choice(PAGES)
        text = self.stages[-1][name].decode()
        write({name: text.replace("It ", self.chance.choice(("It ", "Once it ")), 1).encode()}, self.root)

    def _rule(self) -> None:
        quorum, policy = self.chance.choice((1, 2)), self.chance.choice(("banner", "refuse"))
        write({SETTINGS: f"unapproved: {policy}\nreview: {{quorum_claim: {quorum}}}\n".encode()}, self.root)

    def _seal(self) -> None:
        (self.root / LOG).unlink(missing_ok=True)
        add_seal(self.root, date(2026, 6, 1))

    def _wait(self) -> None:
        self.day = self.chance.choice(DAYS)


@pytest.mark.parametrize("seed", range(2))
def test_whatever_becomes_of_records_and_roll_the_findings_are_those_of_a_first_check(
    tmp_path: Path, stages: tuple[Files, ...], seed: int
) -> None:
    work = Board(tmp_path, stages, seed)
    seen = set()
    for _ in range(25):
        found = work.check(keeps=False)
        assert work.check(keeps=True) == found
        seen.add(found)
        work.change()
    assert len(seen) > 10


@pytest.mark.parametrize("seed", range(3))
def test_whatever_becomes_of_records_an_open_project_is_as_one_that_is_opened_then(
    tmp_path: Path, stages: tuple[Files, ...], seed: int
) -> None:
    work = Board(tmp_path, stages, seed)
    followed = FollowedProject(Layout.of(work.root), work.store)
    for _ in range(25):
        assert_same(followed.look(work.day), followed.first_look(work.day))
        work.change()
    assert followed.taken_in > 5


def _with_record(root: Path) -> None:
    add_record(root, "content/reviews/b/fourth.yml", A, date(2026, 4, 1), ["one"])


def _renamed(root: Path) -> None:
    (root / RECORDS[1]).rename(root / "content/reviews/a/other.yml")


def _moved(root: Path) -> None:
    (root / RECORDS[1]).rename(root / "content/reviews/b/second.yml")
    _over("content/reviews/b/second.yml", 'article: "a"', 'article: "b"')(root)


def _over(name: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda root: write({name: (root / name).read_text("utf-8").replace(old, new).encode()}, root)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(_with_record, ["b.md"], id="a new record"),
        pytest.param(lambda root: (root / RECORDS[1]).unlink(), ["a.md"], id="a record that is gone"),
        pytest.param(_renamed, ["a.md"], id="a record under another name"),
        pytest.param(_over(RECORDS[1], "2026-03-10", "2026-03-11"), ["a.md"], id="a forged record"),
        pytest.param(_over(RECORDS[1], "  one:", "  other:"), ["a.md"], id="a record moved to another claim"),
        pytest.param(_moved, ["a.md", "b.md"], id="a record moved to another article"),
        pytest.param(_over(RECORDS[1], "claims:", "claims: ["), ALL, id="a record that cannot be read"),
        pytest.param(_over(BOARD, "role: x", "role: y"), ALL, id="a role"),
        pytest.param(_over(BOARD, "revoked: 2026-03-01", "revoked: 2026-02-01"), ALL, id="a key"),
        pytest.param(_over(ROLL, "2026-03-01", "2026-03-02"), ALL, id="the roll"),
        pytest.param(_over(PEOPLE, "name: reviewer-c", "name: Carla"), ALL, id="a name"),
        pytest.param(lambda root: write({SETTINGS: b"review: {quorum_claim: 1}\n"}, root), ALL, id="the quorum"),
        pytest.param(lambda root: add_seal(root, date(2026, 5, 1)), [], id="the log, at which no article looks"),
    ],
)
def test_only_articles_whose_records_changed_are_examined_again(
    tmp_path: Path,
    stages: tuple[Files, ...],
    examined: list[str],
    change: Callable[[Path], object],
    expected: list[str],
) -> None:
    work = Board(tmp_path, stages, 0)
    work.check(keeps=True)
    before = read(work.root)
    change(work.root)
    assert read(work.root) != before
    examined.clear()
    found = work.check(keeps=True)
    assert sorted(examined) == expected
    assert found == work.check(keeps=False)


def test_articles_are_examined_without_the_log(tmp_path: Path, stages: tuple[Files, ...]) -> None:
    work = Board(tmp_path, stages, 0)
    read = read_site(Layout.of(work.root), lambda _, ledger: ledger.log)
    assert read.ledger.log is not None
    assert read.examined == (None, None, None)
