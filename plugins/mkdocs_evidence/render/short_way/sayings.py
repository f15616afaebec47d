"""What was checked of an article, in order, to be met by what its page will show."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.model.claim import (
    AnswerSentence,
    Article,
    Caption,
    Citation,
    Claim,
    ClaimKind,
    Heading,
    LayText,
    Prose,
)
from mkdocs_evidence.syntax.citations import CitedKey


class DiffersError(Exception):
    """The page would show something otherwise than it was checked, or not at all, or something that never was."""


class Sayings:
    """Hands out what was checked, each kind in its order, to the blocks that are about to show it.

    Each method raises `DiffersError` where the next one says something else.
    """

    def __init__(self, article: Article) -> None:
        ids = [_written_id(claim) for claim in article.claims]
        self._claims = zip(article.claims, ids, strict=True)
        self._answer = iter(article.answer)
        self._others: dict[str, Iterator[Prose | Heading]] = {
            "prose": iter(article.prose),
            "heading": iter(article.headings),
        }
        self._lays = iter(article.lay_texts)
        self._expected: dict[int, LayText] = {}
        self._names = frozenset(ids)
        self._captions: Iterator[Caption] = iter(article.captions)
        self._without: list[tuple[int, Claim]] = []
        """Rows that cite nothing themselves, and the number of their table."""
        self._of_tables: dict[int, tuple[Citation, ...]] = {}

    def has_claim(self, name: str) -> bool:
        """Whether a claim has an id, as its author wrote it."""
        return bool(name) and name in self._names

    def claim(self, text: str, name: str, kind: ClaimKind, citations: Sequence[CitedKey], table: int) -> Claim:
        """The next claim.

        Args:
            text: Its words as readers will see them.
            name: The id that its author wrote; perhaps empty.
            kind: The shape in which it stands.
            citations: Its own.
            table: Of a row, the number of its table.
        """
        claim, written_id = next(self._claims, (None, ""))
        if claim is None or claim.text != text or claim.kind is not kind or written_id != name:
            raise DiffersError(text)
        if kind is ClaimKind.ROW and not citations:
            self._without.append((table, claim))
        elif not _cites(claim.citations, citations):
            raise DiffersError(text)
        return claim

    def sentence(self, text: str, rests_on: Sequence[str], citations: Sequence[CitedKey]) -> AnswerSentence:
        """The next sentence of the bottom line."""
        sentence = next(self._answer, None)
        if sentence is None or sentence.text != text or sentence.rests_on != rests_on:
            raise DiffersError(text)
        if not _cites(sentence.citations, citations):
            raise DiffersError(text)
        return sentence

    def prose(self, text: str, citations: Sequence[CitedKey]) -> None:
        """The next block of prose."""
        self._other("prose", text, citations)

    def heading(self, text: str, citations: Sequence[CitedKey]) -> None:
        """The next heading, or header row, or title."""
        self._other("heading", text, citations)

    def expect_lay(self, number: int) -> None:
        """The next text for an audience is the block of ours of that number, wherever on the page it is shown."""
        checked = next(self._lays, None)
        if checked is None:
            raise DiffersError
        self._expected[number] = checked

    def lay(self, number: int, name: str, text: str) -> None:
        """A text for an audience, by `audience | claim-id`."""
        checked = self._expected.pop(number, None)
        if checked is None or checked.text != text or f"{checked.audience} | {checked.claim}" != name:
            raise DiffersError(text)

    def caption(self, text: str, citations: Sequence[CitedKey], table: int) -> None:
        """The next caption; `table` is 0 where it follows none."""
        caption = next(self._captions, None)
        if caption is None or caption.text != text or not _cites(caption.citations, citations):
            raise DiffersError(text)
        if table:
            self._of_tables[table] = caption.citations

    def end(self) -> None:
        """Nothing more will be shown."""
        for table, claim in self._without:
            if _forms(claim.citations) != _forms(self._of_tables.get(table, ())):
                raise DiffersError(claim.text)
        for left in (self._claims, self._answer, self._captions, self._lays, *self._others.values()):
            if next(left, None) is not None:
                raise DiffersError
        if self._expected:
            raise DiffersError

    def _other(self, kind: str, text: str, citations: Sequence[CitedKey]) -> None:
        checked = next(self._others[kind], None)
        if checked is None or checked.text != text or not _cites(checked.citations, citations):
            raise DiffersError(text)


def _written_id(claim: Claim) -> str:
    # As written: an id that the loader refused stands on the page all the same.
    for key, value in claim.attributes:
        if key == "id":
            return value
    return ""


def _cites(checked: Sequence[Citation], shown: Sequence[CitedKey]) -> bool:
    if len(checked) != len(shown):
        return False
    for one, other in zip(checked, shown, strict=True):
        if one.key != other.key or (one.extract or "") != other.extract:
            return False
        if one.relation is not other.relation or one.locator != other.locator:
            return False
    return True


def _forms(citations: Sequence[Citation]) -> list[tuple[str, str, str, str]]:
    return [(one.key, one.extract or "", one.relation, one.locator) for one in citations]
