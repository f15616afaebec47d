"""What readers without training hear in a text: a promise, or a doubt."""

from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.phrases import Phrase, Words, read_words, sentence_at

_SUPPOSERS = frozenset("if whether how when to that which who does do is are can will".split())
_ASKING = frozenset("ask talk tell discuss".split())


def find_promise(text: str, books: WordingBooks) -> tuple[int, int] | None:
    """Where a lay text promises an effect without any word of doubt, as a range of characters; None when it does not.

    Doubt anywhere in the text counts for all of it: lay texts are two or three sentences that are read together.
    """
    words = read_words(text)
    found = books.lay.find_in(words)
    if any(one.label == "hedge" for one in found):
        return None
    promise = next((one for one in found if one.label == "promise" and _asserts(one, words)), None)
    return (words.spans[promise.start][0], words.spans[promise.stop - 1][1]) if promise else None


def _asserts(promise: Phrase, words: Words) -> bool:
    begin, end = sentence_at(words, promise.start)
    if words.tokens[end - 1] == "?" or words.tokens[begin] in _ASKING:
        return False
    # At its start the verb is an order: "Keep your weight off the leg."
    if promise.start == begin:
        return False
    return _SUPPOSERS.isdisjoint(words.tokens[max(begin, promise.start - 2) : promise.start])
