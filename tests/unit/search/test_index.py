"""The index of claims: the same bytes for the same content, few of them changed by a change, and what questions find."""

import base64
import hashlib
import json
import math
import random
import zlib
from dataclasses import replace

import pytest
from search_vectors import FOLDER, apart_index, articles, glossary, make_answers, make_verdicts, small_index

from mkdocs_evidence.search.blocks import MOST_APART, count_files
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.numbering import number_claims
from mkdocs_evidence.search.packing import NAME_BYTES, SIZE_UNIT, file_name
from mkdocs_evidence.search.shards import offline_script
from mkdocs_evidence.search.site_index import SiteIndex, index_site

CHANCE = random.Random(7)
SYLLABLES = [first + second for first in "bcdfglmnprst" for second in ("a", "e", "i", "o", "u", "ar", "el", "in")]
VOCABULARY = ["".join(CHANCE.choice(SYLLABLES) for _ in range(3)) for _ in range(1500)]


def invented(count: int) -> list[ArticleEntry]:
    """Articles of invented words, some frequent and most rare."""
    chance = random.Random(3)
    weights = [1 / (rank + 3) for rank in range(len(VOCABULARY))]
    return [
        ArticleEntry(
            id=f"area-{at // 20:02}/article-{at:03}",
            url=f"area-{at // 20:02}/article-{at:03}/",
            title=f"On {VOCABULARY[at]}",
            area=f"area-{at // 20:02}",
            claims=tuple(
                ClaimEntry(id=f"c{one}", text=" ".join(chance.choices(VOCABULARY, weights, k=14)), status="approved")
                for one in range(7)
            ),
        )
        for at in range(count)
    ]


def found(site: SiteIndex, question: str) -> list[str]:
    names = {
        first + at: f"{article.id}#{claim.id}"
        for block in site.index.numbered.blocks
        for first, article in block
        for at, claim in enumerate(article.claims)
    }
    return [names[hit.number] for hit in site.asker.ask(question).hits]


def test_the_order_of_articles_makes_no_difference() -> None:
    some = invented(60)
    shuffled = random.Random(1).sample(some, len(some))
    assert index_site(some, ()).files == index_site(shuffled, ()).files


def test_a_claim_that_changes_leaves_the_shards_of_other_words_as_they_were() -> None:
    some = invented(200)
    before = index_site(some, ()).files
    words = some[90].claims[3].text.split()
    claims = (*some[90].claims[:3], replace(some[90].claims[3], text=" ".join(words[:-1])), *some[90].claims[4:])
    after = index_site([*some[:90], replace(some[90], claims=claims), *some[91:]], ()).files
    changed = {
        path for path in before if (path.endswith(".bin") and path not in after) or before[path] != after.get(path)
    }
    # Its own text, a shard for each of its words, whose lengths of text all changed, the manifest and the lists of files.
    assert len(changed) <= 1 + len(set(words)) + 3
    assert len(before) > 60


def test_a_claim_that_is_added_moves_no_claim_of_other_blocks() -> None:
    some = invented(200)
    claims = (*some[90].claims, ClaimEntry(id="new", text="entirely fresh"))
    before, after = (
        index_site(articles_, ()).index.numbered
        for articles_ in (some, [*some[:90], replace(some[90], claims=claims), *some[91:]])
    )
    at = next(place for place, block in enumerate(before.blocks) if any(one.id == some[90].id for _, one in block))
    assert [*before.blocks[:at], *before.blocks[at + 1 :]] == [*after.blocks[:at], *after.blocks[at + 1 :]]


def test_a_long_article_is_a_block_of_its_own_and_no_block_of_several_is_much_longer_than_others() -> None:
    some = [replace(one, id=f"{one.id}-{copy}") for one in invented(1_400) for copy in range(3)]
    claims = tuple(ClaimEntry(id=f"c{at}", text=" ".join(VOCABULARY[at : at + 14])) for at in range(80))
    numbered = number_claims([*some[:2_000], replace(some[2_000], claims=claims), *some[2_001:]])
    blocks = [[article for _, article in block] for block in numbered.blocks if block]
    (alone,) = [block for block in blocks if any(len(article.claims) == 80 for article in block)]
    assert len(alone) == 1
    letters = sorted(
        sum(len(claim.text) for article in block for claim in article.claims) for block in blocks if block != alone
    )
    assert letters[-1] <= 1.3 * letters[len(letters) // 2]


@pytest.mark.parametrize("count", [90, 200, 350])
def test_of_five_places_for_blocks_two_are_empty_at_most(count: int) -> None:
    blocks = number_claims(invented(count)).blocks
    assert 5 * len([block for block in blocks if block]) >= 3 * len(blocks)


def test_every_claim_is_in_exactly_one_block_and_every_file_is_what_its_name_says() -> None:
    site = index_site(invented(150), ())
    rows = []
    for path, content in site.files.items():
        if path.endswith(".bin") and path != "manifest.bin":
            unpacked = zlib.decompress(content)
            assert path == f"{file_name(unpacked)}.bin"
            if unpacked.startswith(b"[[{"):
                articles_, _, ids, *_, texts = json.loads(unpacked)
                names = [one["id"] for one in articles_ for _ in range(one["claims"])]
                rows += zip(names, ids, texts, strict=True)
    assert sorted(rows) == sorted((one.id, claim.id, claim.text) for one in invented(150) for claim in one.claims)


def test_the_manifest_names_every_file_and_says_how_large_blocks_are() -> None:
    files = index_site(invented(150), ()).files
    text, rest = zlib.decompress(files["manifest.bin"]).split(b"\0", maxsplit=1)
    said = json.loads(text)
    shards = said["starts"].count("\n") + 1
    ends = shards + said["blocks"]
    weights, sizes = rest[:shards], rest[shards:ends]
    names = [rest[at : at + NAME_BYTES].hex() for at in range(ends, len(rest), NAME_BYTES)]
    assert {f"{name}.bin" for name in (*names, said["gate"])} == {path for path in files if path.endswith(".bin")} - {
        "manifest.bin"
    }
    blocks = [len(files[f"{name}.bin"]) for name in names[shards:]]
    assert [size for size in sizes if size] == [math.ceil(size / SIZE_UNIT) for size in blocks]
    assert 0 in sizes
    for name, weight in zip(names, weights, strict=False):
        size = len(files[f"{name}.bin"])
        assert 0.9 * size <= weight * SIZE_UNIT <= 1.35 * size + 2 * SIZE_UNIT


def test_where_authors_ask_much_a_block_names_a_file_of_it_that_has_no_word_of_the_claims() -> None:
    files = {path: zlib.decompress(one) for path, one in apart_index().files.items() if path.endswith(".bin")}
    (block,) = [json.loads(one) for one in files.values() if one.startswith(b"[[{")]
    _, name, *said = block
    questions, excluded, asks = json.loads(files[f"{name}.bin"])
    assert (questions, excluded) == ([["Which lamps were lit?"]], [["What does a lamp cost?"]])
    assert asks[0].split("|")[0] == "When was the first lamp of the chapel lit?"
    assert len(asks) == len(said[0]) == 35
    assert "before the night" not in json.dumps(block)
    written = json.loads((FOLDER / "apart.json").read_text(encoding="utf-8"))["files"]
    assert {path: zlib.decompress(base64.b64decode(text)) for path, text in written.items()} == files


def test_few_blocks_have_such_a_file_and_the_index_keeps_to_its_files() -> None:
    asks = tuple(f"How does the {word} thing work in the {word} house of {word}?" for word in VOCABULARY[:40])
    many = [
        replace(one, claims=(replace(one.claims[0], asks=asks), *one.claims[1:] * 2))
        for one in invented(MOST_APART + 60)
    ]
    site = index_site(many, ())
    blocks = [one for one in site.index.numbered.blocks if one]
    assert len(blocks) > MOST_APART
    assert count_files(site.index) <= len(blocks) + MOST_APART


def test_the_sums_are_those_of_every_file() -> None:
    files = small_index().files
    sums = dict(line.split("  ")[::-1] for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {
        path: hashlib.sha256(content).hexdigest() for path, content in files.items() if path.endswith(".bin")
    }


def test_the_script_for_opened_folders_holds_every_file() -> None:
    files = small_index().files
    script = b"".join(offline_script(files)).decode()
    packed = json.loads(script[script.index("{") : script.rindex(";")])
    assert {path: base64.b64decode(text) for path, text in packed.items()} == {
        path: content for path, content in files.items() if path.endswith(".bin")
    }


def test_the_index_that_the_browser_is_held_to_is_fresh() -> None:
    written = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
    site = small_index()
    unpacked = {path: zlib.decompress(base64.b64decode(text)) for path, text in written["files"].items()}
    assert unpacked == {path: zlib.decompress(one) for path, one in site.files.items() if path.endswith(".bin")}
    assert written["answers"] == make_answers(site)
    assert written["verdicts"] == make_verdicts(site)
    assert {one["outcome"] for one in written["verdicts"]} == {"answer", "related", "none"}


def test_a_site_without_claims_has_an_index_that_finds_nothing() -> None:
    site = index_site((), ())
    assert "manifest.bin" in site.files
    assert found(site, "anything") == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("aspirin dosage after a heart attack", "heart/infarction#aspirin-dose"),
        ("When may I drive again?", "heart/infarction#driving"),
        ("water tablets", "heart/infarction#diuretics"),
        ("gastrointestinal hemorrhage", "heart/infarction#aspirin-bleeding"),
        ("displaced wrist fractures anesthesia", "wrist#wrist-1"),
    ],
)
def test_a_question_finds_its_claim_first(question: str, first: str) -> None:
    assert found(small_index(), question)[0] == first


def test_the_patients_wording_and_authored_questions_are_found_like_the_claim_itself() -> None:
    silent = tuple(
        replace(one, claims=tuple(replace(claim, lay="", asks=()) for claim in one.claims)) for one in articles()
    )
    assert found(small_index(), "stomach bleed")[0] == "heart/infarction#aspirin-bleeding"
    assert found(index_site(silent, glossary()), "stomach bleed") == []


def test_two_entries_of_the_glossary_share_an_abbreviation_and_stay_two() -> None:
    (asked,) = small_index().asker.ask("CD").ambiguities
    assert {name for _, name, _ in asked.concepts} == {"core decompression", "Crohn's disease"}


def test_letters_that_open_terms_share_mean_what_the_glossary_says() -> None:
    claims = (
        ClaimEntry(id="scan", text="MRI shows the lesion."),
        ClaimEntry(id="bone", text="Avascular necrosis hurts."),
        ClaimEntry(id="vessel", text="AVN bleeds."),
    )
    entries = [
        Synonyms(name="magnetic resonance imaging", forms=("MRI", "magnetic resonance imaging")),
        Synonyms(name="arteriovenous nidus", forms=("AVN", "arteriovenous nidus")),
    ]
    asker = index_site([ArticleEntry(id="a", url="a/", title="", claims=claims)], entries).asker
    assert asker.ask("MRI").ambiguities == ()
    (asked,) = asker.ask("AVN").ambiguities
    assert {(name, count) for _, name, count in asked.concepts} == {
        ("arteriovenous nidus", 1),
        ("avascular necrosis", 1),
    }


def test_a_term_of_the_glossary_takes_in_the_names_that_open_terms_know() -> None:
    claim = ClaimEntry(id="c", text="Avascular necrosis of the hip progresses.")
    site = index_site(
        [ArticleEntry(id="a", url="a/", title="", claims=(claim,))],
        [Synonyms(name="avascular necrosis", forms=("AVN", "avascular necrosis"))],
    )
    assert found(site, "AVN") == ["a#c"]


def test_a_name_is_found_by_the_word_of_it_that_tells_most_and_the_longest_name_counts() -> None:
    claims = (ClaimEntry(id="kidney", text="AKI is watched."), ClaimEntry(id="any", text="HRM is watched."))
    entries = [
        Synonyms(name="acute kidney injury", forms=("AKI", "acute kidney injury")),
        Synonyms(name="kidney injury of any kind", forms=("HRM", "kidney injury")),
    ]
    site = index_site([ArticleEntry(id="a", url="a/", title="", claims=claims)], entries)
    assert found(site, "What is acute kidney injury?") == ["a#kidney"]
    assert found(site, "Is a kidney injury acute?") == ["a#any"]
    assert "acut" not in site.index.postings


def test_a_mistyped_word_is_repaired_and_a_right_one_that_is_absent_is_not() -> None:
    asker = small_index().asker
    repaired = asker.ask("asprin and hemorrage")
    assert {one.word: one.instead for one in repaired.repairs} == {"asprin": ("aspirin",), "hemorrag": ("haemorrhage",)}
    assert asker.ask("shoulder warfarin gene").repairs == ()
