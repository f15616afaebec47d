"""Which findings a site may show that holds something back: a message repeats the author's words."""

from dataclasses import replace

from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.judgement import Judgement
from mkdocs_evidence.model.ledger import Ledger


def public_judgement(judgement: Judgement, whole: Ledger, published: Ledger) -> Judgement:
    """The findings without those in, or about, articles and flows of which something is held back, and their records.

    Args:
        judgement: Of the whole site.
        whole: What was checked.
        published: What readers get of it.
    """
    if not published.withheld:
        return judgement
    files = {whole.articles[name].file for name in published.withheld}
    files |= {flow.file for name, flow in whole.flows.items() if name not in published.flows}
    files |= {record.at.file for record in whole.reviews if record.article in published.withheld}

    def is_public(one: Diagnostic) -> bool:
        return one.at.file not in files and not any(other.at.file in files for other in one.related)

    return replace(
        judgement,
        shown=tuple(one for one in judgement.shown if is_public(one)),
        excused=tuple(one for one in judgement.excused if is_public(one.diagnostic)),
        old=tuple(one for one in judgement.old if is_public(one)),
    )
