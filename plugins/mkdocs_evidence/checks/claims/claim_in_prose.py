"""The rule `claim-in-prose`."""

import re
from collections.abc import Iterator

from mkdocs_evidence.analysis.figures.names import name_blanker
from mkdocs_evidence.analysis.figures.reader import find_figures
from mkdocs_evidence.analysis.telling_words import article_words
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import Article, Prose
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.syntax.patterns import regex

_ADVICE = regex(
    r"\b(?:should|must|ought\s+to|ha(?:s|ve)\s+to|needs?\s+to|shall)\b"
    r"|\b(?:is|are|be)\s+(?:not\s+)?(?:strongly\s+)?(?:recommended|indicated|contraindicated|advised|mandatory|essential"
    r"|required|preferred)\b"
    r"|\b(?:we|experts|guidelines|it)\s+(?:strongly\s+)?(?:recommends?|suggests?|advises?)\b"
    r"|\b(?:do\s+not|don['’]t|never|always)\s+(?:use|give|take|offer|start|stop|operate|treat|prescribe|bear|put)\b"
    r"|^(?:offer|consider|avoid|use|give|take|start|stop|prescribe|refer|treat|operate)\b",
    re.IGNORECASE,
)

_ADVISING_WORDS = frozenset(
    "should must ought has have need needs shall recommended indicated contraindicated advised mandatory essential "
    "required preferred recommend recommends suggest suggests advise advises not don never always offer consider avoid "
    "use give take start stop prescribe refer treat operate".split()
)


@rule(
    "EV117",
    on=Article,
    since="0.1",
    remedy="Make it a claim: take `.prose` off and cite the work that says so; or leave the figure or advice out.",
)
def claim_in_prose(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """A figure or advice in a block marked `.prose`, where nothing asks for evidence."""
    advising = article_words(article).texts_with(_ADVISING_WORDS) if article.prose else frozenset()
    for block in article.prose:
        for figure in find_figures(block.text, name_blanker(ledger)):
            yield Finding(
                at=block.text_map.place(figure.start, figure.stop),
                message=f"“{figure.words}” is a figure, and this block is marked as prose.",
            )
        if block.text in advising:
            yield from _find_advice(block)


def _find_advice(block: Prose) -> Iterator[Finding]:
    for found in _ADVICE.finditer(block.text):
        yield Finding(
            at=block.text_map.place(found.start(), found.end()),
            message=f"“{found[0]}” gives advice, and this block is marked as prose.",
        )
