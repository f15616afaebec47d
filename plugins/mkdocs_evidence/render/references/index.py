"""The list of all works of a site, on one page or, so that no page grows with the site, on several."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.references.styles import format_reference
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import kind_name

MAX_WORKS_ON_A_PAGE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceLine:
    """One work in the list."""

    html: Markup
    kind: str
    url: str
    cited: int
    """How many claims cite it."""
    notices: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A page that holds a part of the list."""

    name: str
    url: str
    works: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencesView:
    """The works of the site, or the pages that hold them."""

    title: str
    """Empty where the list stands inside a page with a title of its own."""
    works: int
    references: tuple[ReferenceLine, ...]
    stretches: tuple[Stretch, ...]
    """Empty when all works stand on this page."""


def render_reference_index(site: SiteFacts, links: Links, *, title: str = "") -> str:
    """Every work of the site by key, or the pages of the list when there are many; under `title` when it is given."""
    works = tuple(site.ledger.references)
    stretches = tuple(
        Stretch(name=_stretch_name(part, site), url=links.to(path), works=len(part)) for path, part in list_pages(works)
    )
    lines = () if stretches else _lines(works, site, links)
    view = ReferencesView(title=title, works=len(works), references=lines, stretches=stretches)
    return render_template("references.html", view)


def reference_list_pages(site: SiteFacts) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Path, title and what gives the content of each page of a long list; none for a short one."""
    for path, part in list_pages(tuple(site.ledger.references)):
        title = f"References, {_stretch_name(part, site)}"
        yield path, title, partial(_render_stretch, title, part, site, path)


def list_pages(works: Sequence[ReferenceKey]) -> Iterator[tuple[str, Sequence[ReferenceKey]]]:
    """Path of each page of a long list, and the works on it; none for a short one."""
    if len(works) <= MAX_WORKS_ON_A_PAGE:
        return
    for number, start in enumerate(range(0, len(works), MAX_WORKS_ON_A_PAGE), 1):
        # A folder of its own: no key holds a slash, so no work's page can lie there.
        yield f"references/list/{number}.md", works[start : start + MAX_WORKS_ON_A_PAGE]


def count_citing(work: ReferenceKey, site: SiteFacts) -> int:
    """How many claims cite a work."""
    return site.citing.count(work)


def _render_stretch(title: str, part: Sequence[ReferenceKey], site: SiteFacts, page: str) -> str:
    lines = _lines(part, site, site.links_from(page))
    return render_template(
        "references.html", ReferencesView(title=title, works=len(part), references=lines, stretches=())
    )


def _lines(keys: Sequence[ReferenceKey], site: SiteFacts, links: Links) -> tuple[ReferenceLine, ...]:
    style, works = site.ledger.settings.citation_style, [site.ledger.references[key] for key in keys]
    return tuple(
        ReferenceLine(
            html=Markup(format_reference(work, style).html),
            kind=kind_name(work.kind),
            url=links.to_reference(work.key),
            cited=count_citing(work.key, site),
            notices=len(work.notices),
        )
        for work in works
    )


def _stretch_name(part: Sequence[ReferenceKey], site: SiteFacts) -> str:
    return f"{site.work_name(part[0])} to {site.work_name(part[-1])}"
