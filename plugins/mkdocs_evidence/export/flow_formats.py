"""Every format in which a flow can be had by other tools."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from mkdocs_evidence.analysis.flows.table import CompiledFlow
from mkdocs_evidence.export.dmn import export_dmn
from mkdocs_evidence.export.fhir_plan import export_fhir
from mkdocs_evidence.export.flow_csv import export_flow_csv
from mkdocs_evidence.export.flow_json import export_flow_json
from mkdocs_evidence.export.mermaid import export_mermaid


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowFormat:
    """One format."""

    label: str
    """What readers see."""
    suffix: str
    """Of its files, with the dot; no two formats share one."""
    export: Callable[[CompiledFlow], str]


FLOW_FORMATS: Mapping[str, FlowFormat] = MappingProxyType(
    {
        "dmn": FlowFormat(label="DMN 1.3", suffix=".dmn", export=export_dmn),
        "fhir": FlowFormat(label="FHIR R5", suffix=".fhir.json", export=export_fhir),
        "mermaid": FlowFormat(label="Mermaid", suffix=".mmd", export=export_mermaid),
        "csv": FlowFormat(label="Path book as CSV", suffix=".csv", export=export_flow_csv),
        "json": FlowFormat(label="Compiled table as JSON", suffix=".table.json", export=export_flow_json),
    }
)
"""By the name that `evidence flow export --format` takes."""
