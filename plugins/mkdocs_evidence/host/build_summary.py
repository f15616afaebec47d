"""What a build tells of itself when it is done."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.terminal import count_of

_MOST_LONG_WAYS = 5
"""Articles read the long way that a build names one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build made."""

    claims: int
    references: int
    """Works that the published articles may cite."""
    warnings: int
    excused: int
    """Findings that waivers excuse."""
    old: int
    """Findings that the baseline holds."""
    as_before: int
    """Pages that were taken over from the site that was there, since they would be the same."""
    site: Path
    articles: int
    has_address: bool = True
    """Whether somebody has said where the site is published."""
    long_ways: tuple[str, ...] = ()
    """What made Python-Markdown read an article, and where; empty where plain Python was enough for all."""

    @property
    def address_remark(self) -> str:
        """What pages lack while nobody has said where the site is published; empty when somebody has."""
        if self.has_address:
            return ""
        return (
            "`site_url` is not set in mkdocs.yml, so there is no sitemap, and pages cannot say where they are: "
            "search engines, feeds and citations get no address."
        )

    @property
    def long_way_remark(self) -> str:
        """How many articles were read the long way and why, as a sentence; empty when none was."""
        if not self.long_ways:
            return ""
        number, shown = len(self.long_ways), "; ".join(self.long_ways[:_MOST_LONG_WAYS])
        more = f"; and {number - _MOST_LONG_WAYS} more" if number > _MOST_LONG_WAYS else ""
        read = "was" if number == 1 else "were"
        return f"{number} of {count_of(self.articles, 'article')} {read} read the long way: {shown}{more}."

    def __str__(self) -> str:
        counts = [count_of(self.claims, "claim"), count_of(self.references, "reference"), "0 errors"]
        counts += [count_of(self.warnings, "warning")] if self.warnings else []
        counts += [f"{count_of(self.excused, 'finding')} excused"] if self.excused else []
        counts += [count_of(self.old, "old finding")] if self.old else []
        counts += [f"{count_of(self.as_before, 'page')} as before"] if self.as_before else []
        return ", ".join(counts)
