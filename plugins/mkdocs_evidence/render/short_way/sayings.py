"""What was checked of an article, in order, to be met by what its page will show."""

from collections.abc import Iterator, Sequence

from mkdocs_evidence.model.claim import AnswerSentence, Article, Caption, Citation, Claim, ClaimKind
from mkdocs_evidence.syntax.citations import CitedKey


class DiffersError(Exception):
    """The page would show something otherwise than it was checked, or not at all, or something that never was."""


class Sayings:
    """Hands out what was checked, each kind in its order, to the blocks that are about to show it.

    Each method raises `DiffersError` where the next one says something else.
    """

    def __init__(self, article: Article) -> None:
        self._claims = iter(article.claims)
        self._answer = iter(article.answer)
        self._others: dict[str, Iterator[tuple[str, str, tuple[Citation, ...]]]] = {
            "prose": iter([("", one.text, one.citations) for one in article.prose]),
            "heading": iter([("", one.text, one.citations) for one in article.headings]),
            "lay": iter([(f"{one.audience} | {one.claim}", one.text, ()) for one in article.lay_texts]),
        }
        self._captions: Iterator[Caption] = iter(article.captions)
        self._without: list[tuple[int, Claim]] = []
        """Rows that cite nothing themselves, and the number of their table."""
        self._of_tables: dict[int, tuple[Citation, ...]] = {}

    def claim(self, text: str, name: str, kind: ClaimKind, citations: Sequence[CitedKey], table: int) -> Claim:
        """The next claim.

        Args:
            text: Its words as readers will see them.
            name: The id that its author wrote; perhaps empty.
            kind: The shape in which it stands.
            citations: Its own.
            table: Of a row, the number of its table.
        """
        claim = next(self._claims, None)
        if claim is None or claim.text != text or claim.kind is not kind or _written_id(claim) != name:
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
        self._other("prose", "", text, citations)

    def heading(self, text: str, citations: Sequence[CitedKey]) -> None:
        """The next heading, or header row, or title."""
        self._other("heading", "", text, citations)

    def lay(self, name: str, text: str) -> None:
        """The next text for an audience, by `audience | claim-id`."""
        self._other("lay", name, text, ())

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
        for left in (self._claims, self._answer, self._captions, *self._others.values()):
            if next(left, None) is not None:
                raise DiffersError

    def _other(self, kind: str, name: str, text: str, citations: Sequence[CitedKey]) -> None:
        checked = next(self._others[kind], None)
        if checked is None or checked[:2] != (name, text) or not _cites(checked[2], citations):
            raise DiffersError(text)


def _written_id(claim: Claim) -> str:
    # As written: an id that the loader refused stands on the page all the same.
    return next((value for key, value in claim.attributes if key == "id"), "")


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
