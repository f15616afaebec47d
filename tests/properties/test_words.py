"""Plain ASCII text is split into words as every other text is."""

import string

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.analysis.wording.phrases import read_words

_TEXT = st.text(alphabet=string.printable, max_size=60)


@given(_TEXT)
def test_a_text_has_the_same_words_whether_or_not_an_accent_stands_behind_it(text: str) -> None:
    assert read_words(f"{text} é").tokens == (*read_words(text).tokens, "é")
