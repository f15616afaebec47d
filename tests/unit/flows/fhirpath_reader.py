"""Evaluates the part of FHIRPath that exported conditions use. Written from the FHIRPath specification, not from the writer.

Everything is a collection, which is a list here. The resource is the JSON of a QuestionnaireResponse; `value` is FHIR's
`value[x]`, whatever its type.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

Items = list[Any]
Expression = Callable[[Items, dict[str, Items]], Items]

_TOKEN = re.compile(r"\s*(?:('(?:[^'\\]|\\.)*')|(\d+(?:\.\d+)?)|(%?[A-Za-z_$]\w*)|(<=|>=|[-.(),=+]))")


def evaluate(text: str, variables: dict[str, Items]) -> Items:
    """The collection that an expression gives, where `variables` hold what it calls `%name`."""
    return _parse(text)([], variables)


def is_true(text: str, variables: dict[str, Items]) -> bool:
    """Whether a condition holds: it must give exactly one truth value."""
    (found,) = evaluate(text, variables)
    assert isinstance(found, bool)
    return found


@cache
def _parse(text: str) -> Expression:
    tokens = []
    at = 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        assert match, text[at:]
        tokens.append(match[match.lastindex or 0])
        at = match.end()
    parser = _Parser(tokens)
    made = parser.either()
    assert not parser.tokens, parser.tokens
    return made


class _Parser:
    """Precedence as in the specification: path, sign, sum, comparison, equality, and, or."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def take(self, *texts: str) -> str:
        return self.tokens.pop(0) if self.tokens and self.tokens[0] in texts else ""

    def either(self) -> Expression:
        made = self._both()
        while self.take("or"):
            made = _logical(made, self._both(), decisive=True)
        return made

    def _both(self) -> Expression:
        made = self._equal()
        while self.take("and"):
            made = _logical(made, self._equal(), decisive=False)
        return made

    def _equal(self) -> Expression:
        made = self._compared()
        while self.take("="):
            made = _binary(made, self._compared(), lambda one, other: one == other)
        return made

    def _compared(self) -> Expression:
        made = self._sum()
        while sign := self.take("<=", ">="):
            compare = (lambda one, other: one <= other) if sign == "<=" else (lambda one, other: one >= other)
            made = _binary(made, self._sum(), compare)
        return made

    def _sum(self) -> Expression:
        made = self._signed()
        while self.take("+"):
            made = _binary(made, self._signed(), lambda one, other: one + other)
        return made

    def _signed(self) -> Expression:
        if self.take("-"):
            inner = self._path()
            return lambda context, known: [-one for one in inner(context, known)]
        return self._path()

    def _path(self) -> Expression:
        made = self._term()
        while self.take("."):
            made = self._step(made)
        return made

    def _term(self) -> Expression:
        text = self.tokens.pop(0)
        if text == "(":
            inner = self.either()
            assert self.take(")")
            return inner
        if text[0] == "'":
            string = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text[1:-1])
            return lambda _, __: [string]
        if text[0].isdigit():
            number = Decimal(text)
            return lambda _, __: [number]
        if text in ("true", "false"):
            return lambda _, __: [text == "true"]
        if text == "iif":
            return self._iif()
        if text == "$this":
            return lambda context, _: context
        if text[0] == "%":
            return lambda _, known: known[text[1:]]
        return lambda context, _: _children(context, text)

    def _iif(self) -> Expression:
        assert self.take("(")
        condition, _, yes, _, no = self.either(), self.take(","), self.either(), self.take(","), self.either()
        assert self.take(")")
        return lambda context, known: (yes if condition(context, known) == [True] else no)(context, known)

    def _step(self, before: Expression) -> Expression:
        name = self.tokens.pop(0)
        if not self.take("("):
            return lambda context, known: _children(before(context, known), name)
        if name == "where":
            test = self.either()
            assert self.take(")")
            return lambda context, known: [one for one in before(context, known) if test([one], known) == [True]]
        assert self.take(")")
        if name == "exists":
            return lambda context, known: [bool(before(context, known))]
        assert name == "not", name
        return lambda context, known: [not one for one in before(context, known)]


def _children(items: Items, name: str) -> Items:
    found: Items = []
    for one in items:
        for key, value in one.items() if isinstance(one, dict) else ():
            if key == name or (name == "value" and key.startswith("value")):
                found += value if isinstance(value, list) else [value]
    return found


def _binary(left: Expression, right: Expression, work: Callable[[Any, Any], Any]) -> Expression:
    def made(context: Items, known: dict[str, Items]) -> Items:
        one, other = left(context, known), right(context, known)
        return [work(one[0], other[0])] if one and other else []

    return made


def _logical(left: Expression, right: Expression, *, decisive: bool) -> Expression:
    def made(context: Items, known: dict[str, Items]) -> Items:
        both = left(context, known), right(context, known)
        if [decisive] in both:
            return [decisive]
        return [] if [] in both else [not decisive]

    return made
