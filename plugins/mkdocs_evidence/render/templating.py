"""The templates of `render/templates`: each takes one frozen view, named `view`, and escapes all text by default."""

import re
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from mkdocs_evidence.render.held_together import held_html

_CODE = re.compile(r"`([^`]+)`")
_OF_MOST_PAGES = (
    "article.html",
    "findings.html",
    "flow.html",
    "follow_up.html",
    "grounds.html",
    "history.html",
    "parts.html",
    "stepper.html",
)
"""Templates of articles, histories and works, and those that they import."""


def mark_code(text: str) -> Markup:
    """A message as HTML: what stands in backticks is code, all else is text.

    >>> mark_code("`<b>` is < no *markup*.")
    Markup('<code>&lt;b&gt;</code> is &lt; no *markup*.')
    """
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    environment.filters["mark_code"] = mark_code
    environment.filters["held"] = held_html
    return environment


def keep_compiled(where: BytecodeCache | None) -> None:
    """Has templates, once compiled, kept for later processes; with None each is compiled once in every process."""
    _environment().bytecode_cache = where


def prepare_templates() -> None:
    """Compiles those that most pages of a site are made of, so that processes forked afterwards need not."""
    for name in _OF_MOST_PAGES:
        _environment().get_template(name)


def render_template(name: str, view: object) -> str:
    """Fills a template.

    Args:
        name: File name in the templates folder.
        view: A frozen record; all its text is escaped but what is `Markup` already.
    """
    return _environment().get_template(name).render(view=view)
