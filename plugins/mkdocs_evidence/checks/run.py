"""Runs the rules and weighs what they find."""

import gc
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from types import MappingProxyType

from mkdocs_evidence.analysis.fingerprints import Sources, fingerprint_findings
from mkdocs_evidence.checks import RULES
from mkdocs_evidence.checks.baseline import subtract_baseline
from mkdocs_evidence.checks.registry import Rule
from mkdocs_evidence.checks.waivers import apply_waivers
from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Diagnostic, Fault, Finding, Severity
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.judgement import Judgement
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.model.source import Disagreement, SourceFile
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
_NOTHING_YET = Ledger(articles=MappingProxyType({}), references=MappingProxyType({}), flows=MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A finding and the name of the rule that saw it; rules themselves do not travel between processes."""

    rule: str
    finding: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What the rules made of one article. It travels between processes instead of the article."""

    found: tuple[_Found, ...]
    gathered: tuple[tuple[object, ...], ...]
    """The facts for each rule across articles, in the order of the rules."""


def find_rule(name_or_code: str) -> Rule | None:
    """The rule of this name (`uncited-claim`) or code (`EV101`, in any case), or None."""
    return _BY_NAME.get(name_or_code) or _BY_CODE.get(name_or_code.upper())


def inspect_source(source: SourceFile) -> tuple[Fault, ...]:
    """What the rules on single files find in one; a fault carries the name of its rule."""
    rules = [rule for rule in RULES if rule.on is SourceFile]
    return tuple(
        Fault(name=rule.name, finding=finding) for rule in rules for finding in rule.check(source, _NOTHING_YET)
    )


def examine_article(article: Article, ledger: Ledger) -> Examined:
    """What the rules say of one article, and what they take from it for later; pure, so that it can run anywhere."""
    return Examined(
        found=tuple(_examine([article], ledger)),
        gathered=tuple(tuple(gather(article, ledger)) for gather in _GATHERING.values()),
    )


def run_rules(
    ledger: Ledger, examined: Iterable[Examined], *, jobs: int = 1, progress: Progress | None = None
) -> Judgement:
    """Everything that is wrong with the content, weighed by the settings and parted by the waivers.

    Args:
        ledger: The content, with the faults found while loading it.
        examined: What `examine_article` gave for each article of the ledger, in the order of the articles.
        jobs: Processes to share references and flows among; the result is the same for any number.
        progress: Told how many of them are done.
    """
    subjects: Sequence[Reference | Flow] = (*ledger.references.values(), *ledger.flows.values())
    starts = range(0, len(subjects), _SLICE)
    found = list(_word_faults(ledger))
    gathered: tuple[list[object], ...] = tuple([] for _ in _GATHERING)
    for one in examined:
        found += one.found
        for facts, more in zip(gathered, one.gathered, strict=True):
            facts += more
    if jobs > 1 and len(starts) > 1 and "fork" in multiprocessing.get_all_start_methods():
        found += _examine_in_processes(subjects, ledger, jobs, progress)
    else:
        for start in starts:
            found += _examine(subjects[start : start + _SLICE], ledger)
            _tell(progress, min(start + _SLICE, len(subjects)), len(subjects))
    found += _examine([ledger], ledger)
    for name, facts in zip(_GATHERING, gathered, strict=True):
        found += [_Found(rule=name, finding=finding) for finding in _BY_NAME[name].check(facts, ledger)]
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


def _word_faults(ledger: Ledger) -> Iterator[_Found]:
    for fault in ledger.faults:
        rule = _BY_NAME[fault.name]
        findings = rule.check(fault, ledger) if rule.on is Fault else (fault.finding,)
        for finding in findings:
            yield _Found(rule=rule.name, finding=finding)


def _examine(subjects: Iterable[object], ledger: Ledger) -> list[_Found]:
    found: list[_Found] = []
    for subject in subjects:
        for rule in _BY_SUBJECT.get(type(subject), ()):
            found += [_Found(rule=rule.name, finding=finding) for finding in rule.check(subject, ledger)]
    return found


_inherited: tuple[Sequence[object], Ledger] | None = None
"""What forked processes examine: inheriting it costs nothing, sending it would cost more than the rules do."""


def _examine_slice(start: int) -> list[_Found]:
    if _inherited is None:
        raise RuntimeError("a slice is examined only in a process forked by _examine_in_processes")
    subjects, ledger = _inherited
    return _examine(subjects[start : start + _SLICE], ledger)


def _examine_in_processes(
    subjects: Sequence[object], ledger: Ledger, jobs: int, progress: Progress | None
) -> list[_Found]:
    global _inherited
    _inherited = (subjects, ledger)
    # Without this every collection in a child walks the whole ledger and so copies its memory.
    gc.freeze()
    try:
        starts = range(0, len(subjects), _SLICE)
        with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("fork")) as pool:
            slices = pool.map(_examine_slice, starts)
            found: list[_Found] = []
            for start, more in zip(starts, slices, strict=True):
                found += more
                _tell(progress, min(start + _SLICE, len(subjects)), len(subjects))
    finally:
        gc.unfreeze()
        _inherited = None
    return found


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress("checking", done, total)


def _weigh(found: Iterable[_Found], ledger: Ledger) -> Iterator[Diagnostic]:
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
