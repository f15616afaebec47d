"""A project that stays open while its files change, so that a mended claim is judged without reading the rest again."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from mkdocs_evidence.checks.run import Examined, examine_article, inspect_source
from mkdocs_evidence.load.articles.rereading import ArticleRereading
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import Compilation, ReadProject, judge_project


class OpenProject:
    """What is known of a project, and how it changes with an article. Not frozen: it follows the files."""

    def __init__(self, layout: Layout, read: Callable[[], ReadProject]) -> None:
        """Takes where the files are, and what reads them all."""
        self._layout = layout
        self._read = read
        self._project: ReadProject | None = None
        self._rereading: ArticleRereading[Examined] | None = None

    def compile(self) -> Compilation:
        """Reads everything, or what changed since an earlier run, and judges it.

        Raises:
            OSError: The disk failed.
        """
        self._project = self._read()
        self._rereading = ArticleRereading(self._project.site, self._layout, examine_article, inspect_source)
        return judge_project(self._project, self._layout)

    def take_in(self, files: Iterable[str]) -> Compilation | None:
        """The same as `compile`, where nothing changed but the texts of some articles.

        Args:
            files: All that changed since the project was last compiled or taken in, from the root of the project.

        Returns:
            None when more than these articles may be other than they were; then everything must be compiled.
        """
        project = self._project
        if project is None or self._rereading is None:
            return None
        site = project.site
        for file in files:
            reread = self._rereading.reread(site, file)
            if reread is None:
                return None
            site = reread
        self._project = replace(project, site=site)
        return judge_project(self._project, self._layout)
