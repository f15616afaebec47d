"""Excuses named findings: a waiver says who allows which defect where, why, and until when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.ids import ArticleId, FlowId, ReferenceKey
from mkdocs_evidence.model.judgement import Excused
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.settings import Waiver


def is_expired(waiver: Waiver, ledger: Ledger) -> bool:
    """Whether the waiver's last day is over; never, when the ledger is asked about no day."""
    return ledger.as_of is not None and waiver.expires < ledger.as_of


def apply_waivers(
    diagnostics: Iterable[Diagnostic], ledger: Ledger
) -> tuple[tuple[Diagnostic, ...], tuple[Excused, ...], tuple[Waiver, ...]]:
    """Takes away what waivers excuse.

    Returns:
        The diagnostics that stay and those that are excused, both in their order, and the waivers in force that
        excused nothing.
    """
    standing = [waiver for waiver in ledger.settings.waivers if not is_expired(waiver, ledger)]
    stretches: dict[tuple[str, str], list[tuple[Waiver, Place]]] = defaultdict(list)
    for waiver in standing:
        for stretch in find_stretches(waiver, ledger):
            stretches[waiver.rule, stretch.file].append((waiver, stretch))
    used: set[Waiver] = set()
    kept: list[Diagnostic] = []
    excused: list[Excused] = []
    for diagnostic in diagnostics:
        near = stretches.get((diagnostic.name, diagnostic.at.file), ())
        fitting = [waiver for waiver, stretch in near if _holds(stretch, diagnostic.at)]
        used.update(fitting)
        if fitting:
            excused.append(Excused(diagnostic=diagnostic, waiver=fitting[0]))
        else:
            kept.append(diagnostic)
    return tuple(kept), tuple(excused), tuple(waiver for waiver in standing if waiver not in used)


def find_stretches(waiver: Waiver, ledger: Ledger) -> Iterator[Place]:
    """The files or lines that a waiver is about; a stretch without an end is a whole file.

    An article, a reference and a flow may share a name; then the waiver is about each of them.
    """
    name, _, claim_id = waiver.where.partition("#")
    article = ledger.articles.get(ArticleId(name))
    if claim_id:
        if article is not None:
            yield from (claim.at for claim in article.claims if claim.id == claim_id)
            yield from (lay.at for lay in article.lay_texts if lay.claim == claim_id)
        return
    named = (article, ledger.references.get(ReferenceKey(name)), ledger.flows.get(FlowId(name)))
    files = [one.at.file for one in named if one is not None]
    yield from (Place(file) for file in files or [name])


def _holds(stretch: Place, at: Place) -> bool:
    return not stretch.end_line or stretch.line <= at.line <= stretch.end_line
