"""What other sites read when somebody links to an article there: Open Graph, and where its picture is."""

from markupsafe import escape

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.for_programs.json_ld import canonical_url
from mkdocs_evidence.render.words import within_sentence


def card_path(facts: ArticleFacts) -> str:
    """Where the picture of an article lies in a site."""
    return f"assets/evidence/cards/{facts.article.id}.png"


def population_text(facts: ArticleFacts) -> str:
    """For whom the article is; empty when it does not say."""
    named = facts.site.term_name(facts.article.population)
    return f"For {within_sentence(named)}." if named else ""


def edition_name(facts: ArticleFacts) -> str:
    """Version and date of an article, in a line."""
    written = facts.article.written
    return f"Version {version_code(facts.standing.digest)}{f', {date_text(written)}' if written else ''}"


def social_tags(facts: ArticleFacts, *, picture_size: tuple[int, int] | None) -> str:
    """Elements for the head of an article's page; empty while nobody has said where the site is published.

    Args:
        facts: Of the article.
        picture_size: Width and height of its picture in pixels; None when it has none.
    """
    url = canonical_url(facts)
    if not url:
        return ""
    question = facts.article.question or facts.article.title
    named = [
        ("og:type", "article"),
        ("og:title", question),
        ("og:description", population_text(facts)),
        ("og:url", url),
        ("og:site_name", facts.site.name),
    ]
    if picture_size is not None:
        width, height = picture_size
        named += [
            ("og:image", facts.site.url + card_path(facts)),
            ("og:image:type", "image/png"),
            ("og:image:width", str(width)),
            ("og:image:height", str(height)),
            ("og:image:alt", question),
        ]
    tags = "".join([f'<meta property="{name}" content="{escape(value)}">' for name, value in named if value])
    kind = "summary" if picture_size is None else "summary_large_image"
    return f'{tags}<meta name="twitter:card" content="{kind}">'
