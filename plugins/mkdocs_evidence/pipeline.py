"""Compile, reduce, render: the one place where the parts meet."""

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice

from mkdocs_evidence.checks.run import (
    Examined,
    ExaminedWorks,
    compare_with_baseline,
    examine_article,
    examine_works,
    inspect_source,
    run_rules,
)
from mkdocs_evidence.collection import making_what_stays
from mkdocs_evidence.forking import Crew
from mkdocs_evidence.load.baseline import load_site_baseline
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.load.kept.traces import WorkDigests
from mkdocs_evidence.load.sharing import MadeRecords
from mkdocs_evidence.load.site import ReadSite, read_site
from mkdocs_evidence.model.baseline import Baseline
from mkdocs_evidence.model.finding import Diagnostic, Severity
from mkdocs_evidence.model.judgement import Judgement
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.settings import Channel

_FILES_WORTH_SHARING = 400
"""Of a project that is checked. Below this, starting processes costs more than they save."""
FILES_WORTH_BUILDING_TOGETHER = 30
"""Of a project that is built, where each becomes a page or more. An article with its works is enough."""

Progress = Callable[[str, int, int], None]
"""Told (what is being done, how many are done, how many there are)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compilation:
    """A site's ledger and everything the rules say about it."""

    ledger: Ledger
    judgement: Judgement
    works: WorkDigests | None = None
    """What each work is made of, told without looking into it; None where nothing is kept between runs."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is reported, in order of file, line, column and code."""
        return self.judgement.shown

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those that refuse a build."""
        return tuple(one for one in self.diagnostics if one.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadProject:
    """A project whose files were read and examined one by one; what they share was not looked at yet."""

    site: ReadSite[Examined]
    works: ExaminedWorks


def compile_site(
    layout: Layout,
    *,
    as_of: date | None = None,
    keeps_articles: bool = True,
    baseline: Baseline | None = None,
    store: Store | None = None,
    channel: Channel | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    crew: Crew | None = None,
) -> Compilation:
    """Reads the files of a project and runs every rule on them.

    Args:
        layout: Where the files are.
        as_of: The day for which things are overdue or expired; None leaves time out.
        keeps_articles: Whether the ledger holds the articles, or reads one again when somebody asks for it.
        baseline: Findings that do not count; None takes the one that `evidence.yml` names, if it names one.
        store: Where what was made of a file that did not change since is taken from; the result is the same without.
        channel: For whom the site is made; None leaves it to its settings.
        jobs: Processes to share the work among; the result is the same for any number.
        progress: Told how far the work is, about ten times a second at most.
        crew: Reads files and examines works instead of processes of this machine; the result is the same.

    Raises:
        OSError: The disk failed. Wrong content never raises; it becomes a diagnostic.
    """
    project = read_project(
        layout,
        as_of=as_of,
        keeps_articles=keeps_articles,
        store=store,
        channel=channel,
        jobs=jobs,
        progress=progress,
        crew=crew,
    )
    with making_what_stays():
        return judge_project(project, layout, baseline=baseline, jobs=jobs, progress=progress)


def read_project(
    layout: Layout,
    *,
    as_of: date | None = None,
    keeps_articles: bool = True,
    store: Store | None = None,
    channel: Channel | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    crew: Crew | None = None,
    remembered: MadeRecords | None = None,
) -> ReadProject:
    """The first half of `compile_site`: reads every file, and examines each article and work by itself.

    Args and errors are those of `compile_site`, and `remembered` is that of `read_site`.
    """
    with making_what_stays():
        site = read_site(
            layout,
            examine_article,
            inspect=inspect_source,
            as_of=as_of,
            keeps_articles=keeps_articles,
            store=store,
            channel=channel,
            jobs=jobs,
            progress=progress,
            crew=crew,
            remembered=remembered,
        )
        works = _examine_works(site, store, jobs, progress, crew)
        if store is not None:
            store.trim()
        return ReadProject(site=site, works=works)


def judge_project(
    project: ReadProject,
    layout: Layout,
    *,
    baseline: Baseline | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> Compilation:
    """The second half of `compile_site`: runs the rules on what files share, and weighs everything that was found."""
    site = project.site
    known, faults = (baseline, ()) if baseline else load_site_baseline(site.ledger, layout)
    ledger = replace(site.ledger, faults=(*site.ledger.faults, *faults)) if faults else site.ledger
    judgement = run_rules(ledger, site.examined, works=project.works, jobs=jobs, progress=progress)
    if known is not None:
        judgement = compare_with_baseline(judgement, known, ledger, partial(read_text, layout))
    return Compilation(ledger=ledger, judgement=judgement, works=site.works.digests)


def _examine_works(
    site: ReadSite[Examined], store: Store | None, jobs: int, progress: Progress | None, crew: Crew | None
) -> ExaminedWorks:
    """What the rules say of works, kept as one, since it depends on all that articles are examined by."""
    if store is None:
        return examine_works(site.ledger, jobs=jobs, progress=progress, crew=crew)
    kind = b"works" + site.besides
    kept = store.recall_one(kind)
    if kept is not None:
        found: ExaminedWorks = pickle.loads(kept)
        return found
    found = examine_works(site.ledger, jobs=jobs, progress=progress, crew=crew)
    store.keep_one(kind, pickle.dumps(found, protocol=pickle.HIGHEST_PROTOCOL))
    return found


def read_text(layout: Layout, file: str) -> str | None:
    """The text of a file that a message names, to show the line; None when it cannot be read."""
    try:
        return (layout.root / file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def sensible_jobs(layout: Layout, *, worth_sharing: int = _FILES_WORTH_SHARING) -> int:
    """How many processes are worth starting: one for small sites, else one for each processor.

    Args:
        layout: Of the project.
        worth_sharing: Articles and works of a site that is not small.
    """
    files = (name for folder in (layout.pages, layout.references) for _, _, names in os.walk(folder) for name in names)
    is_large = next(islice(files, worth_sharing, None), None) is not None
    return (os.cpu_count() or 1) if is_large else 1
