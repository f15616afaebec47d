"""What programs read about an article in the head of its page: search engines, citation managers."""

from dataclasses import dataclass

from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.for_programs.highwire import highwire_tags
from mkdocs_evidence.render.for_programs.json_ld import canonical_url, json_ld_tag

_MOST_SHOWN = 300
"""Characters of a description that the most generous search engine shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The head of one article's page, as far as it is about the article."""

    url: str
    """Its one address; empty while nobody has said where the site is published."""
    description: str
    """What search engines may show below its title; empty where nobody has said anything."""
    tags: str
    """Elements for the head."""


def describe_to_machines(facts: ArticleFacts, *, description: str = "") -> About:
    """What programs are told about an article.

    Args:
        facts: Of the article.
        description: What its author wants to be shown below its title; the bottom line where that is empty.
    """
    return About(
        url=canonical_url(facts),
        description=description or _opening(facts.article),
        tags=highwire_tags(facts) + json_ld_tag(facts),
    )


def _opening(article: Article) -> str:
    """The first sentences of the bottom line, as many as are shown, and whole: half an advice may be another advice."""
    opening = ""
    for sentence in article.answer:
        longer = f"{opening} {sentence.text}".strip()
        if len(longer) > _MOST_SHOWN:
            break
        opening = longer
    return opening
