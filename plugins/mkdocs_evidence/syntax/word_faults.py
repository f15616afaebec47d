"""What is said about the parts of a block that stay text because nobody can tell what they mean."""

import re

from mkdocs_evidence.model.claim import OddityKind
from mkdocs_evidence.syntax.tokens import WordFault

_NAME_AND_YEAR = re.compile(r"@([\w-]+)\s+([12]\d{3}[a-z]?)\b")


def stray_list(text: str, start: int, stop: int) -> WordFault:
    """An attribute list within a line."""
    return WordFault(
        OddityKind.STRAY_MARK,
        start,
        stop,
        f"`{text[start:stop]}` belongs to nothing.",
        "Put it on a line of its own below the words of its claim, or at the end of a table row.",
    )


def unknown_citation(text: str, start: int, stop: int) -> WordFault:
    """A bracket with an `@` where a citation would begin."""
    spaced = _NAME_AND_YEAR.search(text, start, stop)
    hint = f"A key has no spaces; perhaps `@{spaced[1]}-{spaced[2]}` is meant. " if spaced else ""
    return WordFault(
        OddityKind.BRACKET,
        start,
        stop,
        f"`{' '.join(text[start:stop].split())}` is no citation that we understand.",
        f"{hint}Write `[@key]`, `[@key#extract, p. 3; @other]`, or one of supports, qualifies, disputes, background "
        "before the `@`.",
    )


def cited_link(start: int, stop: int) -> WordFault:
    """A citation inside the words of a link."""
    return WordFault(
        OddityKind.BRACKET,
        start,
        stop,
        "A citation stands inside the words of a link, so the link is shown as text.",
        "Put the citation after the link.",
    )


def open_citation(start: int, stop: int) -> WordFault:
    """A citation without its closing bracket."""
    return WordFault(
        OddityKind.BRACKET, start, stop, "The citation that begins here has no `]`.", "Close it: `[@key]`."
    )


def open_comment(start: int, stop: int) -> WordFault:
    """A comment without its end."""
    return WordFault(
        OddityKind.MARKUP,
        start,
        stop,
        "The comment that begins here has no end before the next empty line.",
        "Close it with `-->`, or begin it at the start of a line.",
    )


def raw_markup(text: str, start: int, stop: int) -> WordFault:
    """HTML that is not markup here."""
    return WordFault(
        OddityKind.MARKUP,
        start,
        stop,
        f"`{text[start:stop]}` is not markup of guidance articles, so readers see it as written.",
        "Use Markdown, or a pair of tags for sub, sup, abbr, kbd, mark, small, q, cite, dfn, var, del or ins.",
    )
