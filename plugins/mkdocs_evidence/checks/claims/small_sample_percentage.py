"""The rule `small-sample-percentage`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.figures.denominators import find_bare_shares, find_small_shares
from mkdocs_evidence.analysis.figures.names import name_blanker
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.support import find_carrying_extracts
from mkdocs_evidence.checks.registry import Option, rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.settings import option

_LEAST = Option(
    name="min_denominator",
    default=30,
    about="The smallest number of people or things of which a text may give a percentage alone.",
)


@rule(
    "EV107",
    on=Article,
    since="0.2",
    remedy="Give the counts, with the percentage behind them if it helps: 5 of 6 hips (83%).",
    options=(_LEAST,),
)
def small_sample_percentage(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A percentage of so few that it hides how little is known."""
    least = option("small-sample-percentage", _LEAST.name, _LEAST.default, ledger.settings)
    blank = name_blanker(ledger)
    for claim in article.claims:
        shares = find_bare_shares(find_figures(claim.text, blank), claim.text)
        if not shares:
            continue
        extracts = find_carrying_extracts(claim, ledger)
        for share in find_small_shares(shares, extracts, least, ledger):
            figure, datum = share.figure, share.datum
            if datum.n is not None and datum.of is not None:
                message = f"“{figure.words}” is {datum.n} of {datum.of}, and this claim does not say so."
            else:
                message = f"“{figure.words}” is a share of no more than {share.of}, and this claim does not say so."
            yield Finding(
                at=claim.text_map.place(figure.start, figure.stop),
                message=message,
                related=(Related(at=datum.at, message="The counts are here."),),
            )
