"""Where the parts of a project lie on the disk."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The folders of one project. Each may be missing; then that part of the ledger is empty."""

    root: Path
    """Absolute. Every path that a person is shown is relative to it."""
    pages: Path
    references: Path
    flows: Path
    reviews: Path
    review_log: Path
    """Every board record under signed heads; written by `evidence review seal`."""
    lock: Path
    """What registries said; written by `evidence refs`."""
    site_config: Path
    sources: Path | None = None
    """Texts of works, `<key>.txt`; never published, and often outside the project. None when none are mounted."""

    @classmethod
    def of(
        cls,
        root: Path,
        *,
        pages: Path | None = None,
        content: Path | None = None,
        site_config: Path | None = None,
        sources: Path | None = None,
    ) -> "Layout":
        """The folders of a project: `content/` and `site_config/` under `root`, unless they lie elsewhere.

        Args:
            root: The project.
            pages: Where the articles are; `content/pages` when left out.
            content: Where references, flows and reviews are; relative to `root`, as is `site_config`.
            site_config: Settings, people and vocabulary.
            sources: Texts of works, relative to where the command is given; none when left out.
        """
        root = root.resolve()
        content = (root / (content or "content")).resolve()
        return cls(
            root=root,
            pages=pages.resolve() if pages else content / "pages",
            references=content / "references",
            flows=content / "flows",
            reviews=content / "reviews",
            review_log=content / "reviews.log.json",
            lock=content / "references.lock.json",
            site_config=(root / (site_config or "site_config")).resolve(),
            sources=sources.resolve() if sources else None,
        )

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders and files that hold content; some may be missing, and sources are not among them."""
        return (
            self.pages,
            self.references,
            self.flows,
            self.reviews,
            self.review_log,
            self.lock,
            self.site_config,
        )

    def name(self, path: Path) -> str:
        """The path as people are shown it: from the root, with forward slashes.

        >>> Layout.of(Path("/site")).name(Path("/site/content/pages/a.md"))
        'content/pages/a.md'
        """
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()
