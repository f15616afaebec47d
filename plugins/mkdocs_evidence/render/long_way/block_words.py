"""The words of one block on the page: markup, citation marks, and the attribute list that is taken off them."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from mkdocs_evidence.model.claim import Citation
from mkdocs_evidence.model.ids import ExtractId
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.long_way.inline import InlineBuilder
from mkdocs_evidence.render.marked_words import MarkedWords
from mkdocs_evidence.render.seen import CitationForm, citation_form
from mkdocs_evidence.syntax.attributes import Mark
from mkdocs_evidence.syntax.citations import CitedKey
from mkdocs_evidence.syntax.inline import read_words
from mkdocs_evidence.syntax.lines import Prepared
from mkdocs_evidence.syntax.tokens import TokenKind


@dataclass(slots=True)
class BlockWords(MarkedWords):
    """One stretch of text on the page."""

    citations: tuple[CitationForm, ...]


class WordBuilder:
    """Builds the words of the blocks of one article."""

    def __init__(self, prepared: Prepared, decor: Decor, store: Callable[[str], str]) -> None:
        """Takes what was set aside, what makes the marks, and what keeps HTML until the page is written."""
        self._prepared = prepared
        self._decor = decor
        self._store = store

    def build(self, element: Element, text: str, mark: Mark | None) -> BlockWords:
        """Builds the words of a block into an element without children.

        Args:
            element: Takes the words in place of its text.
            text: The block as written.
            mark: Its attribute list, which is left out.
        """
        element.text = None
        words = text[: mark.text_stop] if mark is not None else text.rstrip()
        tokens, _ = read_words(words, self._prepared.definitions)
        builder = InlineBuilder(element, self._prepared.codes)
        cited: list[Citation] = []
        for is_cited, group in groupby(tokens, key=lambda token: token.kind is TokenKind.CITED):
            if is_cited:
                # Brackets with nothing between them are shown as one, or their numbers would touch.
                together = [_citation(one) for token in group for one in token.cited]
                cited += together
                builder.add_text(self._store(self._decor.marks(together)))
            else:
                for token in group:
                    builder.add(token)
        return BlockWords(mark.entries if mark is not None else (), tuple(citation_form(one) for one in cited))


def _citation(cited: CitedKey) -> Citation:
    return Citation(
        key=cited.key,
        extract=ExtractId(cited.extract) if cited.extract else None,
        locator=cited.locator,
        relation=cited.relation,
        at=Place(""),
    )
