"""What stands around the words of an article: citation marks in the text, and what follows a claim."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Protocol

from mkdocs_evidence.model.audience import USUAL_AUDIENCES, Audience
from mkdocs_evidence.model.claim import AnswerSentence, Citation, Claim, Relation
from mkdocs_evidence.model.ids import AudienceId, ReferenceKey
from mkdocs_evidence.render.terms import Glossary
from mkdocs_evidence.syntax.citations import CitedKey

_LEAD = {
    Relation.SUPPORTS: "",
    Relation.QUALIFIES: "qualified by ",
    Relation.DISPUTES: "disputed by ",
    Relation.BACKGROUND: "background: ",
}


class Decor(Protocol):
    """Makes HTML that the Markdown extension puts into the text of one article, as it is."""

    glossary: Glossary | None
    """Terms to link where a section first uses them; None when the site explains none."""

    def marks(self, citations: Sequence[Citation | CitedKey]) -> str:
        """Citations that stand together, in one bracket or several: a `span.ev-cites` that holds an `a.ev-cite` each.

        They come as they were checked, or as they are read of the text.
        """

    def spoken(self, claim: Claim) -> str:
        """What those who hear the page are told of a claim before its citations; may be empty.

        It stands in a `span.ev-cites` of its own, since it is no part of the author's words.
        """

    def after_claim(self, claim: Claim) -> str:
        """What follows the words of a claim; may be empty."""

    def after_sentence(self, sentence: AnswerSentence) -> str:
        """What follows a sentence of the bottom line; may be empty."""

    def audience(self, name: str) -> Audience:
        """The audience that an author names, for what stands above a text for it."""


class PlainDecor:
    """The least that a page needs: numbers that lead to the references, and nothing after the claims."""

    def __init__(self, numbers: Mapping[ReferenceKey, int], audiences: Iterable[Audience] = ()) -> None:
        """Takes what the page needs to know.

        Args:
            numbers: Of the page's references; a key without one stays as written and is marked.
            audiences: Those of the site; the usual ones are known.
        """
        self.glossary: Glossary | None = None
        self._numbers = numbers
        self._audiences = {one.id: one for one in (*USUAL_AUDIENCES, *audiences)}

    def marks(self, citations: Sequence[Citation | CitedKey]) -> str:
        """One bracket of citations. Brackets and commas keep the numbers apart where no style sheet is."""
        return f'<span class="ev-cites"> [{", ".join(self._mark(one) for one in citations)}]</span>'

    def _mark(self, citation: Citation | CitedKey) -> str:
        key = escape(citation.key)
        number = self._numbers.get(citation.key)
        if number is None:
            return f'<span class="ev-unknown">@{key}</span>'
        extract = f' data-ev-extract="{escape(citation.extract)}"' if citation.extract else ""
        locator = f" ({escape(citation.locator)})" if citation.locator else ""
        return (
            f'{_LEAD[citation.relation]}<a class="ev-cite" href="#ref-{key}" data-ev-key="{key}" '
            f'data-ev-relation="{citation.relation}"{extract}>{number}</a>{locator}'
        )

    def spoken(self, claim: Claim) -> str:
        """Nothing."""
        return ""

    def after_claim(self, claim: Claim) -> str:
        """Nothing."""
        return ""

    def after_sentence(self, sentence: AnswerSentence) -> str:
        """Nothing."""
        return ""

    def audience(self, name: str) -> Audience:
        """The audience of that name; one that nobody knows is called as the author does."""
        named = AudienceId(name)
        return self._audiences.get(named) or Audience(id=named, label=name, heading=name)
