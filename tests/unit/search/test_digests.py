"""By what an article is known again: whatever of it changes, its digest does."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from mkdocs_evidence.search.digests import digest_article
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, FactEntry

FACT = FactEntry(url="flows/f/#q", ask=(("clinician", "How old?"),), terms=("age",))
CLAIM = ClaimEntry(id="a", text="Bone dies.", lay="Bones die.", asks=("Does it die?",), references=("x-1", "y-2"))
ARTICLE = ArticleEntry(id="hip", url="hip/", title="Hip", facts=(FACT,), claims=(CLAIM, replace(CLAIM, id="b")))
OTHER: dict[type, Any] = {str: "other", tuple: (("other", "words"),)}


def _other(entry: Any, name: str) -> Any:
    return replace(entry, **{name: OTHER[type(getattr(entry, name))]})


def _with_claim(article: ArticleEntry, claim: ClaimEntry) -> ArticleEntry:
    return replace(article, claims=(claim, *article.claims[1:]))


CHANGES: list[tuple[str, Callable[[], ArticleEntry]]] = [
    *((one.name, lambda one=one: _other(ARTICLE, one.name)) for one in fields(ArticleEntry) if one.name not in ("claims", "facts")),
    *((f"claim {one.name}", lambda one=one: _with_claim(ARTICLE, _other(CLAIM, one.name))) for one in fields(ClaimEntry)),
    *((f"fact {one.name}", lambda one=one: replace(ARTICLE, facts=(_other(FACT, one.name),))) for one in fields(FactEntry)),
    ("order of claims", lambda: replace(ARTICLE, claims=ARTICLE.claims[::-1])),
    ("a claim less", lambda: replace(ARTICLE, claims=ARTICLE.claims[:1])),
]  # fmt: skip


@pytest.mark.parametrize("change", [pytest.param(make, id=name) for name, make in CHANGES])
def test_an_article_of_which_anything_changed_is_another(change: Callable[[], ArticleEntry]) -> None:
    assert digest_article(change()).whole != digest_article(ARTICLE).whole


@pytest.mark.parametrize("name", ["text", "lay", "wordings", "asks"])
def test_what_claims_say_is_known_apart(name: str) -> None:
    assert digest_article(_with_claim(ARTICLE, _other(CLAIM, name))).said != digest_article(ARTICLE).said


def test_what_says_nothing_leaves_the_words_the_same() -> None:
    approved = _with_claim(ARTICLE, replace(CLAIM, status="approved", section="Course"))
    assert digest_article(approved).said == digest_article(ARTICLE).said


def test_no_letters_of_one_text_can_pass_for_those_of_two() -> None:
    one, two = (replace(CLAIM, asks=asks) for asks in ((r'Why","When',), ("Why", "When")))
    assert digest_article(_with_claim(ARTICLE, one)).said != digest_article(_with_claim(ARTICLE, two)).said
