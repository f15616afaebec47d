"""A theme that prints a mark in place of the table of contents."""

from typing import Any

from jinja2 import BaseLoader, BytecodeCache, ChoiceLoader, DictLoader, Environment, Template, TemplateNotFound
from jinja2.bccache import Bucket

from mkdocs_evidence.host.shells.frames import mark

_CONTENTS = "partials/toc.html"
"""Material's template for the table of contents, which it prints twice."""
_LANGUAGE = "partials/language.html"
"""Material's template for its words, which the one for the contents needs."""
_CONTENTS_ALONE = f'{{% import "{_LANGUAGE}" as lang with context %}}{{% include "{_CONTENTS}" %}}'


class _CompiledOnce(BytecodeCache):
    """Templates compiled once for the theme and for the theme with marks."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}  # Any: compiled code

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum] = bucket.code


def marked_theme(env: Environment) -> tuple[Environment, Template | None]:
    """The theme with a mark for its contents, and what prints them alone; None where it has no template for them.

    Args:
        env: The theme, before any of its templates was used.
    """
    if env.bytecode_cache is None:
        env.bytecode_cache = _CompiledOnce()
    if env.loader is None or not all(_has_template(env.loader, env, name) for name in (_CONTENTS, _LANGUAGE)):
        return env.overlay(), None
    marked = env.overlay(loader=ChoiceLoader([DictLoader({_CONTENTS: mark("toc")}), env.loader]))
    return marked, env.from_string(_CONTENTS_ALONE)


def _has_template(loader: BaseLoader, env: Environment, name: str) -> bool:
    try:
        loader.get_source(env, name)
    except TemplateNotFound:
        return False
    return True
