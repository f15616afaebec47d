"""Whether a claim answers a question, which no count of common words can tell.

`Does core decompression help in the knee?` shares all its words but one with a claim on hips. So what is compared are
subjects, kinds of thing that are asked and said, and the questions of authors; `agreement.py` puts it in figures, and
here they are weighed. `assets/source/search/gate.js` does the same, step for step; `calibration.py` finds how much is
enough on a site.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.search.agreement import EXCLUDED, Reader, agreement, subjects_met
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry
from mkdocs_evidence.search.questions import Question, read_question
from mkdocs_evidence.search.ranking import Found, Hit

WEIGHTS: Sequence[float] = (
    0.52, 0.78, 0.24, 2.6, -4.59, -6.15, -2.69, -1.79, -1.52, -1.05, -1.93, 2.74, -9.32, -1.13, -1.26, -1.62, -20.0,
    -0.93, -1.0, -20.0, -2.99,
)  # fmt: skip
"""Of each feature, and a constant: a logistic, fitted on the collections of `tests/questions/` to the guests', among
10,000 other sentences and with their article hidden, and on the site's own trials, which `calibration.py` describes.
Weights are held small, since one subject alone would teach them how one article is put. Each collection was foretold
better by a fit on the others with these features. The words of a count were fitted later, with
the passers' too. Three are not fitted: what authors say is not covered is not answered, whatever else agrees, nor
what `contradictions.py` forbids, and a claim without the measure that is asked stands behind one that admits it."""

MOST_LOOKED_AT = 20
"""Claims that are looked at for one question."""
MOST_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim with how well it answers."""

    hit: Hit
    score: float
    taken_for: str
    """The question that its article excludes for which the reader's is taken; empty where it is taken for none."""


class Outcome(StrEnum):
    """What a question comes to."""

    ANSWER = "answer"
    RELATED = "related"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a question comes to, and the claims that are shown for it."""

    outcome: Outcome
    shown: tuple[Judged, ...]
    """At most `MOST_SHOWN`, best first: those that answer, else those that come nearest; none when nothing is near."""
    excluded: tuple[tuple[str, str], ...] = ()
    """Ids of articles that say that they do not answer it, each with the question in their words; none where any claim
    answers."""


def decide(
    question: str, found: Found, claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]], threshold: float | None
) -> Verdict:
    """What a question comes to. One with a decisive subject of which no claim speaks is never answered.

    Args:
        question: As typed.
        found: What the index found for it.
        claims: By number.
        threshold: An answer's score is above it; None when nothing may be answered.
    """
    judged, asked = judge(question, found, claims), read_question(question)
    may_answer = threshold is not None and not names_missing_subject(question, found)
    answers = [one for one in judged if may_answer and one.score > (threshold or 0.0)]
    near = [one for one in judged if subjects_met(asked, found, one.hit)[0] > 0]
    outcome = Outcome.ANSWER if answers else Outcome.RELATED if near else Outcome.NONE
    excluded = () if answers else _excluded(judged, claims)
    return Verdict(outcome=outcome, shown=tuple((answers or near)[:MOST_SHOWN]), excluded=excluded)


def _excluded(
    judged: Iterable[Judged], claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]]
) -> tuple[tuple[str, str], ...]:
    """Articles for an excluded question of which the reader's is taken, whichever of their claims is looked at."""
    taken: dict[str, set[str]] = {}
    for one in judged:
        taken.setdefault(claims[one.hit.number][0].id, set()).add(one.taken_for)
    return tuple((article, question) for article, (question, *others) in taken.items() if question and not others)


def names_missing_subject(question: str, found: Found) -> bool:
    """Whether a question asks for a decisive subject, such as a disease, of which no claim of the site speaks.

    One that is only told of, as in `I took steroids for my asthma`, counts as lacking and forbids nothing.
    """
    asked = read_question(question)
    return not (asked.decisive & asked.put).isdisjoint(found.missing)


def judge(question: str, found: Found, claims: Mapping[int, tuple[ArticleEntry, ClaimEntry]]) -> list[Judged]:
    """The claims that were found, by how well they answer, best first; equal ones stay in the order of their rank.

    Args:
        question: As typed.
        found: What the index found, up to `MOST_LOOKED_AT` of which are looked at.
        claims: By number.
    """
    asked = read_question(question)
    reader = Reader(asked, found.asked)
    judged = [_judge_claim(asked, reader, found, hit, *claims[hit.number]) for hit in found.hits[:MOST_LOOKED_AT]]
    return sorted(judged, key=lambda one: -round(one.score, 9))


def _judge_claim(
    asked: Question, reader: Reader, found: Found, hit: Hit, article: ArticleEntry, claim: ClaimEntry
) -> Judged:
    features = agreement(asked, reader, found, hit, article, claim)
    taken_for = reader.likest_excluded(article)[1] if features[EXCLUDED] else ""
    return Judged(hit=hit, score=gate_score(features), taken_for=taken_for)


def gate_score(features: Iterable[float]) -> float:
    """The sum of what is weighed; a site's threshold is compared with it."""
    score = 0.0
    for weight, value in zip(WEIGHTS, (*features, 1.0), strict=True):
        score += weight * value
    return score
