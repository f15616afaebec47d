"""The rule `lay-adds-figure`."""

import re
from collections.abc import Iterator, Sequence

from mkdocs_evidence.analysis.figures.agreement import is_printed
from mkdocs_evidence.analysis.figures.figure import Figure, Shape, say_figure
from mkdocs_evidence.analysis.figures.names import name_blanker
from mkdocs_evidence.analysis.figures.printed import find_printed_figures
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.figures.swaps import find_swaps, name_apart
from mkdocs_evidence.analysis.support import find_carrying_extracts
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Claim, LayText
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_MOST_NAMED = 4
_DUMMY = regex(r"\b(?:dummy|sham|fake|sugar)\s(?:drugs?|pills?|tablets?|treatments?|medicines?)\b", re.IGNORECASE)


@rule(
    "EV503",
    on=Article,
    since="0.2",
    remedy="Say the claim's own figure, at most as a natural frequency: 63% is about 6 in 10.",
)
def lay_adds_figure(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A figure in a lay text that its claim does not hold."""
    if not article.lay_texts:
        return
    claims = {claim.id: claim for claim in reversed(article.claims) if claim.id is not None}
    for lay in article.lay_texts:
        claim = claims.get(lay.claim)
        if claim is not None:
            yield from _check(lay, claim, ledger)


def _check(lay: LayText, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    blank = name_blanker(ledger)
    figures = find_figures(lay.text, blank)
    if not figures:
        return
    own = find_figures(claim.text, blank)
    for figure in figures:
        if not is_printed(figure, own) and not _is_the_rest(figure, figures, own):
            yield Finding(
                at=lay.text_map.place(figure.start, figure.stop),
                message=f"“{figure.words}” is not in the claim `{lay.claim}`, which this text puts into words for a "
                f"{lay.audience}."
                f"{_explain(figure, own, claim, ledger)}",
                related=(Related(at=claim.at, message="The claim is here."),),
            )
    # In lay words the placebo has names of its own, which must not move the figures behind them.
    text = _DUMMY.sub(lambda found: "placebo".ljust(len(found[0])), lay.text)
    for swap in find_swaps(text, figures, find_carrying_extracts(claim, ledger), "", ledger):
        if swap.partner is not None:
            mine, theirs = name_apart(swap.printed_for, swap.said_of), name_apart(swap.said_of, swap.printed_for)
            yield Finding(
                at=lay.text_map.place(swap.figure.start, swap.figure.stop),
                message=f"“{swap.figure.words}” is said of “{theirs}” here. The extract `{swap.extract.id}` gives it "
                f"for “{mine}”.",
                remedy="Give each figure to the group that the claim gives it to.",
                related=(Related(at=claim.at, message="The claim is here."),),
            )


def _is_the_rest(figure: Figure, figures: Sequence[Figure], own: Sequence[Figure]) -> bool:
    """Whether `4 in 10 did not` completes the `6 in 10 did` of the same text, which the claim does hold."""
    return figure.shape in (Shape.FREQUENCY, Shape.OF) and any(
        one.shape is figure.shape
        and one.high == figure.high
        and one.low + figure.low == figure.high
        and is_printed(one, own)
        for one in figures
        if one is not figure
    )


def _explain(figure: Figure, own: Sequence[Figure], claim: Claim, ledger: Ledger) -> str:
    if is_printed(
        figure,
        [one for extract in find_carrying_extracts(claim, ledger) for one in find_printed_figures(extract, ledger)],
    ):
        return " Its evidence prints it, but the claim does not say it."
    if not own:
        return " The claim holds no figure."
    return f" The claim has {', '.join(say_figure(one) for one in own[:_MOST_NAMED])}."
