"""An article's text without some of its claims, line by line: the lines that stay are those of the author."""

import re

from mkdocs_evidence.model.claim import Article, Claim, ClaimKind
from mkdocs_evidence.model.place import LINE_END
from mkdocs_evidence.syntax.patterns import regex

_BULLET = regex(r"[ \t]*[-*+][ \t]+")
_OPENS_CAPTION = regex(r"[ \t]*///[ \t]*(?:table-)?caption\b")
_OPENS_ANSWER = regex(r"[ \t]*///[ \t]*answer\b")
_CLOSES = regex(r"[ \t]*///[ \t]*$")


def text_without(text: str, article: Article, hidden: frozenset[int], *, is_brief: bool) -> str:
    """The text of an article in which a note stands in place of some claims, and nothing in place of their lay texts.

    Args:
        text: The author's.
        article: What was read of it.
        hidden: Places of the claims in the article's list.
        is_brief: Whether one note may stand for several paragraphs or bullets in a row.
    """
    cut = _Cut(text)
    gone = {claim.id for place, claim in enumerate(article.claims) if place in hidden}
    for lay in article.lay_texts:
        if lay.claim in gone:
            cut.remove(lay.at.line, lay.at.end[0])
    for sentence in article.answer:
        if gone.intersection(sentence.rests_on):
            cut.remove(sentence.at.line, sentence.at.end[0])
    cut.remove_empty_answers()
    _cut_tables(cut, article, hidden)
    for run in _runs(cut, article, hidden, is_brief=is_brief):
        cut.note(run[0], len(run))
        for claim in run[1:]:
            cut.remove(claim.at.line, claim.at.end[0])
    return cut.text()


def _runs(cut: "_Cut", article: Article, hidden: frozenset[int], *, is_brief: bool) -> list[list[Claim]]:
    """The hidden paragraphs and items, those together for which one note will do."""
    runs: list[list[Claim]] = []
    last = -2
    for place in sorted(hidden):
        claim = article.claims[place]
        if claim.kind is ClaimKind.ROW:
            continue
        before = article.claims[last] if last == place - 1 else None
        is_next = before is not None and before.section == claim.section and cut.is_alike(before, claim)
        if is_brief and is_next and not cut.has_words_between(before, claim):
            runs[-1].append(claim)
        else:
            runs.append([claim])
        last = place
    return runs


def _cut_tables(cut: "_Cut", article: Article, hidden: frozenset[int]) -> None:
    rows = [(place, claim) for place, claim in enumerate(article.claims) if claim.kind is ClaimKind.ROW]
    tables: list[list[tuple[int, Claim]]] = []
    for place, claim in rows:
        if tables and tables[-1][-1][1].at.line == claim.at.line - 1:
            tables[-1].append((place, claim))
        else:
            tables.append([(place, claim)])
    for table in tables:
        lines = [claim.at.line for place, claim in table if place in hidden]
        for line in lines:
            cut.remove(line, line)
        if len(lines) == len(table):
            cut.remove_table(table[0][1], len(lines))


class _Cut:
    """The lines of a text, some of which are removed or replaced."""

    def __init__(self, text: str) -> None:
        self._ends = [*LINE_END.findall(text), ""]
        self._lines = LINE_END.split(text)
        self._new: dict[int, str | None] = {}

    def text(self) -> str:
        """What is left; line ends are those of the text."""
        kept = []
        for number, (line, end) in enumerate(zip(self._lines, self._ends, strict=True), 1):
            new = self._new.get(number, line)
            if new is not None:
                kept.append(new + end)
        return "".join(kept)

    def remove(self, first: int, last: int) -> None:
        """Takes out lines, both included; notes that stand there already stay."""
        for number in range(first, last + 1):
            self._new.setdefault(number, None)

    def note(self, claim: Claim, count: int) -> None:
        """Puts a note in place of a paragraph or item, for so many claims."""
        prefix = self._prefix(claim)
        margin = re.sub(r"[^>\s]", " ", prefix)
        end = next(filter(None, self._ends), "\n")
        self._new[claim.at.line] = f"{prefix}{_note(count)}{end}{margin}{{: .prose }}"
        self.remove(claim.at.line + 1, claim.at.end[0])

    def is_alike(self, one: Claim, other: Claim) -> bool:
        """Whether two claims are paragraphs at the margin, or bullets of one depth."""
        first, second = self._prefix(one), self._prefix(other)
        return one.kind is other.kind and first == second and (first == "" or bool(_BULLET.fullmatch(first)))

    def has_words_between(self, one: Claim | None, other: Claim) -> bool:
        """Whether something that stays stands between two claims."""
        first = one.at.end[0] + 1 if one is not None else other.at.line
        between = range(first, other.at.line)
        return any(self._lines[number - 1].strip() and number not in self._new for number in between)

    def remove_table(self, row: Claim, count: int) -> None:
        """Takes out head and caption of a table whose rows are all gone, and puts a note there."""
        head = row.at.line - 2
        prefix = re.match(r"[ \t>]*", self._lines[head - 1])
        margin = prefix[0] if prefix else ""
        self._new[head] = f"{margin}{_note(count)}"
        self._new[head + 1] = f"{margin}{{: .prose }}"
        after = row.at.line
        while after <= len(self._lines) and (after in self._new or not self._lines[after - 1].strip(" \t>")):
            after += 1
        if after <= len(self._lines) and _OPENS_CAPTION.match(self._lines[after - 1]):
            self.remove(after, self._closing(after))

    def remove_empty_answers(self) -> None:
        """Takes out the marks of a bottom line that has no sentence left."""
        for number, line in enumerate(self._lines, 1):
            if _OPENS_ANSWER.match(line):
                last = self._closing(number)
                inside = range(number + 1, last)
                if all(one in self._new or not self._lines[one - 1].strip() for one in inside):
                    self.remove(number, last)

    def _closing(self, opening: int) -> int:
        lines = range(opening + 1, len(self._lines) + 1)
        return next((number for number in lines if _CLOSES.match(self._lines[number - 1])), len(self._lines))

    def _prefix(self, claim: Claim) -> str:
        return self._lines[claim.at.line - 1][: claim.at.column - 1]


def _note(count: int) -> str:
    if count == 1:
        return "A statement is not shown here: the board has not approved it."
    return f"{count} statements are not shown here: the board has not approved them."
