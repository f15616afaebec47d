"""What tells beforehand that a text holds no phrase of a book never hides one."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.wording.phrases import PhraseBook, Shelf, read_words

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "300"))

_LISTS = ("advice-strong", "absolutes", "effect-phrases", "hedges-low", "emphasis", "association")
_PHRASES = tuple(phrase for name in _LISTS for phrase in read_lexicon(name))
_STRANGE = st.sampled_from(("*", "95%", "a|1", "İ*", "groß", "don't", "follow-up?", "in-vitro|in? vivo", "may? not?"))
_GLUE = st.sampled_from((" ", " ", " ", "-", ". ", "_", "3", "’", "‑", " İ", "\n"))


def _written(phrase: str, choice: int, *, is_loud: bool) -> str:
    """A phrase as somebody may write it: one of its words at each slot, optional ones now and then."""
    slots = [slot for number, slot in enumerate(phrase.split()) if not slot.endswith("?") or (choice >> number) & 1]
    words = [slot.removesuffix("?").split("|")[choice % len(slot.split("|"))].replace("*", "x") for slot in slots]
    return " ".join(words).upper() if is_loud else " ".join(words)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.data())
def test_a_phrase_is_found_in_a_whole_text_wherever_it_is_found_in_its_words(data: st.DataObject) -> None:
    entries = data.draw(st.lists(st.sampled_from(_PHRASES) | _STRANGE, min_size=1, max_size=4))
    shelf = Shelf()
    PhraseBook.of({"other": ["should be considered"]}, shelf)
    book = PhraseBook.of({"own": entries}, shelf)
    written = [
        _written(phrase, data.draw(st.integers(0, 255)), is_loud=data.draw(st.booleans()))
        for phrase in data.draw(st.lists(st.sampled_from((*entries, "the trial", "é")), max_size=4))
    ]
    text = "".join(words + data.draw(_GLUE) for words in written)
    words = read_words(text)
    assert book.find_in(words) == book.find(words.tokens)
    assert book.may_be_in(words) or not book.find(words.tokens)
