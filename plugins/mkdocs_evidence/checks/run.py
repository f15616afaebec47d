"""Runs the rules and weighs what they find."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from mkdocs_evidence.analysis.fingerprints import Sources, fingerprint_findings
from mkdocs_evidence.checks import RULES
from mkdocs_evidence.checks.baseline import subtract_baseline
from mkdocs_evidence.checks.registry import Rule
from mkdocs_evidence.checks.waivers import apply_waivers
from mkdocs_evidence.forking import Crew, share
from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Diagnostic, Fault, Finding, Severity
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.judgement import Judgement
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.library import Library
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.model.source import Disagreement, SourceFile, SourceKind
from mkdocs_evidence.settings import severity_of

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, how many there are)."""

_SLICE = 250
"""Subjects that one process examines at a time; also how often progress is told."""

_BY_NAME = {rule.name: rule for rule in RULES}
_BY_CODE = {rule.code: rule for rule in RULES}
_BY_SUBJECT = {
    kind: tuple(rule for rule in RULES if rule.on is kind and rule.gather is None)
    for kind in {rule.on for rule in RULES}
}
_GATHERING = {rule.name: rule.gather for rule in RULES if rule.gather is not None}
_GATHERING_WORKS = {rule.name: rule.gather_work for rule in RULES if rule.gather_work is not None}
_NOTHING_YET = Ledger(articles=MappingProxyType({}), references=MappingProxyType({}), flows=MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding and the name of the rule that saw it; rules themselves do not travel between processes."""

    rule: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the rules made of one article. It travels between processes instead of the article."""

    found: tuple[Found, ...]
    gathered: tuple[tuple[object, ...], ...]
    """The facts for each rule across articles, in the order of the rules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedWorks:
    """What the rules made of all works, while they looked at neither articles nor flows."""

    found: tuple[Found, ...]
    gathered: Mapping[str, tuple[object, ...]]
    """The facts for rules on what articles say together, by the name of the rule."""


def find_rule(name_or_code: str) -> Rule | None:
    """The rule of this name (`uncited-claim`) or code (`EV101`, in any case), or None."""
    return _BY_NAME.get(name_or_code) or _BY_CODE.get(name_or_code.upper())


def inspect_source(source: SourceFile) -> tuple[Fault, ...]:
    """What the rules on single files find in one; a fault carries the name of its rule.

    On ordinary pages and in themes they find notes: who adds a plugin for guidance may publish those as before.
    """
    weight = Severity.INFO if source.kind in (SourceKind.PAGE, SourceKind.ASSET) else None
    return tuple(
        Fault(name=rule.name, finding=replace(finding, severity=finding.severity or weight))
        for rule in _BY_SUBJECT[SourceFile]
        for finding in rule.check(source, _NOTHING_YET)
    )


def examine_article(article: Article, ledger: Ledger) -> Examined:
    """What the rules say of one article, and what they take from it for later; pure, so that it can run anywhere."""
    return Examined(
        found=tuple(_examine([article], ledger)),
        gathered=tuple(tuple(gather(article, ledger)) for gather in _GATHERING.values()),
    )


def examine_works(
    ledger: Ledger, *, jobs: int = 1, progress: Progress | None = None, crew: Crew | None = None
) -> ExaminedWorks:
    """What the rules on works say; they see neither articles, flows nor the board's records, so it depends on none.

    Args:
        ledger: The content.
        jobs: Processes to share the works among; the result is the same for any number.
        progress: Told how many of them are done.
        crew: Examines them instead of processes of this machine.
    """
    alone = replace(ledger, articles=MappingProxyType({}), flows=MappingProxyType({}), reviews=(), log=None, faults=())
    works = [*ledger.references.values()]
    together = _examine([Library(works=ledger.references)], alone)
    return ExaminedWorks(
        found=(*_share(works, alone, jobs, progress, crew), *together),
        gathered={
            name: tuple(fact for work in works for fact in gather(work)) for name, gather in _GATHERING_WORKS.items()
        },
    )


def run_rules(
    ledger: Ledger,
    examined: Iterable[Examined],
    *,
    works: ExaminedWorks | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Judgement:
    """Everything that is wrong with the content, weighed by the settings and parted by the waivers.

    Args:
        ledger: The content, with the faults found while loading it.
        examined: What `examine_article` gave for each article of the ledger, in the order of the articles.
        works: What `examine_works` gave; None examines them now.
        jobs: Processes to share works and flows among; the result is the same for any number.
        progress: Told how many of them are done.
    """
    found = list(_word_faults(ledger))
    gathered: tuple[list[object], ...] = tuple([] for _ in _GATHERING)
    for one in examined:
        found += one.found
        for facts, more in zip(gathered, one.gathered, strict=True):
            facts += more
    works = examine_works(ledger, jobs=jobs, progress=progress) if works is None else works
    found += works.found
    found += _share([*ledger.flows.values()], ledger, jobs, progress)
    found += _examine([ledger], ledger)
    for name, facts in zip(_GATHERING, gathered, strict=True):
        facts += works.gathered.get(name, ())
        found += [Found(rule=name, finding=finding) for finding in _BY_NAME[name].check(facts, ledger)]
    kept, excused, unused = apply_waivers(_sort(_weigh(found, ledger)), ledger)
    complaints = _weigh(_examine(unused, ledger), ledger)
    return Judgement(shown=_sort((*kept, *complaints)), excused=excused)


def compare_with_baseline(judgement: Judgement, baseline: Baseline, ledger: Ledger, sources: Sources) -> Judgement:
    """Takes away what the baseline holds, and says so when it holds more than there is.

    Args:
        judgement: From `run_rules`.
        baseline: What is known of old.
        ledger: The content that was judged.
        sources: Reads the files that are named.
    """
    if not baseline.entries:
        return replace(judgement, baseline=baseline)
    fingerprints = fingerprint_findings(judgement.shown, sources)
    new, old, stale = subtract_baseline(judgement.shown, fingerprints, baseline)
    complaints = _weigh(_examine([replace(baseline, entries=stale)], ledger), ledger)
    return replace(judgement, shown=_sort((*new, *complaints)), old=old, baseline=baseline)


def report_disagreements(disagreements: Iterable[Disagreement], ledger: Ledger) -> tuple[Diagnostic, ...]:
    """The diagnostics for articles that the page shows differently from what was checked, in order of place."""
    return _sort(apply_waivers(_weigh(_examine(list(disagreements), ledger), ledger), ledger)[0])


def _word_faults(ledger: Ledger) -> Iterator[Found]:
    for fault in ledger.faults:
        rule = _BY_NAME[fault.name]
        findings = rule.check(fault, ledger) if rule.on is Fault else (fault.finding,)
        for finding in findings:
            yield Found(rule=rule.name, finding=finding)


def _examine(subjects: Iterable[object], ledger: Ledger) -> list[Found]:
    found: list[Found] = []
    for subject in subjects:
        for rule in _BY_SUBJECT.get(type(subject), ()):
            found += [Found(rule=rule.name, finding=finding) for finding in rule.check(subject, ledger)]
    return found


def _share(
    subjects: Sequence[Reference | Flow],
    ledger: Ledger,
    jobs: int,
    progress: Progress | None,
    crew: Crew | None = None,
) -> Iterator[Found]:
    starts = range(0, len(subjects), _SLICE)
    slices = share(partial(_examine_slice, subjects, ledger), starts, jobs=jobs, crew=crew)
    for start, found in zip(starts, slices, strict=True):
        yield from found
        _tell(progress, min(start + _SLICE, len(subjects)), len(subjects))


def _examine_slice(subjects: Sequence[Reference | Flow], ledger: Ledger, start: int) -> list[Found]:
    return _examine(subjects[start : start + _SLICE], ledger)


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress("checking", done, total)


def _weigh(found: Iterable[Found], ledger: Ledger) -> Iterator[Diagnostic]:
    for one in found:
        rule, finding = _BY_NAME[one.rule], one.finding
        severity = severity_of(rule.name, finding.at.file, finding.severity or rule.severity, ledger.settings)
        if severity is not Severity.OFF:
            yield Diagnostic(
                code=rule.code,
                name=rule.name,
                severity=severity,
                at=finding.at,
                message=finding.message,
                remedy=finding.remedy or rule.remedy,
                related=finding.related,
                edits=finding.edits,
            )


def _sort(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(diagnostics, key=lambda one: (one.at, one.code, one.message)))
