"""Claims of a site that cannot both be true of the same people, and conflicts that authors declare."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from mkdocs_evidence.analysis.figures.number_tokens import holds_digit
from mkdocs_evidence.analysis.figures.quantities import Quantity, are_incompatible, stated_quantities
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.scope.coverage import term_names
from mkdocs_evidence.analysis.scope.harms import find_interventions
from mkdocs_evidence.analysis.scope.stances import Reading, Stance, read_part, stances_of
from mkdocs_evidence.analysis.scope.terms import (
    intervention_finder,
    named_terms,
    outcome_finder,
    outcome_stems,
    telling_stems,
)
from mkdocs_evidence.analysis.support import find_carrying_extracts, find_first_line
from mkdocs_evidence.model.claim import Article, Claim, Relation
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ReferenceKey, TermId
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Extract
from mkdocs_evidence.syntax.patterns import regex

Key = tuple[object, ...]
"""What two claims must share to be able to contradict each other, in parts whose text is the same on every run."""

_AGAINST: dict[Stance, frozenset[Stance]] = {
    Stance.LESS: frozenset({Stance.MORE, Stance.NO_EFFECT}),
    Stance.MORE: frozenset({Stance.LESS, Stance.NO_EFFECT}),
    Stance.BETTER: frozenset({Stance.WORSE, Stance.NO_EFFECT}),
    Stance.WORSE: frozenset({Stance.BETTER, Stance.NO_EFFECT}),
    Stance.NO_EFFECT: frozenset({Stance.LESS, Stance.MORE, Stance.BETTER, Stance.WORSE}),
    Stance.ALWAYS: frozenset({Stance.NOT_ALWAYS}),
    Stance.NOT_ALWAYS: frozenset({Stance.ALWAYS}),
    Stance.ENOUGH: frozenset({Stance.NOT_ENOUGH}),
    Stance.NOT_ENOUGH: frozenset({Stance.ENOUGH}),
    Stance.PREFERRED: frozenset({Stance.PREFERRED, Stance.NEEDED}),
    Stance.NEEDED: frozenset({Stance.PREFERRED}),
}
_EFFECTS = frozenset({Stance.LESS, Stance.MORE, Stance.BETTER, Stance.WORSE, Stance.NO_EFFECT})
_CHOICES = frozenset({Stance.PREFERRED, Stance.NEEDED})
_MOST_TRIED = 20
"""How many opponents of one claim are looked at, so that the work stays linear."""

_GROUP = regex(
    r"\b(?:in|among|for|with|without)\s+(?!(?:an?|the|one|this|these|those|that|most|many|some|general|all|practice)\b|[0-9]"
    r"|(?:randomi[sz]ed|trials?|stud\w+|cohorts?|meta|pooled|older|earlier|later|series|addition|contrast|particular)\b)"
    r"(?P<who>[^,;.()]{3,60}?)(?=[,;.()]|$|\s(?:but|and|or|than|compared|after|at|by|within|during|did|does|was|were|had)\b)",
    re.IGNORECASE,
)
_DIGIT = regex(r"[0-9]|\b(?:one|two|three|six)\b")
_WHEN = regex(
    r"\b(?:at|by|within|after|for|until|in) (?:[0-9]+|one|two|three|six)[- ](?:hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)
_DOSE = regex(r"\b[0-9]+(?:\.[0-9]+)?\s?(?:mg|µg|mcg|g|ml|mL|IU|units)\b")
_CONDITION = regex(
    r"\b(?:alone|only|when|where|until|before|early|late|short-term|long-term|combined|plus|added|adding)\b", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim as others may contradict it. It travels between processes instead of the claim."""

    article: ArticleId
    claim: ClaimId | None
    at: Place
    rests_on: frozenset[ReferenceKey]
    disputes: frozenset[ReferenceKey]
    conflicts_with: tuple[str, ...]
    declared_at: Place
    stances: tuple[tuple[bytes, Stance, str], ...] = ()
    """(key, stance, words)."""
    quantities: tuple[tuple[bytes, Quantity], ...] = ()
    interventions: tuple[TermId, ...] = ()
    """What the claim is about being done, in order."""
    topic: str = ""
    """What it is about, for people."""

    @property
    def name(self) -> str:
        """The claim as it is named from anywhere; its line where it has no id."""
        return f"{self.article}#{self.claim}" if self.claim else f"{self.at.file}:{self.at.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A claim and one before it that disagrees with it, and neither says so."""

    one: Said
    other: Said
    words: str
    """What the one says."""
    other_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseConflict:
    """A declared conflict with a claim that there is not."""

    said: Said
    target: str
    known: tuple[str, ...]
    """Names that may have been meant."""


def gather_said(article: Article, ledger: Ledger) -> Iterator[Said]:
    """The claims of one article that take a stance, state a quantity of their evidence or declare a conflict."""
    stances_by_text = stances_of(article)
    for claim in article.claims:
        readings = stances_by_text.get(claim.text, ())
        may_count = holds_digit(claim.text)
        if not readings and not may_count and not claim.conflicts_with:
            continue
        extracts = find_carrying_extracts(claim, ledger)
        outcome = _outcome(claim, extracts, ledger)
        part = read_part(claim.text) if outcome is not None and may_count else None
        readings = readings if part is None else (*readings, part)
        stances = tuple(_stances(readings, outcome, claim, article, ledger)) if readings else ()
        quantities = tuple(_quantities(extracts, claim.text))
        if stances or quantities or claim.conflicts_with:
            yield Said(
                article=article.id,
                claim=claim.id,
                at=find_first_line(claim),
                rests_on=frozenset(one.key for one in claim.citations if one.relation.carries),
                disputes=frozenset(one.key for one in claim.citations if one.relation is Relation.DISPUTES),
                conflicts_with=claim.conflicts_with,
                declared_at=claim.mark_at or claim.at,
                stances=stances,
                quantities=quantities,
                interventions=tuple(sorted(find_interventions(claim, ledger))),
                topic=term_names(ledger).get(outcome, "") if outcome is not None else "",
            )


def find_contradictions(said: Sequence[Said]) -> Iterator[Contradiction]:
    """Each claim that one before it contradicts, once, with the first such one; declared conflicts are left out.

    Claims meet only where they share their key, so that time is in proportion to the number of claims.
    """
    stances: dict[tuple[bytes, Stance], list[tuple[Said, str]]] = {}
    figures: dict[bytes, list[tuple[Said, Quantity]]] = {}
    for one in said:
        rivals = (*_rivals_in_words(one, stances), *_rivals_in_figures(one, figures))
        for other, theirs, mine in rivals:
            if not _is_declared(one, other):
                yield Contradiction(one=one, other=other, words=mine, other_words=theirs)
                break
        for key, stance, words in one.stances:
            stances.setdefault((key, stance), []).append((one, words))
        for figure_key, quantity in one.quantities:
            figures.setdefault(figure_key, []).append((one, quantity))


def find_loose_conflicts(said: Iterable[Said], ledger: Ledger) -> Iterator[LooseConflict]:
    """Declared conflicts whose other claim the site does not have."""
    for one in said:
        for target in one.conflicts_with:
            article_id, _, claim = target.rpartition("#")
            article = ledger.articles.get(ArticleId(article_id or one.article))
            known = [name.id for name in article.claims if name.id is not None] if article else []
            if claim not in known or (claim == one.claim and article_id in ("", one.article)):
                prefix = f"{article_id}#" if article_id else ""
                names = tuple(f"{prefix}{name}" for name in known if name != one.claim)
                yield LooseConflict(said=one, target=target, known=names)


def _rivals_in_words(
    one: Said, stances: dict[tuple[bytes, Stance], list[tuple[Said, str]]]
) -> list[tuple[Said, str, str]]:
    return [
        (other, theirs, words)
        for key, stance, words in one.stances
        for opposite in sorted(_AGAINST[stance])
        for other, theirs in stances.get((key, opposite), ())[:_MOST_TRIED]
        if stance not in _CHOICES or one.interventions != other.interventions
    ]


def _rivals_in_figures(one: Said, figures: dict[bytes, list[tuple[Said, Quantity]]]) -> list[tuple[Said, str, str]]:
    return [
        (other, theirs.words, mine.words)
        for key, mine in one.quantities
        for other, theirs in figures.get(key, ())[:_MOST_TRIED]
        if are_incompatible(mine, theirs)
    ]


def _is_declared(one: Said, other: Said) -> bool:
    return (
        _names(one, other)
        or _names(other, one)
        or not one.disputes.isdisjoint(other.rests_on)
        or not other.disputes.isdisjoint(one.rests_on)
    )


def _names(one: Said, other: Said) -> bool:
    full = f"{other.article}#{other.claim}"
    return any(
        target == full or (target == other.claim and one.article == other.article) for target in one.conflicts_with
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scene:
    """What the stances of one claim are about."""

    population: TermId | None
    staging: TermId | None
    groups: tuple[str, ...]
    outcome: TermId | None
    interventions: tuple[TermId, ...]
    named: frozenset[TermId]
    """Interventions of the words."""
    spoken_of: frozenset[TermId]
    """Outcomes of the words."""


def _stances(
    readings: tuple[Reading, ...], outcome: TermId | None, claim: Claim, article: Article, ledger: Ledger
) -> Iterator[tuple[bytes, Stance, str]]:
    scene = _Scene(
        population=claim.population or article.population,
        staging=claim.staging or article.staging,
        groups=_groups(claim, article, ledger),
        outcome=outcome,
        interventions=tuple(sorted(find_interventions(claim, ledger))),
        named=named_terms(intervention_finder(ledger).find(claim.text)),
        spoken_of=named_terms(outcome_finder(ledger).find(claim.text)),
    )
    for reading in readings:
        about = _about(reading, scene, claim, ledger)
        if about is not None:
            yield _key(*about), _valued(reading.stance, scene.outcome, ledger), reading.words


def _about(reading: Reading, scene: _Scene, claim: Claim, ledger: Ledger) -> Key | None:
    """What a stance is about; None where that is not certain enough to compare it with others."""
    people, done = (scene.population, scene.staging, scene.groups), scene.interventions
    match reading.stance:
        case Stance.ALWAYS | Stance.NOT_ALWAYS:
            is_narrow = reading.stance is Stance.ALWAYS and scene.groups
            treated = tuple(one for one in done if one not in _watching(ledger))
            return None if is_narrow or scene.outcome is None else ("course", scene.population, scene.outcome, treated)
        case Stance.PREFERRED | Stance.NEEDED:
            purposes = tuple(sorted(reading.purposes))
            return ("choice", *people, purposes) if len(done) == 1 and purposes and not scene.groups else None
        case Stance.ENOUGH | Stance.NOT_ENOUGH:
            return ("worth", scene.population, done) if len(done) == 1 else None
        case _:
            subject = _subject(reading, scene)
            object_ = scene.outcome or tuple(sorted(reading.about))
            if not subject or not object_ or not scene.spoken_of <= {scene.outcome}:
                return None
            if scene.outcome is not None and not _speaks_of(reading, scene.outcome, ledger):
                return None
            return ("effect", *people, _limits(claim.text), subject, object_)


def _key(*parts: object) -> bytes:
    """A few bytes in place of what a stance is about, since hundreds of thousands travel between processes."""
    return blake2b(repr(parts).encode(), digest_size=12).digest()


def _subject(reading: Reading, scene: _Scene) -> tuple[str, ...]:
    """What has the effect: the one intervention of the claim, or its words; empty where two are compared."""
    done = frozenset(scene.interventions)
    if len(scene.named) > 1 or (scene.named and done and scene.named != done) or len(done) > 1:
        return ()
    return scene.interventions or tuple(sorted(reading.subject))


def _speaks_of(reading: Reading, outcome: TermId, ledger: Ledger) -> bool:
    """Whether the clause of a stance has a word of the outcome.

    Taken on trust are outcomes that the vocabulary lacks, and people who are counted: `fewer women had a fit`.
    """
    if reading.words in _COUNTING:
        return True
    names = {_SYNONYMS.get(stem, stem) for stem in outcome_stems(ledger).get(outcome, ())}
    said = {_SYNONYMS.get(stem, stem) for stem in reading.subject | reading.about}
    return not names or not names.isdisjoint(said)


_COUNTING = frozenset({"fewer", "less"})
_SYNONYMS = dict.fromkeys(("died", "die", "dead", "fatal", "fatality", "mortality", "surviv", "survival"), "death")


def _valued(stance: Stance, outcome: TermId | None, ledger: Ledger) -> Stance:
    """Less of a harm is better, less of a benefit worse; where the vocabulary is silent, less is less."""
    kind = _kinds(ledger).get(outcome or TermId(""))
    if kind is None or stance not in (Stance.LESS, Stance.MORE):
        return stance
    return Stance.BETTER if (stance is Stance.LESS) == (kind == "harm") else Stance.WORSE


@once_per_ledger
def _kinds(ledger: Ledger) -> dict[TermId, str]:
    return {one.id: one.kind for one in ledger.vocabulary.outcomes}


@once_per_ledger
def _watching(ledger: Ledger) -> frozenset[TermId]:
    return frozenset(one.id for one in ledger.vocabulary.interventions if one.kind == "watching")


def _outcome(claim: Claim, extracts: tuple[Extract, ...], ledger: Ledger) -> TermId | None:
    """The one outcome of a claim: its attribute, or else that of its evidence, or else of its words."""
    if claim.outcome is not None:
        return claim.outcome
    measured = {one.outcome for one in extracts}
    if measured - {None}:
        return measured.pop() if len(measured) == 1 else None
    named = named_terms(outcome_finder(ledger).find(claim.text))
    return min(named) if len(named) == 1 else None


def _groups(claim: Claim, article: Article, ledger: Ledger) -> tuple[str, ...]:
    """Stems of the groups that the words single out, beyond the people of the whole claim, in order."""
    found = [match["who"] for match in _GROUP.finditer(claim.text)]
    if not found:
        return ()
    names = term_names(ledger)
    whole = (claim.population or article.population, *find_interventions(claim, ledger))
    words = (article.title, article.question, *(names.get(one, "") for one in whole if one is not None))
    known = _EVERYBODY.union(*map(telling_stems, words))
    return tuple(sorted({stem for who in found for stem in telling_stems(who)} - known))


_EVERYBODY = telling_stems("people patients persons adults hips cases participants those individuals treatment disease")


def _limits(text: str) -> tuple[str, ...]:
    """Times, doses and conditions, which make two statements two."""
    patterns = (_WHEN, _DOSE, _CONDITION) if _DIGIT.search(text) else (_CONDITION,)
    found = {match.casefold() for pattern in patterns for match in pattern.findall(text)}
    return tuple(sorted(found))


def _quantities(extracts: tuple[Extract, ...], text: str) -> Iterator[tuple[bytes, Quantity]]:
    for extract in extracts:
        if extract.outcome is not None and extract.data:
            scope = (extract.population, extract.outcome, extract.intervention, extract.staging)
            for quantity in stated_quantities(extract, text):
                yield _key("figure", *scope, *quantity.what), quantity


def sorted_said(said: Sequence[Said]) -> list[Said]:
    """In the order of files and lines, so that the first of several opponents is the same on every machine."""
    return sorted(said, key=lambda one: (one.at.file, one.at.line, one.at.column))
