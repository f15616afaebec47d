"""The rule `claim-in-code`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.figures.names import name_blanker
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place


@rule(
    "EV126",
    on=Article,
    since="0.1",
    remedy="Say it in a claim with its citation, and leave it out of the code.",
)
def claim_in_code(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """Words that are shown as code, where nothing asks for evidence."""
    for sample in article.code_samples:
        if not sample.is_fenced:
            first = sample.text.splitlines()[0]
            at = sample.at
            yield Finding(
                at=Place(at.file, at.line, at.column, at.line, at.column + len(first)),
                message=f"“{first}” is indented by four spaces or more, so it is shown as code and nothing checks it.",
                remedy="Take the spaces away; code that is meant stands between two lines of ```.",
            )
            continue
        for figure in find_figures(sample.text, name_blanker(ledger)):
            yield Finding(
                at=sample.text_map.place(figure.start, figure.stop),
                message=f"“{figure.words}” stands in code, where no evidence can carry it.",
            )
