"""A quotation is accepted when the source prints it, whatever typesetting did, and refused when it says anything else."""

import pytest

from mkdocs_evidence.analysis.quotes.misquotes import Flaw, find_misquote, holds_words
from mkdocs_evidence.analysis.quotes.omissions import Omitted

SOURCE = """\
Background and methods

Success was achieved in 63% of hips after core decompression and in 59% after conserva-
tive treatment (P < 0.05) [12, 13]. Lesions involving <30% of the head did well. Statins did not reduce
collapse of the femoral head. The dose was 10 mg/kg per day.12 Mean follow-up was 2–3 years; the patient’s
own score (0–100) was kept. Non-small-cell tumours, COVID-19 and IL-6 were no reason for exclu\u00adsion.
Pain, measured by a scale that the patients filled in, improved in most of the hips that were fol-
lowed. Bleeding was seen under warfarin and was rare under aspirin in the elderly people.

The benefit was ≥ 3 points (mean ± SD 4.5 ± 1.2). Con\ufb01dence was low, and it is not known whether statins
prevent pain in older people.
"""


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("Lesions involving <30% of the head did well.", id="as it stands"),
        pytest.param("lesions involving < 30 % of the head did well", id="first letter and space before signs"),
        pytest.param("in 59% after conservative treatment (P < 0.05)", id="word broken at a line end"),
        pytest.param("Mean follow-up was 2-3 years; the patient's own score", id="other dash and apostrophe"),
        pytest.param("were no reason for exclusion. Pain, measured by a scale", id="soft hyphen, over a full stop"),
        pytest.param("Confidence was low, and it is not known", id="ligature"),
        pytest.param("(P < 0.05). Lesions involving <30% of the head did well", id="numbers of citations left out"),
        pytest.param("10 mg/kg per day. Mean follow-up was 2–3 years", id="raised number of a citation left out"),
        pytest.param("Non-small-cell tumours, COVID-19 and IL-6 were no reason", id="hyphens of names"),
        pytest.param("Non\u2011small\u2011cell tumours, COVID‑19 and IL‑6 were no reason", id="no-break hyphens"),
        pytest.param("Pain, measured by a scale … improved in most of the hips", id="honest omission"),
        pytest.param("Pain [...] improved in most of the hips that were followed", id="one word before an omission"),
        pytest.param(
            "… the benefit was >= 3 points (mean +/- SD 4.5 +/- 1.2) …", id="signs typed otherwise, dots outside"
        ),
    ],
)
def test_what_the_source_prints_is_accepted(quote: str) -> None:
    assert find_misquote(quote, SOURCE) is None


@pytest.mark.parametrize(
    ("quote", "flaw"),
    [
        pytest.param("Lesions involving >30% of the head did well", Flaw.ABSENT, id="inequality flipped"),
        pytest.param("Lesions involving ≤30% of the head did well", Flaw.ABSENT, id="inequality widened"),
        pytest.param("Lesions involving 30% of the head did well", Flaw.ABSENT, id="inequality lost"),
        pytest.param("Lesions involving <30 of the head did well", Flaw.ABSENT, id="per cent lost"),
        pytest.param("Success was achieved in 36% of hips after core decompression", Flaw.ABSENT, id="digits swapped"),
        pytest.param(
            "Success was achieved in 6.3% of hips after core decompression", Flaw.ABSENT, id="decimal shifted"
        ),
        pytest.param("in 63% of hips after conservative treatment", Flaw.ABSENT, id="arm swapped"),
        pytest.param("Statins did reduce collapse of the femoral head", Flaw.ABSENT, id="negation lost"),
        pytest.param("Lesions involving <30% of the head did not do well", Flaw.ABSENT, id="negation added"),
        pytest.param("The dose was 10 g/kg per day", Flaw.ABSENT, id="unit changed"),
        pytest.param("The dose was 10 mg kg per day", Flaw.ABSENT, id="slash lost"),
        pytest.param("Mean follow-up was 2 3 years; the patient's own", Flaw.ABSENT, id="dash of a range lost"),
        pytest.param("Mean follow-up was 23 years; the patient's own", Flaw.ABSENT, id="range run together"),
        pytest.param("Bleeding was seen under heparin and was rare", Flaw.ABSENT, id="drug swapped"),
        pytest.param("Success was achieved in hips that were followed", Flaw.ABSENT, id="joined without a mark"),
        pytest.param("the benefit was 3 points (mean ± SD 4.5 ± 1.2)", Flaw.ABSENT, id="bound lost within"),
        pytest.param("mean SD 4.5 1.2) Confidence was low", Flaw.ABSENT, id="± lost"),
        pytest.param("uccess was achieved in 63% of hips after core", Flaw.ABSENT, id="first word cut"),
        pytest.param("30% of the head did well. Statins did not", Flaw.CUT, id="figure cut at the start"),
        pytest.param("Non-small-cell tumours, COVID-19 and IL", Flaw.CUT, id="name cut at the end"),
        pytest.param("collapse of the femoral head. The dose was 10", Flaw.CUT, id="unit cut at the end"),
        pytest.param("of", Flaw.TOO_SHORT, id="one word"),
        pytest.param("did well", Flaw.TOO_SHORT, id="two words"),
        pytest.param("… …", Flaw.LONE_OMISSION, id="dots alone"),
        pytest.param("Pain improved … … in most of the hips", Flaw.LONE_OMISSION, id="two omissions in a row"),
        pytest.param(
            "rare under aspirin in the elderly people. The benefit was ≥ 3 points", Flaw.PASSAGES, id="passages"
        ),
    ],
)
def test_anything_else_is_refused(quote: str, flaw: Flaw) -> None:
    misquote = find_misquote(quote, SOURCE)
    assert misquote is not None
    assert misquote.flaw is flaw
    assert not misquote.is_doubt


@pytest.mark.parametrize(
    ("quote", "kind", "words"),
    [
        ("Statins did … reduce collapse of the femoral head", Omitted.NEGATION, "not"),
        ("Success was achieved ... after conservative treatment", Omitted.NUMBER, "63%"),
        ("Bleeding was seen … in the elderly people", Omitted.ARM, "warfarin"),
        ("Pain, measured by a scale … that were followed. Bleeding was … under aspirin", Omitted.ARM, "warfarin"),
        ("The dose was 10 mg/kg … Mean follow-up was 2–3 years", None, ""),
        ("Pain, measured … by a scale that the patients", Omitted.NOTHING, ""),
        ("improved in most of the … was seen under warfarin", Omitted.SENTENCES, "hips that were fol- lowed. Bleeding"),
    ],
)
def test_an_omission_may_hide_no_negation_number_or_arm(quote: str, kind: Omitted | None, words: str) -> None:
    misquote = find_misquote(quote, SOURCE)
    if kind is None:
        assert misquote is None
    else:
        assert misquote is not None
        assert misquote.omission is not None
        assert (misquote.omission.kind, misquote.omission.words) == (kind, words)


def test_the_arms_of_the_figures_count_as_arms() -> None:
    quote = "Success was seen … after the other treatment of the trial"
    source = "Success was seen by many after bracing, less so after the other treatment of the trial."
    assert find_misquote(quote, source) is None
    misquote = find_misquote(quote, source, arms=frozenset({"bracing"}))
    assert misquote is not None
    assert misquote.words == "bracing"


@pytest.mark.parametrize(
    "quote",
    [
        pytest.param("statins prevent pain in older people", id="begins after not known whether"),
        pytest.param("reduce collapse of the femoral head. The dose", id="begins after not"),
        pytest.param("Bleeding was seen … rare under aspirin in the elderly people", id="from one clause to the next"),
    ],
)
def test_a_cut_that_may_deny_what_is_quoted_is_a_doubt(quote: str) -> None:
    source = SOURCE.replace("under warfarin and was", "at night and was")
    misquote = find_misquote(quote, source)
    assert misquote is not None
    assert misquote.is_doubt


def test_the_best_of_several_places_counts() -> None:
    source = "It is not true that pain improved in most hips. Later, pain improved in most hips."
    assert find_misquote("pain improved in most hips", source) is None


def test_a_paragraph_broken_by_a_page_is_one_passage() -> None:
    source = "The hips were followed for years and most of them did well in the\n\n\f12\n\nend."
    broken = "The hips were followed for years and most of them did well in the\n\n\fend of the study, as planned."
    assert find_misquote("most of them did well in the end of the study", broken) is None
    assert find_misquote("most of them did well in the end", source) is not None


def test_quoting_a_quote_needs_the_same_words() -> None:
    quote = "Pain was alike in the first arm and in the second arm"
    assert holds_words("pain was alike in the first arm", quote)
    assert not holds_words("pain was less in the first arm", quote)
