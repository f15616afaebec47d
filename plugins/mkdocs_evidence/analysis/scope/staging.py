"""Whether the stages of a claim are stages of its scheme, and its scheme that of its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.analysis.scope.coverage import CitedExtract, carrying_extracts, term_names
from mkdocs_evidence.analysis.scope.stages import StageNaming, StageReader, normalise_stage, stage_reader
from mkdocs_evidence.analysis.scope.terms import telling_stems
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import TermId
from mkdocs_evidence.model.ledger import Ledger


class StagingFault(StrEnum):
    """What is wrong with a stage."""

    NO_SCHEME = "no-scheme"
    """The text says a stage, and nothing says of which scheme."""
    NO_SUCH_STAGE = "no-such-stage"
    """The scheme does not have it."""
    OTHER_SCHEME = "other-scheme"
    """The evidence was staged by another scheme."""
    OTHER_STAGE = "other-stage"
    """The evidence is about other stages of the same scheme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongStaging:
    """One fault of a claim's staging."""

    fault: StagingFault
    schemes: tuple[TermId, ...]
    """The claim's schemes; for a stage without scheme those that have it."""
    naming: StageNaming | None = None
    """Where the words say it; None when an attribute or the article does."""
    cited: CitedExtract | None = None
    """The evidence that does not fit."""
    studied: TermId | None = None
    """Scheme of that evidence."""
    stages: tuple[str, ...] = ()
    """The stages in question, as written."""


def split_staging(staging: TermId | None) -> tuple[TermId | None, str]:
    """Scheme and stage of `ficat:II`; the stage is empty where the whole scheme is meant.

    >>> split_staging(TermId("ficat:II"))
    ('ficat', 'II')
    """
    if staging is None:
        return None, ""
    scheme, _, stage = staging.partition(":")
    return TermId(scheme), stage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """What a claim says of its staging."""

    named: tuple[StageNaming, ...]
    attribute: TermId | None
    """Scheme of the claim's attribute, or else of the article."""
    stage: str
    """Stage of the same."""

    @property
    def schemes(self) -> frozenset[TermId]:
        """Every scheme that the words name, or else that of the attribute."""
        named = frozenset(scheme for one in self.named for scheme in one.schemes)
        return named or (frozenset({self.attribute}) if self.attribute else frozenset())


def find_wrong_stagings(claim: Claim, article: Article, ledger: Ledger) -> Iterator[WrongStaging]:
    """Everything wrong with the stages of one claim.

    The words decide before the claim's attribute, and the attribute before the article. A scheme that the vocabulary
    lacks is not judged. `indirect` excuses evidence of another scheme or stage.
    """
    reader = stage_reader(ledger)
    if not reader.schemes:
        return
    attribute, stage = split_staging(claim.staging or article.staging)
    named = tuple(one for one in reader.find(claim.text) if _is_of(one, claim, article, ledger))
    own = _Own(named=named, attribute=attribute if attribute in reader.schemes else None, stage=stage)
    if not own.named and own.attribute is None:
        return
    evidence = tuple(_staged_evidence(claim, ledger, reader))
    yield from _unknown_stages(own, evidence, reader)
    if not claim.indirect:
        yield from _foreign_schemes(own, evidence)
        yield from _foreign_stages(own, evidence, reader)


def _is_of(naming: StageNaming, claim: Claim, article: Article, ledger: Ledger) -> bool:
    """Whether a stage is one of the article's own disease: not `stage 3 chronic kidney disease` in one on the hip."""
    if not naming.disease:
        return True
    population = term_names(ledger).get(claim.population or article.population or TermId(""), "")
    return not naming.disease.isdisjoint(telling_stems(f"{article.title} {article.question} {population}"))


def _staged_evidence(claim: Claim, ledger: Ledger, reader: StageReader) -> Iterator[CitedExtract]:
    """The extracts with a known scheme; a citation of a whole work counts only where all its extracts share one."""
    for citation, extracts in carrying_extracts(claim, ledger):
        schemes = {split_staging(extract.staging)[0] for extract in extracts}
        if len(schemes) == 1 and schemes <= reader.schemes.keys():
            yield CitedExtract(citation=citation, extract=extracts[0])


def _unknown_stages(own: _Own, evidence: tuple[CitedExtract, ...], reader: StageReader) -> Iterator[WrongStaging]:
    for naming in own.named:
        schemes = naming.schemes or own.schemes
        if not naming.labels:
            continue
        if not schemes:
            yield from _unnamed_scheme(naming, evidence, reader)
            continue
        lacking = tuple(
            label for label in naming.labels if not any(reader.has_stage(scheme, label) for scheme in schemes)
        )
        if lacking:
            yield WrongStaging(
                fault=StagingFault.NO_SUCH_STAGE, schemes=tuple(sorted(schemes)), naming=naming, stages=lacking
            )


def _unnamed_scheme(
    naming: StageNaming, evidence: tuple[CitedExtract, ...], reader: StageReader
) -> Iterator[WrongStaging]:
    """A bare stage is open only where two schemes of the site have it, or where its evidence names yet another."""
    having = reader.schemes_with(naming.labels)
    studied = split_staging(evidence[0].extract.staging)[0] if evidence else None
    if len(having) > 1 or (studied is not None and studied not in having):
        yield WrongStaging(
            fault=StagingFault.NO_SCHEME,
            schemes=having,
            naming=naming,
            cited=evidence[0] if evidence else None,
            studied=studied,
            stages=naming.labels,
        )


def _foreign_schemes(own: _Own, evidence: tuple[CitedExtract, ...]) -> Iterator[WrongStaging]:
    if not own.schemes or not evidence:
        return
    studied = {split_staging(one.extract.staging)[0] for one in evidence}
    staged = next((one for one in own.named if one.schemes and one.labels), None)
    if staged is not None and own.schemes.isdisjoint(studied):
        yield _foreign(own.schemes, evidence[0], staged)
        return
    accepted = own.schemes | ({own.attribute} if own.attribute else frozenset())
    for one in evidence:
        if split_staging(one.extract.staging)[0] not in accepted:
            yield _foreign(accepted, one, None)


def _foreign(schemes: frozenset[TermId | None], cited: CitedExtract, naming: StageNaming | None) -> WrongStaging:
    return WrongStaging(
        fault=StagingFault.OTHER_SCHEME,
        schemes=tuple(sorted(scheme for scheme in schemes if scheme is not None)),
        naming=naming,
        cited=cited,
        studied=split_staging(cited.extract.staging)[0],
    )


def _foreign_stages(own: _Own, evidence: tuple[CitedExtract, ...], reader: StageReader) -> Iterator[WrongStaging]:
    for one in evidence:
        scheme, studied = split_staging(one.extract.staging)
        if scheme is None or not studied or scheme not in own.schemes:
            continue
        said = [naming for naming in own.named if naming.labels and scheme in (naming.schemes or own.schemes)]
        labels = tuple(label for naming in said for label in naming.labels) or ((own.stage,) if own.stage else ())
        if labels and not any(_are_one(label, studied) for label in labels):
            yield WrongStaging(
                fault=StagingFault.OTHER_STAGE,
                schemes=(scheme,),
                naming=said[0] if said else None,
                cited=one,
                studied=scheme,
                stages=labels,
            )


def _are_one(label: str, studied: str) -> bool:
    """Whether two stages of one scheme are the same, or one is a part of the other: 3 and 3A."""
    mine, theirs = normalise_stage(label), normalise_stage(studied)
    shorter, longer = sorted((mine, theirs), key=len)
    return longer.startswith(shorter) and (mine == theirs or longer[len(shorter) :].isalpha())
