"""Runs the rules and weighs what they find."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from mkdocs_evidence.analysis.fingerprints import Sources, fingerprint_findings
from mkdocs_evidence.analysis.watching import WatchedWorks, watched
from mkdocs_evidence.checks import RULES
from mkdocs_evidence.checks.baseline import subtract_baseline
from mkdocs_evidence.checks.registry import Rule
from mkdocs_evidence.checks.waivers import apply_waivers
from mkdocs_evidence.forking import Crew, share
from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Diagnostic, Fault, Finding, Severity
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.judgement import Judgement
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.library import Library, Likenesses
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
class ExaminedWork:
    """What the rules made of one work."""

    found: tuple[Found, ...] = ()
    gathered: tuple[tuple[object, ...], ...] = ((),) * len(_GATHERING_WORKS)
    """The facts for each rule on what articles say together that takes some from works, in the order of the rules."""
    looked_at_others: bool = False
    """Whether that depends on other works too, or on which there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminedWorks:
    """What the rules made of all works, while they looked at neither articles nor flows."""

    each: Mapping[ReferenceKey, ExaminedWork]
    """In the order of the works; those of which there is nothing to say are left out."""
    together: tuple[Found, ...]
    """What was found where they were compared with each other."""

    @property
    def found(self) -> Iterator[Found]:
        """All of it."""
        yield from (found for work in self.each.values() for found in work.found)
        yield from self.together

    def gathered(self, rule: str) -> Iterator[object]:
        """The facts of all works for a rule on what articles say together."""
        if rule in _GATHERING_WORKS:
            place = [*_GATHERING_WORKS].index(rule)
            yield from (fact for work in self.each.values() for fact in work.gathered[place])


_NOTHING_TO_SAY = ExaminedWork()


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
    alone = _without_articles(ledger)
    keys = [*ledger.references]
    starts = range(0, len(keys), _SLICE)
    slices = share(partial(_examine_works_of, keys, alone), starts, jobs=jobs, crew=crew)
    each: dict[ReferenceKey, ExaminedWork] = {}
    for start, some in zip(starts, slices, strict=True):
        each |= some
        _tell(progress, min(start + _SLICE, len(keys)), len(keys))
    return ExaminedWorks(each=each, together=_examine_together(ledger, alone, {}))


def examine_changed_works(
    before: ExaminedWorks, ledger: Ledger, changed: Collection[ReferenceKey], *, likenesses: Likenesses
) -> ExaminedWorks:
    """What `examine_works` gives of a ledger, from what it gave while some works were others.

    Args:
        before: From then.
        ledger: As it is now, with nothing else for works to be examined by than then.
        changed: The works that may be other, as those say who looked at works.
        likenesses: What works were compared by until now, which follows.
    """
    alone, each = _without_articles(ledger), before.each
    again = {*changed, *(key for key, one in each.items() if one.looked_at_others)}
    fresh = {key: one for key, one in each.items() if key not in again}
    fresh |= _examine_each((key for key in ledger.references if key in again), alone)
    in_order = {key: fresh[key] for key in ledger.references if key in fresh}
    return ExaminedWorks(each=in_order, together=_examine_together(ledger, alone, likenesses))


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
        facts += works.gathered(name)
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


def _without_articles(ledger: Ledger) -> Ledger:
    """All that works are examined by, noting who is asked for."""
    return replace(
        ledger,
        articles=MappingProxyType({}),
        references=WatchedWorks(ledger.references),
        flows=MappingProxyType({}),
        reviews=(),
        log=None,
        faults=(),
    )


def _examine_works_of(keys: Sequence[ReferenceKey], alone: Ledger, start: int) -> dict[ReferenceKey, ExaminedWork]:
    return _examine_each(keys[start : start + _SLICE], alone)


def _examine_each(keys: Iterable[ReferenceKey], alone: Ledger) -> dict[ReferenceKey, ExaminedWork]:
    """What the rules made of each work; without those of which there is nothing to say."""
    examined = ((key, _examine_work(alone.references[key], alone)) for key in keys)
    return {key: one for key, one in examined if one != _NOTHING_TO_SAY}


def _examine_work(work: Reference, alone: Ledger) -> ExaminedWork:
    found, seen = watched(partial(_examine, [work], alone), alone)
    return ExaminedWork(
        found=tuple(found),
        gathered=tuple(tuple(gather(work)) for gather in _GATHERING_WORKS.values()),
        looked_at_others=not seen.works <= {work.key},
    )


def _examine_together(ledger: Ledger, alone: Ledger, likenesses: Likenesses) -> tuple[Found, ...]:
    return tuple(_examine([Library(works=ledger.references, likenesses=likenesses)], alone))


def _share(subjects: Sequence[Flow], ledger: Ledger, jobs: int, progress: Progress | None) -> Iterator[Found]:
    starts = range(0, len(subjects), _SLICE)
    slices = share(partial(_examine_slice, subjects, ledger), starts, jobs=jobs)
    for start, found in zip(starts, slices, strict=True):
        yield from found
        _tell(progress, min(start + _SLICE, len(subjects)), len(subjects))


def _examine_slice(subjects: Sequence[Flow], ledger: Ledger, start: int) -> list[Found]:
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
