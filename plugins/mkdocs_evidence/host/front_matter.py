"""Front matter as themes may print it: some put it into pages unescaped, some escape it, some unescape it first."""

import html
import re
from collections.abc import Iterable
from typing import Any

from mkdocs_evidence.load.strict_yaml.reader import MAX_DEPTH

MOST_VALUES = 100_000
"""In one front matter, with all that its aliases stand for: a theme may print it on every page."""
_TAG_LIKE = re.compile(r"<(?=[A-Za-z/!?])")


class SelfContainingError(ValueError):
    """A list or mapping holds itself, through an alias of YAML."""


class NestedTooDeepError(ValueError):
    """Lists and groups stand deeper in each other than anybody means, and than Python can follow."""


class TooMuchError(ValueError):
    """Its aliases stand for more than `MOST_VALUES`."""


def disarm(value: Any) -> Any:  # Any: front matter as MkDocs read it
    """The same without text that a theme could turn into markup: no entity left to resolve, and no `<` before a letter.

    Text without `<`, `>`, `"` and entities is not changed. What many aliases share is looked at once, so that a few
    lines cannot stand for millions.

    Raises:
        SelfContainingError: It has no end.
        NestedTooDeepError: It is deeper than `MAX_DEPTH`.
        TooMuchError: Written out it would hold more than `MOST_VALUES`.
    """
    return _Disarming().of(value)


def disarm_text(text: str) -> str:
    """One text, made harmless in the same way."""
    plain = html.unescape(text)
    while plain != text:
        text, plain = plain, html.unescape(plain)
    return _TAG_LIKE.sub("< ", plain).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class _Disarming:
    """One walk through front matter."""

    def __init__(self) -> None:
        self._done: dict[int, Any] = {}
        self._open: set[int] = set()
        self._written_out: dict[int, int] = {}
        """Values in each list and mapping, with those of its aliases."""

    def of(self, value: Any) -> Any:
        if isinstance(value, str):
            return disarm_text(value)
        if not isinstance(value, dict | list | tuple | set):
            return value
        if id(value) in self._open:
            raise SelfContainingError
        if len(self._open) > MAX_DEPTH:
            raise NestedTooDeepError
        if id(value) not in self._done:
            self._open.add(id(value))
            self._done[id(value)] = self._inside(value)
            self._written_out[id(value)] = self._count(value)
            self._open.remove(id(value))
        return self._done[id(value)]

    def _count(self, value: dict[Any, Any] | Iterable[Any]) -> int:
        parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value
        number = sum(self._written_out.get(id(one), 1) for one in parts)
        if number > MOST_VALUES:
            raise TooMuchError
        return number

    def _inside(self, value: dict[Any, Any] | Iterable[Any]) -> Any:
        if isinstance(value, dict):
            return {self.of(key): self.of(one) for key, one in value.items()}
        made = (self.of(one) for one in value)
        return set(made) if isinstance(value, set) else tuple(made) if isinstance(value, tuple) else [*made]
