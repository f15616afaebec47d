"""Parts of an index that may be kept for the next one: each depends on nothing but what its digest was taken of."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

Part = TypeVar("Part")


class Keep(Protocol):
    """Gives parts of an index, from what is kept of earlier ones or by having them made."""

    pieces: int
    """Into how many pieces work is best cut, so that a change touches few of them."""

    def __call__(self, many: int, digest: Callable[[int], bytes], make: Callable[[int], Part]) -> Sequence[Part]:
        """As many parts, in order.

        Args:
            many: How many there are.
            digest: Of all that a part is made of, by its place.
            make: Makes a part, of plain data.
        """


class MakeAll:
    """Keeps nothing, and makes every part."""

    pieces = 1

    def __call__(self, many: int, digest: Callable[[int], bytes], make: Callable[[int], Part]) -> Sequence[Part]:
        """As many parts, in order."""
        return [make(at) for at in range(many)]


MAKE_ALL = MakeAll()
