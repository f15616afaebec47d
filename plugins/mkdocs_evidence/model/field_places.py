"""Where the values of a file stand, in few bytes: works have some fifty thousand of them for a thousand articles."""

from collections.abc import Iterable
from dataclasses import dataclass
from struct import Struct
from typing import Self

from mkdocs_evidence.model.place import Place, make_place

_PLACE = Struct("<4I")
_alike: dict[tuple[str, ...], tuple[str, ...]] = {}
"""Names that values of a file have, each row of them once: most works have the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlaces:
    """The place of each value of a file, by its name.

    >>> FieldPlaces.of([("title", Place("a.yml", 2, 8, 2, 70))]).find("title")
    Place(file='a.yml', line=2, column=8, end_line=2, end_column=70)
    """

    file: str = ""
    names: tuple[str, ...] = ()
    """In the author's order."""
    numbers: bytes = b""
    """Lines and columns of each, in that order."""

    @classmethod
    def of(cls, places: Iterable[tuple[str, Place]]) -> Self:
        """Takes the names and places of values that stand in one file.

        Raises:
            ValueError: They stand in more than one.
        """
        found = tuple(places)
        if len(files := {place.file for _, place in found}) > 1:
            raise ValueError(f"Values of one file stand in {len(files)}.")
        return cls(
            file=next(iter(files), ""),
            names=alike(tuple(name for name, _ in found)),
            numbers=b"".join(_PLACE.pack(*place[1:]) for _, place in found),
        )

    def find(self, name: str) -> Place | None:
        """Where the value of this name stands; None when there is none."""
        if name not in self.names:
            return None
        numbers = _PLACE.unpack_from(self.numbers, self.names.index(name) * _PLACE.size)
        return make_place((self.file, *numbers))


NO_PLACES = FieldPlaces()
"""Of a file without values."""


def alike(names: tuple[str, ...]) -> tuple[str, ...]:
    """The same names, as one object wherever they are the same."""
    return _alike.setdefault(names, names)
