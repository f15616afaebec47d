"""Pages that nobody writes: one for each work and each flow, the list of works, and lists inside other pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.flow_outline import FlowView, flow_view
from mkdocs_evidence.render.flow_stepper import StepperView, stepper_view
from mkdocs_evidence.render.links import Links, flow_page, reference_page
from mkdocs_evidence.render.lists import render_board, render_glossary, render_questions
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
    questions: tuple[tuple[str, str], ...]
    """(question, address) of the articles that use it."""


def generated_pages(site: SiteFacts, *, exports: Exports) -> Iterator[GeneratedPage]:
    """Every page that the site has besides those that people write, in a fixed order.

    Args:
        site: From `gather_site`.
        exports: Gives a work in the formats of other tools, as (name of the format, text).
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
            questions=tuple((one.question or one.title, links.to(f"{one.id}.md")) for one in users),
        )
        html = render_template("flow_page.html", view)
        yield GeneratedPage(path=flow_page(name), title=flow.title, html=html)


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
