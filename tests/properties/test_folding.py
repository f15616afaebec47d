"""A text is folded alone as it is folded among others."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.search.analyser import fold, fold_each
from mkdocs_evidence.search.language import SIGNS

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "300"))

_SIGNS = tuple(sign for signs in SIGNS for sign in signs)
_PIECE = st.sampled_from(
    (*_SIGNS, "stage", "type", "Grade", "i", "ii", "V", "one", "a", "x", "s", "ed", "up", "10", "000")
)
_GLUE = st.sampled_from(("", "", " ", "-", ".", "\0", "é", "İ"))
_TEXT = st.lists(st.tuples(_PIECE, _GLUE), max_size=8).map(lambda found: "".join(map("".join, found)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(_TEXT, _TEXT)
def test_what_is_folded_with_a_text_changes_nothing_of_it(text: str, beside: str) -> None:
    assert fold_each([beside, text, beside])[1] == fold(text)
