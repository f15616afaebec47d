"""Articles in hosts that run Markdown extensions and no plugins.

There nobody has loaded references or run checks. So a page with claims is shown only when a `ledger.json`, written by
`evidence build`, holds exactly its claims; otherwise the build of the host ends with a message that says what to do.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.preprocessors import Preprocessor

from mkdocs_evidence.load.articles.claims import sort_blocks
from mkdocs_evidence.model.audience import USUAL_AUDIENCES, Audience, Direction
from mkdocs_evidence.model.claim import Article, Citation
from mkdocs_evidence.model.ids import ArticleId, AudienceId, ReferenceKey
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.render.decor import Decor, PlainDecor
from mkdocs_evidence.syntax.front_matter import split_front_matter
from mkdocs_evidence.syntax.records import Block, BlockKind
from mkdocs_evidence.syntax.scanner import scan_article

LEDGER_VARIABLE = "EVIDENCE_LEDGER"
"""Environment variable that names the `ledger.json` when the host's configuration does not."""

_OURS = frozenset({BlockKind.ANSWER, BlockKind.CAPTION})
_LAY_STARTS = tuple(f"{one.id} | " for one in USUAL_AUDIENCES)


class EvidenceError(Exception):
    """A host without our plugin met claims that no fresh ledger covers."""


Renderer = Callable[[Article, Decor], Markdown]
"""Makes a renderer for one article, to be used once."""


class UnboundArticles(Preprocessor):
    """Renders a whole page of guidance by itself, before any other extension touches it."""

    def __init__(self, md: Markdown, ledger: str, renderer: Renderer) -> None:
        """Takes what is needed to render a page.

        Args:
            md: The host's own renderer, which keeps the finished page.
            ledger: Path of a `ledger.json`; when empty, `EVIDENCE_LEDGER` names it.
            renderer: Makes a renderer for one article, in our dialect.
        """
        super().__init__(md)
        self._markdown = md
        self._ledger = ledger
        self._renderer = renderer
        self._articles: list[Mapping[str, Any]] | None = None  # Any: JSON

    def run(self, lines: list[str]) -> list[str]:
        """The page as it is when it holds no claims, else a placeholder for the finished article.

        Raises:
            EvidenceError: The page holds claims, and no ledger says that they were checked.
        """
        text = "\n".join(lines)
        if "@" not in text and "///" not in text:
            return lines
        front_matter = split_front_matter(text)
        body = front_matter.body if front_matter else text
        blocks = scan_article(body, file="").blocks
        if not any(map(_is_ours, blocks)):
            return lines
        stored = self._find(blocks)
        return [self._markdown.htmlStash.store(_render(body, blocks, stored, self._renderer))]

    def _find(self, blocks: Sequence[Block]) -> Mapping[str, Any]:  # Any: JSON
        name = self._ledger or os.environ.get(LEDGER_VARIABLE, "")
        words = next((block.text for block in blocks if _is_ours(block)), "")
        about = f"This page holds claims that must be checked before they are shown (“{words[:80]}”)."
        if not name:
            raise EvidenceError(
                f"{about} Build the site with MkDocs and `plugins: [evidence]`, or run `evidence build` first and name "
                f"its ledger.json in the extension's option `ledger` or in the variable {LEDGER_VARIABLE}."
            )
        if self._articles is None:
            self._articles = _load(Path(name), about)
        form = _form(blocks)
        for stored in self._articles:
            if _stored_form(stored) == form:
                return stored
        raise EvidenceError(f"{about} {name} does not hold them as they stand here. Run `evidence build` again.")


def _is_ours(block: Block) -> bool:
    """Whether only guidance holds such a block: other pages may use blocks of other extensions, `/// note | Hint`."""
    if block.kind is BlockKind.LAY:
        return block.argument.startswith(_LAY_STARTS)
    return bool(block.citations) or block.kind in _OURS


def _load(path: Path, about: str) -> list[Mapping[str, Any]]:  # Any: JSON
    try:
        articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvidenceError(f"{about} {path} cannot be read as a ledger ({error}). Run `evidence build`.") from error
    return [one for one in articles if isinstance(one, dict)]


_CitedForm = tuple[tuple[str, str, str, str], ...]


def _form(blocks: Sequence[Block]) -> list[object]:
    sayings = sort_blocks(tuple(blocks), [])
    return [
        [(claim.id or "", claim.text, _cited(claim.citations)) for claim in sayings.claims],
        [(lay.audience, lay.claim, lay.text) for lay in sayings.lay_texts],
        [(one.text, " ".join(one.rests_on), _cited(one.citations)) for one in sayings.answer],
    ]


def _cited(citations: Sequence[Citation]) -> _CitedForm:
    return tuple((one.key, one.extract or "", one.relation.value, one.locator) for one in citations)


def _stored_form(stored: Mapping[str, Any]) -> list[object]:  # Any: JSON
    try:
        return [
            [(one["id"] or "", one["text"], _stored_cited(one)) for one in stored["claims"]],
            [(one["audience"], one["claim"], one["text"]) for one in stored["lay"]],
            [(one["text"], " ".join(one["from"]), _stored_cited(one)) for one in stored["answer"]],
        ]
    except (KeyError, TypeError):
        return []


def _stored_cited(stored: Mapping[str, Any]) -> _CitedForm:  # Any: JSON
    return tuple((one["key"], one["extract"] or "", one["relation"], one["locator"]) for one in stored["citations"])


def _render(
    body: str,
    blocks: Sequence[Block],
    stored: Mapping[str, Any],  # Any: JSON
    renderer: Renderer,
) -> str:
    sayings = sort_blocks(tuple(blocks), [])
    article = Article(
        id=ArticleId(stored["id"]),
        file="",
        title=stored["title"],
        question=stored["question"],
        population=None,
        written=None,
        searched=None,
        review_due=None,
        source_digest=stored["source_digest"],
        answer=tuple(sayings.answer),
        claims=tuple(sayings.claims),
        at=Place(""),
    )
    numbers = {ReferenceKey(one["key"]): one["number"] for one in stored["references"]}
    html = renderer(article, PlainDecor(numbers, [_audience(one) for one in stored.get("audiences", ())])).convert(body)
    entries = "".join(_entry(one) for one in stored["references"])
    return (
        f'<div class="ev" data-ev-article="{escape(article.id)}">\n{html}\n'
        f'<h2>References</h2>\n<ol class="ev-references">\n{entries}</ol>\n</div>'
    )


def _audience(stored: Mapping[str, Any]) -> Audience:  # Any: JSON
    return Audience(
        id=AudienceId(stored["id"]),
        label=stored["id"],
        heading=stored["heading"],
        lang=stored["lang"],
        direction=Direction(stored["direction"]) if stored["direction"] else None,
    )


def _entry(stored: Mapping[str, Any]) -> str:  # Any: JSON
    key = escape(stored["key"])
    return (
        f'<li id="ref-{key}" data-ev-ref="{key}" value="{stored["number"]}">'
        f'<span class="ev-ref-text">{escape(stored["text"])}</span></li>\n'
    )
