"""The claims of an article, which take a fifth of their room while nobody asks for them."""

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import ClassVar, overload

from mkdocs_evidence.model.making import rebuilder_of
from mkdocs_evidence.search.entries import ClaimEntry
from mkdocs_evidence.shelf import PutAway, put_away

_values_of = attrgetter(*(one.name for one in fields(ClaimEntry)))
_NOTHING = PutAway(b"")
_rebuild: Callable[..., ClaimEntry] = rebuilder_of(ClaimEntry)


class ClaimList(Sequence[ClaimEntry]):
    """Claims in order. Packed, they are what they were: what is asked for is unpacked, and the last ones are at hand.

    >>> claims = ClaimList([ClaimEntry(id="a", text="Bone dies.")])
    >>> claims.pack()
    >>> len(claims), claims[0].text
    (1, 'Bone dies.')
    """

    __slots__ = ("_claims", "_count", "_packed")

    _last: ClassVar[tuple["ClaimList | None", tuple[ClaimEntry, ...]]] = (None, ())
    """The list that was unpacked last, with its claims: whoever asks mostly asks again."""

    def __init__(self, claims: Iterable[ClaimEntry]) -> None:
        """Takes them as they are."""
        self._claims: tuple[ClaimEntry, ...] | None = tuple(claims)
        self._count = len(self._claims)
        self._packed = _NOTHING

    def pack(self) -> None:
        """Packs them for as long as the list lives."""
        if self._claims is not None:
            rows = [*map(_values_of, self._claims)]
            self._packed = put_away(zlib.compress(pickle.dumps(rows, protocol=pickle.HIGHEST_PROTOCOL), 1))
            self._claims = None

    def __reduce__(self) -> tuple[Callable[..., "ClaimList"], tuple[object, ...]]:
        # What is packed stays so on its way, and lies on the disk of whoever gets it.
        if self._claims is None:
            return _packed_list, (self._count, self._packed.data)
        return ClaimList, (self._claims,)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[ClaimEntry]:
        return iter(self._unpacked())

    @overload
    def __getitem__(self, at: int) -> ClaimEntry: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[ClaimEntry]: ...

    def __getitem__(self, at: int | slice) -> ClaimEntry | Sequence[ClaimEntry]:
        return self._unpacked()[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._unpacked() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._unpacked())

    def __repr__(self) -> str:
        return repr(self._unpacked())

    def _unpacked(self) -> tuple[ClaimEntry, ...]:
        if self._claims is not None:
            return self._claims
        last, claims = ClaimList._last
        if last is not self:
            claims = tuple([_rebuild(*row) for row in pickle.loads(zlib.decompress(self._packed.data))])
            ClaimList._last = (self, claims)
        return claims


def _packed_list(count: int, packed: bytes) -> ClaimList:
    found = ClaimList(())
    found._claims, found._count, found._packed = None, count, put_away(packed)
    return found
