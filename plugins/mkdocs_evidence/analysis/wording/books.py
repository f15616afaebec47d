"""The word lists of a site as phrase books, made once a run."""

from collections.abc import Iterable
from dataclasses import dataclass

from mkdocs_evidence.analysis.lexicons import site_lexicon
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.wording.phrases import PhraseBook, Shelf
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordingBooks:
    """Every phrase book that the rules on wording read. Labels say what a phrase does."""

    advice: PhraseBook
    """`none`, `open`, `conditional`, `strong`."""
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


@once_per_ledger
def wording_books(ledger: Ledger) -> WordingBooks:
    """The phrase books of a site: our word lists, the site's own words, and the outcomes of its vocabulary."""
    settings, shelf = ledger.settings, Shelf()
    outcomes = [words for one in ledger.vocabulary.outcomes if (words := _plain(one.name))]
    return WordingBooks(
        advice=_book(
            settings,
            shelf,
            none="advice-none",
            open="advice-open",
            conditional="advice-conditional",
            strong="advice-strong",
        ),
        bodies=_book(settings, shelf, body="advice-bodies"),
        imperatives=_book(settings, shelf, noun="imperatives-nouns", verb="imperatives"),
        noun_followers=_words("noun-followers", settings),
        reporters=_words("reporting-verbs", settings),
        expletives=_words("expletives", settings),
        genetics=_words("body-makers", settings),
        effects=_effects(settings, shelf),
        outcomes=PhraseBook.of(
            {
                "result": site_lexicon("effect-results", settings),
                "outcome": (*site_lexicon("outcomes", settings), *outcomes),
            },
            shelf,
        ),
        hedges=_hedges(settings, shelf),
        lay=_book(settings, shelf, hedge="lay-hedges", promise="lay-effects"),
        advice_ladder=_ladder(settings, shelf),
        causes=_book(settings, shelf, association="association", cause="causation"),
        subjectless=_book(settings, shelf, opening="subjectless-openings", verb="subjectless-verbs"),
        absolutes=_book(settings, shelf, honest="absolutes-honest", grave="absolutes-grave", plain="absolutes"),
        body=_book(settings, shelf, body="body-words"),
        emphasis=_book(settings, shelf, honest="emphasis-honest", emphasis="emphasis"),
        writers=_words("writers-of-studies", settings),
        studies=_words("subjects-of-study", settings),
        verbs_of_study=_words("verbs-of-study", settings),
        patients=_words("patients", settings),
        words_of_care=_words("words-of-care", settings) | _words("patients", settings) | _imperatives(settings),
    )


def _imperatives(settings: Settings) -> frozenset[str]:
    """The verbs of care with their regular participles."""
    verbs = {entry.split()[0] for entry in site_lexicon("imperatives", settings)}
    return frozenset(verbs | {_past(verb) for verb in verbs} | {f"{verb}{verb[-1]}ed" for verb in verbs})


def _words(name: str, settings: Settings) -> frozenset[str]:
    return frozenset(word for entry in site_lexicon(name, settings) for word in entry.split("|"))


def _book(settings: Settings, shelf: Shelf, **lists: str) -> PhraseBook:
    return PhraseBook.of({label: site_lexicon(name, settings) for label, name in lists.items()}, shelf)


def _ladder(settings: Settings, shelf: Shelf) -> PhraseBook:
    rungs: dict[str, list[str]] = {"none": [*site_lexicon("advice-none", settings)]}
    for entry in site_lexicon("ladder-advice", settings):
        rung, _, phrase = entry.partition(":")
        rungs.setdefault(rung.strip(), []).append(phrase)
    return PhraseBook.of(rungs, shelf)


def _hedges(settings: Settings, shelf: Shelf) -> PhraseBook:
    return _book(
        settings,
        shelf,
        named="certainty-words",
        formula="formula-very-low",
        **{"very-low": "hedges-very-low"},
        moderate="hedges-moderate",
        low="hedges-low",
    )


def _effects(settings: Settings, shelf: Shelf) -> PhraseBook:
    verbs = site_lexicon("effect-verbs", settings)
    givers = site_lexicon("effect-givers", settings)
    return PhraseBook.of(
        {
            "none": site_lexicon("effect-none", settings),
            "phrase": site_lexicon("effect-phrases", settings),
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
