"""Standings that can be had again do not fill the memory of a large site."""

from dataclasses import replace
from functools import partial

import pytest

from mkdocs_evidence.analysis.reviews.standing import ArticleStanding, State
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.render import facts
from mkdocs_evidence.render.facts import SiteFacts, gather_site

_ARTICLE = Article(
    id=ArticleId("a"),
    file="content/pages/a.md",
    title="A",
    question="",
    population=None,
    written=None,
    searched=None,
    review_due=None,
    source_digest="",
    at=Place("content/pages/a.md"),
)
ARTICLES = {name: replace(_ARTICLE, id=name) for name in map(ArticleId, "abcdef")}


@pytest.fixture
def asked() -> list[ArticleId]:
    """Whose standing was asked of what another process had found out, in that order."""
    return []


@pytest.fixture
def site(asked: list[ArticleId], monkeypatch: pytest.MonkeyPatch) -> SiteFacts:
    """A site of which the standings of all articles but the first are known, and two stay at hand."""

    def known(name: ArticleId) -> ArticleStanding:
        asked.append(name)
        return ArticleStanding(state=State.SUBMITTED, claims=(), digest=f"known {name}")

    monkeypatch.setattr(facts, "MOST_STANDINGS", 2)
    found = gather_site(Ledger(articles=ARTICLES, references={}, flows={}))
    found.known_standings.update({name: partial(known, name) for name in [*ARTICLES][1:]})
    return found


def test_every_article_stands_where_it_was_found_to_however_often_it_is_asked(site: SiteFacts) -> None:
    for _ in range(2):
        assert [site.standing(ARTICLES[name]).digest for name in [*ARTICLES][1:]] == [
            f"known {name}" for name in [*ARTICLES][1:]
        ]


def test_the_last_standings_stay_at_hand(site: SiteFacts, asked: list[ArticleId]) -> None:
    for name in "bcdedef":
        site.standing(ARTICLES[ArticleId(name)])
    assert asked == [*"bcdef"]
    site.standing(ARTICLES[ArticleId("d")])
    assert asked == [*"bcdefd"]


def test_what_nobody_else_found_out_is_not_worked_out_again(site: SiteFacts) -> None:
    first = site.standing(ARTICLES[ArticleId("a")])
    for name in "bcdef":
        site.standing(ARTICLES[ArticleId(name)])
    assert first.state is State.DRAFT
    assert site.standing(ARTICLES[ArticleId("a")]) is first
