"""Compiled templates, kept between builds: to compile those of a theme takes longer than to make the pages of an edit.

What Jinja makes of a template depends on its text and on how its environment is set up; a filter that is given a
constant is even called while the template is compiled. So nothing is kept for an environment with a filter, a test or
an extension of somebody else, whose code may change under the same name.
"""

from functools import cache
from importlib.metadata import version

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from mkdocs_evidence.load.kept.store import Store
from mkdocs_evidence.render.templating import keep_compiled

_VERSIONED = ("jinja2", "markupsafe", "mkdocs")
_KNOWN = frozenset((*_VERSIONED, "mkdocs_evidence", "builtins", "_operator"))
"""Packages whose code the store or a version tells apart, and modules that come with Python."""
_SETTINGS = (
    "block_start_string",
    "block_end_string",
    "variable_start_string",
    "variable_end_string",
    "comment_start_string",
    "comment_end_string",
    "line_statement_prefix",
    "line_comment_prefix",
    "trim_blocks",
    "lstrip_blocks",
    "newline_sequence",
    "keep_trailing_newline",
    "optimized",
    "autoescape",
    "is_async",
    "sandboxed",
    "finalize",
    "policies",
)
"""Of an environment, what changes what is made of a template."""


class KeptTemplates(BytecodeCache):
    """Takes compiled templates out of the store when Jinja asks for them."""

    def __init__(self, store: Store) -> None:
        """Takes where they are kept."""
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills in what was made of this very text before."""
        kind = _kind_of(bucket)
        kept = self._store.recall_each([kind])[0] if kind is not None else None
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was made of it now."""
        kind = _kind_of(bucket)
        if kind is not None:
            self._store.keep_each({kind: bucket.bytecode_to_string()})


def keep_our_templates(store: Store | None) -> None:
    """Has the templates of this package taken from the store; None has each process compile them."""
    keep_compiled(KeptTemplates(store) if store is not None else None)


def keep_templates(env: Environment, store: Store | None) -> None:
    """Has the templates of a theme taken from the store, where there is one.

    Args:
        env: The theme; one that keeps its templates somewhere itself goes on with that.
        store: Where they are kept.
    """
    if store is not None and env.bytecode_cache is None:
        env.bytecode_cache = KeptTemplates(store)


def _kind_of(bucket: Bucket) -> bytes | None:
    """All that the compiled template depends on; None where that cannot be told."""
    env = bucket.environment
    called = {**env.filters, **{f"is {name}": test for name, test in env.tests.items()}, **env.extensions}
    made_by = {name: _origin(one) for name, one in called.items()}
    if any(origin.partition(".")[0] not in _KNOWN for origin in made_by.values()) or callable(env.autoescape):
        return None
    settings = (f"{name}={getattr(env, name)!r}" for name in (*_SETTINGS, "newstyle_gettext") if hasattr(env, name))
    names = (f"{name}={origin}" for name, origin in made_by.items())
    return "\0".join(("template", bucket.key, bucket.checksum, *_versions(), *settings, *names)).encode()


def _origin(one: object) -> str:
    """The full name of a function, or of the class of an extension."""
    named = one if hasattr(one, "__qualname__") else type(one)
    return f"{named.__module__}.{named.__qualname__}"


@cache
def _versions() -> tuple[str, ...]:
    return tuple(map(version, _VERSIONED))
