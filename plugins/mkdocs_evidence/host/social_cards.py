"""The picture of each article for sites that link to it, and the tags that name it."""

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_evidence.export.social_card import HEIGHT, WIDTH, CardToolsMissingError, SocialCard, draw_social_card
from mkdocs_evidence.host.site_build import SiteBuild
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.for_programs.social import card_path, edition_name, population_text, social_tags

_log = get_plugin_logger(__name__)


def prepare_sharing(facts: ArticleFacts, build: SiteBuild) -> str:
    """Draws the picture of an article where the project wants one, into the folder of the build.

    Returns:
        Elements for the head of the article's page.

    Raises:
        PluginError: Pictures cannot be drawn here.
    """
    has_picture = build.delivery.cards and bool(facts.site.url) and _draw(facts, build)
    return social_tags(facts, picture_size=(WIDTH, HEIGHT) if has_picture else None)


def tell_of_missing_address(build: SiteBuild) -> None:
    """Says once why there are no pictures, where a project wants some and nobody could find them."""
    if build.delivery.cards and not build.facts.url:
        _log.warning("`site: {cards: true}` makes no pictures while `site_url` is not set: they are found by address.")


def _draw(facts: ArticleFacts, build: SiteBuild) -> bool:
    card = SocialCard(
        question=facts.article.question or facts.article.title,
        population=population_text(facts),
        edition=edition_name(facts),
        site=facts.site.name,
    )
    try:
        picture = draw_social_card(card)
    except CardToolsMissingError as problem:
        raise PluginError(f"evidence: {problem}") from problem
    if picture is None:
        _log.info("%s: no picture, since our fonts have not all of its letters.", facts.article.file)
        return False
    path = build.staging.folder / card_path(facts)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture)
    return True
