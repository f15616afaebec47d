"""Answers as an exported DMN document says that they are given."""

from collections.abc import Mapping
from decimal import Decimal

from dmn_reader import DmnModel

from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.model.flow import Entry, FactType
from mkdocs_evidence.model.ids import FactId


def dmn_inputs(entries: Mapping[FactId, Entry], flow: CompiledFlow, model: DmnModel) -> dict[str, object]:
    """The input data of one patient, by the names of the document."""
    return {model.inputs[fact]: _value(entry, flow.facts[fact].fact.type) for fact, entry in entries.items()}


def _value(entry: Entry, kind: FactType) -> object:
    if kind is FactType.MANY:
        return [entry] if isinstance(entry, str) else list(entry)
    return Decimal(str(entry)) if kind is FactType.NUMBER and entry != "unknown" else entry
