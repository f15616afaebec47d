"""Reads the part of FEEL that exported tables use. Written from the DMN 1.3 specification, chapter 10, not from the writer."""

import re
from decimal import Decimal
from typing import Any

_TOKEN = re.compile(
    r"\s*(?:(?P<string>\"(?:[^\"\\]|\\.)*\")|(?P<number>-?\d+(?:\.\d+)?(?!\.\d))|(?P<dots>\.\.)"
    r"|(?P<name>list contains|get value|instance of|[A-Za-z_]\w*)|(?P<sign>!=|[\[\](){},:=?]))"
)
_ESCAPES = {"n": "\n", "t": "\t"}


def evaluate(text: str, scope: dict[str, Any]) -> Any:
    """The value of an expression; null is None."""
    parser = _Parser(text, scope)
    value = parser.expression()
    parser.end()
    return value


def meets(value: Any, tests: str, scope: dict[str, Any]) -> bool:
    """Whether a value meets a cell: any of its unary tests."""
    if tests == "-":
        return True
    parser = _Parser(tests, {**scope, "?": value})
    found = [parser.unary_test(value)]
    while parser.take(","):
        found.append(parser.unary_test(value))
    parser.end()
    return any(one is True for one in found)


class _Parser:
    def __init__(self, text: str, scope: dict[str, Any]) -> None:
        self.tokens: list[tuple[str, str]] = []
        self.scope = scope
        at = 0
        text = text.strip()
        while at < len(text):
            # `0..5` begins with a number, not with `0.`.
            range_start = re.compile(r"\s*(-?\d+(?:\.\d+)?)(?=\.\.)").match(text, at)
            match = _TOKEN.match(text, at)
            if range_start:
                self.tokens.append(("number", range_start[1]))
                at = range_start.end()
                continue
            assert match, (text, at)
            assert match.lastgroup
            self.tokens.append((match.lastgroup, match[match.lastgroup]))
            at = match.end()

    def take(self, text: str) -> bool:
        if self.tokens and self.tokens[0][1] == text and self.tokens[0][0] != "string":
            self.tokens.pop(0)
            return True
        return False

    def must(self, text: str) -> None:
        assert self.take(text), (text, self.tokens)

    def end(self) -> None:
        assert not self.tokens, self.tokens

    def unary_test(self, value: Any) -> bool | None:
        if self.tokens[0] == ("sign", "["):
            return self._range(value)
        first = self.tokens[0][0]
        found = self.expression()
        if first in ("string", "number"):
            return value == found if type(value) is type(found) else None
        assert isinstance(found, bool) or found is None
        return found

    def _range(self, value: Any) -> bool | None:
        self.must("[")
        low = self.expression()
        self.must("..")
        high = self.expression()
        self.must("]")
        return low <= value <= high if isinstance(value, Decimal) else None

    def expression(self) -> Any:
        if self.take("if"):
            condition = self.expression()
            self.must("then")
            yes = self.expression()
            self.must("else")
            no = self.expression()
            return yes if condition is True else no
        value = self._conjunction()
        while self.take("or"):
            other = self._conjunction()
            value = True if True in (value, other) else None if None in (value, other) else False
        return value

    def _conjunction(self) -> Any:
        value = self._comparison()
        while self.take("and"):
            other = self._comparison()
            value = False if False in (value, other) else None if None in (value, other) else True
        return value

    def _comparison(self) -> Any:
        value = self._value()
        if self.take("instance of"):
            self.must("number")
            return isinstance(value, Decimal)
        if self.take("in"):
            return self._range(value)
        for sign in ("=", "!="):
            if self.take(sign):
                return _equal(value, self._value(), is_wanted=sign == "=")
        return value

    def _value(self) -> Any:
        kind, text = self.tokens.pop(0)
        if kind == "string":
            return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), text[1:-1])
        if kind == "number":
            return Decimal(text)
        if text == "(":
            value = self.expression()
            self.must(")")
            return value
        if text == "{":
            return self._context()
        if text == "[":
            return self._list()
        if text in ("list contains", "get value", "not"):
            return self._call(text)
        if text in ("null", "true", "false"):
            return {"null": None, "true": True, "false": False}[text]
        return self.scope[text]

    def _call(self, name: str) -> Any:
        self.must("(")
        values = [self.expression()]
        while self.take(","):
            values.append(self.expression())
        self.must(")")
        if name == "not":
            return None if values[0] is None else not values[0]
        if values[0] is None:
            return None
        return values[1] in values[0] if name == "list contains" else values[0].get(values[1])

    def _list(self) -> list[Any]:
        found = []
        while not self.take("]"):
            found.append(self.expression())
            self.take(",")
        return found

    def _context(self) -> dict[str, Any]:
        found = {}
        while not self.take("}"):
            key = self._value()
            self.must(":")
            found[key] = self.expression()
            self.take(",")
        return found


def _equal(value: Any, other: Any, *, is_wanted: bool) -> bool | None:
    if value is None or other is None:
        return (value is other) is is_wanted
    return (value == other) is is_wanted if type(value) is type(other) else None
