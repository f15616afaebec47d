"""Reads the collections of questions beside this file, and asks them of the repository's own site."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkdocs_evidence.load.site import read_site
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.search.collect import collect_synonyms
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.gate import MOST_LOOKED_AT, judge, names_missing_subject
from mkdocs_evidence.search.own_questions import index_ledger
from mkdocs_evidence.search.site_index import SiteIndex, index_site

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MISSING = 10.0
"""Taken off where a question has a decisive subject of which no claim speaks, so that no threshold is passed."""
LOWEST = -2 * MISSING


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of a reader."""

    kind: str
    text: str
    answers: frozenset[str]
    """Claims of which any answers it; empty when none does."""

    @property
    def is_held_out(self) -> bool:
        """Whether it must not be looked at while anything is tuned."""
        return int(hashlib.sha256(self.text.encode()).hexdigest()[0], 16) % 2 == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the site makes of a question."""

    asked: Asked
    rank: int
    """Of the first claim that answers it, from 1; 0 when none is found."""
    score: float
    """How well the best claim answers, by the gate, less `MISSING` where nothing may; `LOWEST` when nothing is found."""
    may_answer: bool
    """Whether anything may answer: every decisive subject of the question is one of which the site speaks."""
    is_right: bool
    """Whether that claim does answer."""

    def is_answered(self, threshold: float | None) -> bool:
        """Whether readers get an answer, on a site that answers above a threshold, or never."""
        return threshold is not None and self.may_answer and self.score > threshold


def read_questions(name: str) -> tuple[Asked, ...]:
    """The questions of a file."""
    lines = (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(
        Asked(kind=row[0], text=row[1], answers=frozenset(row[2].split()) if row[2:] else frozenset()) for row in rows
    )


@cache
def site_index() -> SiteIndex:
    """The index of the repository's own articles."""
    return index_ledger(site_ledger())


@cache
def site_ledger() -> Ledger:
    """The repository's own content."""
    return read_site(Layout.of(ROOT), lambda article, ledger: None).ledger


@cache
def site_with_ears() -> SiteIndex:
    """The repository's own articles, and beside them a made-up one on another subject."""
    own = [article for block in site_index().index.numbered.blocks for _, article in block]
    return index_site([*own, _ears()], collect_synonyms(site_ledger()))


def _ears() -> ArticleEntry:
    lines = (HERE / "ears_claims.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return ArticleEntry(
        id="ear/otitis",
        url="",
        title="Acute otitis media in children",
        questions=("How is acute otitis media treated in children?", "What helps a child with earache?"),
        claims=tuple(
            ClaimEntry(id=name, section=heading, text=text, lay=lay, asks=tuple(asks.split("|")))
            for name, heading, text, lay, asks in rows
        ),
    )


def ask_all(questions: Sequence[Asked], site: SiteIndex) -> Iterator[Outcome]:
    """Asks a site each question."""
    for asked in questions:
        found = site.asker.ask(asked.text, most=MOST_LOOKED_AT)
        names = [site.claims[hit.number][1].id for hit in found.hits]
        judged = judge(asked.text, found, site.claims)
        best = site.claims[judged[0].hit.number][1].id if judged else ""
        is_missing = names_missing_subject(asked.text, found)
        yield Outcome(
            asked=asked,
            rank=next((at for at, name in enumerate(names, 1) if name in asked.answers), 0),
            score=judged[0].score - MISSING * is_missing if judged else LOWEST,
            may_answer=not is_missing,
            is_right=best in asked.answers,
        )


def separation(answerable: Sequence[float], others: Sequence[float]) -> float:
    """Chance that a question with an answer scores above one without: the area under the ROC curve."""
    above = sum((one > other) + (one == other) / 2 for one in answerable for other in others)
    return above / (len(answerable) * len(others))
