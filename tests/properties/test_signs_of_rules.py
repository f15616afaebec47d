"""What tells a rule beforehand that it need not look at a text never hides what it would find there."""

import os
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.analysis.figures import denominators
from mkdocs_evidence.analysis.figures.denominators import find_bare_shares
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.reviews.digests import plain_words
from mkdocs_evidence.analysis.safety import active_content
from mkdocs_evidence.analysis.safety.active_content import find_active_content
from mkdocs_evidence.checks.claims import claim_in_prose
from mkdocs_evidence.checks.safety.unsafe_link import _FIELD, unsafe_link
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.source import SourceFile, SourceKind

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "300"))

_NOTHING = Ledger(articles=MappingProxyType({}), references=MappingProxyType({}), flows=MappingProxyType({}))
_GLUE = st.sampled_from((" ", " ", "", "-", "_", "\u0301", "\u00a0", "é", "2", ".", "\n", "ſ", "’"))


def _texts(*pieces: str) -> st.SearchStrategy[str]:
    """Pieces in any order and letter case, with something between them."""
    words = st.sampled_from(pieces).flatmap(lambda word: st.sampled_from((word, word.upper(), word.capitalize())))
    return st.lists(st.tuples(words, _GLUE), max_size=8).map(lambda found: "".join(map("".join, found)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    _texts("should", "must", "ought", "to", "has", "is", "not", "recommended", "we", "advise", "don't", "use", "offer")
)
def test_prose_that_advises_has_a_word_that_tells_so(text: str) -> None:
    if claim_in_prose._ADVICE.search(text):
        assert not claim_in_prose._ADVISING_WORDS.isdisjoint(read_letters(text))


@settings(max_examples=EXAMPLES, deadline=None)
@given(text=_texts("five", "twenty-one", "a hundred", "12", "patients", "(56%)", "(7 %)", "56%", "in", "("))
def test_a_share_is_bare_or_not_whether_or_not_its_text_has_number_words(text: str) -> None:
    figures = find_figures(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(denominators, "holds_number_word", lambda _: True)
        expected = find_bare_shares(figures, text)
    assert find_bare_shares(figures, text) == expected


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    _texts(
        "java", "script", "vb", "data", ":", "text/html,x", "image/svg+xml", "(", '"', "\t", "a", " " * 50, "]:", "\n- "
    )
)
def test_an_address_that_runs_is_found_however_it_is_stretched(text: str) -> None:
    found = [one.start for one in find_active_content(text) if one.what == "an address that runs a script"]
    assert found == [one.start("address") for one in active_content._ADDRESS.finditer(text)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    _texts("a: ", "- ", "{b: ", "[", "'", '"', "java", "script:", "data:", "text", ",x", ";x", "file:/", "//", "\\\\")
)
def test_a_field_that_leads_astray_is_found_in_every_data_file(text: str) -> None:
    source = SourceFile(file="a.yml", inside="a.yml", kind=SourceKind.DATA, text=text)
    found = list(unsafe_link.check(source, _NOTHING))
    assert len(found) == len(_FIELD.findall(text))


@settings(max_examples=EXAMPLES, deadline=None)
@given(_texts("a", "5", "<", ">", "=", "%", "±", " "))
def test_style_is_taken_out_of_ascii_as_out_of_other_text(text: str) -> None:
    assert "é" + plain_words("x" + text) == plain_words("éx" + text)
