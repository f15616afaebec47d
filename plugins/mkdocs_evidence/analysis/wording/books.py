"""The word lists of a site as phrase books, made once a run."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mkdocs_evidence.analysis.lexicons import read_lexicon
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.telling_words import article_words
from mkdocs_evidence.analysis.wording.phrases import PhraseBook, Shelf
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ledger import Ledger

SIGNS_OF_NEGATIONS = frozenset(("do", "don", "never", "always"))
"""Words, by their letters alone, of which each negation that may order something holds one."""
SUGGESTING = frozenset(("suggest", "suggests"))

Added = Mapping[str, tuple[str, ...]]
"""What a site adds to our word lists, by name of the list."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordingBooks:
    """Every phrase book that the rules on wording read. Labels say what a phrase does."""

    shelf: Shelf
    """Of the books whose phrases are looked for in whole texts."""
    advice: PhraseBook
    """`none`, `open`, `conditional`, `strong`."""
    signs_of_more: PhraseBook
    """Words without which no text advises in other ways than by phrases and imperatives."""
    bodies: PhraseBook
    imperatives: PhraseBook
    """`verb`, or `noun` for verbs that are also nouns."""
    noun_followers: frozenset[str]
    reporters: frozenset[str]
    """Words after which `that` begins a finding."""
    expletives: frozenset[str]
    """Words after "it is" with which `it` stands for nothing."""
    genetics: frozenset[str]
    """Subjects of sentences on how the body works."""
    effects: PhraseBook
    """`none`, `phrase`, `third` (reduces), `base` (reduce), `past` (reduced), `giver`."""
    outcomes: PhraseBook
    """`result` for nouns of result, `outcome` for the rest."""
    hedges: PhraseBook
    """`formula`, `very-low`, `low`, `moderate`, `named` for certainty stated by name."""
    lay: PhraseBook
    """`hedge`, `promise`."""
    advice_ladder: PhraseBook
    """The rung as a digit, or `none`."""
    causes: PhraseBook
    """`association`, `cause`."""
    subjectless: PhraseBook
    """`verb`, `opening`."""
    absolutes: PhraseBook
    """`honest` uses, `grave` and `plain` absolutes."""
    body: PhraseBook
    """Words of a sentence on how the body works."""
    emphasis: PhraseBook
    """`emphasis`, and `honest` uses of the same words."""
    writers: frozenset[str]
    """Whoever or whatever writes, computes or is read."""
    studies: frozenset[str]
    """Nouns of research and writing."""
    verbs_of_study: frozenset[str]
    """Participles of what only research or a reader does."""
    patients: frozenset[str]
    """Nouns of people who are cared for."""
    words_of_care: frozenset[str]
    """Who cares for whom and with what, and the verbs of doing so."""
    interventions: frozenset[str]
    """What is done to people to help them, and what they are examined with."""
    intervention_endings: tuple[str, ...]
    """Endings of more of them."""
    clinicians: frozenset[str]
    """Who cares for people."""
    acts_of_care: frozenset[str]
    """The verbs of which care consists, in their base form."""
    acts_done: frozenset[str]
    """Their participles."""
    relaying: frozenset[str]
    """Words of a sentence that tells what somebody wrote, found or thinks."""
    not_of_patients: frozenset[str]
    """Words of a sentence on animals, teaching, sport, policy or the measuring of studies."""
    attributes_of_care: frozenset[str]
    """Nouns that an intervention's name only describes: `effects`, `costs`."""

    @property
    def of_advice(self) -> int:
        """The books, as bits, of which every text that advises holds something."""
        return self.advice.bit | self.imperatives.bit | self.signs_of_more.bit

    @property
    def of_effects(self) -> int:
        """The books, as bits, of which every text that claims an effect holds something."""
        return self.effects.bit | self.hedges.bit


def look_through(article: Article, books: WordingBooks) -> Mapping[str, int]:
    """The books, as bits, of which a phrase may stand in each text of an article; kept while rules ask in turn."""
    global _last_look
    known = _last_look
    if known is None or known[0] is not article or known[1] is not books:
        known = _last_look = (article, books, books.shelf.look_through(article_words(article)))
    return known[2]


_last_look: tuple[Article, WordingBooks, Mapping[str, int]] | None = None


@once_per_ledger
def wording_books(ledger: Ledger) -> WordingBooks:
    """The phrase books of a site: our word lists, the site's own words, and the outcomes of its vocabulary."""
    added = frozenset((name, one.entries) for name, one in ledger.settings.lexicons.items())
    return _books_of(added, tuple(words for one in ledger.vocabulary.outcomes if (words := _plain(one.name))))


@lru_cache(maxsize=4)
def _books_of(additions: frozenset[tuple[str, tuple[str, ...]]], outcomes: tuple[str, ...]) -> WordingBooks:
    """Remembered, since a site's words seldom change while it is written: a preview makes them once."""
    added, shelf = dict(additions), Shelf()
    interventions = _words("interventions", added)
    return WordingBooks(
        shelf=shelf,
        signs_of_more=PhraseBook.of({"sign": sorted(SIGNS_OF_NEGATIONS | SUGGESTING)}, shelf),
        advice=_book(
            added,
            shelf,
            none="advice-none",
            open="advice-open",
            conditional="advice-conditional",
            strong="advice-strong",
        ),
        bodies=_book(added, None, body="advice-bodies"),
        imperatives=_book(added, shelf, noun="imperatives-nouns", verb="imperatives"),
        noun_followers=_words("noun-followers", added),
        reporters=_words("reporting-verbs", added),
        expletives=_words("expletives", added),
        genetics=_words("body-makers", added),
        effects=_effects(added, shelf),
        outcomes=PhraseBook.of(
            {
                "result": _list("effect-results", added),
                "outcome": (*_list("outcomes", added), *outcomes),
            }
        ),
        hedges=_hedges(added, shelf),
        lay=_book(added, shelf, hedge="lay-hedges", promise="lay-effects"),
        advice_ladder=_ladder(added, shelf),
        causes=_book(added, shelf, association="association", cause="causation"),
        subjectless=_book(added, None, opening="subjectless-openings", verb="subjectless-verbs"),
        absolutes=_book(added, shelf, honest="absolutes-honest", grave="absolutes-grave", plain="absolutes"),
        body=_book(added, None, body="body-words"),
        emphasis=_book(added, shelf, honest="emphasis-honest", emphasis="emphasis"),
        writers=_words("writers-of-studies", added),
        studies=_words("subjects-of-study", added),
        verbs_of_study=_words("verbs-of-study", added),
        patients=_words("patients", added),
        words_of_care=_words("words-of-care", added) | _words("patients", added) | _imperatives(added),
        interventions=frozenset(one for one in interventions if not one.startswith("-")),
        intervention_endings=tuple(one[1:] for one in sorted(interventions) if one.startswith("-")),
        clinicians=_words("clinicians", added),
        acts_of_care=_words("acts-of-care", added),
        acts_done=_words("acts-of-care-done", added),
        relaying=_words("relaying-words", added),
        not_of_patients=_words("not-of-patients", added),
        attributes_of_care=_words("attributes-of-care", added),
    )


def _list(name: str, added: Added) -> tuple[str, ...]:
    return (*read_lexicon(name), *added.get(name, ()))


def _imperatives(added: Added) -> frozenset[str]:
    """The verbs of care with their regular participles."""
    verbs = {entry.split()[0] for entry in _list("imperatives", added)}
    return frozenset(verbs | {_past(verb) for verb in verbs} | {f"{verb}{verb[-1]}ed" for verb in verbs})


def _words(name: str, added: Added) -> frozenset[str]:
    return frozenset(word for entry in _list(name, added) for word in entry.split("|"))


def _book(added: Added, shelf: Shelf | None, **lists: str) -> PhraseBook:
    """The book of some lists; on the shelf only where whole texts are searched for its phrases."""
    return PhraseBook.of({label: _list(name, added) for label, name in lists.items()}, shelf)


def _ladder(added: Added, shelf: Shelf) -> PhraseBook:
    rungs: dict[str, list[str]] = {"none": [*_list("advice-none", added)]}
    for entry in _list("ladder-advice", added):
        rung, _, phrase = entry.partition(":")
        rungs.setdefault(rung.strip(), []).append(phrase)
    return PhraseBook.of(rungs, shelf)


def _hedges(added: Added, shelf: Shelf) -> PhraseBook:
    return _book(
        added,
        shelf,
        named="certainty-words",
        formula="formula-very-low",
        **{"very-low": "hedges-very-low"},
        moderate="hedges-moderate",
        low="hedges-low",
    )


def _effects(added: Added, shelf: Shelf) -> PhraseBook:
    verbs = _list("effect-verbs", added)
    givers = _list("effect-givers", added)
    return PhraseBook.of(
        {
            "none": _list("effect-none", added),
            "phrase": _list("effect-phrases", added),
            "third": [_third(verb) for verb in verbs],
            "base": verbs,
            "past": [_past(verb) for verb in verbs],
            "giver": [form for verb in givers for form in (verb, _third(verb))],
        },
        shelf,
    )


def _plain(name: str) -> str:
    words: Iterable[str] = (word for word in name.lower().split() if word.isalpha())
    return " ".join(words)


def _third(verb: str) -> str:
    """The form after he, she or it: reduces, relieves, carries, leads to."""
    first, _, rest = verb.partition(" ")
    if first.endswith("y") and first[-2] not in "aeiou":
        first = first[:-1] + "ies"
    else:
        first += "es" if first.endswith(("s", "sh", "ch", "x", "o")) else "s"
    return f"{first} {rest}".strip()


def _past(verb: str) -> str:
    """The regular past: reduced, prevented, carried."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")
