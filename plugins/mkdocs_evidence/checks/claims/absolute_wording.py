"""The rule `absolute-wording`."""

from collections.abc import Iterable, Iterator, Sequence

from mkdocs_evidence.analysis.support import find_carrying_extracts
from mkdocs_evidence.analysis.wording.books import WordingBooks, look_through, wording_books
from mkdocs_evidence.analysis.wording.care import is_of_intervention, is_surely_of_care
from mkdocs_evidence.analysis.wording.clauses import is_sentence, subject_clause
from mkdocs_evidence.analysis.wording.phrases import Phrase, Words, last_clause, read_words, sentence_at
from mkdocs_evidence.analysis.wording.subjects import speaks_of_research
from mkdocs_evidence.analysis.wording.sureness import is_sure_subject
from mkdocs_evidence.checks.registry import rule
from mkdocs_evidence.model.claim import AnswerSentence, Article, Certainty, Claim, LayText, Strength
from mkdocs_evidence.model.finding import Finding, Severity
from mkdocs_evidence.model.ledger import Ledger

_REACH_OF_NOT = 5
"""Words before an absolute within which a negation denies it."""
_NEGATIONS = frozenset("not no nor never neither cannot hardly rarely none nothing".split())
_SUPPOSERS = frozenset("whether if".split())
_NEEDED_BY_STUDIES = frozenset("essential crucial imperative vital paramount indispensable".split())
_CHOOSERS = frozenset("which what".split())
_THINK = frozenset(
    "feel feels felt believe believes believed assume assumed think thought perceive perceived fear".split()
)
_OPINIONS = frozenset("acknowledged perception fear feared perceived regarded rated judged".split())
_FATES = frozenset(("inevitable", "inevitably"))
"""What a disease is said to lead to, whoever is spoken of."""
_COMES_ABOUT = frozenset(
    "lead leads led progress progresses progressed result results resulted cause causes caused collapse collapses "
    "collapsed require requires required develop develops developed end ends ended fail fails failed die dies".split()
)
_LEADING = frozenset(
    "require requires required lead leads led result results resulted cause causes caused end ends ended".split()
)
"""Those that need an outcome after them: a reflex leads to a contraction, too."""
_OUTCOME_REACH = 8
_PRESENT = frozenset("is are remains remain be".split())
_LEGAL = frozenset("fortification notification reporting registration".split())
"""What is mandatory by law, and not as advice."""
_QUOTES = frozenset("\"'“‘’”")


@rule(
    "EV109",
    on=Article,
    since="0.2",
    severity=Severity.WARNING,
    remedy="Say what the evidence says, with its figure; or grade the claim `strength=strong` or `certainty=high` when "
    "that is true.",
)
def absolute_wording(article: Article, ledger: Ledger) -> Iterator[Finding]:
    """Words that leave no room for doubt, without a strong grade and not in the words of the source."""
    books = wording_books(ledger)
    told, telling = look_through(article, books), books.absolutes.bit
    blocks: tuple[Claim | LayText | AnswerSentence, ...] = (*article.claims, *article.lay_texts, *article.answer)
    for block in blocks:
        if told[block.text] & telling:
            yield from _check(block, _grounds(block, article), books, ledger)


def _grounds(block: Claim | LayText | AnswerSentence, article: Article) -> list[Claim]:
    """The claims whose evidence a text has."""
    if isinstance(block, Claim):
        return [block]
    claims = {claim.id: claim for claim in article.claims if claim.id is not None}
    names = (block.claim,) if isinstance(block, LayText) else block.rests_on
    return [claims[name] for name in names if name in claims]


def _check(
    block: Claim | LayText | AnswerSentence, grounds: Iterable[Claim], books: WordingBooks, ledger: Ledger
) -> Iterator[Finding]:
    words = read_words(block.text)
    found = [
        one for one in books.absolutes.find_in(words) if one.label != "honest" and not _is_excused(one, words, books)
    ]
    if not found or any(_is_strong(claim) for claim in grounds):
        return
    quotes = [
        " ".join(read_words(extract.quote).tokens)
        for claim in grounds
        for extract in find_carrying_extracts(claim, ledger)
        if extract.quote
    ]
    for one in found:
        if any(" ".join(words.tokens[one.start : one.stop]) in quote for quote in quotes):
            continue
        start, stop = words.spans[one.start][0], words.spans[one.stop - 1][1]
        is_grave = one.label == "grave" and _is_surely_of_care(one, words, books)
        yield Finding(
            at=block.text_map.place(start, stop),
            message=f"“{block.text[start:stop]}” leaves no room for doubt, and no grade or quotation bears it out.",
            severity=Severity.ERROR if is_grave else None,
        )


def _is_surely_of_care(phrase: Phrase, words: Words, books: WordingBooks) -> bool:
    """Whether it surely tells what will become of patients, and not what people once thought, rated or were told."""
    sentence = _sentence(phrase, words)
    if speaks_of_research(sentence) or not is_surely_of_care(sentence, books) or not is_sentence(sentence):
        return False
    if not _OPINIONS.isdisjoint(sentence):
        return False
    begin, end = sentence_at(words, phrase.start)
    before = words.tokens[begin : phrase.start]
    said, after = words.tokens[phrase.start : phrase.stop], words.tokens[phrase.stop : end]
    if said[0] in _FATES:
        is_fate = not _COMES_ABOUT.isdisjoint(after[:1])
        return is_fate and (after[0] not in _LEADING or bool(books.outcomes.find(after[1:_OUTCOME_REACH])))
    if "mandatory" in said:
        return said[0] in _PRESENT and is_sure_subject(before, books)
    return is_of_intervention(subject_clause(before), books)


def _is_excused(phrase: Phrase, words: Words, books: WordingBooks) -> bool:
    """Whether the words deny, suppose or order something, or tell how the body works."""
    begin, end = sentence_at(words, phrase.start)
    if _is_term(phrase, words) or _is_of_research(phrase, words):
        return True
    following = words.tokens[phrase.stop : phrase.stop + 1]
    is_order = words.tokens[phrase.start] == "always" and not books.imperatives.by_first.keys().isdisjoint(following)
    clause = last_clause(words.tokens[begin : phrase.start])
    if is_order or not _SUPPOSERS.isdisjoint(clause):
        return True
    is_choice = "worst" in words.tokens[begin:end] or not _CHOOSERS.isdisjoint(clause)
    if "best" in words.tokens[phrase.start : phrase.stop] and is_choice:
        return True
    if any(word in _NEGATIONS or word.endswith("n't") for word in clause[-_REACH_OF_NOT:]):
        return True
    if _is_thought(words.tokens[begin : phrase.start]) or _is_by_law(phrase, words):
        return True
    return phrase.label == "plain" and bool(books.body.find(words.tokens[begin:end]))


def _sentence(phrase: Phrase, words: Words) -> Sequence[str]:
    begin, end = sentence_at(words, phrase.start)
    return words.tokens[begin:end]


def _is_term(phrase: Phrase, words: Words) -> bool:
    """Whether it is an answer of a scale, in quotation marks or behind `=`, or opens a sentence: "Inevitably, …"."""
    start, stop = words.spans[phrase.start][0], words.spans[phrase.stop - 1][1]
    before, after = words.text[:start].rstrip()[-1:], words.text[stop : stop + 1]
    if before == "=" or (before in _QUOTES and after in _QUOTES and before and after):
        return True
    return after == "," and phrase.start == sentence_at(words, phrase.start)[0]


def _is_thought(before: Sequence[str]) -> bool:
    """Whether the words tell what somebody thinks: "women often feel that gaining weight is inevitable"."""
    return any(word in _THINK and before[at + 1 : at + 2] == ("that",) for at, word in enumerate(before))


def _is_by_law(phrase: Phrase, words: Words) -> bool:
    return words.tokens[phrase.start] == "mandatory" and not _LEGAL.isdisjoint(words.tokens[phrase.stop :][:2])


def _is_of_research(phrase: Phrase, words: Words) -> bool:
    """Whether something is needed for studies: "further trials are essential", "it is crucial that research …"."""
    needs = _NEEDED_BY_STUDIES.intersection(words.tokens[phrase.start : phrase.stop])
    return bool(needs) and speaks_of_research(_sentence(phrase, words))


def _is_strong(claim: Claim) -> bool:
    return claim.strength is Strength.STRONG or claim.certainty is Certainty.HIGH
