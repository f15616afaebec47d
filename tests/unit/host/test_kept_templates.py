"""Compiled templates are taken from the store, and only where they would be compiled to the same."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, nodes

from mkdocs_evidence.host.kept.templates import keep_templates
from mkdocs_evidence.load.kept.store import Store

_TEXT = "{% if 'a' | upper == 'A' %}\n{{ word }}{% endif %}"


class _CountedEnvironment(Environment):
    compiled = 0

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:  # Any: Jinja's own
        self.compiled += 1
        return super()._generate(source, *args, **kwargs)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store.sqlite", code=b"code")


def _theme(store: Store | None, text: str = _TEXT, **settings: Any) -> _CountedEnvironment:  # Any: Jinja's settings
    env = _CountedEnvironment(loader=DictLoader({"page.html": text}), **settings)
    keep_templates(env, store)
    return env


def _shown(env: Environment) -> str:
    return env.get_template("page.html").render(word="here")


def test_a_template_that_was_compiled_before_is_not_compiled_again(store: Store) -> None:
    first, second = _theme(store), _theme(store)
    assert _shown(first) == _shown(second) == "\nhere"
    assert (first.compiled, second.compiled) == (1, 0)


def test_a_changed_template_is_compiled_anew(store: Store) -> None:
    _shown(_theme(store))
    assert _shown(_theme(store, "{{ word }} and there")) == "here and there"


def test_a_theme_that_is_set_up_otherwise_is_compiled_by_itself(store: Store) -> None:
    _shown(_theme(store))
    assert _shown(_theme(store, trim_blocks=True)) == "here"


def test_a_theme_with_a_filter_of_somebody_else_is_not_kept(store: Store) -> None:
    text = "{{ 'a' | shout }}"
    for answer in ("A!", "A?"):
        env = _theme(store, text)
        env.filters["shout"] = lambda word, answer=answer: answer
        assert _shown(env) == answer


def test_without_a_store_every_theme_is_compiled() -> None:
    env = _theme(None)
    assert _shown(env) == "\nhere"
    assert env.compiled == 1


def test_a_damaged_template_is_compiled_anew(store: Store, tmp_path: Path) -> None:
    _shown(_theme(store))
    path = tmp_path / "store.sqlite"
    data = path.read_bytes()
    assert b"word" in data
    path.write_bytes(data.replace(b"word", b"wort"))
    assert _shown(_theme(store)) == "\nhere"
