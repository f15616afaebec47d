"""The treatments that a quotation may be comparing, by the names that the extract and the site give them."""

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract


def find_arms(extract: Extract, ledger: Ledger) -> frozenset[str]:
    """Names, in lower case, of the arms of the extract's figures and of the interventions of the site."""
    own = {name.lower() for datum in extract.data for name in (datum.arm, datum.versus) if name}
    return _intervention_names(ledger) | own


@once_per_ledger
def _intervention_names(ledger: Ledger) -> frozenset[str]:
    return frozenset(one.name.lower() for one in ledger.vocabulary.interventions)
