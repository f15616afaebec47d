"""The list of all works of a site, on one page or, so that no page grows with the site, on several."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.references.short import short_reference
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
    works = tuple(site.ledger.references.values())
    is_short = len(works) <= MAX_WORKS_ON_A_PAGE
    view = ReferencesView(
        title=title,
        works=len(works),
        references=_lines(works, site, links) if is_short else (),
        stretches=()
        if is_short
        else tuple(
            Stretch(name=_stretch_name(part), url=links.to(_stretch_page(number)), works=len(part))
            for number, part in _parts(works)
        ),
    )
    return render_template("references.html", view)


def reference_list_pages(site: SiteFacts) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """Path, title and what gives the content of each page of a long list; none for a short one."""
    works = tuple(site.ledger.references.values())
    if len(works) <= MAX_WORKS_ON_A_PAGE:
        return
    for number, part in _parts(works):
        title = f"References, {_stretch_name(part)}"
        yield _stretch_page(number), title, partial(_render_stretch, title, part, site, _stretch_page(number))


def _render_stretch(title: str, part: Sequence[Reference], site: SiteFacts, page: str) -> str:
    lines = _lines(part, site, site.links_from(page))
    return render_template(
        "references.html", ReferencesView(title=title, works=len(part), references=lines, stretches=())
    )


def _lines(works: Sequence[Reference], site: SiteFacts, links: Links) -> tuple[ReferenceLine, ...]:
    style = site.ledger.settings.citation_style
    return tuple(
        ReferenceLine(
            html=Markup(format_reference(work, style).html),
            kind=kind_name(work.kind),
            url=links.to_reference(work.key),
            cited=len({(one.article.id, one.claim.at) for one in site.citing.get(work.key, ())}),
            notices=len(work.notices),
        )
        for work in works
    )


def _parts(works: Sequence[Reference]) -> Iterator[tuple[int, Sequence[Reference]]]:
    for number, start in enumerate(range(0, len(works), MAX_WORKS_ON_A_PAGE), 1):
        yield number, works[start : start + MAX_WORKS_ON_A_PAGE]


def _stretch_page(number: int) -> str:
    # A folder of its own: no key holds a slash, so no work's page can lie there.
    return f"references/list/{number}.md"


def _stretch_name(part: Sequence[Reference]) -> str:
    return f"{short_reference(part[0])} to {short_reference(part[-1])}"
