"""Regular expressions that are compiled when they are first used.

The rules have some four hundred, of which one run uses a part; to compile them all took a third of the start-up.
"""

import re
from typing import Any, cast

SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""For a class of characters: what `\\s` stands for, one by one. Such a class is looked up in one step; one that names
another class asks for every character what it is."""

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Later:
    """Looks like the compiled expression; its methods are those of the compiled one from the first use on."""

    __slots__ = ("_given", "pattern", *_METHODS)

    def __init__(self, pattern: str, flags: int | re.RegexFlag) -> None:
        self.pattern = pattern
        self._given = flags

    def __getattr__(self, name: str) -> Any:  # Any: whatever a compiled expression has
        # Asked only for what is not there yet.
        compiled = re.compile(self.pattern, self._given)
        if name in _METHODS:
            for method in _METHODS:
                setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: str, flags: int | re.RegexFlag = 0) -> re.Pattern[str]:
    """Like `re.compile`, at once and for nothing; a mistake in the expression shows when it is first used.

    Args:
        pattern: A regular expression.
        flags: Those of `re`.

    Example:
        >>> words = regex("[a-z]+", re.IGNORECASE)
        >>> words.findall("Two hips")
        ['Two', 'hips']
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
