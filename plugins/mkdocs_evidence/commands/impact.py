"""The command `evidence impact`: what a retraction or a change would touch."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.project import find_layout, stop
from mkdocs_evidence.terminal import count_of

if TYPE_CHECKING:
    from mkdocs_evidence.analysis.impact import Impact, TouchedClaim
    from mkdocs_evidence.model.ledger import Ledger


class ImpactFormat(StrEnum):
    """How the impact is printed."""

    TEXT = "text"
    JSON = "json"


def impact(
    name: Annotated[str, typer.Argument(metavar="REFERENCE|CLAIM", help="Key of a work, or `article#claim`.")],
    project: Annotated[Path, typer.Option("--project", metavar="DIR", help="The folder that holds content/.")] = Path(),
    form: Annotated[ImpactFormat, typer.Option("--format", help="How to print it.")] = ImpactFormat.TEXT,
) -> None:
    """List every claim, lay text, flow outcome, sign-off and page that rests on a work or a claim."""
    from mkdocs_evidence.load.site import load_site

    ledger = load_site(find_layout(project, None))
    found = _find(name, ledger)
    if form is ImpactFormat.JSON:
        sys.stdout.write(json.dumps(asdict(found), indent=2, ensure_ascii=False) + "\n")
        return
    sys.stdout.write("".join(f"{line}\n" for line in _lines(found)))


def _find(name: str, ledger: "Ledger") -> "Impact":
    from mkdocs_evidence.analysis.impact import find_impact_of_claim, find_impact_of_work
    from mkdocs_evidence.analysis.nearest import find_nearest
    from mkdocs_evidence.model.ids import ClaimName, ReferenceKey

    if ReferenceKey(name) in ledger.references:
        return find_impact_of_work(ReferenceKey(name), ledger)
    claims = [f"{article.id}#{one.id}" for article in ledger.articles.values() for one in article.claims if one.id]
    if name in claims:
        return find_impact_of_claim(ClaimName(name), ledger)
    what = "claim" if "#" in name else "reference"
    near = find_nearest(name, claims if "#" in name else [str(one) for one in ledger.references])
    return stop(f"There is no {what} `{name}`.{f' Did you mean `{near}`?' if near else ''}")


def _lines(found: "Impact") -> Iterator[str]:
    yield f"{found.about} touches {count_of(len(found.claims), 'claim')} on {count_of(len(found.pages), 'page')}."
    for claim in found.claims:
        yield from _about_claim(claim)
    for article, sentence in found.answers:
        yield f"bottom line of {article}: {sentence}"
    for name in found.disagreeing:
        yield f"{name}: declares a conflict with one of them"
    for part in found.flows:
        yield f"flow {part.flow}, {part.part}: rests on {', '.join(part.claims)}"
    for flow, signers in found.signed_flows:
        yield f"flow {flow}: signed as a whole by {', '.join(signers)}"
    for page in found.pages:
        yield f"page {page}"


def _about_claim(claim: "TouchedClaim") -> Iterator[str]:
    relations = f", {' and '.join(claim.relations)}" if claim.relations else ""
    alone = "; nothing else carries it" if claim.relations and claim.is_left_alone else ""
    yield f"{claim.name} ({claim.state.value}{relations}{alone}): {claim.text}"
    yield from (f"  lay text for {audience}" for audience in claim.lay_audiences)
    yield from (f"  sign-off of {who}, {day}" for who, day in claim.signers)
