"""Two people copy the same sheets, each alone; this says where they differ."""

import re
from collections.abc import Iterator, Mapping

from mkdocs_evidence.analysis.reviews.changes import say_changes
from mkdocs_evidence.model.review import ClaimVerdict, FlowVerdict, ReviewRecord

_WORDS = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_]+|[%‰°<>≤≥=±+−/-]")


def find_differences(first: ReviewRecord, second: ReviewRecord) -> Iterator[str]:
    """Where two copies of the same sheets differ, a sentence each; nothing when they say the same.

    Comments and wordings are the same when their words and figures are: capitals, blanks and punctuation are how
    somebody types, and the first copy is the one that is kept.
    """
    for name, one, other in (
        ("who decided", first.reviewer, second.reviewer),
        ("the article", first.article, second.article),
        ("what the signature means", first.meaning.value, second.meaning.value),
        ("the day", first.date.isoformat(), second.date.isoformat()),
        ("the pack", " ".join(first.previous), " ".join(second.previous)),
    ):
        if one != other:
            yield _said(name, one, other)
    yield from _each("the interest in", dict(first.interests), dict(second.interests))
    mine, theirs = _verdicts(first), _verdicts(second)
    for claim in dict.fromkeys((*mine, *theirs)):
        if claim in mine and claim in theirs:
            yield from _between(claim, mine[claim], theirs[claim])
        else:
            yield f"`{claim}` is decided on in the {'first' if claim in mine else 'second'} copy alone."


def _verdicts(record: ReviewRecord) -> Mapping[str, ClaimVerdict | FlowVerdict]:
    return {**{one.claim: one for one in record.claims}, **{one.flow: one for one in record.flows}}


def _between(name: str, first: ClaimVerdict | FlowVerdict, second: ClaimVerdict | FlowVerdict) -> Iterator[str]:
    if first.verdict is not second.verdict:
        yield _said(f"the verdict on `{name}`", first.verdict.value, second.verdict.value)
    yield from _texts(f"the comment on `{name}`", first.comment, second.comment)
    if isinstance(first, ClaimVerdict) and isinstance(second, ClaimVerdict):
        mine, theirs = ({str(key): support.value for key, support in one.citations} for one in (first, second))
        yield from _each(f"`{name}`, the work", mine, theirs)
        yield from _texts(f"the wording for `{name}`", first.proposed, second.proposed)


def _each(what: str, first: Mapping[str, str], second: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys((*first, *second)):
        if not _is_same(first.get(name, ""), second.get(name, "")):
            yield _said(f"{what} `{name}`", first.get(name, ""), second.get(name, ""))


def _texts(what: str, first: str, second: str) -> Iterator[str]:
    if not _is_same(first, second):
        yield f"On {what}: {say_changes(first, second)}."


def _is_same(first: str, second: str) -> bool:
    return _WORDS.findall(first.casefold()) == _WORDS.findall(second.casefold())


def _said(what: str, first: str, second: str) -> str:
    return f"On {what}: first “{first or 'nothing'}”, second “{second or 'nothing'}”."
