"""Whether the machines of a cluster run the same programs as this one: others might make other bytes."""

import platform
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from pathlib import Path

_OURS = "mkdocs-evidence"
_DOORS = ("mkdocs.plugins", "mkdocs.themes", "markdown.extensions")
"""Entry points by which a package can change what a page says."""
_CARRIERS = ("distributed", "fsspec", "cloudpickle", "msgpack")
_MOST_TOLD = 5


@cache
def describe_programs() -> Mapping[str, str]:
    """Name and version of everything on which a site's bytes depend, on this machine."""
    programs = {
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "code of mkdocs-evidence": _digest_code(),
    }
    roots = [_OURS, *_CARRIERS, *(one.name for one in distributions() if _opens_a_door(one))]
    return programs | {one.name.lower(): one.version for one in _with_needs(roots)}


def find_differences(here: Mapping[str, str], there: Mapping[str, str]) -> tuple[str, ...]:
    """In what two machines differ, in words; nothing when they are alike.

    >>> find_differences({"markdown": "3.10", "mkdocs": "1.6.1"}, {"markdown": "3.9"})
    ('markdown 3.10 here and 3.9 there', 'mkdocs 1.6.1 here and none there')
    """
    names = sorted({*here, *there})
    return tuple(
        f"{name} {here.get(name, 'none')} here and {there.get(name, 'none')} there"
        for name in names
        if here.get(name) != there.get(name)
    )


def tell_differences(differences: Iterable[str]) -> str:
    """The first of many differences, and how many more there are."""
    found = [*differences]
    more = len(found) - _MOST_TOLD
    return "; ".join(found[:_MOST_TOLD]) + (f"; and {more} more" if more > 0 else "")


def _opens_a_door(found: Distribution) -> bool:
    return any(one.group in _DOORS for one in found.entry_points)


def _with_needs(names: Iterable[str]) -> Iterator[Distribution]:
    """Installed packages with all that they need, each once; what an extra asks for counts where it is installed."""
    waiting, seen = [*names], set[str]()
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        yield found
        needs = (re.match(r"[\w.-]+", one) for one in found.requires or () if not _is_extra(one))
        waiting += [one[0] for one in needs if one]


def _is_extra(need: str) -> bool:
    return "extra ==" in need


def _digest_code() -> str:
    package = Path(__file__).resolve().parents[1]
    state = blake2b(digest_size=8)
    for file in sorted(package.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            data = file.read_bytes()
            state.update(f"{file.relative_to(package).as_posix()} {len(data)} ".encode() + data)
    return state.hexdigest()
