"""What a build may use, which changes nothing of what it makes."""

from dataclasses import dataclass

from mkdocs_evidence.forking import Crew
from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import FILES_WORTH_BUILDING_TOGETHER, Compilation, Progress, sensible_jobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Processes, memory of earlier runs, and somebody to tell."""

    jobs: int = 0
    """Processes to share the work among; 0 chooses by the size of the site."""
    is_anew: bool = False
    """Whether everything is made anew, whatever is kept of earlier runs."""
    progress: Progress | None = None
    crew: Crew | None = None
    """Other machines that read files and make pages; None when this one does all."""
    compiled: Compilation | None = None
    """What another machine found out about the content and has told already; None to find it out."""

    keeps_sites: bool = False
    """Whether the documents of the sites before are taken over, and the last of them is kept for that."""
    leaves_search: bool = False
    """Whether the index for searching and the pages of concepts are left out, as in a preview until somebody asks."""

    def jobs_for(self, layout: Layout) -> int:
        """How many processes to use, at least one."""
        return self.jobs or sensible_jobs(layout, worth_sharing=FILES_WORTH_BUILDING_TOGETHER)

    def store(self) -> Store | None:
        """Where what was made of files is kept between runs; None for none."""
        return None if self.is_anew else Store.of_user()
