"""Faults of works: retracted, outdated, mislabelled, dependent, unchecked, quoted at length."""

import re

from kinds import Kind, Plot, Spot, swapped

_COUNTS = re.compile(r"n: (\d+), of: (\d+)")
_ANY = ("own", "no_difference", "effect_high", "trials_pooled", "cohort_share")


def _notice(kind: str) -> Kind:
    rule = {
        "retraction": "retracted-reference",
        "correction": "corrected-reference",
        "concern": "corrected-reference",
        "superseded": "superseded-guideline",
    }[kind]

    def change(plot: Plot) -> Spot:
        at = plot.work("^evidence:", "evidence:  ").line
        plot.insert(
            plot.work_file, at, "notices:", f"  - {{kind: {kind}, date: 2025-05-05, by: Journal of Invented Findings}}"
        )
        return Spot(file=plot.work_file, line=at + 1)

    shapes = ("strong_advice", "conditional_advice") if kind == "superseded" else _ANY
    return Kind(id=f"{kind} of the work", rule=rule, shapes=shapes, change=change)


def _title_says_retracted(plot: Plot) -> Spot:
    return plot.work(r"^title: '(.*)'", r"title: 'RETRACTED: \1'")


def _long_quote(plot: Plot) -> Spot:
    text = plot.claim.said.quote
    long = " ".join([text, "and the committee adds that"] + ["people want plain words about what helps them"] * 6)
    return plot.extract("^    quote: .*", f"    quote: '{long}'")


def _guideline_without_a_body(plot: Plot) -> Spot:
    """An anonymous page of practice advice that is labelled a guideline."""
    plot.work("^title: .*", f"title: Management of {plot.guidance.field.condition}, made-up page {plot.guidance.seed}")
    for pattern in (r"^  - \{literal: .*", r"^author:.*", r"^publisher: .*"):
        spot = plot.work(pattern, "")
        lines = plot.lines(plot.work_file)
        del lines[spot.line - 1]
        plot.write(lines, plot.work_file)
    plot.work("^type: report", "type: webpage")
    plot.work(
        "^number: .*",
        "URL: https://invented.example/practice\naccessed: 2026-01-10\nabsent: {author: none named, publisher: none named}",
    )
    return plot.work("^  kind: ", "  kind:  ")


def _article_called_a_guideline(plot: Plot) -> Spot:
    if "follow-up" in plot.guidance.files[plot.work_file]:
        raise LookupError("a title that speaks of follow-up need not be that of the trial")
    return plot.work(r"^  kind: [a-z-]+", "  kind: guideline")


def _review_called_a_trial(plot: Plot) -> Spot:
    return plot.work(r"^  kind: systematic-review", "  kind: rct")


def _trial_called_a_review(plot: Plot) -> Spot:
    if "follow-up" in plot.guidance.files[plot.work_file]:
        raise LookupError("a title that speaks of follow-up need not be that of the trial")
    return plot.work(r"^  kind: rct", "  kind: systematic-review")


def _summary_alone(plot: Plot) -> Spot:
    plot.work(r"^  kind: guideline", "  kind: secondary-summary")
    return plot.here


def _two_of_one_publisher(plot: Plot) -> Spot:
    """Advice on two works that turn out to have one publisher."""
    other = next(work for work in plot.guidance.works if work.kind == "systematic-review")
    file = plot.guidance.work_file(other.key)
    if file not in plot.guidance.files:
        raise LookupError("the review is not cited")
    own = re.search(r"^  publisher: (.*)$", plot.guidance.files[plot.work_file], re.MULTILINE)
    if own is None:
        raise LookupError("the work has no publisher")
    plot.guidance.files[file] = re.sub(r"(?m)^  publisher: .*$", f"  publisher: {own[1]}", plot.guidance.files[file])
    return plot.swap(r"\]", f"; @{other.key}]")


def _title_in_capitals(plot: Plot) -> Spot:
    spot = plot.work("^title: .*", "title:")
    title = next(work.title for work in plot.guidance.works if work.key == plot.claim.work)
    return plot.swap("title:", f"title: '{title.upper()}'", line=spot.line, file=spot.file)


def _quoted(id: str, shape: str, pattern: str, words: str) -> Kind:
    """A kind that spoils the work's own words, which a mounted text holds."""

    def change(plot: Plot) -> Spot:
        quote = plot.claim.said.quote
        spoilt = re.sub(pattern, words, quote, count=1)
        if spoilt == quote:
            raise LookupError(f"{pattern} does not change the quote")
        return plot.extract("^    quote: .*", f"    quote: '{spoilt}'")

    return Kind(id=id, rule="quote-not-in-source", shapes=(shape,), change=change)


def _share_of_unknown(plot: Plot) -> Spot:
    share = round(int(found[1]) * 100 / int(found[2])) if (found := _COUNTS.search(plot.claim.said.data[0])) else 0
    return plot.extract(r"n: \d+, of: \d+", f"value: {share}, unit: '%'")


def _part(id: str, pattern: str, words: str) -> Kind:
    """A kind that makes a part of a record look wrong; a list of authors is told at its first line."""

    def change(plot: Plot) -> Spot:
        spot = plot.work(pattern, words)
        return plot.work("^author:", "author: ") if "family" in pattern else spot

    return Kind(
        id=id,
        rule="suspect-reference-part",
        shapes=("no_difference", "trials_pooled", "cohort_share"),
        change=change,
    )


def _old(plot: Plot) -> Spot:
    plot.work("^issued: .*", f'issued: "{plot.rng.randint(1996, 2012)}"')
    return plot.here


def _record_unchecked(plot: Plot) -> Spot:
    at = plot.work("^evidence:", "evidence:  ").line
    return plot.insert(plot.work_file, at, "verified: no")


def _identifier_unresolved(plot: Plot) -> Spot:
    name = plot.rng.choice(("@doi:10.5555/invented.unresolved", "@pmid:90999999"))
    return plot.swap(r"(\[@[^\]]+)\]", rf"\1; {name}]")


WORKS: tuple[Kind, ...] = (
    _notice("retraction"),
    _notice("correction"),
    _notice("concern"),
    _notice("superseded"),
    Kind(id="title says retracted", rule="retracted-reference", shapes=_ANY, change=_title_says_retracted),
    Kind(
        id="quote beyond what may be quoted",
        rule="long-quote",
        shapes=("strong_advice", "conditional_advice"),
        change=_long_quote,
    ),
    Kind(
        id="guideline that nobody issued",
        rule="mislabelled-kind",
        shapes=("strong_advice", "conditional_advice"),
        change=_guideline_without_a_body,
        also=frozenset({"incomplete-reference"}),
    ),
    Kind(
        id="trial called a guideline",
        rule="mislabelled-kind",
        shapes=("no_difference", "significant_difference"),
        change=_article_called_a_guideline,
    ),
    Kind(
        id="review called a trial",
        rule="mislabelled-kind",
        shapes=("trials_pooled", "heterogeneity"),
        change=_review_called_a_trial,
    ),
    Kind(
        id="trial called a review",
        rule="mislabelled-kind",
        shapes=("two_arms_with_ratio", "significant_difference", "no_difference", "hazard_ratio"),
        change=_trial_called_a_review,
    ),
    swapped(
        "observation called a randomised trial",
        "misnamed-study",
        "study_by_name",
        "(?:a|A) cohort study",
        "a randomised trial",
        "two randomised controlled trials",
    ),
    swapped(
        "observation called a review of trials",
        "misnamed-study",
        "study_by_name",
        "(?:a|A) cohort study",
        "A meta-analysis",
    ),
    Kind(
        id="advice on a summary alone",
        rule="secondary-only-support",
        shapes=("strong_advice", "conditional_advice"),
        change=_summary_alone,
    ),
    Kind(
        id="two works of one publisher",
        rule="one-publisher-support",
        shapes=("strong_advice", "conditional_advice"),
        change=_two_of_one_publisher,
    ),
    Kind(
        id="evidence that has aged", rule="ageing-evidence", shapes=("strong_advice", "conditional_advice"), change=_old
    ),
    Kind(id="record that nobody checked", rule="unverified-reference", shapes=_ANY, change=_record_unchecked),
    Kind(id="identifier not yet resolved", rule="unresolved-identifier", shapes=_ANY, change=_identifier_unresolved),
)

PARTS: tuple[Kind, ...] = (
    Kind(
        id="share of nobody knows how many",
        rule="percentage-without-denominator",
        shapes=("cohort_share", "harm_of"),
        change=_share_of_unknown,
        also=frozenset({"figure-not-in-evidence"}),
    ),
    _part("pages run backwards", r"^page: (\d+)-(\d+)", r"page: \2-\1"),
    _part("et al as an author", r"^  - \{family: (\w+), given: (\w)\}", "  - {family: et al.}"),
    _part(
        "authors joined in one name",
        r"^  - \{family: (\w+), given: (\w)\}",
        r'  - {family: "\1 A; Ilmare C; Brovik D"}',
    ),
    _part("broken letters", r"^  - \{family: (\w+)", "  - {family: MÃ¼ller"),
    _part("year that has not come", r'^issued: "(\d+)"', 'issued: "2036"'),
    Kind(
        id="title in capitals",
        rule="suspect-reference-part",
        shapes=("no_difference", "trials_pooled", "cohort_share"),
        change=_title_in_capitals,
    ),
)

QUOTES: tuple[Kind, ...] = (
    _quoted("inequality in a quote turned round", "significant_difference", "P < 0", "P > 0"),
    _quoted("inequality in a quote widened", "significant_difference", "P < 0", "P ≤ 0"),
    _quoted("number in a quote changed", "significant_difference", r"(\d)% v", r"\g<1>1% v"),
    _quoted(
        "arms of a quote swapped",
        "significant_difference",
        "the active group than in the control group",
        "the control group than in the active group",
    ),
    _quoted("less made more in a quote", "significant_difference", "less frequent", "more frequent"),
    _quoted("negation of a quote dropped", "no_difference", "no significant", "significant"),
    _quoted("negation of a quote left out by dots", "no_difference", "found no significant", "found … significant"),
    _quoted("decimal of a quote shifted", "no_difference", r"12\.5", "1.25"),
    _quoted("unit of a quote changed", "no_difference", "months", "years"),
    _quoted("quote cut within a word", "no_difference", "follow-up", "follow"),
    _quoted("drug of a quote changed", "dosing", "took .+ at", "took placebo at"),
    _quoted("unit of a dose changed in a quote", "dosing", " mg for", " g for"),
    _quoted("words of a quote in another order", "dosing", "for the whole trial", "the whole for trial"),
    _quoted("modal of a quote changed", "conditional_advice", "may be|could be", "must be"),
)
