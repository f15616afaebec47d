"""Short codes of what a flow asks and advises, so that a kept link can tell whether the advice on its path has changed.

A link carries answers and a code of the path that they took. The path may run through other branches later and still be
the same to the reader; so the codes stand for words and claims, not for places in the table.
"""

from collections.abc import Mapping

from mkdocs_evidence.analysis.flows.table import CompiledBranch, CompiledFlow, CompiledOutcome, CompiledQuestion
from mkdocs_evidence.signing.canonical_json import Plain, digest_of

_LENGTH = 4
"""A change goes unseen once in 65,536 times; a link of ten questions stays short."""


def advice_codes(compiled: CompiledFlow) -> Mapping[str, tuple[str, ...]]:
    """For each question one code a branch, in the order of its branches; for each outcome one code."""
    questions = {
        name: tuple(_branch_code(one, question, compiled) for one in question.branches)
        for name, question in compiled.questions.items()
    }
    return {**questions, **{name: (_outcome_code(outcome),) for name, outcome in compiled.outcomes.items()}}


def _branch_code(branch: CompiledBranch, question: CompiledQuestion, compiled: CompiledFlow) -> str:
    source, fact = question.source, compiled.facts.get(question.fact)
    labels: list[Plain] = [[one.id, dict(one.label)] for one in fact.fact.options] if fact else []
    return digest_of(
        {
            "fact": question.fact,
            "unit": fact.fact.unit if fact else "",
            "labels": labels,
            "ask": dict(source.ask),
            "help": dict(source.help),
            "claims": [*source.claims, *branch.source.claims],
        }
    )[:_LENGTH]


def _outcome_code(outcome: CompiledOutcome) -> str:
    source = outcome.source
    return digest_of(
        {
            "title": source.title,
            "urgency": source.urgency or "",
            "say": dict(source.say),
            "claims": list(source.claims),
            "strength": source.strength or "",
        }
    )[:_LENGTH]
