"""The picture of a flow as a file of its own, which says what it is a picture of."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.export.flow_answers import claims_of
from mkdocs_evidence.export.xml_text import element
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ClaimName
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.flows.drawing import draw_flow

SUFFIX = ".svg"
NAMESPACE = "urn:mkdocs-evidence:svg:1"
"""Of the element in `metadata` that holds edition, digest and claims."""

_END = "</svg>"


def export_flow_svg(flow: Flow, ledger: Ledger) -> str:
    """The picture with edition, digest, and the claims of every part as metadata."""
    picture, end, rest = draw_flow(flow, ledger).rpartition(_END)
    return f"{picture}{ET.tostring(_metadata(flow, ledger), encoding='unicode')}\n{end}{rest}\n"


def _metadata(flow: Flow, ledger: Ledger) -> ET.Element:
    compiled = study_flow(flow, ledger).compiled
    digest = f"sha256:{flow_digest(compiled)}"
    about = element("flow", {"xmlns": NAMESPACE, "id": flow.id, "edition": str(flow.edition), "digest": digest})
    for name, question in compiled.questions.items():
        claims = dict.fromkeys(claim for branch in question.branches for claim in claims_of(question, branch))
        about.append(_part("question", name, claims))
    about.extend(_part("outcome", name, one.source.claims) for name, one in compiled.outcomes.items())
    return element("metadata", {}, about)


def _part(kind: str, name: str, claims: Iterable[ClaimName]) -> ET.Element:
    return element(kind, {"id": name}, *(element("claim", text=claim) for claim in claims))
