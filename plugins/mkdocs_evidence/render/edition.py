"""Which edition of an article or a flow a printed page belongs to: on every sheet, at its edge.

The edges of sheets show only what stands in a style sheet, so each such page brings two texts of its own in one;
`assets/source/print/print.css` says where they go.
"""

import re

from mkdocs_evidence.analysis.flows.digest import flow_digest
from mkdocs_evidence.analysis.flows.study import study_flow
from mkdocs_evidence.analysis.reviews.digests import version_code
from mkdocs_evidence.model.flow import Flow
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.board.status import article_state, status_sentence
from mkdocs_evidence.render.dates import date_text
from mkdocs_evidence.render.facts import ArticleFacts

_OTHER = re.compile(r"[^\w .,;:()?-]")


def edition_text(facts: ArticleFacts) -> str:
    """Version, date and status in one line, as somebody who finds a single sheet needs them."""
    article, standing = facts.article, facts.standing
    changed = f", text changed {date_text(article.written)}" if article.written else ""
    state = article_state(standing, facts.site).name
    return f"Version {version_code(standing.digest)}{changed}. {state}: {status_sentence(standing)}."


def edition_style(facts: ArticleFacts) -> str:
    """The style sheet of one article: its question and its edition, for the edges of printed sheets."""
    return _sheet_style(facts.article.question or facts.article.title, edition_text(facts))


def flow_edition_style(flow: Flow, ledger: Ledger) -> str:
    """The style sheet of a page about one flow: its title and its edition, for the edges of printed sheets."""
    version = version_code(flow_digest(study_flow(flow, ledger).compiled))
    return _sheet_style(flow.title, f"Edition {flow.edition}, version {version}.")


def _sheet_style(title: str, edition: str) -> str:
    return f":root{{--ev-sheet-title:{css_text(title)};--ev-sheet-edition:{css_text(edition)}}}"


def css_text(text: str) -> str:
    """A text as a string of CSS, in which no sign of an author has a meaning.

    >>> css_text('Is </style> "safe"?')
    '"Is \\\\3c \\\\2f style\\\\3e  \\\\22 safe\\\\22 ?"'
    """
    return '"' + _OTHER.sub(lambda sign: f"\\{ord(sign[0]):x} ", " ".join(text.split())) + '"'
