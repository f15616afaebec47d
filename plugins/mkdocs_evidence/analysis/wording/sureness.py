"""Whether words surely recommend care, so that a missing grade is an error and no guess."""

from collections.abc import Sequence
from itertools import pairwise

from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.care import (
    gerunds_of_care,
    has_carer_or_care,
    has_intervention,
    has_people_at_its_head,
    is_act_of_care,
    is_of_intervention,
    is_surely_of_care,
)
from mkdocs_evidence.analysis.wording.clauses import is_predicate_end, is_sentence, noun_phrase, subject_clause
from mkdocs_evidence.analysis.wording.phrases import Words, sentence_at
from mkdocs_evidence.analysis.wording.subjects import after_modal, before_verb, first_verb, is_duty, speaks_of_research

_SUPPOSED = frozenset(
    "theoretically perhaps conceivably hypothetically presumably would wish hope hopes hoped seem seems appear appears "
    "possibly possible possibility unclear uncertain controversial debate debated potentially".split()
)
"""Words by which what follows is supposed and not said."""
_RELATIVES = frozenset("that which who whom and".split())
_ACCOUNTS = frozenset((("into", "account"), ("into", "consideration")))
_ACCOUNT_REACH = 6
_SOMETIMES = frozenset("may might could can sometimes often usually rarely frequently".split())
_SUBJECT_REACH = 3
_SHARES = frozenset("fraction proportion percentage minority majority".split())
_KNOWING = frozenset(
    "determining identifying understanding developing establishing evaluating assessing investigating defining knowing "
    "clarifying improving identification determination evaluation understanding knowledge development clarification "
    "lack absence".split()
)
"""Openings of a subject by which something is to be known or made, and not done for people."""
_OPENING = 2
_MODALS = frozenset("should must be may might can could would will is are was were has have".split())
_OBLIGING = frozenset("should must be".split())
_HANDED = frozenset("given offered discussed prescribed administered".split())
"""What is done with whatever people are to get: "results should be discussed with the patient"."""
_HAND_REACH = 6
_EXAMINED = frozenset("tested investigated examined assessed measured reviewed discussed".split())
"""What is asked of an intervention by those who study it, and of people by those who care for them."""
_DONE_BY_CARE = frozenset("start stop continue".split())
"""Acts that a treatment itself does: "Anticoagulation should start at once"."""
_STUDYING = frozenset(
    "identify determine clarify evaluate understand establish elucidate assess investigate confirm examine explore "
    "compare test verify address".split()
)
_OFTEN_HEED = frozenset("give given refer referred take taken".split())
_HEED = frozenset("priority preference attention consideration importance emphasis weight time as".split())
"""What may be given without care, and how things are called: "should be given priority", "be referred to as"."""
_HEED_REACH = 4
_OFTEN_NOUNS = frozenset("repeat test limit measure switch screen review".split())
"""Acts of care that begin many sentences as nouns or adjectives: "Repeat injections improved …"."""
_DETERMINED = tuple((word,) for word in "the a an any all each every your".split())
_CLAUSES = frozenset("if when who whom that which unless until because as while where whose and but , ; :".split())
"""Words after which a verb belongs to another clause."""
_FINITE = frozenset("is are was were may might can could will would should must has have had".split())
_ASKED = frozenset("encouraged advised tried proposed warranted justified".split())
"""What participants of a study are, too ("they are advised to collect their urine"), and what is yet to be studied."""
_GIVERS = frozenset(("offer", "consider"))
_CLAUSE_MARKS = frozenset(":;,")
_RELAYED = frozenset("recommend recommends suggest suggests".split())
_RULE_BOOKS = frozenset("guideline guidelines guidance".split())
_RELAY_REACH = 7
_SPEAKERS = frozenset(("we", "i"))
_PROPOSERS = (("we",), ("i",), ("it",))
_PROPOSING = frozenset("recommend suggest recommended advised advisable imperative".split())
"""Last words of those after which what is proposed follows: "we suggest giving", "it is recommended that"."""
_NECESSITIES = frozenset(("has", "have"))
_NEEDS = frozenset(("need", "needs"))
_SOME = frozenset("not no never do does who that some many most few if whether will".split())
"""Words before `need` by which it tells of some, or of none."""
_PREDICATES = frozenset("recommended advised contraindicated indicated mandatory obligatory imperative".split())
"""Last words of judgements that no noun may follow."""
_ARTICLES = (("a",), ("an",))
_SPARING = frozenset(("avoid", "reduce"))
"""Verbs after "it is important to" that need an intervention as their object."""
_NAMING = frozenset(("first", "first-line", "treatment", "treatments"))
"""Words with which a sentence names what is preferred: "First-line treatment is …"."""


def is_sure_advice(words: Words, start: int, stop: int, books: WordingBooks) -> bool:
    """Whether words that recommend are surely about the care of people, and the advice of whoever writes.

    Args:
        words: The text.
        start: The first token of the words that recommend.
        stop: The token after the last.
        books: The word lists of the site.
    """
    begin, end = sentence_at(words, start)
    before, after = words.tokens[begin:start], words.tokens[stop:end]
    sentence = (*before, *after)
    if speaks_of_research(sentence) or not is_surely_of_care(sentence, books) or _is_relayed(words.tokens, start, stop):
        return False
    if ("recommended", "by") in pairwise(sentence) or not is_sentence(words.tokens[begin:end]):
        return False
    if is_duty(words.tokens[start]):
        return not _tells_need(before, words.tokens[start : start + 3]) and _is_sure_duty(
            before, after_modal(words.tokens[:end], start, stop), books
        )
    said = words.tokens[start:stop]
    if said[-1] in _PROPOSING and (said[0] in _SPEAKERS or before[-1:] in _PROPOSERS):
        return _is_sure_proposal(after, books)
    if (said[-1] in _SPARING and not is_of_intervention(after, books)) or not _goes_on(said, after, books):
        return False
    if not before or before[-1] in _CLAUSE_MARKS:
        return _is_sure_opening(said, before, after, books)
    if said[-1] in _GIVERS:
        return _is_sure_giver(before, after, books)
    return (_ASKED.isdisjoint(said) or "not" in said) and is_sure_subject(before, books)


def _goes_on(said: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether what follows the words fits a recommendation: an act after `to`, no noun after "is recommended"."""
    if said[-1] == "to":
        return bool(after) and is_act_of_care(after[0], books)
    if said[-1] == "considered" and after[:1] in _ARTICLES:
        return False
    return said[-1] not in _PREDICATES or is_predicate_end(after)


def _is_sure_opening(said: Sequence[str], before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether words that begin a clause order an act of care, or name what is preferred: "First-line treatment is"."""
    # "Users choose an aim, keep a diary, perform a test": what follows a later comma may go on a list.
    if before[-1:] == (";",) or (before[-1:] == (",",) and before.count(",") > 1):
        return False
    if said[0] in books.imperatives.by_first and said[0] not in _NAMING:
        return _is_sure_order(said, before, after, books)
    return has_intervention(after, books)


def _tells_need(before: Sequence[str], said: Sequence[str]) -> bool:
    """Whether a duty says what things are like: "they have to be given by infusion", "not all need to take it"."""
    if said[0] in _NECESSITIES:
        return True
    return said[0] in _NEEDS and said[1:] != ("to", "be") and not _SOME.isdisjoint(before)


def _is_relayed(tokens: Sequence[str], start: int, stop: int) -> bool:
    """Whether the words tell what others recommend: "NICE recommends", "is recommended by current guidelines"."""
    if tokens[stop - 1] == "recommended":
        by = tokens[stop : stop + _RELAY_REACH]
        return bool(by) and (by[0] == "by" or not _RULE_BOOKS.isdisjoint(by))
    if tokens[stop - 1] not in _RELAYED:
        return False
    subject = before_verb(tokens, stop - 1)
    return subject >= 0 and tokens[subject] not in _SPEAKERS


def _is_sure_duty(before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether should or must lays an act of care on people, clinicians or an intervention.

    Args:
        before: The words of the sentence before the modal.
        after: Those from its verb on.
        books: The word lists of the site.
    """
    if not _SOMETIMES.isdisjoint(before[-_SUBJECT_REACH:]) or _is_meant_for_study(before):
        return False
    if not _asks_for_care(after, books) or not _ACCOUNTS.isdisjoint(pairwise(after[:_ACCOUNT_REACH])):
        return False
    verb = first_verb(after)
    if verb in _HANDED and is_free(before) and not books.patients.isdisjoint(after[: after.index(verb) + _HAND_REACH]):
        return True
    if not is_sure_subject(before, books):
        return False
    if is_of_intervention(subject_clause(before), books):
        return verb not in _EXAMINED and (verb in books.acts_done or verb in _DONE_BY_CARE)
    return verb != "considered" or ("considered", "for") in pairwise(after)


def _is_meant_for_study(before: Sequence[str]) -> bool:
    """Whether a sentence opens with what only a study is for: "To clearly identify the effects, …"."""
    return before[:1] == ("to",) and not _STUDYING.isdisjoint(before[1:3])


def _asks_for_care(after: Sequence[str], books: WordingBooks) -> bool:
    """Whether a modal is followed by an act of care, in the form that its grammar asks for: "be given", "give"."""
    verb = first_verb(after)
    if not verb:
        return False
    at = after.index(verb)
    if verb in _OFTEN_HEED and not _HEED.isdisjoint(after[at : at + _HEED_REACH]):
        return False
    if verb == "consider":
        return has_intervention(after[at:], books) and after[at + 1 : at + 2] != ("that",)
    return verb in (books.acts_done if "be" in after[:at] else books.acts_of_care)


def is_sure_subject(before: Sequence[str], books: WordingBooks) -> bool:
    """Whether the subject of what is recommended is people, clinicians or an intervention, and nothing doubts it.

    Args:
        before: The words of the sentence before those that recommend.
        books: The word lists of the site.
    """
    if not _RELATIVES.isdisjoint(before[-1:]) or not is_free(before) or not _SHARES.isdisjoint(before):
        return False
    clause = subject_clause(before)
    if is_to_be_known(before) or is_to_be_known(clause):
        return False
    return has_people_at_its_head(noun_phrase(clause), books) or is_of_intervention(clause, books)


def _is_sure_proposal(after: Sequence[str], books: WordingBooks) -> bool:
    """Whether "we recommend" or "it is recommended" goes on with an act of care or an intervention.

    Args:
        after: The words of the sentence after those that recommend.
        books: The word lists of the site.
    """
    rest = after[1:] if after[:1] in (("against",), ("to",), ("that",)) else after
    if after[:1] == ("that",):
        return _is_sure_clause(rest, books)
    if ("to", "be") in pairwise(after):
        return False
    if rest and (after[0] == "to" or rest[0].endswith("ing")):
        is_act = is_act_of_care(rest[0], books) if after[0] == "to" else rest[0] in gerunds_of_care(books)
        return is_act and has_carer_or_care(rest, books)
    return after[:1] != ("to",) and is_of_intervention(rest, books)


def _is_sure_clause(clause: Sequence[str], books: WordingBooks) -> bool:
    """Whether "that" is followed by what should be done: "all infants receive", "aspirin (should) be given"."""
    modal = next((index for index, word in enumerate(clause) if index and word in _MODALS), None)
    if modal is not None:
        after = clause[modal + (clause[modal] != "be") :]
        return clause[modal] in _OBLIGING and _is_sure_duty(clause[:modal], after, books)
    verb = next((index for index, word in enumerate(clause) if index and word in books.acts_of_care), None)
    return verb is not None and is_sure_subject(clause[:verb], books)


def _is_sure_order(verb: Sequence[str], before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether an imperative orders an act of care: "Offer metformin to …", "Increase the dose".

    Args:
        verb: The words of the imperative.
        before: Those before it in its sentence.
        after: Those after them in its sentence.
        books: The word lists of the site.
    """
    if verb[0] == "do":
        return True
    needs_article = verb[-1] not in books.acts_of_care or verb[-1] in _OFTEN_NOUNS
    if needs_article and (after[:1] not in _DETERMINED or before[-1:] == (":",)):
        return False
    # "Repeat intubation may cause harm": the verb was a noun.
    clause = after[: next((index for index, word in enumerate(after) if word in _CLAUSES), len(after))]
    if not _FINITE.isdisjoint(clause):
        return False
    return has_intervention(clause, books) if verb[-1] == "consider" else has_carer_or_care(clause, books)


def _is_sure_giver(before: Sequence[str], after: Sequence[str], books: WordingBooks) -> bool:
    """Whether those who "may offer" or "may consider" are people, and what they offer is an intervention.

    Args:
        before: The words of the sentence before the modal.
        after: Those after `offer` or `consider`.
        books: The word lists of the site.
    """
    people = has_people_at_its_head(noun_phrase(subject_clause(before)), books)
    return people and before[-1] not in _RELATIVES and is_of_intervention(after, books)


def is_free(before: Sequence[str]) -> bool:
    """Whether nothing before the words supposes or doubts them."""
    return _SUPPOSED.isdisjoint(before)


def is_to_be_known(clause: Sequence[str]) -> bool:
    """Whether a clause opens with what is to be known or made, and not done for people: "Determining the dose …"."""
    return not _KNOWING.isdisjoint(clause[:_OPENING])
