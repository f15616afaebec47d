"""Word lists: their files, what a site adds to them, and how their phrases are found."""

from pathlib import Path
from types import MappingProxyType

import pytest

from mkdocs_evidence.analysis import lexicons
from mkdocs_evidence.analysis.lexicons import lexicon_names, read_lexicon, site_lexicon
from mkdocs_evidence.analysis.wording.phrases import PhraseBook, read_words
from mkdocs_evidence.load.config.settings import load_settings
from mkdocs_evidence.model.settings import Settings

FOLDER = Path(lexicons.__file__).parents[1] / "lexicons"


@pytest.mark.parametrize("name", lexicon_names())
def test_every_list_says_what_it_is_and_has_each_entry_once(name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    entries = read_lexicon(name)
    assert entries
    assert len(set(entries)) == len(entries)


def test_a_site_adds_words_to_a_list() -> None:
    settings, faults = load_settings("lexicons:\n  absolutes: [foolproof, bulletproof]\n", file="evidence.yml")
    assert faults == ()
    assert site_lexicon("absolutes", settings) == (*read_lexicon("absolutes"), "foolproof", "bulletproof")
    assert site_lexicon("absolutes", Settings()) == read_lexicon("absolutes")


def test_a_list_of_words_that_is_no_list_is_refused_with_its_place() -> None:
    settings, faults = load_settings("lexicons:\n  absolutes: foolproof\n", file="evidence.yml")
    assert settings.lexicons == MappingProxyType({})
    assert [(fault.name, fault.finding.at.line) for fault in faults] == [("wrong-value", 2)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("may|might be considered", "It might be considered.", ["might be considered"]),
        ("is not? indicated", "It is indicated, it is not indicated.", ["is indicated", "is not indicated"]),
        ("as * as", "As good as new.", ["As good as"]),
        ("as * as", "As, as new.", []),
        ("randomised", "Randomized or randomised.", ["Randomized", "randomised"]),
        ("tumour", "Tumor and tumour", ["Tumor", "tumour"]),
        ("don't", "Don’t.", ["Don’t"]),
    ],
)
def test_a_phrase_is_found_where_its_words_stand(phrase: str, text: str, found: list[str]) -> None:
    words = read_words(text)
    hits = PhraseBook.of({"x": [phrase]}).find(words.tokens)
    assert [text[words.spans[one.start][0] : words.spans[one.stop - 1][1]] for one in hits] == found


def test_of_two_phrases_the_longer_is_found() -> None:
    book = PhraseBook.of({"short": ["should"], "long": ["should be considered"]})
    labels = [one.label for one in book.find(read_words("This should be considered and should stop.").tokens)]
    assert labels == ["long", "short"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One fell. Two rose.", 2),
        ("Drug A vs. drug B, e.g. in adults (p = 0.79).", 1),
        ("The ratio was 3.28. It fell to 0.5 of that.", 2),
        ("Smith et al. found none.", 1),
        ("No end", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: int) -> None:
    assert len(read_words(text).sentences) == sentences
