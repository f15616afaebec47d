"""What a text says that something does to patients, and how sure its words are: "may reduce", "is more effective"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from mkdocs_evidence.analysis.wording.books import WordingBooks
from mkdocs_evidence.analysis.wording.care import is_surely_of_care
from mkdocs_evidence.analysis.wording.clauses import is_sentence
from mkdocs_evidence.analysis.wording.phrases import Phrase, Words, last_clause, read_words, sentence_at
from mkdocs_evidence.analysis.wording.subjects import speaks_of_research
from mkdocs_evidence.analysis.wording.sure_effects import is_sure_effect
from mkdocs_evidence.model.claim import Certainty

_WINDOW = 9
"""Words within which a verb's object must name an outcome."""
_MODALS = frozenset("may might could can will would does do probably likely".split())
_CLAUSE_ENDS = frozenset(
    ". ; : ( ) — , that which who when why how whether if because although while whereas than but is are may can could "
    "might will would".split()
)
_RELATIVES = frozenset("which who whom whose".split())
_SUPPOSERS = frozenset("whether if when unless until where how why what".split())
_NOUN_LEADS = frozenset("the a an these such no any of with by for in at to this that's further large small".split())
_NO_SUBJECTS = frozenset("did should must not was is has were are".split())
"""What stands before a base form that is no verb of a statement: "was lower", "did reduce"."""
_PLURALS = frozenset("people women men children infants they both data antibodies bacteria and".split())
_PLURAL_HEADS = tuple(
    (noun, "of") for noun in "years months weeks days hours doses courses cycles sessions injections minutes".split()
)
_NEAR_HEAD = 5
"""Words after "Two years of …" within which its verb stands."""
_ILLNESSES = tuple("itis osis aemia emia pathy rrhage algia plegia uria stenosis".split())
"""Endings of names of illnesses, which no list can hold."""
_NO_ILLNESSES = frozenset("diagnosis apoptosis mitosis meiosis endocytosis glycaemia glycemia osmosis".split())
_DENIALS = frozenset("no not none never neither nor cannot".split())
_LABORATORY = frozenset(
    "mice mouse murine rats rat rabbits pigs zebrafish macaques monkeys vitro silico overexpression "
    "animals preclinical".split()
)
"""Words of what was seen in animals or dishes, which claims nothing about people."""
_ANIMAL_WORK = frozenset("study studies model models experiment experiments data research work".split())
_HYPOTHESES = frozenset("hypothesised hypothesized hypothesise hypothesize speculated speculate postulated".split())
_ASKING = frozenset("determine investigate test assess evaluate examine explore study establish".split())
_TOLD_OF_ONE = frozenset("showed reported found demonstrated concluded observed noted indicated suggested".split())
_HELPERS = frozenset(("help", "helps"))
_SEEMINGS = frozenset("likely unlikely appears appear seems seem tends tend".split())
_SHOWN = frozenset("shown proven proved found known demonstrated".split())
_WORSENS = frozenset(
    "increase increases raise raises double doubles increased raised doubled worsen worsens prolong prolongs lengthen "
    "lengthens accelerate accelerates".split()
)
_LESSENS = frozenset("reduce reduces lower lowers decrease decreases shorten shortens diminish diminishes".split())
_GOODS = frozenset("survival life lifespan function functioning mobility quality independence vision hearing".split())
_INTRANSITIVE = frozenset("with after within as during over by from at when until to on , .".split())
"""Words after which a verb such as `improve` has no object: "symptoms improve with rest"."""
_ONE_STUDY = frozenset("trial study authors author investigators letter report researchers".split())
_LOOKED_AT = frozenset(("table", "tables", "figure", "figures", "fig"))
_OF_STUDIES = frozenset(
    "prediction predictions explanation explanations insight insights understanding generalisability generalizability "
    "possibility respondents".split()
)
"""Objects that only a study, a model or its reader has."""
_POSSIBLE = (("may",), ("might",), ("could",))
_STUDIES = (("studies",), ("trials",), ("research",))
_RESULTS = frozenset("results findings conclusions estimates".split())
_HARDLY = frozenset("little insufficient scant scarce".split())
_BELIEVED = (("believe",), ("believes",), ("believed",))
_OTHER_WAY = frozenset("deteriorate deteriorates worsen worsens decline declines persist persists".split())
_TURNS = frozenset("; : but although though whereas while".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Words that say what something does to an outcome, in general and not of one study."""

    certainty: Certainty | None
    """How sure the words are, by GRADE's verbs; None where they leave it open ("can reduce")."""
    is_named: bool = False
    """Whether the text states the certainty by name: "low-certainty evidence"."""
    is_formula: bool = False
    """Whether it is GRADE's sentence for very low certainty: "very uncertain whether …"."""
    worsens: bool = False
    """Whether it may be the harm of an exposure or disease rather than an effect of care."""
    is_sure: bool = False
    """Whether it surely says what care does to people, by its subject, and is not what others found or supposed."""
    is_reported: bool = False
    """Whether it is told as what studies concluded: "a trial found that it reduces …", "has been shown to reduce"."""
    start: int
    """First character."""
    stop: int
    """Character after the last."""


@lru_cache(maxsize=1024)
def find_effects(text: str, books: WordingBooks, *, is_graded: bool = False) -> tuple[Effect, ...]:
    """The claims of effect in a text, in its order.

    Results in the past tense, definitions ("a drug that lowers …"), purposes ("to reduce …") and questions are none.

    Args:
        text: A claim or a part of one.
        books: The word lists of the site.
        is_graded: Whether the author gives it a certainty, so that its verb speaks of an outcome that no list may have.
    """
    words = read_words(text)
    phrases = books.effects.find_in(words)
    hedges = books.hedges.find_in(words)
    if not phrases and not hedges:
        return ()
    kept: list[Phrase] = []
    for phrase in phrases:
        if _claims_effect(phrase, words, books, kept, is_graded=is_graded):
            kept.append(phrase)
    effects = [_describe(phrase, words, hedges, books) for phrase in kept]
    effects += [_formula(hedge, words) for hedge in hedges if hedge.label == "formula"]
    return tuple(sorted(effects, key=lambda one: one.start))


def _claims_effect(
    phrase: Phrase, words: Words, books: WordingBooks, kept: Sequence[Phrase], *, is_graded: bool
) -> bool:
    if phrase.label == "none":
        return False
    begin, end = sentence_at(words, phrase.start)
    tokens = words.tokens
    before = tokens[begin : phrase.start]
    if tokens[end - 1] == "?" or _is_supposed(before, books) or bool(books.genetics.intersection(before)):
        return False
    if _speaks_of_animals(tokens[begin:end]) or not _LOOKED_AT.isdisjoint(before[-3:]):
        return False
    if _is_of_studies(_object_of(phrase, tokens, end)) or _are_studies_to_come(before):
        return False
    if _has_two_ways(tokens[phrase.stop : phrase.stop + 2]) or _lacks_evidence(before):
        return False
    if phrase.label == "phrase":
        return "did" not in before[-2:]
    if phrase.label == "past":
        return _is_present_passive(phrase, tokens, begin) and _has_outcome(before, books)
    follows = any(one.start >= begin for one in kept)
    if not _is_finite(phrase, tokens, begin, follows=follows):
        return False
    if is_graded and phrase.label != "giver":
        return True
    if phrase.label == "giver" and _is_of_people(before, books):
        return False
    return _has_outcome(
        _object_of(phrase, tokens, end), books, label="result" if phrase.label == "giver" else "outcome"
    )


def _speaks_of_animals(sentence: Sequence[str]) -> bool:
    if not _LABORATORY.isdisjoint(sentence):
        return True
    return "animal" in sentence and any(
        first == "animal" and second in _ANIMAL_WORK for first, second in pairwise(sentence)
    )


def _lacks_evidence(before: Sequence[str]) -> bool:
    """Whether it is said that hardly anything shows it: "there is little direct evidence that …"."""
    return any(
        pair == ("evidence", "that") and not _HARDLY.isdisjoint(before[max(0, index - 3) : index])
        for index, pair in enumerate(pairwise(before))
    )


def _is_of_people(before: Sequence[str], books: WordingBooks) -> bool:
    """Whether people are those who reach a result, which is no effect by itself: "half of the patients achieve …"."""
    return bool(before) and (before[-1] in books.patients or before[-1].endswith("responders"))


def _has_two_ways(after: Sequence[str]) -> bool:
    """Whether it goes either way, as the course of a disease does: "may improve or deteriorate"."""
    return after[:1] == ("or",) and not _OTHER_WAY.isdisjoint(after[1:])


def _is_supposed(before: Sequence[str], books: WordingBooks) -> bool:
    """Whether the words before a verb make it part of a condition, a question or a description."""
    clause = last_clause(before)
    if not _HYPOTHESES.isdisjoint(before) or _is_of_one_paper(before) or _is_asked(before):
        return True
    for index in range(len(clause) - 1, -1, -1):
        word = clause[index]
        if word in _SUPPOSERS or word in _RELATIVES:
            return True
        if word == "that":
            # "No trial shows that it reduces …" claims nothing.
            is_denied = not _DENIALS.isdisjoint(clause[:index])
            return is_denied or clause[index - 1] not in books.reporters if index else False
    return False


def _is_asked(before: Sequence[str]) -> bool:
    """Whether a study asks it: "to determine whether it improves strength, and reduces falls"."""
    return "whether" in before and before[before.index("whether") - 1] in _ASKING


def _is_of_one_paper(before: Sequence[str]) -> bool:
    """Whether the words tell in the past what one paper found: "Green et al. showed that … reduces"."""
    if "al" not in before or "that" not in before:
        return False
    return not _TOLD_OF_ONE.isdisjoint(before[before.index("al") :][: before.index("that") + 1])


def _is_finite(phrase: Phrase, tokens: Sequence[str], begin: int, *, follows: bool) -> bool:
    """Whether a form such as `reduces` or `reduce` is the verb of a general statement."""
    after = tokens[phrase.stop] if phrase.stop < len(tokens) else "."
    index = phrase.start - 1
    while index >= begin and (tokens[index].endswith("ly") or tokens[index] in ("not", "also")):
        if tokens[index] in _MODALS:
            return True
        index -= 1
    if index < begin or after in ("in", "of"):
        return False
    if after in _INTRANSITIVE:
        return False
    lead = tokens[index]
    if lead in _HELPERS or (lead == "to" and _is_raised(tokens[begin:index])):
        return True
    if lead in _NOUN_LEADS or lead in _NO_SUBJECTS:
        return False
    if lead in ("and", "or", "but", "nor", ","):
        return follows or (lead == "and" and tokens[phrase.start].endswith("s"))
    if tokens[phrase.start].endswith("s") and phrase.label != "base":
        return True
    if lead in _MODALS or lead in _PLURALS or (lead.endswith("s") and not lead.endswith(("ss", "us", "is"))):
        return True
    # "Two years of aspirin reduce …": the verb goes with the years.
    return tokens[begin + 1 : begin + 3] in _PLURAL_HEADS and index - begin <= _NEAR_HEAD


def _is_raised(before: Sequence[str]) -> bool:
    """Whether `to` follows words that assert: "is likely to reduce", "has been shown to reduce"."""
    last = before[-1] if before else ""
    return last in _HELPERS or last in _SEEMINGS or (last in _SHOWN and before[-2:-1] == ("been",))


def _is_present_passive(phrase: Phrase, tokens: Sequence[str], begin: int) -> bool:
    index = phrase.start - 1
    while index > begin and (tokens[index].endswith("ly") or tokens[index] == "not"):
        index -= 1
    after = tokens[phrase.stop : phrase.stop + 1]
    return tokens[index] in ("is", "are") and after in (("by",), ("with",), ("after",))


def _object_of(phrase: Phrase, tokens: Sequence[str], end: int) -> Sequence[str]:
    stop = min(end, phrase.stop + _WINDOW)
    for index in range(phrase.stop, stop):
        if tokens[index] in _CLAUSE_ENDS:
            return tokens[phrase.stop : index]
    return tokens[phrase.stop : stop]


def _are_studies_to_come(before: Sequence[str]) -> bool:
    """Whether studies may bring the effect some day: "more studies on risk factors may reduce"."""
    return before[-1:] in _POSSIBLE and before[1:2] in _STUDIES and before[0] in ("more", "further", "future")


def _is_of_studies(tokens: Sequence[str]) -> bool:
    """Whether what is changed is a study's and no health: "improves prediction", "does not change our results"."""
    if not _OF_STUDIES.isdisjoint(tokens):
        return True
    return bool(tokens) and tokens[0] in ("our", "these") and not _RESULTS.isdisjoint(tokens)


def _has_outcome(tokens: Sequence[str], books: WordingBooks, *, label: str = "outcome") -> bool:
    if any(label in ("outcome", one.label) for one in books.outcomes.find(tokens)):
        return True
    return label == "outcome" and any(word.endswith(_ILLNESSES) and word not in _NO_ILLNESSES for word in tokens)


def _describe(phrase: Phrase, words: Words, hedges: Sequence[Phrase], books: WordingBooks) -> Effect:
    begin, end = sentence_at(words, phrase.start)
    named = [one for one in hedges if one.label == "named" and begin <= one.start < end]
    clause = max(
        [begin, *(index + 1 for index in range(begin, phrase.start) if words.tokens[index] in _TURNS)],
    )
    near = {one.label for one in hedges if clause <= one.start <= phrase.stop}
    if "can" in words.tokens[max(begin, phrase.start - 3) : phrase.start]:
        near.add("open")
    is_reported = _is_reported(words.tokens[begin : phrase.start], books) or speaks_of_research(words.tokens[begin:end])
    return Effect(
        certainty=_named_level(words.tokens[named[0].start : named[0].stop]) if named else _level(near),
        is_named=bool(named),
        is_reported=is_reported,
        is_sure=not is_reported
        and is_surely_of_care(words.tokens[begin:end], books)
        and is_sentence(words.tokens[begin:end])
        and is_sure_effect(
            words.tokens[begin : phrase.start], words.tokens[phrase.start], words.tokens[phrase.stop : end], books
        ),
        worsens=_worsens(words.tokens[phrase.start : min(end, phrase.stop + _WINDOW)]),
        start=words.spans[phrase.start][0],
        stop=words.spans[phrase.stop - 1][1],
    )


def _is_reported(before: Sequence[str], books: WordingBooks) -> bool:
    """Whether the words before a verb are those of others: "a trial showed that", "we reported that", "shown to"."""
    if before[-1:] == ("to",) and not _SHOWN.isdisjoint(before[-3:]):
        return True
    if "that" not in before:
        return False
    index = before.index("that")
    if before[index - 1 : index] in _BELIEVED:
        return True
    if index < 2 or before[index - 1] not in books.reporters:
        return False
    return "we" in before[:index] or not _ONE_STUDY.isdisjoint(before[:index])


def _worsens(tokens: Sequence[str]) -> bool:
    return tokens[0] in _WORSENS or (tokens[0] in _LESSENS and not _GOODS.isdisjoint(tokens))


def _formula(hedge: Phrase, words: Words) -> Effect:
    return Effect(
        certainty=Certainty.VERY_LOW,
        is_formula=True,
        start=words.spans[hedge.start][0],
        stop=words.spans[hedge.stop - 1][1],
    )


def _level(labels: set[str]) -> Certainty | None:
    if "very-low" in labels or "formula" in labels:
        return Certainty.VERY_LOW
    if "low" in labels:
        return Certainty.LOW
    if "moderate" in labels:
        return Certainty.MODERATE
    return None if "open" in labels else Certainty.HIGH


def _named_level(tokens: Sequence[str]) -> Certainty:
    joined = " ".join(tokens)
    if "very" in tokens:
        return Certainty.VERY_LOW
    return next(level for level in (Certainty.LOW, Certainty.MODERATE, Certainty.HIGH) if level.value in joined)
