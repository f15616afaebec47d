"""The rule `unknown-reference`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.citing import cited_in
from mkdocs_evidence.analysis.nearest import Names, find_nearest
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Citation
from mkdocs_evidence.model.finding import Fault, Finding, Related
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.citations import names_identifier


@rule(
    "EV201",
    on=Article,
    since="0.1",
    remedy="Correct the key, or add a file of that name to the references folder.",
)
def unknown_reference(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A citation of a reference that the site does not have."""
    unknown = [one for one in cited_in(article) if one.key not in ledger.references]
    for citation in dict.fromkeys(unknown):
        if not names_identifier(citation.key):
            yield _describe(citation, ledger)


def _describe(citation: Citation, ledger: Ledger) -> Finding:
    key = citation.key
    fault = _find_unread_files(ledger).get(key)
    if fault is not None:
        return Finding(
            at=citation.at,
            message=f"The reference `{key}` is cited here, but its file could not be read.",
            remedy=f"Mend {fault.finding.at.file} first.",
            related=(Related(at=fault.finding.at, message=fault.finding.message),),
        )
    nearest = find_nearest(key, _index_keys(ledger))
    hint = f" Did you mean `{nearest}`?" if nearest else ""
    return Finding(at=citation.at, message=f"No reference has the key `{key}`.{hint}")


@once_per_ledger
def _index_keys(ledger: Ledger) -> Names:
    return Names.of(ledger.references)


@once_per_ledger
def _find_unread_files(ledger: Ledger) -> dict[ReferenceKey, Fault]:
    """First fault of each file under `references/` that gave no reference, by the key it would have had."""
    unread: dict[ReferenceKey, Fault] = {}
    for fault in ledger.faults:
        folder, _, name = fault.finding.at.file.rpartition("/")
        key = ReferenceKey(name.removesuffix(".yml"))
        if "references" in folder.split("/") and key not in ledger.references:
            unread.setdefault(key, fault)
    return unread
