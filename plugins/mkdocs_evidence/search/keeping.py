"""Parts of an index that may be kept for the next one: each depends on nothing but what its digest was taken of."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from mkdocs_evidence.search.digests import ArticleDigests, digest_article
from mkdocs_evidence.search.entries import ArticleEntry

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

    def one_by_one(self, many: int, digest: Callable[[int], bytes], make: Callable[[int], Part]) -> Iterator[Part]:
        """The same, each when it is asked for: parts of a large site need not be there together."""

    def digests(self, article: ArticleEntry) -> ArticleDigests:
        """Of an article; many parts are made of articles, and ask for the same."""


class MakeAll:
    """Keeps nothing, and makes every part."""

    pieces = 4
    """While one piece is worked on, it is unpacked and the others are not."""

    def __call__(self, many: int, digest: Callable[[int], bytes], make: Callable[[int], Part]) -> Sequence[Part]:
        """As many parts, in order."""
        return [make(at) for at in range(many)]

    def one_by_one(self, many: int, digest: Callable[[int], bytes], make: Callable[[int], Part]) -> Iterator[Part]:
        """As many parts, in order, each when it is asked for."""
        return map(make, range(many))

    def digests(self, article: ArticleEntry) -> ArticleDigests:
        """Of an article."""
        return digest_article(article)


MAKE_ALL = MakeAll()


def keep_one(keep: Keep, digest: Callable[[], bytes], make: Callable[[], Part]) -> Part:
    """A part that there is one of."""
    return keep(1, lambda _: digest(), lambda _: make())[0]
