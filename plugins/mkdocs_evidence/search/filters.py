"""What results can be narrowed by: the values that occur on a site, in a fixed order."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_evidence.search.entries import ArticleEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Values of each filter, ascending; works with their names."""

    audiences: tuple[str, ...]
    """Those that have words of their own, besides clinicians."""
    statuses: tuple[str, ...]
    certainties: tuple[str, ...]
    kinds: tuple[str, ...]
    areas: tuple[str, ...]
    works: tuple[tuple[str, str], ...]
    """(key, short name), in the order of the names."""


def collect_filters(articles: Iterable[ArticleEntry]) -> Filters:
    """The values that occur in the articles."""
    audiences, statuses, certainties, kinds, areas = (set[str]() for _ in range(5))
    works: dict[str, str] = {}
    for article in articles:
        works.update(article.works)
        areas |= {article.area} - {""}
        for claim in article.claims:
            audiences |= {audience for audience, _ in claim.wordings} | ({"patient"} if claim.lay else set())
            statuses.add(claim.status)
            certainties |= {claim.certainty} - {""}
            kinds.update(claim.kinds)
    return Filters(
        audiences=tuple(sorted(audiences)),
        statuses=tuple(sorted(statuses)),
        certainties=tuple(sorted(certainties)),
        kinds=tuple(sorted(kinds)),
        areas=tuple(sorted(areas)),
        works=tuple(sorted(works.items(), key=lambda work: (work[1].casefold(), work[0]))),
    )
