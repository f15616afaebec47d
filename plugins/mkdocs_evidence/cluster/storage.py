"""Things put down under the digest of their bytes, on a disk or in a bucket, where all machines find them.

Whoever fetches a thing knows its digest from elsewhere and compares it, so nobody who can only write to the storage can
make a machine take something else.
"""

from hashlib import blake2b

from fsspec.core import url_to_fs  # type: ignore[import-untyped]  # fsspec has no types

from mkdocs_evidence.cluster.access import ClusterError


class Storage:
    """A folder of any file system that fsspec knows."""

    def __init__(self, url: str) -> None:
        """Takes the address of the folder, which need not be there.

        Raises:
            ClusterError: There is no such kind of storage here, or its package is missing.
        """
        self.url = url
        try:
            self._files, self._root = url_to_fs(url)
        except ImportError as problem:
            raise ClusterError(f"`{url}` needs a package that is missing: {problem}.") from problem
        except (ValueError, OSError) as problem:
            raise ClusterError(f"`{url}` is no storage that can be used: {problem}.") from problem

    def put(self, folder: str, data: bytes) -> str:
        """Puts something down; gives the name by which it is fetched.

        Raises:
            ClusterError: The storage does not take it.
        """
        name = f"{folder}/{digest_of(data)}"
        try:
            self._files.makedirs(f"{self._root}/{folder}", exist_ok=True)
            self._files.pipe_file(f"{self._root}/{name}", data)
        except Exception as problem:  # each kind of storage has errors of its own
            raise ClusterError(f"Cannot write to `{self.url}`: {_told(problem)}.") from problem
        return name

    def fetch(self, name: str) -> bytes:
        """What was put down under a name.

        Raises:
            ClusterError: It is gone, cannot be read, or is something else by now.
        """
        try:
            data: bytes = self._files.cat_file(f"{self._root}/{name}")
        except Exception as problem:  # as above
            raise ClusterError(f"Cannot read from `{self.url}`: {_told(problem)}.") from problem
        if digest_of(data) != name.rpartition("/")[2]:
            raise ClusterError(f"`{self.url}/{name}` was changed since it was written. Remove it and start again.")
        return data

    def sizes(self, folder: str) -> dict[str, int]:
        """Name and length of each thing in a folder; nothing where there is no such folder."""
        try:
            listed = self._files.ls(f"{self._root}/{folder}", detail=True)
        except FileNotFoundError:
            return {}
        except Exception as problem:  # as above
            raise ClusterError(f"Cannot list `{self.url}`: {_told(problem)}.") from problem
        return {f"{folder}/{one['name'].rpartition('/')[2]}": one["size"] or 0 for one in listed}

    def clear(self, name: str) -> None:
        """Removes a thing, or a folder with all that is in it. What cannot be removed stays, and does no harm."""
        try:
            self._files.rm(f"{self._root}/{name}", recursive=True)
        except Exception:  # as above
            return


def digest_of(data: bytes) -> str:
    """By which bytes are known again."""
    return blake2b(data, digest_size=32).hexdigest()


def _told(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}".removesuffix(".")
