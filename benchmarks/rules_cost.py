"""What it costs to read and check one article: CPU of each stage of reading and of each rule.

    python benchmarks/rules_cost.py                        # a made-up library of 100 articles
    python benchmarks/rules_cost.py PROJECT --passes 5

Every stage and rule is timed over all files of the project, and the least of the passes counts. Each pass is a process
of its own, which first does everything once on a few articles, so that patterns and lexicons are ready, and remembers
nothing of the other passes. What several rules ask of a text is found out by the first of them in the order of
`checks/__init__.py`, and counts as its cost. Indented stages are part of the one above them.

Each figure is what the stage or rule costs the whole project, divided by the number of articles: with three works for
each article, a work that is read in 100 µs counts as 300. Rules on flows and on the site as a whole are left out.
"""

import argparse
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from corpus import make_article, make_works
from emit_corpus import write_library
from mkdocs_evidence.checks import RULES
from mkdocs_evidence.checks.registry import Rule
from mkdocs_evidence.collection import without_collection
from mkdocs_evidence.commands.project import find_layout
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.load.articles.claims import sort_blocks
from mkdocs_evidence.load.board.reviews import load_review
from mkdocs_evidence.load.resolve import Terms, resolve_article
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.load.strict_yaml.reader import read_yaml
from mkdocs_evidence.load.works.reference import load_reference
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId, ReferenceKey
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.library import Library
from mkdocs_evidence.model.source import SourceFile, SourceKind
from mkdocs_evidence.syntax.front_matter import split_front_matter
from mkdocs_evidence.syntax.lines import prepare_lines
from mkdocs_evidence.syntax.outline import build_outline
from mkdocs_evidence.syntax.scanner import scan_article

_WARM_UP = 10
"""Files of each kind with which everything is done once before it is timed."""
_MICRO = 1e6
_SHORTEST = 0.5
"""What costs less, in µs for each article, is not listed unless it found something."""

T = TypeVar("T")
Texts = tuple[tuple[str, str], ...]
"""Path and text of each file of a kind."""
Costs = dict[str, tuple[float, int]]
"""Seconds of CPU, and the number of findings, by the name of a stage or rule."""


class Project:
    """A project that was read, and the texts that it was read from."""

    def __init__(self, root: Path) -> None:
        layout = find_layout(root, None)
        self.ledger = load_site(layout)
        self.articles: Texts = tuple((one.file, _read(layout.root / one.file)) for one in self.ledger.articles.values())
        self.works: Texts = tuple((one.name, _read(one)) for one in sorted(layout.references.rglob("*.yml")))
        self.reviews: Texts = tuple((one.name, _read(one)) for one in sorted(layout.reviews.rglob("*.yml")))

    def read_anew(self) -> Iterator[Article]:
        """The articles once more, so that no rule remembers their texts."""
        terms = Terms(self.ledger.vocabulary)
        for name, (file, text) in zip(self.ledger.articles, self.articles, strict=True):
            article, _ = load_article(text, file=file, article_id=name)
            if article is not None:
                yield resolve_article(article, self.ledger, terms)[0]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def time_stages(project: Project, most: int | None = None) -> Costs:
    """What reading costs, by stage.

    Args:
        project: What is read.
        most: Files of each kind, from the first; None takes all.
    """
    texts, works, reviews = project.articles[:most], project.works[:most], project.reviews[:most]
    fronts = [front for _, text in texts if (front := split_front_matter(text)) is not None]
    bodies = [(front.body, front.body_line) for front in fronts]
    prepared = [prepare_lines(body) for body, _ in bodies]
    blocks = [scan_article(body, file="a.md", first_line=line).blocks for body, line in bodies]
    return {
        "articles": _time(texts, lambda one: load_article(one[1], file=one[0], article_id=ArticleId(one[0]))),
        "  front matter": _time(fronts, lambda one: read_yaml(one.yaml, file="a.md", first_line=one.yaml_line)),
        "  scan": _time(bodies, lambda one: scan_article(one[0], file="a.md", first_line=one[1])),
        "    prepare lines": _time(bodies, lambda one: prepare_lines(one[0])),
        "    outline": _time(prepared, build_outline),
        "  sort blocks": _time(blocks, lambda one: sort_blocks(one, [])),
        "works": _time(works, lambda one: load_reference(one[1], file=one[0], key=ReferenceKey(one[0]))),
        "  YAML of works": _time(works, lambda one: read_yaml(one[1], file=one[0])),
        "board records": _time(reviews, lambda one: load_review(one[1], file=one[0])),
        "  YAML of board records": _time(reviews, lambda one: read_yaml(one[1], file=one[0])),
    }


def _time(subjects: Iterable[T], do: Callable[[T], object]) -> tuple[float, int]:
    started = time.process_time()
    for subject in subjects:
        do(subject)
    return time.process_time() - started, 0


def time_rules(project: Project, most: int | None = None) -> Costs:
    """What each rule costs that looks at single files or at all works; arguments as above."""
    ledger = replace(project.ledger, articles=MappingProxyType({}))
    alone = replace(ledger, flows=MappingProxyType({}))
    costs: Costs = {}
    _ask_all(_sources(project, most), alone, costs)
    _ask_all([*islice(project.read_anew(), most)], ledger, costs)
    _ask_all([*ledger.references.values()][:most], alone, costs)
    _ask_all([Library(works=ledger.references)], alone, costs)
    return costs


def _sources(project: Project, most: int | None) -> list[SourceFile]:
    kinds = (
        (SourceKind.ARTICLE, project.articles),
        (SourceKind.DATA, project.works),
        (SourceKind.DATA, project.reviews),
    )
    return [
        SourceFile(file=name, inside=name, kind=kind, text=text) for kind, texts in kinds for name, text in texts[:most]
    ]


def _ask_all(subjects: Sequence[object], ledger: Ledger, costs: Costs) -> None:
    """Adds to `costs` what the rules cost on these subjects, which are of one type."""
    kind = type(subjects[0]) if subjects else Article
    rules = [rule for rule in RULES if rule.on is kind or (kind is Article and rule.gather is not None)]
    for subject in subjects:
        # As in a check: every rule on one subject, then on the next, so that as much is remembered as there.
        for rule in rules:
            started = time.process_time()
            found = _ask(rule, subject, ledger)
            spent, before = costs.get(rule.name, (0.0, 0))
            costs[rule.name] = (spent + time.process_time() - started, before + found)


def _ask(rule: Rule, subject: object, ledger: Ledger) -> int:
    """How many findings the rule has on the subject; a rule across articles takes its facts, and has none yet."""
    if rule.gather is not None and isinstance(subject, Article):
        return 0 * len([*rule.gather(subject, ledger)])
    return sum(1 for _ in rule.check(subject, ledger))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What one pass over a project took."""

    files: tuple[int, int, int]
    """How many articles, works and board records there are."""
    stages: Costs
    rules: Costs


@without_collection()
def time_pass(root: Path) -> Pass:
    """Reads a project, does everything on a few files, and times it on all."""
    project = Project(root)
    time_stages(project, _WARM_UP)
    time_rules(project, _WARM_UP)
    return Pass(
        files=(len(project.articles), len(project.works), len(project.reviews)),
        stages=time_stages(project),
        rules=time_rules(project),
    )


def least_of(passes: Sequence[Costs]) -> Costs:
    """The least that each stage or rule took.

    >>> least_of([{"a": (2.0, 1)}, {"a": (1.5, 1)}])
    {'a': (1.5, 1)}
    """
    return {name: min(one[name] for one in passes) for name in passes[0]}


def report(title: str, costs: Costs, articles: int) -> str:
    """A table of what each costs, in µs of CPU for each article."""
    rows = [f"{title:<44}{'µs an article':>14}{'findings':>10}"]
    for name, (seconds, found) in costs.items():
        cost = seconds * _MICRO / articles
        if cost >= _SHORTEST or found:
            rows.append(f"{name:<44}{cost:>14.1f}{found or '':>10}")
    return "\n".join(rows)


def _print_costs(root: Path, passes: int) -> None:
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        timed = [pool.apply(time_pass, (root,)) for _ in range(passes)]
    stages, rules = least_of([one.stages for one in timed]), least_of([one.rules for one in timed])
    articles, works, records = timed[0].files
    print(f"{articles} articles, {works} works, {records} board records", end="\n\n")
    whole = sum(seconds for name, (seconds, _) in stages.items() if not name.startswith(" "))
    print(report("stage", {**stages, "all stages": (whole, 0)}, max(1, articles)), end="\n\n")
    dearest = dict(sorted(rules.items(), key=lambda one: -one[1][0]))
    whole, found = sum(seconds for seconds, _ in rules.values()), sum(number for _, number in rules.values())
    print(report("rule", {**dearest, "all rules": (whole, found)}, max(1, articles)))


def main() -> None:
    """Reads the command line, times the project or a made-up library, prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path, nargs="?", help="folder of a project; else a library is made up")
    parser.add_argument("--articles", type=int, default=100, help="of the made-up library")
    parser.add_argument("--passes", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    if given.project is not None:
        _print_costs(given.project, given.passes)
        return
    with tempfile.TemporaryDirectory(prefix="evidence-bench-") as folder:
        works = make_works(given.articles, given.seed)
        made = (make_article(number, given.seed, works) for number in range(given.articles))
        write_library(works, made, Path(folder))
        _print_costs(Path(folder), given.passes)


if __name__ == "__main__":
    main()
