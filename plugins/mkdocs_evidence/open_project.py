"""A project that stays open while its files change, so that a mended claim is judged without reading the rest again."""

from collections.abc import Callable, Collection, Iterable

from mkdocs_evidence.checks.run import Examined, ExaminedWorks, examine_article, examine_changed_works, inspect_source
from mkdocs_evidence.collection import making_what_stays, without_collection
from mkdocs_evidence.load.rereading import Rereading
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.library import Likenesses
from mkdocs_evidence.pipeline import Compilation, ReadProject, judge_project


class OpenProject:
    """What is known of a project, and how it changes with a file. Not frozen: it follows the files."""

    def __init__(self, layout: Layout, read: Callable[[], ReadProject]) -> None:
        """Takes where the files are, and what reads them all."""
        self._layout = layout
        self._read = read
        self._project: ReadProject | None = None
        self._rereading: Rereading[Examined] | None = None
        self._likenesses: Likenesses = {}

    def compile(self) -> Compilation:
        """Reads everything, or what changed since an earlier run, and judges it.

        Raises:
            OSError: The disk failed.
        """
        self._project = self._read()
        self._rereading = Rereading(self._project.site, self._layout, examine_article, inspect_source)
        with making_what_stays():
            return judge_project(self._project, self._layout)

    def take_in(self, files: Iterable[str]) -> Compilation | None:
        """The same as `compile`, where nothing changed but some articles, works, flows and records.

        Args:
            files: All that changed since the project was last compiled or taken in, from the root of the project.

        Returns:
            None when more than these may be other than they were; then everything must be compiled.
        """
        project = self._project
        if project is None or self._rereading is None:
            return None
        with without_collection():
            reread = self._rereading.reread(project.site, files)
            if reread is None:
                return None
            works = project.works
            if reread.works:
                works = self._examine(works, reread.site.ledger, reread.works)
            self._project = ReadProject(site=reread.site, works=works)
            return judge_project(self._project, self._layout)

    def prepare(self) -> None:
        """Works out, while nobody waits, what the first edit of an article or work would wait for."""
        if self._project is not None and self._rereading is not None:
            self._rereading.prepare(self._project.site)
            self._examine(self._project.works, self._project.site.ledger, ())

    def _examine(self, before: ExaminedWorks, ledger: Ledger, changed: Collection[ReferenceKey]) -> ExaminedWorks:
        return examine_changed_works(before, ledger, changed, likenesses=self._likenesses)
