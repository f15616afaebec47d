"""Pages that nobody writes: one for each work and each flow, the list of works, and lists inside other pages."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from mkdocs_evidence.analysis.reviews.flows import stand_flow
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.render.board.history import render_history
from mkdocs_evidence.render.board.members import render_board
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.edition import edition_style, flow_edition_style
from mkdocs_evidence.render.facts import SiteFacts, gather_article
from mkdocs_evidence.render.flows.drawing import draw_flow, draw_sheets
from mkdocs_evidence.render.flows.outline import FlowView, flow_view
from mkdocs_evidence.render.flows.path_book import path_book_view
from mkdocs_evidence.render.flows.stepper import StepperView, stepper_view
from mkdocs_evidence.render.links import Links, flow_file, flow_page, history_page, path_book_page, reference_page
from mkdocs_evidence.render.lists import render_glossary, render_questions
from mkdocs_evidence.render.references.index import reference_list_pages, render_reference_index
from mkdocs_evidence.render.references.page import Exports, render_reference_page
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import Term

REFERENCE_INDEX = "references/index.md"

_MARKER = re.compile(r"<!-- evidence: ([a-z]+) -->")


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneratedPage:
    """A page for the host to put into its theme."""

    path: str
    """Under the pages folder, with the suffix `.md`, as if somebody had written it there."""
    title: str
    render: Callable[[], str]
    """Gives the whole content, its first heading included. Work is done only when the page is, perhaps elsewhere."""
    shows: Callable[[], Iterable[str]] | None = None
    """Gives, as texts, all that it shows besides settings and people of the site; None where that may be anything."""
    is_searched: bool = True
    """Whether readers who search for guidance may meet it; examples of faults are not for them."""
    is_listed: bool = True
    """Whether search engines may list it; pages that repeat words which no longer hold are not for them."""
    edition: Callable[[], str] | None = None
    """Gives the style sheet that names page and edition at the edges of printed sheets; None where nothing has one."""

    @property
    def html(self) -> str:
        """The whole content."""
        return self.render()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPageView:
    """The page of one flow."""

    flow: FlowView
    state: Term
    """Where the flow stands with the board, which signs it as a whole."""
    state_id: str
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
        index = partial(render_reference_index, site, site.links_from(REFERENCE_INDEX), title="References")
        yield GeneratedPage(path=REFERENCE_INDEX, title="References", render=index)
    for path, title, render in reference_list_pages(site):
        yield GeneratedPage(path=path, title=title, render=render)
    for key in ledger.references:
        work = partial(_render_work, key, site, exports)
        yield GeneratedPage(path=reference_page(key), title=site.work_name(key), render=work)
    for name, flow in ledger.flows.items():
        page = partial(_render_flow_page, flow, site, flow_files)
        edition = partial(flow_edition_style, flow, ledger)
        yield GeneratedPage(path=flow_page(name), title=flow.title, render=page, edition=edition)
        book, title = partial(_render_path_book, flow, site), f"Path book: {flow.title}"
        yield GeneratedPage(path=path_book_page(name), title=title, render=book, is_searched=False, edition=edition)
    for article in ledger.articles.values():
        if site.has_history(article.id):
            yield GeneratedPage(
                path=history_page(article.id),
                title=f"What the board decided: {article.title}",
                render=partial(_render_history, article, site),
                is_searched=False,
                is_listed=False,
                edition=partial(_history_edition, article, site),
            )


def _render_work(key: ReferenceKey, site: SiteFacts, exports: Exports) -> str:
    return render_reference_page(site.ledger.references[key], site, exports=exports)


def _render_history(article: Article, site: SiteFacts) -> str:
    return render_history(gather_article(article, site))


def _history_edition(article: Article, site: SiteFacts) -> str:
    return edition_style(gather_article(article, site))


def _render_flow_page(flow: Flow, site: SiteFacts, files: Sequence[tuple[str, str]]) -> str:
    ledger, links = site.ledger, site.links_from(flow_page(flow.id))
    users = [article for article in ledger.articles.values() if article.flow == flow.id]
    standing = stand_flow(flow, ledger)
    state = standing.state if standing else State.DRAFT
    view = FlowPageView(
        flow=flow_view(flow, site, links),
        state=claim_state(state, site),
        state_id=state,
        stepper=stepper_view(flow, site, links),
        drawing=Markup(draw_flow(flow, ledger) + draw_sheets(flow, ledger)),
        questions=tuple((one.question or one.title, links.to(f"{one.id}.md")) for one in users),
        path_book_url=links.to(path_book_page(flow.id)),
        files=tuple((label, links.to_file(flow_file(flow.id, suffix))) for label, suffix in files),
    )
    return render_template("flow_page.html", view)


def _render_path_book(flow: Flow, site: SiteFacts) -> str:
    return render_template("path_book.html", path_book_view(flow, site, site.links_from(path_book_page(flow.id))))


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
                return render_board(site, links)
            case "glossary":
                return render_glossary(site)
            case "questions":
                return render_questions(site, links)
            case "references":
                return render_reference_index(site, links)
            case _:
                return marker.group()

    return _MARKER.sub(fill, html)
