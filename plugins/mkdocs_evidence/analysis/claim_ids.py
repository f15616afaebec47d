"""Proposes ids for claims that have none: short, readable, unique in their article."""

import unicodedata
from collections.abc import Iterator

from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ClaimId
from mkdocs_evidence.syntax.patterns import regex

_MOST_WORDS = 4
_LONGEST = 40
_WORD = regex(r"[a-z0-9]+")
_EMPTY_WORDS = frozenset(
    "a an and any are as at be been being both but by can could did do does for from had has have how if in into is it "
    "its less may might more most must no nor not of on only or our over shall should so some such than that the their "
    "them then there these they this those through to under up was we were what when where whether which while who "
    "will with would you your about after before between during each either per very".split()
)


def propose_claim_ids(article: Article) -> Iterator[tuple[Claim, ClaimId]]:
    """Each claim without an id and a free one for it, in the order of the page.

    The id is made of the first words that mean something; a number is added where that is taken, by a claim, a
    heading's anchor or an earlier proposal.
    """
    if all(claim.id is not None for claim in article.claims):
        return
    taken = {str(claim.id) for claim in article.claims if claim.id is not None}
    taken |= {_slug(heading.text) for heading in article.headings}
    next_numbers: dict[str, int] = {}
    for claim in article.claims:
        if claim.id is not None:
            continue
        name = stem = _shorten(claim.text)
        number = next_numbers.get(stem, 2)
        while name in taken:
            name = f"{stem}-{number}"
            number += 1
        # Lower numbers stay taken, so a thousand claims that begin alike are not counted through a thousand times.
        next_numbers[stem] = number
        taken.add(name)
        yield claim, ClaimId(name)


def _plain_words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("'", "").replace("’", ""))
    return _WORD.findall("".join(character for character in plain if not unicodedata.combining(character)))


def _slug(text: str) -> str:
    return "-".join(_plain_words(text))


def _shorten(text: str) -> str:
    words = _plain_words(text)
    telling = [word for word in words if word not in _EMPTY_WORDS and not word.isdigit()] or words
    stem = "-".join(telling[:_MOST_WORDS])[:_LONGEST].strip("-") or "claim"
    # Python-Markdown takes an id that begins with a digit, but a CSS selector does not.
    return stem if stem[0].isalpha() else f"claim-{stem}"
