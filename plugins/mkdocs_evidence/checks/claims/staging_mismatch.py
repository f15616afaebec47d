"""The rule `staging-mismatch`."""

from collections.abc import Iterator

from mkdocs_evidence.analysis.scope.coverage import CitedExtract, citation_place
from mkdocs_evidence.analysis.scope.sizes import OtherMeasure, find_other_measures
from mkdocs_evidence.analysis.scope.stages import stage_reader
from mkdocs_evidence.analysis.scope.staging import StagingFault, WrongStaging, find_wrong_stagings
from mkdocs_evidence.analysis.support import find_first_line
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.finding import Finding, Related
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place

_STILL_APPLIES = (
    "Name the scheme of the evidence in the words or with `staging=`, cite a work staged as the claim is, or say why "
    'it still applies: `indirect="…"`.'
)
_MEASURES = {"area": "a share of an area", "volume": "a share of a volume", "angle": "an angle"}


@rule("EV114", on=Article, since="0.2", remedy=_STILL_APPLIES)
def staging_mismatch(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A stage without scheme, of no such scheme, or of another scheme or measure than the evidence."""
    for claim in article.claims:
        for wrong in find_wrong_stagings(claim, article, ledger):
            yield _describe(claim, wrong, ledger)
        for other in find_other_measures(claim, ledger):
            yield _describe_measure(claim, other)


def _describe(claim: Claim, wrong: WrongStaging, ledger: Ledger) -> Finding:
    naming, cited = wrong.naming, wrong.cited
    words = claim.text[naming.start : naming.stop] if naming else ""
    schemes = _say_schemes(wrong.schemes, ledger)
    studied = _say_schemes((wrong.studied,) if wrong.studied else (), ledger)
    remedy = ""
    match wrong.fault:
        case StagingFault.NO_SCHEME:
            message = f"“{words}” could be a stage of {schemes}." if schemes else f"“{words}” names no staging scheme."
            message += f" The evidence is staged by {studied}." if studied else ""
            remedy = "Name the scheme in the words, or with `staging=` on the claim or in the front matter."
        case StagingFault.NO_SUCH_STAGE:
            message = f"{schemes} has no stage {_either(wrong.stages)}.{_list_stages(wrong, ledger)}"
            remedy = "Correct the stage, or name the scheme that has it."
        case StagingFault.OTHER_STAGE:
            stages = _either(wrong.stages)
            message = f"The claim is about stage {stages}, and {_say(cited)} about another stage of {studied}."
        case _:
            message = f"The claim is staged by {schemes}, and {_say(cited)} by {studied}; stages of two schemes differ."
    if naming is not None:
        at = claim.text_map.place(naming.start, naming.stop)
    else:
        at = citation_place(claim, cited.citation) if cited else find_first_line(claim)
    return Finding(at=at, message=message, remedy=remedy, related=_relate(cited))


def _describe_measure(claim: Claim, other: OtherMeasure) -> Finding:
    words = claim.text[other.start : other.stop]
    measured = " and ".join(_MEASURES[name] for name in other.measured.split(" and "))
    return Finding(
        at=claim.text_map.place(other.start, other.stop),
        message=f"“{words}” is {_MEASURES[other.said]}, and the evidence gives {measured}; the two cannot be compared.",
        remedy="Say the size as the work measured it.",
        related=_relate(other.cited),
    )


def _say_schemes(schemes: tuple[TermId, ...], ledger: Ledger) -> str:
    known = stage_reader(ledger).schemes
    return _either(tuple(f"{known[one].name} {known[one].edition}".strip() for one in schemes if one in known))


def _list_stages(wrong: WrongStaging, ledger: Ledger) -> str:
    if len(wrong.schemes) != 1:
        return ""
    stages = [stage for stage, _ in stage_reader(ledger).schemes[wrong.schemes[0]].stages]
    return f" Its stages are {', '.join(stages)}."


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _say(cited: CitedExtract | None) -> str:
    return f"`{cited.citation.key}#{cited.extract.id}`" if cited else "its evidence"


def _relate(cited: CitedExtract | None) -> tuple[Related, ...]:
    if cited is None:
        return ()
    at = cited.extract.at
    return (Related(at=Place(at.file, at.line, at.column), message=f"Extract `{cited.extract.id}` is here."),)
