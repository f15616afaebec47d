"""What tells beforehand that an article answers no question that it excludes never hides one that it answers."""

import os
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_evidence.search.analyser import stems
from mkdocs_evidence.search.calibration import LEAST_THRESHOLD
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.gate import MOST_LOOKED_AT, Outcome, decide
from mkdocs_evidence.search.own_questions import is_put_otherwise
from mkdocs_evidence.search.site_index import index_site

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "300"))

_WORDS = (
    "hip", "hips", "pain", "drug", "almatrin", "almatrine", "CD", "core decompression", "cost", "How", "is", "Does", "help",
    "treated", "treatment", "stage 2", "old", "who", "I am 40.", "It hurts.", "Why?", "knee", "collapse", "best", "or", "the",
)  # fmt: skip
_TEXTS = (
    "Almatrin slowed collapse of the hip at stage 2 and eased pain.",
    "Core decompression helped the hips of old people best.",
    "Treatment of the knee with the drug costs little.",
)
_QUESTIONS = st.lists(st.sampled_from(_WORDS), max_size=8)
_ARTICLE = ArticleEntry(
    id="a",
    url="",
    title="The hip",
    claims=tuple(ClaimEntry(id=f"c{at}", text=text) for at, text in enumerate(_TEXTS)),
)
_SITE = index_site([_ARTICLE], [Synonyms(name="core decompression", forms=("CD", "core decompression"))])


@st.composite
def _likenesses(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A question, and others that have most of its words."""
    question = draw(_QUESTIONS)
    others = []
    for _ in range(draw(st.integers(1, 3))):
        words = [word for word in draw(st.permutations(question)) if draw(st.integers(0, 7))]
        others.append(" ".join(words + draw(st.lists(st.sampled_from(_WORDS), max_size=1))))
    return " ".join(question), [*others, " ".join(draw(_QUESTIONS))]


@settings(max_examples=EXAMPLES, deadline=None)
@given(_likenesses(), st.sampled_from(("", "?")))
def test_what_is_excluded_is_answered_only_where_it_is_asked_for_in_the_same_words(
    asked: tuple[str, list[str]], end: str
) -> None:
    question, asks = asked[0] + end, tuple(one + end for one in asked[1])
    claims = tuple(replace(claim, asks=asks) for claim in _ARTICLE.claims)
    article = replace(_ARTICLE, claims=claims, not_covered=(question,))
    known = {number: (article, claims[int(claim.id[1:])]) for number, (_, claim) in _SITE.claims.items()}
    verdict = decide(question, _SITE.asker.ask(question, most=MOST_LOOKED_AT), known, LEAST_THRESHOLD)
    if is_put_otherwise(question, [frozenset(stems(ask)) for ask in asks], _SITE.asker):
        assert verdict.outcome is not Outcome.ANSWER
