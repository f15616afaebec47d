"""Whatever stretch of a text is quoted is accepted, however it was typeset; one changed token is refused."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_evidence.analysis.quotes.misquotes import Flaw, find_misquote

# No word stands twice, so that no change can give back other words of the text.
WORDS = (
    "Alendronate lowered pain scores by <30% within 12 weeks while placebo recipients reported 4.5 ± 1.2 points less "
    "stiffness; collapse occurred among 2–3 hips per centre (P = 0.04), never before month eighteen, although few "
    "surgeons had not expected ≥ 7 revisions/year under 10 mg/kg dosing despite follow-up losses near 6%."
).split()
TEXT = " ".join(WORDS)
CHANGES = {
    "<": ">",
    "≥": "≤",
    "±": "",
    "%": "",
    "12": "21",
    "4.5": "45",
    "0.04": "0.4",
    "2–3": "23",
    "mg/kg": "mg kg",
    "weeks": "months",
    "placebo": "alendronate",
    "not ": "",
    "never ": "",
    "few": "no few",
    "lowered": "raised",
}


@st.composite
def stretches(draw: st.DrawFn) -> str:
    start = draw(st.integers(0, len(WORDS) - 8))
    return " ".join(WORDS[start : draw(st.integers(start + 8, len(WORDS)))])


@given(stretches(), st.integers(20, 70), st.booleans())
def test_a_stretch_of_the_text_is_never_refused_for_its_words(quote: str, width: int, has_soft_hyphens: bool) -> None:
    page = "\n".join(textwrap.wrap(TEXT, width))
    page = page.replace("fi", "\ufb01").replace("stiffness", "stiff\u00adness") if has_soft_hyphens else page
    misquote = find_misquote(quote, page)
    # A stretch may begin or end within a figure, or after a negation: that is told, but not as other words.
    assert misquote is None or misquote.flaw in (Flaw.CUT, Flaw.NEGATED, Flaw.TOO_SHORT)


@st.composite
def spoilt_stretches(draw: st.DrawFn) -> tuple[str, str]:
    """A stretch of at least eight words around a token that will be changed, and that token."""
    old = draw(st.sampled_from(sorted(CHANGES)))
    at = TEXT.index(old)
    first, last = TEXT[:at].count(" "), TEXT[: at + len(old)].rstrip().count(" ")
    start = draw(st.integers(0, min(first - 1, len(WORDS) - 8)))
    end = draw(st.integers(max(last + 2, start + 8), len(WORDS)))
    return " ".join(WORDS[start:end]), old


@given(spoilt_stretches())
def test_a_changed_token_is_refused(spoilt: tuple[str, str]) -> None:
    quote, old = spoilt
    misquote = find_misquote(quote.replace(old, CHANGES[old], 1), TEXT)
    assert misquote is not None
    assert not misquote.is_doubt
