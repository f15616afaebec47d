"""The rule `raw-markup`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.safety.active_content import find_active_content
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, OddityKind
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger


@rule(
    "EV607",
    on=Article,
    since="0.1",
    remedy="Use Markdown, or put a backslash before the `<` of something that is only text.",
)
def raw_markup(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """Raw HTML in guidance, which readers are shown as it is written."""
    for oddity in article.oddities:
        # What a browser would run is reported by `script-in-content`, once.
        if oddity.kind is OddityKind.MARKUP and not any(find_active_content(oddity.words)):
            yield Finding(at=oddity.at, message=oddity.message, remedy=oddity.remedy)
