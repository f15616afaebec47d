"""Each block met with what was checked of it, and what its element says of itself because of that."""

from collections.abc import Sequence
from typing import NamedTuple

from mkdocs_evidence.model.claim import Article, ClaimKind
from mkdocs_evidence.render.decor import Decor
from mkdocs_evidence.render.short_way.sayings import Sayings
from mkdocs_evidence.render.short_way.words import Words
from mkdocs_evidence.syntax.attributes import SHOWN_NAMES, Entry
from mkdocs_evidence.syntax.blocks import ANSWER, CAPTION
from mkdocs_evidence.syntax.lines import OwnBlock
from mkdocs_evidence.syntax.outline import Node
from mkdocs_evidence.syntax.records import CELL_BREAK


class Said(NamedTuple):
    """A claim, or a sentence of the bottom line, that is about to be written."""

    attributes: dict[str, str]
    """Of the element that holds it."""
    spoken: str
    after: str
    name: str = ""
    """The id that a claim has on the page; empty for one without, and for sentences."""


class Meeting:
    """Meets the blocks of one article, in their order. Each method raises `DiffersError` where the next is another."""

    def __init__(self, article: Article, decor: Decor) -> None:
        """Takes an article as it was checked, and what stands after its claims."""
        self.sayings = Sayings(article)
        self.is_answer = False
        """Whether the blocks are those of the bottom line."""
        self._decor = decor

    def sort_lays(self, root: Node, blocks: Sequence[OwnBlock]) -> dict[str, list[Node]]:
        """Texts for audiences that are to stand behind a claim, by its id; those of other claims keep their place."""
        lays: dict[str, list[Node]] = {}
        for node in root.children:
            if node.tag == "own" and blocks[node.number].name not in (ANSWER, CAPTION):
                claim = blocks[node.number].argument
                self.sayings.expect_lay(node.number)
                if self.sayings.has_claim(claim):
                    lays.setdefault(claim, []).append(node)
        return lays

    def heading(self, words: Words) -> None:
        """A heading, a title or the head of a table."""
        if not words.is_void:
            self.sayings.heading(words.seen.strip(), words.citations)

    def is_prose(self, words: Words) -> bool:
        """Whether words are neither a claim nor a sentence of the bottom line."""
        return words.is_prose and not self.is_answer

    def prose(self, words: Words) -> dict[str, str]:
        """Attributes of an element of prose."""
        self.sayings.prose(words.seen.strip(), words.citations)
        return shown_attributes({"class": "ev-prose"}, words.entries)

    def say(self, words: Words, kind: ClaimKind, table: int = 0) -> Said:
        """A claim, or a sentence of the bottom line.

        Args:
            words: What is read of it.
            kind: The shape in which it stands.
            table: Of a row, the number of its table.
        """
        attributes = shown_attributes({}, words.entries)
        seen = words.seen.strip()
        if self.is_answer:
            _add_class(attributes, "ev-sentence")
            attributes["data-ev-rests-on"] = " ".join(words.rests_on)
            sentence = self.sayings.sentence(seen, words.rests_on, words.citations)
            return Said(attributes, "", self._decor.after_sentence(sentence))
        name = words.id
        claim = self.sayings.claim(seen, name, kind, words.citations, table)
        _add_class(attributes, "ev-claim ev-recommendation" if claim.is_recommendation else "ev-claim")
        if name:
            attributes["data-ev-claim"] = name
        return Said(attributes, self._decor.spoken(claim), self._decor.after_claim(claim), name)

    def row(self, cells: Sequence[Words], table: int, *, is_head: bool) -> tuple[Said | None, dict[str, str]]:
        """A row of a table.

        Args:
            cells: Words of those that are not empty; at least one.
            table: The number of the table.
            is_head: Whether it names the columns.

        Returns:
            The claim or sentence that it is, if it is one, and its attributes.
        """
        citations = tuple([cited for one in cells for cited in one.citations])
        words = Words(cells[-1].entries, (), CELL_BREAK.join([one.seen for one in cells if one.seen]), citations)
        if is_head:
            self.heading(words)
        elif words.is_void:
            pass
        elif self.is_prose(words):
            return None, self.prose(words)
        else:
            said = self.say(words, ClaimKind.ROW, table)
            return said, said.attributes
        return None, {}

    def caption(self, whole: Sequence[Words], table: int) -> None:
        """All words of a caption, which is one thing to its readers; `table` is 0 where it follows none."""
        seen, citations = _seen(whole), tuple([cited for words in whole for cited in words.citations])
        if seen or citations:
            self.sayings.caption(seen, citations, table)

    def lay(self, number: int, own: OwnBlock, whole: Sequence[Words]) -> None:
        """All words of a text for an audience, by the number of its block."""
        self.sayings.lay(number, f"{own.name} | {own.argument}", _seen(whole))


def shown_attributes(attributes: dict[str, str], entries: Sequence[Entry]) -> dict[str, str]:
    """Adds those attributes that readers may have; classes of ours are not the author's to give."""
    for entry in entries:
        if entry.name == "class":
            if entry.value != "prose" and not entry.value.startswith("ev-"):
                _add_class(attributes, entry.value)
        elif entry.name in SHOWN_NAMES:
            attributes.setdefault(entry.name, entry.value)
    return attributes


def _add_class(attributes: dict[str, str], name: str) -> None:
    before = attributes.get("class", "")
    attributes["class"] = f"{before} {name}" if before else name


def _seen(whole: Sequence[Words]) -> str:
    return " ".join([one.seen for one in whole if one.seen]).strip()
