"""Bytes that lie on the disk while nobody asks for them: what is packed of thousands of articles would fill the memory.

They lie in files without a name, which are gone with whoever put them away. The processes that he forks can read them.
"""

import os
import tempfile
import threading
import weakref

_LITTLE = 512
"""Bytes that are not worth the way."""
_MOST = 64 << 20
"""Bytes of one file. When all of them are forgotten it gives its room back, so that one may not grow for ever."""


class _File:
    """A file without a name. It is closed, and gone, when nothing that lies in it is known any more."""

    def __init__(self) -> None:
        self.number, path = tempfile.mkstemp()
        weakref.finalize(self, os.close, self.number)
        os.unlink(path)
        self.end = 0
        self.owner = os.getpid()


class PutAway:
    """Some bytes, wherever they are.

    >>> put_away(b"bone" * 1000).data == b"bone" * 1000
    True
    """

    __slots__ = ("_data", "_file", "_length", "_start")

    def __init__(self, data: bytes, file: _File | None = None, start: int = 0) -> None:
        """Takes the bytes, which are kept here unless they are in a file."""
        self._data = b"" if file is not None else data
        self._file = file
        self._start = start
        self._length = len(data)

    @property
    def data(self) -> bytes:
        """They.

        Raises:
            OSError: The disk failed.
        """
        if self._file is None:
            return self._data
        found = os.pread(self._file.number, self._length, self._start)
        if len(found) != self._length:
            raise OSError("What was put away on the disk cannot be read again.")
        return found

    def __reduce__(self) -> tuple[type["PutAway"], tuple[bytes]]:
        # It may be read where the file is not.
        return PutAway, (self.data,)


_filling: _File | None = None
_one_by_one = threading.Lock()
"""No two threads may write at the same place."""


def put_away(data: bytes) -> PutAway:
    """Puts bytes on the disk. They stay here where there is no room for them, and in a process that was forked."""
    if len(data) >= _LITTLE and hasattr(os, "pwrite"):
        try:
            with _one_by_one:
                return _put_away(data)
        except OSError:
            pass  # memory will do, too
    return PutAway(data)


def _put_away(data: bytes) -> PutAway:
    global _filling  # one file is filled after the other, whoever puts something away
    if _filling is None or _filling.end > _MOST:
        _filling = _File()
    start = _filling.end
    # Nobody may write where the process does from which he was forked.
    if _filling.owner != os.getpid() or os.pwrite(_filling.number, data, start) != len(data):
        return PutAway(data)
    _filling.end += len(data)
    return PutAway(data, _filling, start)
