"""What citation managers and scholarly search engines read of an article: Highwire Press tags."""

from markupsafe import escape

from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.for_programs.json_ld import canonical_url


def highwire_tags(facts: ArticleFacts) -> str:
    """Title, authors, date, publisher and address of an article, as elements for the head of its page."""
    article = facts.article
    named = [
        ("citation_title", article.question or article.title),
        *(("citation_author", author.name) for author in article.authors),
        ("citation_publication_date", article.written.strftime("%Y/%m/%d") if article.written else ""),
        ("citation_publisher", facts.site.name),
        ("citation_public_url", canonical_url(facts)),
    ]
    return "".join([f'<meta name="{name}" content="{escape(value)}">' for name, value in named if value])
