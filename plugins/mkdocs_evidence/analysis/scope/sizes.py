"""By which measure a claim gives a size: a share of an area, a share of a volume, or an angle, which never compare."""

import re
from dataclasses import dataclass

from mkdocs_evidence.analysis.scope.coverage import CitedExtract, carrying_extracts
from mkdocs_evidence.analysis.support import find_carrying_extracts
from mkdocs_evidence.model.claim import Claim
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.syntax.patterns import regex

_OF = (
    r"(?:\s+(?:of|in)\s+(?:the\s+|its\s+|their\s+)?|\s+)"
    r"(?:(?!(?:with|in|of|had|who|and|patients|people|hips)\b)[\w'’-]+\s+){0,4}?"
)
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_SAID = {
    "area": regex(rf"{_NUMBER}\s?(?:%|per\s?cent){_OF}(?:areas?|surfaces?)\b", re.IGNORECASE),
    "volume": regex(rf"{_NUMBER}\s?(?:%|per\s?cent){_OF}volumes?\b", re.IGNORECASE),
    "angle": regex(rf"{_NUMBER}\s?(?:°|degrees?\b)|\bangles?\s+(?:of\s+)?(?:[\w-]+\s+){{0,3}}{_NUMBER}\b", re.I),
}
_MEASURED = {
    "area": regex(r"\b(?:areas?|surfaces?)\b", re.IGNORECASE),
    "volume": regex(r"\bvolum\w+", re.IGNORECASE),
    "angle": regex(r"°|\bangles?\b|\bdegrees?\b", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMeasure:
    """A size said by one measure where the evidence has another."""

    said: str
    """`area`, `volume` or `angle`."""
    measured: str
    """One or two of the same, in words."""
    start: int
    """Offset of the words in the text of the claim."""
    stop: int
    cited: CitedExtract


def find_other_measures(claim: Claim, ledger: Ledger) -> tuple[OtherMeasure, ...]:
    """The sizes of a claim that its evidence gives by another measure only."""
    text = claim.text
    has_angle = "°" in text or "degree" in text or "angle" in text
    if not has_angle and not ("area" in text or "surface" in text or "volume" in text):
        return ()
    said = {name: match for name, pattern in _SAID.items() if (match := pattern.search(text))}
    if not said:
        return ()
    extracts = find_carrying_extracts(claim, ledger)
    measured = {name for name, pattern in _MEASURED.items() if any(pattern.search(_words(one)) for one in extracts)}
    missing = {name: match for name, match in said.items() if name not in measured}
    if not measured or not missing:
        return ()
    citation, found = next(carrying_extracts(claim, ledger))
    return tuple(
        OtherMeasure(
            said=name,
            measured=" and ".join(sorted(measured)),
            start=match.start(),
            stop=match.end(),
            cited=CitedExtract(citation=citation, extract=found[0]),
        )
        for name, match in missing.items()
    )


def _words(extract: Extract) -> str:
    data = (f"{datum.what} {datum.unit} {datum.arm}" for datum in extract.data)
    return " ".join((extract.finding, extract.quote, *data))
