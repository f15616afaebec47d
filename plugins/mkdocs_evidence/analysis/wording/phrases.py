"""Finds the phrases of word lists in a text, word by word, in British and American spelling alike."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain, product

from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.telling_words import ArticleWords
from mkdocs_evidence.syntax.patterns import regex

_TOKEN = regex(r"[^\W\d_][^\W_]*(?:['’‑-][^\W_]+)*|\d+(?:[.,]\d+)*|[.?!;:,()—]|–(?=\s)")
_ASCII_TOKEN = regex(r"[a-z][a-z0-9]*(?:['-][a-z0-9]+)*|[0-9]+(?:[.,][0-9]+)*|[.?!;:,()]")
"""The same for text in lower case without other characters, in half the time."""
_SENTENCE_END = regex(r"[.?!](?=\s+(?P<next>\S))")
_NO_END_AFTER = frozenset("vs e g i al dr no fig approx ca cf etc eg ie st prof resp".split())
_SPELLINGS = (
    (regex(r"([iy])s(?=e|ed|es|ing|ation)"), r"\1z"),
    (regex(r"our(?=s|ed|ing|able|ably|ful)?$|our(?=able|ing|ed|s)"), "or"),
    (regex(r"ae"), "e"),
    (regex(r"oe(?=d|m|s|t)"), "e"),
    (regex(r"(?<=[aeiou])ll(?=ed|ing)"), "l"),
    (regex(r"tre$"), "ter"),
)


class Words:
    """A text as words, compared by identity; split when asked for, since most texts hold nothing that is looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.letters = read_letters(text)
        """The different words by their letters alone, without case."""

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Words in lower case, numbers, and the marks `. ? ! ; : , ( ) —`; `'` for every apostrophe."""
        return self._read[0]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Tokens of each sentence, as a half-open range that ends after its full stop."""
        return tuple(_divide(*self._read))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each token stands in the text."""
        return tuple([match.span() for match in _TOKEN.finditer(self.text)])

    @cached_property
    def _read(self) -> tuple[tuple[str, ...], list[tuple[int, str]]]:
        """The tokens, and where a mark may end a sentence, with the character that follows it."""
        text = self.text
        if text.isascii():
            pattern, plain = _ASCII_TOKEN, text.lower()
        else:
            pattern, plain = _TOKEN, text.replace("’", "'").replace("‑", "-")
        tokens: list[str] = []
        marks: list[tuple[int, str]] = []
        at = 0
        for mark in _SENTENCE_END.finditer(text) if may_have_sentences(text) else ():
            # No token reaches beyond the mark, so that they are the same read piece by piece.
            tokens += pattern.findall(plain, at, mark.end())
            at = mark.end()
            marks.append((len(tokens), mark["next"]))
        tokens += pattern.findall(plain, at)
        if pattern is _TOKEN:
            tokens = [token.lower() for token in tokens]
        return tuple(tokens), marks


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a text. Positional, like `Words`."""

    label: str
    start: int
    """First token."""
    stop: int
    """Token after the last."""


@lru_cache(maxsize=1024)
def read_words(text: str) -> Words:
    """A text as words. Remembered, since several rules read the same claim in turn."""
    return Words(text)


def first_word(text: str) -> str:
    """The first token of a text; empty where there is none. Sooner found than all are read."""
    found = _TOKEN.search(text)
    return found[0].lower().replace("’", "'").replace("‑", "-") if found is not None else ""


def may_have_sentences(text: str) -> bool:
    """Whether there may be more than one sentence in a text; never False where there is."""
    return ". " in text or "? " in text or "! " in text or not text.isprintable()


def _divide(tokens: Sequence[str], marks: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """The sentences of some tokens, from where a mark may end one and the character that follows it."""
    begin = 0
    for stop, following in marks:
        before = tokens[stop - 2] if stop > 1 else ""
        if stop < len(tokens) and not following.islower() and before not in _NO_END_AFTER:
            yield begin, stop
            begin = stop
    if begin < len(tokens):
        yield begin, len(tokens)


def sentence_at(words: Words, token: int) -> tuple[int, int]:
    """The sentence, as a range of tokens, that holds a token."""
    return next(one for one in words.sentences if one[0] <= token < one[1])


def last_clause(tokens: Sequence[str]) -> Sequence[str]:
    """The tokens after the last comma, semicolon or colon."""
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index] in (",", ";", ":", "—"):
            return tokens[index + 1 :]
    return tokens


class _Step:
    """One word of the phrases that share their beginning; only made while a book is built."""

    __slots__ = ("following", "label")

    def __init__(self) -> None:
        self.label = ""
        self.following: dict[str, _Step] = {}

    def next_at(self, word: str) -> "_Step":
        """The step that follows at a word, made where there is none."""
        step = self.following.get(word)
        if step is None:
            step = self.following[word] = _Step()
        return step


class Shelf:
    """Books that are asked about the same texts: one look at a text tells which of them may hold a phrase of it."""

    def __init__(self) -> None:
        self.books = 0
        self.signs: dict[str, dict[str, int]] = {}
        """By a word and another: the books, as bits, of which some phrase is in no text without both."""
        self.always = 0
        """The books, as bits, that have a phrase without letters."""

    def add(self, phrases: Iterable[str]) -> int:
        """Takes up one more book, and gives it its bit."""
        bit = 1 << self.books
        self.books += 1
        for phrase in phrases:
            pairs = _signs_of(phrase)
            for sign, other in pairs:
                known = self.signs.setdefault(sign, {})
                known[other] = known.get(other, 0) | bit
            if not pairs:
                self.always |= bit
        return bit

    def look_through(self, words: ArticleWords) -> Mapping[str, int]:
        """The books, as bits, of which a phrase may stand in each text of an article."""
        texts = words.by_text
        found = dict.fromkeys(texts, self.always)
        for sign in self.signs.keys() & words.together:
            others = [(other, books) for other, books in self.signs[sign].items() if other in words.together]
            for text in [text for text, own in texts.items() if sign in own] if others else ():
                for other, books in others:
                    if other in texts[text]:
                        found[text] |= books
        return found


def _signs_of(phrase: str) -> list[tuple[str, str]]:
    """Pairs of words: both of one pair are in every text that holds a phrase. Long ones, since those are seldom met.

    A phrase of one word is told by the two parts of it, or by that word twice; one without letters by nothing.

    >>> _signs_of("may|might be not? considered")
    [('considered', 'may'), ('considered', 'might')]
    >>> _signs_of("risk-free")
    [('risk', 'free')]
    """
    needed = [_choices(slot) for slot in _slots(phrase) if not slot.endswith("?")]
    signs = [[_parts_of(word) for word in choices] for choices in needed]
    best = sorted(filter(all, signs), key=lambda words: min(len(parts[0]) for parts in words), reverse=True)
    if len(best) > 1:
        return [(one[0], other[0]) for one, other in product(best[0], best[1])]
    return [(parts[0], parts[min(1, len(parts) - 1)]) for parts in best[0]] if best else []


def _parts_of(word: str) -> list[str]:
    """The runs of letters in a word of a phrase, the longest first; none where it has none, as `*` and figures."""
    return sorted(read_letters(word), key=lambda run: (len(run), run), reverse=True)


@lru_cache(maxsize=1024)
def _books_for(shelf: Shelf, words: Words) -> int:
    """The books of a shelf, as bits, in which a phrase of the text may stand."""
    bits = shelf.always
    for word in shelf.signs.keys() & words.letters:
        for other, books in shelf.signs[word].items():
            if other in words.letters:
                bits |= books
    return bits


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PhraseBook:
    """Phrases under labels, as a tree of their words, so that a book of thousands is as quick as one of ten."""

    by_first: Mapping[str, _Step]
    """The tree by first word."""
    shelf: Shelf = field(repr=False)
    bit: int
    """Its own among the books of the shelf."""

    @classmethod
    def of(cls, entries: Mapping[str, Iterable[str]], shelf: Shelf | None = None) -> "PhraseBook":
        """A book of the lists under each label, on a shelf with others that read the same texts.

        An entry is words; `may|might` stands for either, a word with `?` may be left out, `*` is any one word.
        Where two phrases begin at one word the longer is found; of equals the one whose label comes first.

        >>> book = PhraseBook.of({"weak": ["may|might be not? randomised"]})
        >>> [one.label for one in book.find(read_words("It might be randomized.").tokens)]
        ['weak']
        """
        root = _Step()
        entries = {label: tuple(phrases) for label, phrases in entries.items()}
        for label, phrases in entries.items():
            for phrase in phrases:
                for end in _grow(root, phrase):
                    end.label = end.label or label
        shelf = shelf or Shelf()
        return cls(by_first=root.following, shelf=shelf, bit=shelf.add(chain.from_iterable(entries.values())))

    def may_be_in(self, words: Words, *others: "PhraseBook") -> bool:
        """Whether it is worth looking in a text for phrases of this book, or of others on its shelf.

        Never False where there is one.
        """
        bits = _books_for(self.shelf, words)
        if not bits:
            return False
        return bool(bits & self.bit) or any(bits & other.bit for other in others)

    def find_in(self, words: Words) -> list[Phrase]:
        """The phrases in a whole text: what `find` gives, and quickly nothing where there are none."""
        return self.find(words.tokens) if _books_for(self.shelf, words) & self.bit else []

    def find(self, tokens: Sequence[str]) -> list[Phrase]:
        """The phrases in a text from left to right; they do not overlap."""
        by_first, free = self.by_first, 0
        found: list[Phrase] = []
        for index in [index for index, token in enumerate(tokens) if token in by_first]:
            if index >= free:
                label, stop = _longest(by_first[tokens[index]], tokens, index + 1)
                if label:
                    found.append(Phrase(label, index, stop))
                    free = stop
        return found


def _longest(step: _Step, tokens: Sequence[str], index: int) -> tuple[str, int]:
    """The label of the longest phrase that goes on from `step`, and the token after it; an empty label for none."""
    best = (step.label, index)
    if index < len(tokens) and step.following:
        word = tokens[index]
        ways = [step.following.get(word), step.following.get("*") if word[0].isalnum() else None]
        for way in ways:
            if way is not None:
                label, stop = _longest(way, tokens, index + 1)
                if label and (stop > best[1] or not best[0]):
                    best = (label, stop)
    return best


def _grow(root: _Step, phrase: str) -> Iterator[_Step]:
    """Adds every way of writing a phrase to a tree, and gives the steps at which one ends."""
    ends = [root]
    for slot in _slots(phrase):
        grown = [step.next_at(word) for step in ends for word in _choices(slot)]
        ends = [*grown, *ends] if slot.endswith("?") else grown
    return (end for end in ends if end is not root)


def _slots(phrase: str) -> list[str]:
    return phrase.lower().replace("’", "'").split()


def _choices(slot: str) -> list[str]:
    """Every way of writing the word of a slot."""
    return [spelling for word in slot.removesuffix("?").split("|") for spelling in _spellings(word)]


@lru_cache(maxsize=16384)
def _spellings(word: str) -> tuple[str, ...]:
    other = word
    for pattern, replacement in _SPELLINGS:
        other = pattern.sub(replacement, other)
    return (word,) if other == word else (word, other)
