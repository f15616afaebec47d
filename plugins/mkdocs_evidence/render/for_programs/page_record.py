"""An article as a work that others can cite."""

from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.reference import Name, PartialDate, Reference
from mkdocs_evidence.render.board.status import article_state
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.for_programs.json_ld import canonical_url
from mkdocs_evidence.render.words import within_sentence


def page_record(facts: ArticleFacts) -> Reference:
    """The record of an article's page, for the formats in which readers take citations away.

    Its edition is the version of exactly these claims, with their status. It has no address while nobody has said
    where the site is.
    """
    article = facts.article
    written = article.written
    return Reference(
        key=ReferenceKey(article.id.rpartition("/")[2]),
        file=article.file,
        type="webpage",
        title=article.question or article.title,
        author=tuple(Name(literal=author.name) for author in article.authors),
        container_title=facts.site.name,
        issued=PartialDate(year=written.year, month=written.month, day=written.day) if written else None,
        edition=f"version {edition_words(facts)}",
        url=canonical_url(facts),
        source_digest=article.source_digest,
        at=article.at,
    )


def edition_words(facts: ArticleFacts) -> str:
    """The version of exactly these claims, and how far the board has come with them: `1234-abcd, draft`."""
    state = article_state(facts.standing, facts.site)
    return f"{version_code(facts.standing.digest)}, {within_sentence(state.name)}"
