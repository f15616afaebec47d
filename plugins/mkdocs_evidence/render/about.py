"""What programs read about an article in the head of its page: search engines, citation managers."""

from dataclasses import dataclass

from mkdocs_evidence.render.facts import ArticleFacts
from mkdocs_evidence.render.highwire import highwire_tags
from mkdocs_evidence.render.json_ld import canonical_url, json_ld_tag


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The head of one article's page, as far as it is about the article."""

    url: str
    """Its one address; empty while nobody has said where the site is published."""
    tags: str
    """Elements for the head."""


def describe_to_machines(facts: ArticleFacts) -> About:
    """What programs are told about an article."""
    return About(url=canonical_url(facts), tags=highwire_tags(facts) + json_ld_tag(facts))
