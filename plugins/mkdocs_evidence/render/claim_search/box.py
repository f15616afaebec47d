"""Where readers ask: the box at the top of every page, and the one for follow-up questions on an article."""

from dataclasses import dataclass

from mkdocs_evidence.model.settings import EmergencyText
from mkdocs_evidence.render.facts import ArticleFacts, SiteFacts
from mkdocs_evidence.render.links import CONCEPT_INDEX, SEARCH_PAGE, Links
from mkdocs_evidence.render.reporting import gap_url
from mkdocs_evidence.render.templating import render_template


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What the script needs to know of the site's layout, as attributes of a form."""

    action: str
    """Address of the search page."""
    root: str
    """Address of the root of the site, with a slash at its end."""
    is_flat: bool
    """Whether pages are files `name.html` and no folders."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """The box at the top of a page."""

    places: Places
    emergencies: tuple[EmergencyText, ...]
    """Stand in every page, without the words that they are shown for: those come when a box gets the focus."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpView:
    """The box for follow-up questions."""

    places: Places
    article: str
    title: str
    report: str
    """Where a question without an answer can be told of; empty when the site names no contact."""
    concepts: str
    asked: tuple[tuple[str, str], ...]
    """(question, address of the claim that answers it), as authors wrote them, one for each claim."""


def search_places(site: SiteFacts, links: Links) -> Places:
    """The site's layout as one page sees it."""
    return Places(
        action=links.to(SEARCH_PAGE),
        root=links.to_file("").rstrip("/") + "/",
        is_flat=not site.directory_urls,
    )


def render_search_box(site: SiteFacts, links: Links) -> str:
    """The box at the top of a page: without scripts a form that leads to the search page."""
    view = BoxView(places=search_places(site, links), emergencies=site.ledger.settings.emergencies)
    return render_template("search_box.html", view)


def follow_up_view(facts: ArticleFacts) -> FollowUpView | None:
    """The box on the page of an article; None when the site cannot be searched."""
    article, site, links = facts.article, facts.site, facts.links
    if not site.has_search:
        return None
    return FollowUpView(
        places=search_places(site, links),
        article=article.id,
        title=article.question or article.title,
        report=gap_url(site),
        concepts=links.to(CONCEPT_INDEX),
        asked=tuple((claim.asks[0], f"#{claim.id}") for claim in article.claims if claim.asks and claim.id),
    )
