"""Pages that nobody writes: one for each work and each flow, the list of works, and lists inside other pages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.flow_drawing import draw_flow, draw_sheets
from mkdocs_evidence.render.flow_outline import FlowView, flow_view
from mkdocs_evidence.render.flow_stepper import StepperView, stepper_view
from mkdocs_evidence.render.links import Links, flow_file, flow_page, path_book_page, reference_page
from mkdocs_evidence.render.lists import render_board, render_glossary, render_questions
from mkdocs_evidence.render.path_book import path_book_view
from mkdocs_evidence.render.reference_index import reference_list_pages, render_reference_index
from mkdocs_evidence.render.reference_page import Exports, render_reference_page
from mkdocs_evidence.render.short_reference import short_reference
from mkdocs_evidence.render.templating import render_template

REFERENCE_INDEX = "references/index.md"

_MARKER = re.compile(r"<!-- evidence: ([a-z]+) -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedPage:
    """A page for the host to put into its theme."""

    path: str
    """Under the pages folder, with the suffix `.md`, as if somebody had written it there."""
    title: str
    html: str
    """The whole content, its first heading included."""
    is_searched: bool = True
    """Whether readers who search for guidance may meet it; examples of faults are not for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPageView:
    """The page of one flow."""

    flow: FlowView
    stepper: StepperView | None
    """The same flow as a form; None when its proof does not hold."""
    drawing: Markup
    """The same flow as a picture."""
    questions: tuple[tuple[str, str], ...]
    """(question, address) of the articles that use it."""
    path_book_url: str
    files: tuple[tuple[str, str], ...]
    """(format, address) of the files in which the flow is offered to other tools."""


def generated_pages(
    site: SiteFacts, *, exports: Exports, flow_files: Sequence[tuple[str, str]] = ()
) -> Iterator[GeneratedPage]:
    """Every page that the site has besides those that people write, in a fixed order.

    Args:
        site: From `gather_site`.
        exports: Gives a work in the formats of other tools, as (name of the format, text).
        flow_files: Formats in which every flow is offered as a file, as (name of the format, suffix).
    """
    ledger = site.ledger
    if ledger.references:
        index = render_reference_index(site, site.links_from(REFERENCE_INDEX), title="References")
        yield GeneratedPage(path=REFERENCE_INDEX, title="References", html=index)
    for path, title, html in reference_list_pages(site):
        yield GeneratedPage(path=path, title=title, html=html)
    for key, reference in ledger.references.items():
        html = render_reference_page(reference, site, exports=exports)
        yield GeneratedPage(path=reference_page(key), title=short_reference(reference), html=html)
    for name, flow in ledger.flows.items():
        links = site.links_from(flow_page(name))
        users = [article for article in ledger.articles.values() if article.flow == name]
        view = FlowPageView(
            flow=flow_view(flow, site, links),
            stepper=stepper_view(flow, site, links),
            drawing=Markup(draw_flow(flow, ledger) + draw_sheets(flow, ledger)),
            questions=tuple((one.question or one.title, links.to(f"{one.id}.md")) for one in users),
            path_book_url=links.to(path_book_page(name)),
            files=tuple((label, links.to_file(flow_file(name, suffix))) for label, suffix in flow_files),
        )
        html = render_template("flow_page.html", view)
        yield GeneratedPage(path=flow_page(name), title=flow.title, html=html)
        book = path_book_view(flow, site, site.links_from(path_book_page(name)))
        html = render_template("path_book.html", book)
        yield GeneratedPage(path=path_book_page(name), title=f"Path book: {flow.title}", html=html, is_searched=False)


def fill_markers(html: str, site: SiteFacts, links: Links) -> str:
    """Puts lists where an ordinary page asks for them with `<!-- evidence: board -->`.

    Args:
        html: Content of a page, already made from its Markdown, so that a marker in a code block is no marker.
        site: From `gather_site`.
        links: Of that page.

    Returns:
        The content with `board`, `glossary`, `questions` and `references` filled in; other markers stay as written.
    """

    def fill(marker: re.Match[str]) -> str:
        match marker.group(1):
            case "board":
                return render_board(site)
            case "glossary":
                return render_glossary(site)
            case "questions":
                return render_questions(site, links)
            case "references":
                return render_reference_index(site, links)
            case _:
                return marker.group()

    return _MARKER.sub(fill, html)
