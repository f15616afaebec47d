"""Which works were looked at while something was worked out, so that only a change of one of them undoes it."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar, overload

from mkdocs_evidence.model.ids import ReferenceKey
from mkdocs_evidence.model.reference import Reference

T = TypeVar("T")

EVERY_KEY = ReferenceKey("*")
"""Noted when somebody asked which works there are. No work can be called so."""


class WatchedWorks(Mapping[ReferenceKey, Reference]):
    """The works of a site, which note who is asked for, be it there or not."""

    def __init__(self, works: Mapping[ReferenceKey, Reference]) -> None:
        self._works = works
        self._seen: set[ReferenceKey] = set()

    @contextmanager
    def watch(self) -> Iterator[set[ReferenceKey]]:
        """Gathers the keys that are asked for until the end; whoever watches already gets them too."""
        before, self._seen = self._seen, set()
        try:
            yield self._seen
        finally:
            before |= self._seen
            self._seen = before

    def note(self, keys: Collection[ReferenceKey]) -> None:
        """Takes these works for looked at, since something that was worked out before is used again."""
        self._seen.update(keys)

    def __getitem__(self, key: ReferenceKey) -> Reference:
        self._seen.add(key)
        return self._works[key]

    def __contains__(self, key: object) -> bool:
        self._seen.add(key)  # type: ignore[arg-type]  # whatever is asked for
        return key in self._works

    @overload
    def get(self, key: ReferenceKey, default: None = None, /) -> Reference | None: ...
    @overload
    def get(self, key: ReferenceKey, default: Reference | T, /) -> Reference | T: ...
    def get(self, key: ReferenceKey, default: Reference | T | None = None, /) -> Reference | T | None:
        """The work of this key, or `default`."""
        self._seen.add(key)
        return self._works.get(key, default)

    def __iter__(self) -> Iterator[ReferenceKey]:
        self._seen.add(EVERY_KEY)
        return iter(self._works)

    def __len__(self) -> int:
        self._seen.add(EVERY_KEY)
        return len(self._works)
