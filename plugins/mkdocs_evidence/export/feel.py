"""Conditions and values in FEEL, the expression language of DMN. Nothing of FEEL is used but what is written here."""

from collections.abc import Sequence

from mkdocs_evidence.export.flow_answers import Answers
from mkdocs_evidence.model.flow import UNKNOWN

ANYTHING = "-"
"""The cell of a table that asks nothing."""
_NEVER = "list contains([], ?)"


def feel_text(text: str) -> str:
    r"""A text as a FEEL literal.

    >>> feel_text('5" or more')
    '"5\\" or more"'
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def unary_tests(answers: Answers) -> str:
    """A cell of a decision table: holds exactly for these answers, and never for null, which is "not asked".

    >>> unary_tests(Answers(spans=(("0", "29.9"), ("50", "50"))))
    '[0..29.9],50'
    """
    tests = [feel_text(option) for option in answers.options]
    tests += [_span(low, high) for low, high in answers.spans]
    tests += [feel_text(UNKNOWN)] if answers.is_unknown else []
    return ",".join(tests) or _NEVER


def unary_tests_of_mixed(answers: Answers) -> str:
    """The same for a number that may be the text `unknown`: engines do not agree whether a text lies in a stretch.

    >>> unary_tests_of_mixed(Answers(spans=(("0", "29.9"), ("50", "50")), is_unknown=True))
    '? instance of number and (? in [0..29.9] or ? = 50) or ? = "unknown"'
    """
    spans = [f"? = {low}" if low == high else f"? in {_span(low, high)}" for low, high in answers.spans]
    within = spans[0] if len(spans) == 1 else f"({' or '.join(spans)})"
    tests = [f"? instance of number and {within}"] if spans else []
    tests += [f"? = {feel_text(UNKNOWN)}"] if answers.is_unknown else []
    return " or ".join(tests) or _NEVER


def unary_tests_of_many(answers: Answers) -> str:
    """The same for a fact of which any number of options may be chosen: its value is a list."""
    tests = [_chosen(has, lacks) for has, lacks in answers.combinations]
    tests += [f"? != null and {_contains(UNKNOWN)}"] if answers.is_unknown else []
    return tests[0] if len(tests) == 1 else " or ".join(f"({test})" for test in tests) or _NEVER


def _span(low: str, high: str) -> str:
    return low if low == high else f"[{low}..{high}]"


def _chosen(has: Sequence[str], lacks: Sequence[str]) -> str:
    # Engines do not agree what is not in a list that is null. The list that says "not known" lacks every option, and
    # yet is none of the choices.
    tests = ["? != null", *map(_contains, has), *(f"not({_contains(option)})" for option in (*lacks, UNKNOWN))]
    return " and ".join(tests)


def _contains(option: str) -> str:
    return f"list contains(?, {feel_text(option)})"
