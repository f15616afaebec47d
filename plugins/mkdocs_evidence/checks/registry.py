"""How a rule is declared.

A rule is one function in one file, one page of the same name beside it, and one line in `checks/__init__.py`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.reference import Reference

Subject = TypeVar("Subject")
Fact = TypeVar("Fact")
Check = Callable[[Subject, Ledger], Iterator[Finding]]
Gather = Callable[[Article, Ledger], Iterable[Fact]]
GatherWork = Callable[[Reference], Iterable[Fact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A setting of a rule, under `rules: NAME: options:`."""

    name: str
    default: int
    about: str
    """What the number means, with its unit, in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One defect that the build knows how to find."""

    code: str
    """Given once and never reused: `EV101`."""
    name: str
    """States the defect and reads after "allow …": `uncited-claim`."""
    on: type
    """What it looks at, one at a time: Article, Reference, Library, Flow, Ledger, SourceFile, Fault, Waiver, Baseline
    or Disagreement.

    A rule on SourceFile sees one file and an empty ledger, because files are compiled one by one. A rule on Article
    sees everything but the flows and the log of records; other articles it may ask for by id, and each costs a
    reading. A rule on Reference or on the Library, which is all works together, sees neither articles, flows, records,
    their log nor faults, so that what it finds may be kept while these change. A rule on Fault
    words what loading found under its name. A rule on Waiver is asked about those that excused nothing, a rule on
    Baseline about the entries that match nothing.
    """
    since: str
    """First version of the package that had it."""
    severity: Severity
    remedy: str
    """What to do when the finding itself does not say."""
    options: tuple[Option, ...]
    summary: str
    """The first line of the function's docstring."""
    check: Callable[[Any, Ledger], Iterator[Finding]]  # Any: each rule narrows it to its own subject
    page: Path
    """The documentation page, which is also the rule's test."""
    gather: Gather[Any] | None = None  # Any: each rule gathers facts of its own
    """What a rule on what articles say together takes from each; None for all others.

    It runs where the article is read, often in another process, so that articles need not travel. `check` is then
    given the facts of all articles, in the order of the articles, instead of a subject.
    """
    gather_work: GatherWork[Any] | None = None  # Any: as above
    """The same for each work, whose facts come after those of the articles and are kept while no work changes."""


def rule(
    code: str,
    *,
    on: type[Subject],
    since: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
    options: tuple[Option, ...] = (),
) -> Callable[[Check[Subject]], Rule]:
    """Makes a `Rule` of the function below it, named after the function with hyphens."""

    def declare(check: Check[Subject]) -> Rule:
        return _declare(check, code, on, since, remedy, severity, options)

    return declare


def rule_across(
    code: str,
    *,
    gather: Gather[Fact],
    since: str,
    remedy: str,
    gather_work: GatherWork[Fact] | None = None,
    severity: Severity = Severity.ERROR,
    options: tuple[Option, ...] = (),
) -> Callable[[Callable[[Sequence[Fact], Ledger], Iterator[Finding]]], Rule]:
    """Makes a `Rule` on what all articles say together; the function below sees what was gathered from each."""

    def declare(check: Callable[[Sequence[Fact], Ledger], Iterator[Finding]]) -> Rule:
        return _declare(check, code, Ledger, since, remedy, severity, options, gather, gather_work)

    return declare


def _declare(
    check: Callable[[Any, Ledger], Iterator[Finding]],  # Any: the subject or the facts, by the kind of the rule
    code: str,
    on: type,
    since: str,
    remedy: str,
    severity: Severity,
    options: tuple[Option, ...],
    gather: Gather[Any] | None = None,  # Any: as above
    gather_work: GatherWork[Any] | None = None,  # Any: as above
) -> Rule:
    return Rule(
        code=code,
        name=check.__name__.replace("_", "-"),
        on=on,
        since=since,
        severity=severity,
        remedy=remedy,
        options=options,
        summary=(check.__doc__ or "").strip().splitlines()[0],
        check=check,
        page=Path(check.__code__.co_filename).with_suffix(".md"),
        gather=gather,
        gather_work=gather_work,
    )
