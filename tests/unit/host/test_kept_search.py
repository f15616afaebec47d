"""What search keeps between builds: nothing is found again that would be the same, and all that would not."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mkdocs_evidence.host.kept.search import keep_calibration, keep_parts, read_articles
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.search.calibration import Calibration
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.reading import read_article
from mkdocs_evidence.search.site_index import index_site

GLOSSARY = (Synonyms(name="copper lamp", forms=("CL", "copper lamp")),)


def lamps(count: int) -> tuple[ArticleEntry, ...]:
    return tuple(
        ArticleEntry(
            id=f"lamps/lamp-{at:03}",
            url=f"lamps/lamp-{at:03}/",
            title=f"Lamp {at}",
            questions=("Which lamp burns?",),
            claims=(
                ClaimEntry(
                    id="a", text=f"Lamp {at} burns, as others do.", asks=(f"Does lamp {at} burn?",), section="Light"
                ),
                ClaimEntry(id="b", text="It is lit at dusk.", lay="Someone lights it.", references=("lamp-2001",)),
            ),
        )
        for at in range(count)
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite", code=b"code")


def test_only_articles_whose_words_changed_are_read_again(store: Store) -> None:
    read: list[str] = []

    def share(work: Callable[[ArticleEntry], bytes], some: Sequence[ArticleEntry]) -> Iterator[bytes]:
        read.extend(one.id for one in some)
        return map(work, some)

    before = lamps(150)
    read_articles(before, store, share)
    assert read == [one.id for one in before]
    reworded = {one.id: _with_claim(one, text=f"{one.title} smokes.") for one in before[:70]}
    after = tuple(reworded.get(one.id, replace(one, url="elsewhere/")) for one in before)
    read.clear()
    said = read_articles(after, store, share)
    assert read == [*reworded]
    assert [said(one) for one in after] == [read_article(one) for one in after]


def test_what_was_forgotten_is_said_again(store: Store) -> None:
    some = lamps(3)
    said = read_articles(some, store)
    before = [said(one) for one in some]
    said.forget()
    assert [said(one) for one in some] == before
    assert all(one is not other for one, other in zip(map(said, some), before, strict=True))


def test_whether_many_articles_were_read_just_now_is_told(store: Store) -> None:
    some = lamps(150)
    assert read_articles(some, store).are_many_new
    assert not read_articles(some, store).are_many_new
    assert not read_articles((_with_claim(some[0], text="It smokes."), *some[1:]), store).are_many_new
    assert read_articles(some, None).are_many_new


def test_parts_that_are_asked_for_one_by_one_are_made_when_asked_and_kept(store: Store) -> None:
    made: list[int] = []

    def make(at: int) -> str:
        made.append(at)
        return f"part {at}"

    def parts(first: bytes) -> Iterator[str]:
        return keep_parts(store).one_by_one(3, lambda at: first if at == 0 else b"%d" % at, make)

    asked = parts(b"old")
    assert next(asked) == "part 0"
    assert made == [0]
    assert [*asked] == ["part 1", "part 2"]
    assert [*parts(b"old")] == ["part 0", "part 1", "part 2"]
    assert made == [0, 1, 2]
    assert [*parts(b"new")] == ["part 0", "part 1", "part 2"]
    assert made == [0, 1, 2, 0]


def test_without_a_store_everything_is_read(store: Store) -> None:
    some = lamps(3)
    kept, anew = read_articles(some, store), read_articles(some, None)
    assert [kept(one) for one in some] == [anew(one) for one in some]


def _with_claim(article: ArticleEntry, **changed: Any) -> ArticleEntry:
    first, *others = article.claims
    return replace(article, claims=(replace(first, **changed), *others))


def _times_found(
    before: tuple[Sequence[ArticleEntry], Sequence[Synonyms]],
    after: tuple[Sequence[ArticleEntry], Sequence[Synonyms]],
    store: Store,
) -> int:
    found = []

    def find() -> Calibration:
        found.append(1)
        return Calibration(questions=len(found), answerable=(0.5,), trials=())

    for articles, glossary in (before, after):
        keep_calibration(articles, glossary, store)(find)
    return len(found)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: replace(one, title="Lantern"), id="title"),
        pytest.param(lambda one: replace(one, questions=()), id="questions"),
        pytest.param(lambda one: replace(one, not_covered=("Does it smoke?",)), id="excluded questions"),
        pytest.param(lambda one: replace(one, id="lamps/zz"), id="name"),
        pytest.param(lambda one: _with_claim(one, text="It smokes."), id="words"),
        pytest.param(lambda one: _with_claim(one, lay="It makes light."), id="lay words"),
        pytest.param(lambda one: _with_claim(one, wordings=(("carers", "It glows."),)), id="words for others"),
        pytest.param(lambda one: _with_claim(one, asks=("Does it smoke?",)), id="authored questions"),
        pytest.param(lambda one: _with_claim(one, section="Smoke"), id="heading"),
    ],
)
def test_how_sure_an_answer_must_be_is_found_again_when_what_is_asked_of_changed(
    store: Store, change: Callable[[ArticleEntry], ArticleEntry]
) -> None:
    first, *others = lamps(3)
    assert _times_found(((first, *others), GLOSSARY), ((change(first), *others), GLOSSARY), store) == 2


def test_it_is_found_again_when_the_glossary_changed(store: Store) -> None:
    renamed = (replace(GLOSSARY[0], forms=("CL", "brass lamp")),)
    assert _times_found((lamps(3), GLOSSARY), (lamps(3), renamed), store) == 2


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda one: replace(one, url="elsewhere/", written="2026-01-01"), id="address and day"),
        pytest.param(lambda one: _with_claim(one, status="approved", since="2026-01-02"), id="decision of the board"),
        pytest.param(lambda one: _with_claim(one, references=("wick-1999",)), id="works"),
    ],
)
def test_it_is_not_found_again_for_what_no_trial_looks_at(
    store: Store, change: Callable[[ArticleEntry], ArticleEntry]
) -> None:
    first, *others = lamps(3)
    assert _times_found(((first, *others), GLOSSARY), ((change(first), *others), GLOSSARY), store) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda some: (_with_claim(some[0], text="It smokes and gutters."), *some[1:]), id="words"),
        pytest.param(lambda some: (_with_claim(some[0], lay="It makes light."), *some[1:]), id="lay words"),
        pytest.param(lambda some: (_with_claim(some[0], status="approved"), *some[1:]), id="decision of the board"),
        pytest.param(lambda some: (replace(some[0], title="Copper lantern"), *some[1:]), id="title"),
        pytest.param(lambda some: some[1:], id="an article less"),
        pytest.param(lambda some: (*some, replace(some[0], id="lamps/zz", url="lamps/zz/")), id="an article more"),
    ],
)
def test_an_index_made_of_kept_parts_has_the_same_bytes_as_one_made_anew(
    store: Store, change: Callable[[Sequence[ArticleEntry]], Sequence[ArticleEntry]]
) -> None:
    before = _without_questions(lamps(40))
    assert index_site(before, GLOSSARY, keep=keep_parts(store)).files
    after = change(before)
    assert index_site(after, GLOSSARY, keep=keep_parts(store)).files == index_site(after, GLOSSARY).files


def test_a_changed_glossary_changes_an_index_made_of_kept_parts(store: Store) -> None:
    some = _without_questions(lamps(40))
    renamed = (replace(GLOSSARY[0], forms=("CL", "dusk")),)
    before = index_site(some, GLOSSARY, keep=keep_parts(store)).files
    after = index_site(some, renamed, keep=keep_parts(store)).files
    assert before != after == index_site(some, renamed).files


def _without_questions(some: Sequence[ArticleEntry]) -> tuple[ArticleEntry, ...]:
    """So that no trial of them is made, which would take seconds."""
    return tuple(_with_claim(one, asks=()) for one in some)


class _Noting(Store):
    """A store that notes how many parts are kept in it."""

    noted = 0

    def keep_each(self, values: Mapping[bytes, bytes]) -> None:
        self.noted += len(values)
        super().keep_each(values)


def test_one_changed_claim_makes_few_parts_of_an_index(tmp_path: Path) -> None:
    store = _Noting(tmp_path / "store.sqlite", code=b"code")
    before = _without_questions(lamps(400))
    assert index_site(before, GLOSSARY, keep=keep_parts(store)).files
    made, store.noted = store.noted, 0
    after = (*before[:200], _with_claim(before[200], text="Lamp 200 smokes."), *before[201:])
    assert index_site(after, GLOSSARY, keep=keep_parts(store)).files
    assert 0 < store.noted < made / 4


def test_how_sure_an_answer_must_be_is_found_again_when_neighbours_lend_their_words(store: Store) -> None:
    some = lamps(2)
    plain, smoothed = (Calibration(questions=questions, answerable=(0.5,), trials=()) for questions in (1, 2))
    for _ in range(2):
        assert keep_calibration(some, (), store)(lambda: plain) == plain
        assert keep_calibration(some, (), store, is_smoothed=True)(lambda: smoothed) == smoothed
