"""The words of one block: what is text, what is markup, what is a citation, with offsets into the block as written.

One pass from left to right, in the order of precedence of Python-Markdown (code, escapes, citations, links, markup,
emphasis), linear in the length of the block. Both readers use it; the dialect is the fixed one of guidance articles.
What is not understood stays text and is named in `faults`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from mkdocs_evidence.syntax.attributes import INLINE_LIST, read_shown
from mkdocs_evidence.syntax.citations import MAYBE_CITATION, CitedKey, read_citations
from mkdocs_evidence.syntax.emphasis import Run, pair_runs, read_run, with_emphasis
from mkdocs_evidence.syntax.links import Link, read_link
from mkdocs_evidence.syntax.patterns import regex
from mkdocs_evidence.syntax.tokens import Token, TokenKind, WordFault
from mkdocs_evidence.syntax.word_faults import (
    cited_link,
    open_citation,
    open_comment,
    raw_markup,
    stray_list,
    unknown_citation,
)

PAIRED_TAGS = frozenset("sub sup abbr kbd b i em strong mark small span q cite dfn var u s del ins".split())
SINGLE_TAGS = frozenset({"br", "wbr"})

_SPECIAL = regex(r"[\\`*_!\[\]<&{\x02]")
_SPECIAL_OR_BREAK = regex(r"[\\`*_!\[\]<&{\x02]|[ ]{2}\n")
_ESCAPE = regex(r"\\[!-/:-@\[-`{-~]")
_ENTITY = regex(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = regex(r"<(?P<target>(?:https?|mailto|tel):[^<>\s]*)>|<(?P<mail>[^<>\s!@]+@[^<>\s@]+)>", re.IGNORECASE)
_TAG = regex(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)"
    r"(?P<title>\s+title=(?:\"(?P<double>[^\"<>]*+)\"|'(?P<single>[^'<>]*+)'))?\s*+/?>"
)
_LIKE_A_TAG = regex(
    r"</?[A-Za-z][\w:\-]*+(?:\s++[\w:@.\-]++(?:\s*+=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'=<>`]++))?+)*+\s*+/?>"
)
_MAX_LABEL = 2000
"""Longer words in brackets are neither a label nor a citation."""
_FOLLOWS_WORD = regex(r"\w")


@dataclass(slots=True)
class _Opener:
    """A bracket or a tag that waits for its other half."""

    token: int
    start: int
    stop: int
    run: int
    """How many runs of emphasis stood before it."""
    name: str


def read_words(text: str, definitions: Mapping[str, tuple[str, str]]) -> tuple[list[Token], Sequence[WordFault]]:
    """The tokens of a block and what in it is not understood.

    Args:
        text: The block as written, without its attribute list.
        definitions: The article's link definitions by folded label.
    """
    special = _SPECIAL_OR_BREAK if "  \n" in text else _SPECIAL
    tokens = _read_cited(text, special)
    if tokens is not None:
        return tokens, ()
    reading = _Reading(text, definitions, special)
    return reading.run(), reading.faults


def _read_cited(text: str, special: re.Pattern[str]) -> list[Token] | None:
    """The tokens of a block of plain words and citations, which most are; None when there is anything else in it."""
    tokens: list[Token] = []
    kept = 0
    while (match := special.search(text, kept)) is not None:
        start = match.start()
        read = read_citations(text, start) if text[start] == "[" else None
        if read is None:
            return None
        cited, stop = read
        before = _before_citation(text, kept, start, stop)
        if before > kept:
            tokens.append(Token(TokenKind.TEXT, kept, before, text[kept:before]))
        tokens.append(Token(TokenKind.CITED, start, stop, cited=cited))
        kept = stop
    if kept < len(text):
        tokens.append(Token(TokenKind.TEXT, kept, len(text), text[kept:]))
    return tokens


def _before_citation(text: str, kept: int, start: int, stop: int) -> int:
    """Where the words before a group of citations end: its white space goes, unless it keeps two words apart."""
    if _FOLLOWS_WORD.match(text, stop) is None:
        while start > kept and text[start - 1] in " \n":
            start -= 1
    return start


class _Reading:
    """One pass over the words of a block."""

    def __init__(self, text: str, definitions: Mapping[str, tuple[str, str]], special: re.Pattern[str]) -> None:
        self.text = text
        self.special = special
        self.definitions = definitions
        self.tokens: list[Token] = []
        self.faults: list[WordFault] = []
        self.at = 0
        self.kept = 0
        self.brackets: list[_Opener] = []
        self.tags: list[_Opener] = []
        self.open_tags: dict[str, int] = {}
        self.runs: list[Run] = []
        self.paired: list[Run] = []
        self.last_link = -1
        self.last_cited = -1
        self.code_ends: dict[int, list[int]] | None = None
        self.has_comment_end = True

    def run(self) -> list[Token]:
        search, text = self.special.search, self.text
        while (match := search(text, self.at)) is not None:
            self.at = match.end()
            _STEPS[text[match.start()]](self, match.start())
        self._keep(len(self.text), len(self.text))
        self._leftovers()
        pair_runs(self.runs)
        return with_emphasis(self.tokens, (*self.paired, *self.runs))

    def _keep(self, start: int, stop: int) -> None:
        """Keeps the text up to `start`; what stands from there to `stop` has been dealt with."""
        if start > self.kept:
            self.tokens.append(Token(TokenKind.TEXT, self.kept, start, self.text[self.kept : start]))
        self.kept = self.at = stop

    def _escape(self, start: int) -> None:
        if _ESCAPE.match(self.text, start) is not None:
            self._keep(start, start + 2)
            self.tokens.append(Token(TokenKind.TEXT, start + 1, start + 2, self.text[start + 1]))

    def _break(self, start: int) -> None:
        self._keep(start, start + 3)
        self.tokens.append(Token(TokenKind.BREAK, start, self.at, tag="br"))

    def _row_end(self, start: int) -> int:
        """Where a row of equal characters ends."""
        character, stop = self.text[start], start + 1
        while self.text.startswith(character, stop):
            stop += 1
        return stop

    def _code(self, start: int) -> None:
        self.at = self._row_end(start)
        width = self.at - start
        stop = self._code_end(start, width)
        if stop is None:
            return
        self._keep(start, stop)
        inside = self.text[start + width : stop - width]
        stripped = inside.strip()
        first = start + width + (len(inside) - len(inside.lstrip()))
        self.tokens.append(Token(TokenKind.CODE, first, first + len(stripped), stripped, "code"))

    def _code_end(self, start: int, width: int) -> int | None:
        if self.code_ends is None:
            self.code_ends = {}
            for match in re.finditer("`+", self.text):
                self.code_ends.setdefault(match.end() - match.start(), []).append(match.end())
            for ends in self.code_ends.values():
                ends.reverse()
        ends = self.code_ends.get(width, [])
        while ends and ends[-1] <= start + width:
            ends.pop()
        return ends[-1] if ends else None

    def _emphasis(self, start: int) -> None:
        self.at = self._row_end(start)
        run = read_run(self.text, start, self.at)
        if run.can_open or run.can_close:
            self._keep(start, run.stop)
            run.token = len(self.tokens)
            self.tokens.append(Token(TokenKind.TEXT, start, run.stop, self.text[start : run.stop]))
            self.runs.append(run)

    def _entity(self, start: int) -> None:
        match = _ENTITY.match(self.text, start)
        if match is None:
            return
        character = unescape(match.group())
        if character != match.group() and (character.isprintable() or character.isspace()) and character:
            self._keep(start, match.end())
            self.tokens.append(Token(TokenKind.TEXT, start, match.end(), character))

    def _placeholder(self, start: int) -> None:
        stop = self.text.find("\x03", start) + 1
        self._keep(start, stop)
        self.tokens.append(Token(TokenKind.PLACEHOLDER, start, stop, self.text[start:stop]))

    def _stray_list(self, start: int) -> None:
        match = INLINE_LIST.match(self.text, start)
        if match is None:
            return
        if start == self.kept and self._attach(match):
            self._keep(start, match.end())
            return
        self.at = match.end()
        self.faults.append(stray_list(self.text, start, match.end()))

    def _attach(self, match: re.Match[str]) -> bool:
        """Gives an attribute list to the link or code just before it, when a reader may have all of it."""
        shown = read_shown(self.text, match.start("inside"), match.end("inside"))
        if not shown or not self.tokens:
            return False
        token = self.tokens[-1]
        if token.kind is TokenKind.CLOSE and token.tag in ("a", "img"):
            depth = 0
            for token in reversed(self.tokens):
                depth += (token.kind is TokenKind.CLOSE) - (token.kind is TokenKind.OPEN)
                if depth == 0:
                    break
        elif token.kind is not TokenKind.CODE:
            return False
        token.attributes += shown
        return True

    def _bracket(self, start: int) -> None:
        if (read := read_citations(self.text, start)) is not None:
            self._cite(start, *read)
        else:
            self._open_bracket(start, "[")

    def _image(self, start: int) -> None:
        if self.text.startswith("[", start + 1) and read_citations(self.text, start + 1) is None:
            self._open_bracket(start, "![")

    def _open_bracket(self, start: int, words: str) -> None:
        stop = start + len(words)
        self._keep(start, stop)
        self.brackets.append(_Opener(len(self.tokens), start, stop, len(self.runs), words))
        self.tokens.append(Token(TokenKind.TEXT, start, stop, words))

    def _cite(self, start: int, cited: tuple[CitedKey, ...], stop: int) -> None:
        self._keep(_before_citation(self.text, self.kept, start, stop), stop)
        self.last_cited = len(self.tokens)
        self.tokens.append(Token(TokenKind.CITED, start, stop, cited=cited))

    def _close_bracket(self, start: int) -> None:
        if not self.brackets:
            return
        opener = self.brackets.pop()
        is_image = opener.name == "!["
        link: Link | None = None
        if opener.token > self.last_cited and (is_image or opener.token > self.last_link):
            words = self.text[opener.stop : min(start, opener.stop + _MAX_LABEL)]
            link = read_link(self.text, start + 1, words, self.definitions, is_image=is_image)
        if link is None:
            self._check_bracket(opener, start + 1)
            return
        self._keep(start, link.stop)
        self._wrap(opener, start, "img" if is_image else "a", link)

    def _wrap(self, opener: _Opener, start: int, tag: str, link: Link) -> None:
        attributes: tuple[tuple[str, str], ...] = (("src" if tag == "img" else "href", link.target),)
        attributes += (("title", link.title),) if link.title else ()
        self.tokens[opener.token] = Token(TokenKind.OPEN, opener.start, opener.stop, tag=tag, attributes=attributes)
        self.tokens.append(Token(TokenKind.CLOSE, start, link.stop, tag=tag))
        self._settle(opener)
        if tag == "a":
            self.last_link = len(self.tokens) - 1

    def _settle(self, opener: _Opener) -> None:
        """Ends everything that was opened inside a finished pair."""
        while self.tags and self.tags[-1].token > opener.token:
            self._unpaired(self.tags.pop())
        while self.brackets and self.brackets[-1].token > opener.token:
            self.brackets.pop()
        pair_runs(self.runs[opener.run :])
        self.paired += self.runs[opener.run :]
        del self.runs[opener.run :]

    def _check_bracket(self, opener: _Opener, stop: int) -> None:
        inside = self.text[opener.stop : min(stop - 1, opener.stop + _MAX_LABEL)]
        if opener.name == "[" and "@" in inside and "[" not in inside and MAYBE_CITATION.search(inside):
            self.faults.append(unknown_citation(self.text, opener.start, stop))
        elif opener.token <= self.last_cited and self.text.startswith("(", stop):
            self.faults.append(cited_link(opener.start, stop))

    def _angle(self, start: int) -> None:
        text = self.text
        if text.startswith("<!--", start):
            self._comment(start)
        elif (match := _AUTOLINK.match(text, start)) is not None:
            target = match["target"] or "mailto:" + match["mail"]
            self._keep(start, match.end())
            self.tokens.append(Token(TokenKind.OPEN, start, start + 1, tag="a", attributes=(("href", target),)))
            self.tokens.append(Token(TokenKind.TEXT, start + 1, match.end() - 1, match.group()[1:-1]))
            self.tokens.append(Token(TokenKind.CLOSE, match.end() - 1, match.end(), tag="a"))
            self.last_link = len(self.tokens) - 1
        elif (match := _TAG.match(text, start)) is not None and self._tag(match):
            return
        elif (match := _LIKE_A_TAG.match(text, start)) is not None:
            self.at = match.end()
            self.faults.append(raw_markup(self.text, start, match.end()))

    def _comment(self, start: int) -> None:
        stop = self.text.find("-->", start + 4) if self.has_comment_end else -1
        if stop >= 0:
            self._keep(start, stop + 3)
            return
        if self.has_comment_end:
            self.faults.append(open_comment(start, start + 4))
        self.has_comment_end = False

    def _tag(self, match: re.Match[str]) -> bool:
        name = match["name"].lower()
        is_end = bool(match["end"])
        title = match["double"] or match["single"] or ""
        if (match["title"] and (name != "abbr" or is_end)) or (is_end and name in SINGLE_TAGS):
            return False
        if name in SINGLE_TAGS:
            self._keep(match.start(), match.end())
            self.tokens.append(Token(TokenKind.BREAK, match.start(), match.end(), tag=name))
            return True
        if name not in PAIRED_TAGS:
            return False
        if not is_end:
            self._keep(match.start(), match.end())
            self.open_tags[name] = self.open_tags.get(name, 0) + 1
            self.tags.append(_Opener(len(self.tokens), match.start(), match.end(), len(self.runs), name))
            attributes = (("title", unescape(title)),) if title else ()
            self.tokens.append(Token(TokenKind.TEXT, match.start(), match.end(), match.group(), name, attributes))
            return True
        return self._end_tag(match, name)

    def _end_tag(self, match: re.Match[str], name: str) -> bool:
        if not self.open_tags.get(name):
            return False
        while self.tags[-1].name != name:
            self._unpaired(self.tags.pop())
        opener = self.tags.pop()
        self.open_tags[name] -= 1
        self._keep(match.start(), match.end())
        begun = self.tokens[opener.token]
        begun.kind, begun.text = TokenKind.OPEN, ""
        self.tokens.append(Token(TokenKind.CLOSE, match.start(), match.end(), tag=name))
        self._settle(opener)
        return True

    def _unpaired(self, opener: _Opener) -> None:
        self.open_tags[opener.name] -= 1
        self.faults.append(raw_markup(self.text, opener.start, opener.stop))

    def _leftovers(self) -> None:
        """Names the brackets and tags that nothing closed."""
        for opener in self.brackets:
            if opener.name == "[" and self.text.startswith("@", opener.stop):
                self.faults.append(open_citation(opener.start, opener.stop + 1))
        for opener in self.tags:
            self._unpaired(opener)
        self.faults.sort(key=lambda fault: (fault.start, fault.stop))


_STEPS: dict[str, Callable[[_Reading, int], None]] = {
    "\\": _Reading._escape,
    "`": _Reading._code,
    "*": _Reading._emphasis,
    "_": _Reading._emphasis,
    "!": _Reading._image,
    "[": _Reading._bracket,
    "]": _Reading._close_bracket,
    "<": _Reading._angle,
    "&": _Reading._entity,
    "{": _Reading._stray_list,
    "\x02": _Reading._placeholder,
    " ": _Reading._break,
}
