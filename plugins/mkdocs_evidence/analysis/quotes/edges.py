"""What stands at the edges of a quotation: a word or a figure that is cut there, a negation left outside."""

from functools import cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.quotes.words import Words

_BOUNDS = frozenset("<>≤≥±~≈")
_MEASURES = frozenset("mg μg mcg ng g kg mm cm ml mL dl dL L IU mmHg kPa mmol μmol mol Gy kcal".split())
"""Units that are never words. Words such as `years` are not among them: cutting before one is no fault in itself."""
_CLAUSE_ENDS = frozenset('.,;:!?()[]—–"“”')
_NEGATION_REACH = 4
"""Words before the quotation within which a negation is taken to rule it."""


def find_cut(words: Words, start: int, stop: int, marks: frozenset[int]) -> str:
    """The words of the source around an edge that cuts a word or a figure; empty when none does.

    Args:
        words: The source.
        start: First token of the quotation.
        stop: The token after its last.
        marks: Tokens that are numbers of citations; nothing is cut before one.
    """
    if start > 0 and (not words.gap(start) or _is_cut(words, start)):
        return words.slice(_reach_back(words, start), min(stop, start + 3))
    if stop < len(words.tokens) and stop not in marks and (not words.gap(stop) or _is_cut(words, stop)):
        return words.slice(max(start, stop - 3), _reach_on(words, stop))
    return ""


def _is_cut(words: Words, border: int) -> bool:
    """Whether a border between two tokens that white space parts still goes through one figure."""
    before, after = words.tokens[border - 1].text, words.tokens[border].text
    if before in _BOUNDS or (after in _BOUNDS and after not in "<>~"):
        return True
    is_before_figure, is_after_figure = before[-1:].isdigit(), after[:1].isdigit()
    if is_before_figure and (after == "%" or after in _MEASURES):
        return not words.gap(border).strip()
    if before == "-":
        return is_after_figure
    # In `1.32], -15.9` the sign begins the next figure.
    return after == "-" and is_before_figure and not words.gap(border).strip()


def _reach_back(words: Words, start: int) -> int:
    while start > 0 and (not words.gap(start) or _is_cut(words, start)):
        start -= 1
    return start


def _reach_on(words: Words, stop: int) -> int:
    while stop < len(words.tokens) and (not words.gap(stop) or _is_cut(words, stop)):
        stop += 1
    return stop


@cache
def _negations() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.split()) for entry in read_lexicon("negations"))


def negation_length(words: Words, position: int) -> int:
    """How many tokens from `position` on are a negation (`not`, `failed to`, `wouldn't`); 0 when none is."""
    texts = tuple(token.text.lower() for token in words.tokens[position : position + 2])
    if texts in _negations():
        return 2
    return 1 if texts[:1] in _negations() or texts[0].endswith("n't") else 0


def find_lost_negation(words: Words, start: int) -> str:
    """The words of the source from a negation up to the quotation that begins at the token `start`; empty when none."""
    for position in range(start - 1, max(-1, start - 1 - _NEGATION_REACH), -1):
        if not _CLAUSE_ENDS.isdisjoint(words.gap(position + 1)):
            return ""
        following = words.tokens[position + 1].text if position + 1 < len(words.tokens) else ""
        if negation_length(words, position) and following not in ("only", "limited"):
            return words.slice(position, start)
    return ""
