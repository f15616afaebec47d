"""Whether a text says what it is about: claims are read, found and signed one by one."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.letters import read_letters
from mkdocs_evidence.analysis.wording.advice import has_lost_subject
from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.phrases import first_word, read_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Words with which a text begins without saying what it is about."""

    start: int
    stop: int
    leans: bool
    """Whether they lean on what came before ("They are …") rather than leave the subject out ("Relieves …")."""


_POINTERS = frozenset("it they this these those".split())
_MODALS = frozenset("may might could can cannot will would should must".split())
_NOUN_AFTER = frozenset(
    "of in and or are is were was include may can among between have has had with from indicate indicated suggest "
    "suggested show showed vary varied differ differed did do obtained reported".split()
)
_LEANING_NOUNS = frozenset("latter former same".split())
_ADVERBS = frozenset(
    "also often usually sometimes rarely never always mainly mostly generally seldom apply applies".split()
)
_EXPLETIVE_VERBS = frozenset("takes seems appears remains follows makes matters".split())
_CLAUSES = frozenset("that whether how".split())
_DUMMY_REACH = 6
"""Words within which "it" that stands for nothing has its clause: "it has previously been shown that"."""
_AFTER_INVERSION = frozenset("the they it we these this".split())
_MOST_WORDS_BEFORE_SUBJECT = 30
_STATED_AFTER_CAUSE = frozenset("we was were is are can will has have did it they".split())
_AUXILIARIES = _MODALS | frozenset("is was be been has have also often therefore still then , now not".split())


def find_subjectless_opening(text: str, books: WordingBooks) -> Opening | None:
    """The words with which a text begins without saying what it is about; None when it does say so.

    Questions and imperatives need no subject, and neither does `it` in "It is uncertain whether …".
    """
    first = first_word(text)
    if first not in books.subjectless.by_first and not _may_point(first, text):
        return None
    words = read_words(text)
    tokens = words.tokens
    if len(tokens) < 2 or tokens[-1] == "?":
        return None
    verb = _end_of_verb(tokens, books)
    stop = verb or _end_of_pointer(tokens, books)
    return Opening(start=words.spans[0][0], stop=words.spans[stop - 1][1], leans=not verb) if stop else None


def _may_point(first: str, text: str) -> bool:
    """Whether a text with this first token may begin with a pointer; never False where it does."""
    if first == "the":
        return not _LEANING_NOUNS.isdisjoint(read_letters(text))
    return first in _POINTERS


def _end_of_verb(tokens: tuple[str, ...], books: WordingBooks) -> int:
    found = books.subjectless.find(tokens[:4]) if tokens[0] in books.subjectless.by_first else []
    if not found or found[0].start:
        return 0
    stop, after = found[0].stop, tokens[found[0].stop] if found[0].stop < len(tokens) else "."
    if found[0].label == "opening":
        # "Used with care, aspirin …" names its subject after the comma.
        if tokens[0] == "due" and not _STATED_AFTER_CAUSE.isdisjoint(tokens):
            return 0
        return 0 if "," in tokens[: stop + _MOST_WORDS_BEFORE_SUBJECT] else stop
    if tokens[0] in _MODALS:
        # "May 2020" and "Should symptoms recur, refer …" are no claims without a subject.
        return 0 if after[0].isdigit() or not has_lost_subject(tokens) or after in ("is", "was", "of", ",") else stop
    if tokens[0] in ("had", "were") and tokens[1] in _AFTER_INVERSION and "," in tokens:
        # "Had the dose been higher, fewer would have relapsed."
        return 0
    if tokens[0] == "results" and after != "in":
        # "Results for children revealed …" has its subject.
        return 0
    return 0 if after in _NOUN_AFTER or not after[0].isalnum() else stop


def _end_of_pointer(tokens: tuple[str, ...], books: WordingBooks) -> int:
    """The token after "They are", "This may" or "It reduces", which lean on the claim before."""
    second, third = tokens[1], tokens[2] if len(tokens) > 2 else "."
    if tokens[0] == "the":
        return 2 if second in _LEANING_NOUNS else 0
    if tokens[0] not in _POINTERS:
        return 0
    if tokens[0] == "it" and _stands_for_nothing(tokens, third, books):
        return 0
    if tokens[0] in ("these", "those") and second.endswith("s"):
        return 0
    if tokens[0] == "this" and _is_noun(second, third):
        return 0
    if second in _MODALS or second in _ADVERBS:
        return 2
    found = books.subjectless.find(tokens[1:2]) or books.effects.find(tokens[1:2])
    return 2 if found or tokens[0] == "they" else 0


def _stands_for_nothing(tokens: tuple[str, ...], third: str, books: WordingBooks) -> bool:
    if third in books.expletives or tokens[1] in _EXPLETIVE_VERBS:
        return True
    said = next((word for word in tokens[1 : _DUMMY_REACH + 1] if word not in _AUXILIARIES), "")
    return said in books.expletives or not _CLAUSES.isdisjoint(tokens[2:_DUMMY_REACH])


def _is_noun(word: str, after: str) -> bool:
    """Whether a word that is also a verb is a noun after `this`: "this risk is", but "this increases the risk"."""
    return not word.endswith("s") and word not in _MODALS and after in _NOUN_AFTER
