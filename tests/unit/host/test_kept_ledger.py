"""Lines of `ledger.json` are taken over where they are what was noted, and made anew where they are not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_evidence.export.ledger_json import ledger_digest
from mkdocs_evidence.host.kept.ledger import LedgerNotes, write_lines
from mkdocs_evidence.host.kept.pages import KeptPages
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.place import Place

NAMES = [ArticleId(name) for name in ("b", "a", "c")]
KEYS = {name: f"key of {name}" for name in NAMES}


@pytest.fixture
def kept(tmp_path: Path) -> KeptPages:
    return KeptPages(tmp_path / "pages.sqlite")


def article(name: ArticleId) -> Article:
    return Article(
        id=name,
        file=f"{name}.md",
        title="",
        question="",
        population=None,
        written=None,
        searched=None,
        review_due=None,
        source_digest="",
        at=Place(f"{name}.md"),
    )


def write(tmp_path: Path, kept: KeptPages, line_of: Callable[[Article], str], file: str = "new.json") -> LedgerNotes:
    articles = {name: article(name) for name in NAMES}
    before = tmp_path / "old.json"
    return write_lines(tmp_path / file, articles, line_of, keys=KEYS, kept=kept, before=before)


def say_old(one: Article) -> str:
    return f'{{"id":"{one.id}","text":"old \u00e9"}}'


def say_new(one: Article) -> str:
    return f'{{"id":"{one.id}","text":"new"}}'


def words(file: Path) -> list[tuple[str, str]]:
    """What the lines say, after a look at the digest."""
    content = json.loads(file.read_bytes())
    assert content["digest"] == ledger_digest(content)
    return [(one["id"], one["text"]) for one in content["articles"]]


def test_lines_that_were_noted_are_taken_over_in_the_order_of_the_articles(tmp_path: Path, kept: KeptPages) -> None:
    first = write(tmp_path, kept, say_old, "old.json")
    assert first.made.keys() == set(KEYS.values())
    kept.keep(first.made, used={})
    second = write(tmp_path, kept, say_new)
    assert second.used.keys() == set(KEYS.values())
    assert words(tmp_path / "new.json") == [("a", "old é"), ("b", "old é"), ("c", "old é")]
    assert (tmp_path / "new.json").read_bytes() == (tmp_path / "old.json").read_bytes()


def test_a_line_that_somebody_changed_is_made_anew(tmp_path: Path, kept: KeptPages) -> None:
    kept.keep(write(tmp_path, kept, say_old, "old.json").made, used={})
    old = tmp_path / "old.json"
    old.write_bytes(old.read_bytes().replace(b'"b","text":"old', b'"b","text":"odd'))
    notes = write(tmp_path, kept, say_new)
    assert notes.made.keys() == {KEYS[NAMES[0]]}
    assert words(tmp_path / "new.json") == [("a", "old é"), ("b", "new"), ("c", "old é")]


def test_without_the_ledger_of_the_last_site_all_lines_are_made(tmp_path: Path, kept: KeptPages) -> None:
    kept.keep(write(tmp_path, kept, say_old, "old.json").made, used={})
    (tmp_path / "old.json").unlink()
    assert not write(tmp_path, kept, say_new).used
    assert words(tmp_path / "new.json") == [("a", "new"), ("b", "new"), ("c", "new")]


def _written_anew(file: Path, order: Callable[[list[bytes]], list[bytes]]) -> None:
    """The lines of the articles in a ledger, in another order or without some."""
    head, *lines, end = file.read_bytes().splitlines()
    lines = order([line.removesuffix(b",") for line in lines])
    file.write_bytes(b"\n".join((head, b",\n".join(lines), end, b"")))


@pytest.mark.parametrize(
    ("order", "texts"),
    [
        pytest.param(lambda lines: lines[::-1], ["old é", "old é", "old é"], id="backwards"),
        pytest.param(lambda lines: [*lines[1:], lines[0]], ["old é", "old é", "old é"], id="one at the end"),
        pytest.param(lambda lines: [b"{}", *lines, b"{}"], ["old é", "old é", "old é"], id="among others"),
        pytest.param(lambda lines: lines[1:], ["new", "old é", "old é"], id="the first is gone"),
        pytest.param(lambda lines: lines[:1], ["old é", "new", "new"], id="only the first is there"),
        pytest.param(lambda lines: [lines[0], lines[2]], ["old é", "new", "old é"], id="one between is gone"),
        pytest.param(lambda lines: [], ["new", "new", "new"], id="all are gone"),
    ],
)
def test_lines_are_found_wherever_they_stand(
    order: Callable[[list[bytes]], list[bytes]], texts: list[str], tmp_path: Path, kept: KeptPages
) -> None:
    kept.keep(write(tmp_path, kept, say_old, "old.json").made, used={})
    _written_anew(tmp_path / "old.json", order)
    write(tmp_path, kept, say_new)
    assert words(tmp_path / "new.json") == [*zip("abc", texts, strict=True)]


def test_a_line_whose_article_changed_is_passed_over(tmp_path: Path, kept: KeptPages) -> None:
    kept.keep(write(tmp_path, kept, say_old, "old.json").made, used={})
    keys = {**KEYS, ArticleId("a"): "another key"}
    articles = {name: article(name) for name in NAMES}
    notes = write_lines(tmp_path / "new.json", articles, say_new, keys=keys, kept=kept, before=tmp_path / "old.json")
    assert notes.used.keys() == {"key of b", "key of c"}
    assert words(tmp_path / "new.json") == [("a", "new"), ("b", "old é"), ("c", "old é")]
