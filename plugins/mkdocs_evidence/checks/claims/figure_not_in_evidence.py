"""The rule `figure-not-in-evidence`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_evidence.analysis.figures.acuities import find_changed_acuities
from mkdocs_evidence.analysis.figures.agreement import agrees, is_printed
from mkdocs_evidence.analysis.figures.asides import FalseAside, find_false_asides
from mkdocs_evidence.analysis.figures.counts import (
    EventCount,
    figures_of_events,
    find_event_counts,
    find_exchanged_counts,
    find_word_counts,
)
from mkdocs_evidence.analysis.figures.deadlines import find_other_deadlines, find_other_periods
from mkdocs_evidence.analysis.figures.figure import Figure, Shape, Trend, say_figure
from mkdocs_evidence.analysis.figures.missing import find_missing_figures
from mkdocs_evidence.analysis.figures.names import name_blanker
from mkdocs_evidence.analysis.figures.number_tokens import NUMBER_WORDS
from mkdocs_evidence.analysis.figures.numbered_names import find_changed_names, holds_numbered_name
from mkdocs_evidence.analysis.figures.printed import find_printed_figures
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.figures.spans_between_arms import find_reversed_spans
from mkdocs_evidence.analysis.figures.sums import FalseSum, find_false_sums
from mkdocs_evidence.analysis.figures.swaps import Swap, find_swaps, name_apart
from mkdocs_evidence.analysis.figures.thresholds import find_other_thresholds, holds_threshold
from mkdocs_evidence.analysis.figures.trends import (
    find_turned_comparisons,
    find_turned_pairs,
    find_turned_spans,
)
from mkdocs_evidence.analysis.figures.turned_ratios import find_turned_ratios
from mkdocs_evidence.analysis.support import find_carrying_extracts, has_loose_end
from mkdocs_evidence.analysis.telling_words import article_words
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import AnswerSentence, Article, Caption, Claim, Heading
from mkdocs_evidence.model.finding import Finding, Related, Severity
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Datum, Extract

_MOST_HINTS = 4
_TURN = "Say which way it went as the work says it."
_MEASURES = {
    "mean": "a mean",
    "median": "a median",
    "odds-ratio": "an odds ratio",
    "risk-ratio": "a risk ratio",
    "hazard-ratio": "a hazard ratio",
    "rate-ratio": "a rate ratio",
    "nnt": "a number needed to treat",
}


@rule(
    "EV105",
    on=Article,
    since="0.1",
    remedy="Write the figure as the work prints it, or add it to the extract when the work does say so.",
)
def figure_not_in_evidence(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A figure that the cited evidence does not print: another number, unit, direction or arm."""
    blank = name_blanker(ledger)
    in_words = article_words(article).texts_with(NUMBER_WORDS)
    for claim in article.claims:
        figures = find_figures(claim.text, blank)
        is_in_words = claim.text in in_words
        counts = find_word_counts(claim.text) if is_in_words else ()
        events = find_event_counts(claim.text) if is_in_words else ()
        if (figures or counts or events) and not has_loose_end(claim, ledger):
            yield from _check_claim(claim, figures, counts, events, ledger)
            yield from _check_events(claim, events, ledger)
        if is_in_words:
            yield from _check_thresholds(claim, ledger)
        yield from _check_names(claim, ledger)
    if article.answer:
        claims = {claim.id: claim for claim in reversed(article.claims) if claim.id is not None}
        for sentence in article.answer:
            yield from _check_answer(sentence, claims, ledger)
    labels: tuple[Heading | Caption, ...] = (*article.headings, *article.captions)
    for label in labels:
        for figure in find_figures(label.text, blank):
            yield _refuse_in_label(label, figure)


def _check_claim(
    claim: Claim,
    figures: tuple[Figure, ...],
    counts: tuple[Figure, ...],
    events: Sequence[EventCount],
    ledger: Ledger,
) -> Iterator[Finding]:
    extracts = find_carrying_extracts(claim, ledger)
    printed = [one for extract in extracts for one in find_printed_figures(extract, ledger)]
    works = len({citation.key for citation in claim.citations})
    missing = find_missing_figures(claim.text, figures, counts, printed, works)
    false = {wrong.figure.start: wrong for wrong in find_false_sums(figures, claim.text)}
    for wrong in false.values():
        yield _describe_sum(claim, wrong)
    for figure in (one for one in missing if one.start not in false):
        yield Finding(
            at=claim.text_map.place(figure.start, figure.stop),
            message=_say_missing(figure, printed),
            remedy=_TURN if _is_turned(figure, printed) else "",
            related=_relate(extracts),
        )
    yield from (_describe_aside(claim, wrong) for wrong in find_false_asides(figures, claim.text))
    yield from _check_things(claim, figures, extracts, ledger)
    of_people = (one for one in counts if one.counted != "studies" and not one.measure)
    counted = sorted((*figures, *of_people, *figures_of_events(events, claim.text)), key=lambda one: one.start)
    swaps = tuple(find_swaps(claim.text, counted, extracts, claim.section, ledger))
    yield from (_describe_swap(claim, swap) for swap in swaps)
    yield from _check_directions(claim, figures, is_swapped=bool(swaps))


def _check_directions(claim: Claim, figures: tuple[Figure, ...], *, is_swapped: bool) -> Iterator[Finding]:
    """What goes against the words of its own sentence."""
    for first, last in find_turned_spans(figures, claim.text):
        yield Finding(
            at=claim.text_map.place(first.start, last.stop),
            message=f"“{claim.text[first.start : last.stop]}” goes the other way than the words before it say.",
            remedy="Turn the figures round, or turn the verb: “rose” for “fell”, or the other way.",
        )
    for first, second in find_turned_comparisons(figures, claim.text):
        yield Finding(
            at=claim.text_map.place(first.start, second.stop),
            message=f"“{first.words}” and “{second.words}” go the other way than the comparison before them says.",
            remedy="Turn the figures round, or turn the comparison: “more” for “less”, or the other way.",
        )
    for words, ratio in find_turned_ratios(figures, claim.text):
        yield Finding(
            at=claim.text_map.place(ratio.start, ratio.stop),
            message=f"A ratio of {ratio.words} goes the other way than “{words}” before it.",
            remedy="Correct the word or the ratio, or say which group is compared with which.",
            severity=Severity.WARNING,
        )
    for first, second in () if is_swapped else find_turned_pairs(figures, claim.text):
        yield Finding(
            at=claim.text_map.place(first.start, second.stop),
            message=f"“{claim.text[first.start : second.stop]}” goes the other way than the comparison before it says.",
            remedy="Give first the figure of those who are spoken of first, or turn the comparison: “more” for “less”.",
            severity=Severity.WARNING,
        )


def _check_things(
    claim: Claim, figures: tuple[Figure, ...], extracts: Sequence[Extract], ledger: Ledger
) -> Iterator[Finding]:
    """What is counted and by which time, against the labels of the evidence."""
    for count in find_exchanged_counts(figures, claim.text, extracts):
        yield Finding(
            at=claim.text_map.place(count.figure.start, count.figure.stop),
            message=f"“{count.figure.words} {count.noun}” is another count in the extract that this claim cites, which "
            f"gives {count.figure.words} for “{count.datum.what}”.",
            remedy="Give each number to what the work counts by it.",
            related=(Related(at=count.datum.at, message="The work's count is here."),),
        )
    deadlines = find_other_deadlines(claim.text, figures, extracts, ledger)
    for deadline in (*deadlines, *find_other_periods(claim.text, figures, extracts, ledger)):
        yield Finding(
            at=claim.text_map.place(deadline.start, deadline.stop),
            message=f"“{deadline.words}” is not the time in which the work counted, which is “{deadline.said}”.",
            remedy="Say the time as the work says it.",
            severity=Severity.WARNING,
            related=(Related(at=deadline.datum.at, message="The work's figure is here."),),
        )
    for span in find_reversed_spans(claim.text, figures, extracts, ledger):
        yield Finding(
            at=claim.text_map.place(span.first.start, span.last.stop),
            message=f"“{claim.text[span.first.start : span.last.stop]}” leads from “{span.treated.datum.arm}” to "
            f"“{span.untreated.datum.arm}”.",
            remedy="Turn the figures and the verb round, or name the arm beside each figure.",
            severity=Severity.WARNING,
        )


def _check_thresholds(claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    if not holds_threshold(claim.text):
        return
    for limit in find_other_thresholds(claim.text, find_carrying_extracts(claim, ledger)):
        yield Finding(
            at=claim.text_map.place(limit.start, limit.stop),
            message=f"“{limit.words}” is not the limit of the extract that this claim cites, which has "
            f"{_say_datum(limit.datum)} for “{limit.datum.what}”.",
            related=(Related(at=limit.datum.at, message="The work's limit is here."),),
        )


def _check_events(claim: Claim, events: Sequence[EventCount], ledger: Ledger) -> Iterator[Finding]:
    if not events:
        return
    extracts = find_carrying_extracts(claim, ledger)
    printed = [one for extract in extracts for one in find_printed_figures(extract, ledger)]
    for event in events:
        known = event.counted_as(printed)
        if known and event.number not in (*known, sum(known)):
            counts = " and ".join(str(one) for one in sorted(known)[:_MOST_HINTS])
            yield Finding(
                at=claim.text_map.place(event.start, event.stop),
                message=f"“{event.words}” is in no extract that this claim cites, which count {counts}.",
                related=_relate(extracts),
            )


def _describe_aside(claim: Claim, wrong: FalseAside) -> Finding:
    return Finding(
        at=claim.text_map.place(wrong.figure.start, wrong.figure.stop),
        message=f"“{wrong.figure.words}” does not agree with “{wrong.exact.words}” in the brackets behind it.",
        remedy="Correct the words or the figure.",
        severity=Severity.WARNING,
    )


def _describe_sum(claim: Claim, wrong: FalseSum) -> Finding:
    pair = claim.text[wrong.first.start : wrong.last.stop]
    return Finding(
        at=claim.text_map.place(wrong.figure.start, wrong.figure.stop),
        message=f"“{wrong.figure.words}” does not follow from “{pair}”, of which one is {float(wrong.ratio):.1f} times "
        "the other.",
        remedy="Correct the words or the figures, or let the figures speak for themselves.",
    )


def _check_names(claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    if not holds_numbered_name(claim.text) and "/" not in claim.text:
        return
    extracts = find_carrying_extracts(claim, ledger)
    for acuity, known in find_changed_acuities(claim.text, extracts):
        yield Finding(
            at=claim.text_map.place(acuity.start, acuity.stop),
            message=f"“{acuity.words}” is in no extract that this claim cites, which have {known}.",
            related=_relate(extracts),
        )
    for name, known in find_changed_names(claim.text, extracts):
        yield Finding(
            at=claim.text_map.place(name.start, name.stop),
            message=f"“{name.words}” is in no extract that this claim cites, which speak of “{known}”.",
            remedy=f"Write {known}, or cite a work on {name.words}.",
            related=_relate(extracts),
        )


def _say_missing(figure: Figure, printed: Sequence[Figure]) -> str:
    if _is_turned(figure, printed):
        here, there = ("a rise", "a fall") if figure.trend is Trend.UP else ("a fall", "a rise")
        return f"“{figure.words}” is {here} here, and {there} in the extract that this claim cites."
    if figure.measure in _MEASURES:
        alike = [
            one for one in printed if one.measure in _MEASURES and agrees(replace(figure, measure=one.measure), one)
        ]
        if alike:
            here, there = _MEASURES[figure.measure], _MEASURES[alike[0].measure]
            return f"“{figure.words}” is called {here}; the extract that this claim cites has it as {there}."
    return f"“{figure.words}” is in no extract that this claim cites.{_hint(figure, printed)}"


def _is_turned(figure: Figure, printed: Sequence[Figure]) -> bool:
    """Whether the evidence prints the figure as a fall where it is a rise here, or the other way."""
    other = {Trend.UP: Trend.DOWN, Trend.DOWN: Trend.UP}.get(figure.trend)
    return other is not None and is_printed(replace(figure, trend=other), printed)


def _describe_swap(claim: Claim, swap: Swap) -> Finding:
    mine, theirs = name_apart(swap.printed_for, swap.said_of), name_apart(swap.said_of, swap.printed_for)
    figure = swap.figure
    start, stop = figure.start, figure.stop
    remedy = "Give each figure to the arm or quantity that the work gives it to."
    if swap.partner is not None and swap.is_by_order:
        message = f"“{figure.words}” stands first, where it reads as the figure of “{theirs}”. "
        message += f"The extract `{swap.extract.id}` gives it for “{mine}”, and {swap.partner.words} for “{theirs}”."
        remedy = "Put the figure of what the sentence is about first, or name the arm beside each figure."
    elif swap.partner is not None:
        message = f"“{figure.words}” is said of “{theirs}” and “{swap.partner.words}” of “{mine}”. "
        message += f"The extract `{swap.extract.id}` gives them the other way round."
    else:
        message = f"“{figure.words}” is said of “{theirs}”. The extract `{swap.extract.id}` gives it for “{mine}”"
        is_alike = theirs == swap.said_of.what or swap.said_of.what == swap.printed_for.what
        message += f" and {_say_datum(swap.said_of)} for “{theirs}”." if is_alike else "."
    return Finding(
        at=claim.text_map.place(start, stop),
        message=message,
        remedy=remedy,
        severity=Severity.WARNING if swap.is_by_order else None,
        related=(
            Related(at=swap.printed_for.at, message=f"The work gives it for “{mine}”."),
            Related(at=swap.said_of.at, message=f"This is its figure for “{theirs}”."),
        ),
    )


def _say_datum(datum: Datum) -> str:
    if datum.n is not None and datum.of is not None:
        return f"{datum.n} of {datum.of}"
    if datum.low is not None and datum.high is not None:
        return f"{datum.low}–{datum.high} {datum.unit}".rstrip()
    space = "" if datum.unit in ("", "%", "°") else " "
    return f"{datum.comparator}{datum.value}{space}{datum.unit}"


def _check_answer(sentence: AnswerSentence, claims: Mapping[ClaimId, Claim], ledger: Ledger) -> Iterator[Finding]:
    blank = name_blanker(ledger)
    figures = find_figures(sentence.text, blank)
    if not figures or not sentence.rests_on or not all(claim in claims for claim in sentence.rests_on):
        return
    parents = [claims[claim] for claim in sentence.rests_on]
    printed = [one for claim in parents for one in find_figures(claim.text, blank)]
    for figure in figures:
        if not is_printed(figure, printed):
            names = " and ".join(f"`{claim}`" for claim in sentence.rests_on)
            yield Finding(
                at=sentence.text_map.place(figure.start, figure.stop),
                message=f"“{figure.words}” is not in what the answer rests on, {names}."
                f"{_hint(figure, printed, 'claim')}",
                remedy="Say a figure of those claims, or name the claim that has this one in `from=`.",
                related=tuple(Related(at=claim.at, message="The answer rests on this claim.") for claim in parents),
            )


def _refuse_in_label(block: Heading | Caption, figure: Figure) -> Finding:
    what = "heading" if isinstance(block, Heading) else "caption"
    return Finding(
        at=block.text_map.place(figure.start, figure.stop),
        message=f"“{figure.words}” stands in a {what}, where no evidence can carry it.",
        remedy="Say it in a claim with its citation, and leave it out here.",
    )


def _hint(figure: Figure, printed: Iterable[Figure], what: str = "evidence") -> str:
    """The figures of the same kind that there are, the nearest in value first."""
    alike = {
        say_figure(one): abs(one.low - figure.low)
        for one in printed
        if one.unit == figure.unit and one.measure != "level" and (one.shape is Shape.OF) == (figure.shape is Shape.OF)
    }
    if not alike:
        return ""
    nearest = sorted(alike, key=lambda words: (alike[words], words))[:_MOST_HINTS]
    return f" The {what} has {', '.join(nearest)}."


def _relate(extracts: Iterable[Extract]) -> tuple[Related, ...]:
    return tuple(Related(at=_first_line(one.at), message=f"Extract `{one.id}` is here.") for one in extracts)[
        :_MOST_HINTS
    ]


def _first_line(at: Place) -> Place:
    return Place(at.file, at.line, at.column)
