"""Asks the index as the browser does, for the tests that a build makes of its own questions and for measurements.

A claim's score adds up, over the words of the question, how rare the word is times how much the claim says of it in the
text that says most; headings and titles above it add a little, and so do concepts under whatever name. Nothing here
judges whether a claim answers: see `coverage` of a hit. `assets/source/search/ranking.js` does the same, step for step.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import chain

from mkdocs_evidence.search.analyser import stemmed_words, stems
from mkdocs_evidence.search.anchors import form_around
from mkdocs_evidence.search.brief import Reading, allowance, by_telling, partial_concepts
from mkdocs_evidence.search.concepts import is_abbreviation
from mkdocs_evidence.search.encoding import encode_shard, most_postings, packed_size
from mkdocs_evidence.search.grouping import ShardMap
from mkdocs_evidence.search.index import Index
from mkdocs_evidence.search.packing import SIZE_UNIT, told_size
from mkdocs_evidence.search.question_keys import question_key
from mkdocs_evidence.search.scoring import WEIGHTS, Part, Shares, add_up, best_of, weigh_own
from mkdocs_evidence.search.smoothing import SMOOTHED
from mkdocs_evidence.search.smoothing import WEIGHT as NEIGHBOURS
from mkdocs_evidence.search.typing_errors import edit_distance, edits_allowed
from mkdocs_evidence.search.weights import HIGHEST

MOST_WORDS = 31
"""Words of a question that count, the last ones, since people tell first and then ask. They are bits of one number."""
MOST_REPAIRS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A claim that was found."""

    number: int
    score: float
    coverage: float
    """Share of the question's rarity that one of the claim's own texts, or its concepts, hold. 0 to 1."""
    own: int
    """Words of the question that its own texts or concepts hold, as bits; the first word's is 1."""
    around: int
    """Words of the question that headings and titles above it hold, as bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One word of a question."""

    stem: str
    rarity: float
    """How much it tells; of a word that the index lacks, as much as any word can."""
    forms: frozenset[str]
    """Stems that it may stand for: its own, those of its repairs, those of the concepts it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A word of the question that the index lacks, and what was looked for instead."""

    word: str
    instead: tuple[str, ...]
    """Words of the index, nearest and most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """An abbreviation of the question that names several things on this site."""

    word: str
    concepts: tuple[tuple[str, str, int], ...]
    """(key, name, number of claims), most claims first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a question found."""

    hits: tuple[Hit, ...]
    """Best first; equal ones in the order of their numbers."""
    highest: float
    """The score of a claim that would say all that is asked, and nothing else."""
    rarest: float
    """The rarity of a word that no claim has."""
    words: tuple[str, ...]
    """Stems of the question."""
    asked: tuple[Asked, ...] = ()
    """The same words with what they tell and stand for."""
    missing: tuple[str, ...] = ()
    """Those that no claim has, not even repaired or as a concept."""
    unread: tuple[str, ...] = ()
    """Those that were left out, so that nothing is known of them."""
    repairs: tuple[Repair, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()

    def without(self, hits: Iterable[Hit]) -> "Found":
        """The same with some claims hidden."""
        hidden = {hit.number for hit in hits}
        return replace(self, hits=tuple(hit for hit in self.hits if hit.number not in hidden))


class Asker:
    """Asks one index."""

    def __init__(self, index: Index, shards: ShardMap) -> None:
        """Keeps the index, and what lies together in shards, beside which a mistyped word is looked for."""
        self._postings = index.postings
        self._claims = index.numbered.claims
        self._most = most_postings(self._claims)
        self._shards = shards
        # The questions of one site ask for the same words again and again.
        self._weights: dict[str, Mapping[int, float]] = {}
        self._counts: dict[str, int] = {}
        self._file_of = cache(shards.file_of)
        self._weigh = cache(self._weight_of)

    @cached_property
    def _partial(self) -> Sequence[str]:
        return partial_concepts(self._postings, self._claims)

    def _reading(self, question: str, words: Sequence[str], *, is_brief: bool) -> Reading:
        reading = Reading(self._file_of, self._weigh, allowance(self._claims) if is_brief else None)
        reading.read([question_key(question), *by_telling(words)])
        reading.unread.update(word for word in words if not reading.has(word))
        return reading

    def _weight_of(self, shard: str) -> int:
        """About how many bytes a shard has, as the manifest tells it."""
        parts = encode_shard(((key, self._postings[key]) for key in self._shards.keys[shard]), self._most)
        return told_size(packed_size(parts)) * SIZE_UNIT

    def ask(self, question: str, *, most: int = 10, knows_whole: bool = True, is_brief: bool = False) -> Found:
        """The claims that say most of what a question asks, best first.

        Args:
            question: As typed.
            most: Claims wanted; where it is 0, only the question is read.
            knows_whole: Whether a claim is found by a question that its authors put in the very same words; only trials
                of what other wordings find leave it out.
            is_brief: Whether of a long question only the words that tell most are read, as by the box.
        """
        said = stemmed_words(question)
        typed = [stem for _, stem in said]
        words = tuple(dict.fromkeys(typed))[-MOST_WORDS:]
        bits = {stem: 1 << at for at, stem in enumerate(words)}
        written = {stem: word for word, stem in reversed(said)}
        reading = self._reading(question, words, is_brief=is_brief)
        concepts = [*self._concepts(typed, bits, reading)]
        named = _union(concepts)
        lost = [
            stem
            for stem in words
            if not bits[stem] & named
            and stem not in reading.unread
            and not self._is_known(stem)
            and edits_allowed(written[stem])
        ]
        reading.read_files(file for stem in lost for file in self._shards.beside(stem))
        repairs = {stem: instead for stem in lost if (instead := self._repair(stem, written[stem], reading))}
        if repairs:
            bits |= {instead[0][0]: bits[stem] for stem, instead in repairs.items()}
            meant = [repairs[one][0][0] if one in repairs else one for one in typed]
            concepts = [*self._concepts(meant, bits, reading)]
        reading.read(one.key for one in concepts if self._is_worth_reading(one))
        left = _union([one for one in concepts if not reading.has(one.key)])
        concepts = [one for one in concepts if reading.has(one.key)]
        parts = [
            *self._word_parts(words, bits, repairs, reading),
            *concepts,
            *(self._whole(question, bits) if knows_whole else ()),
        ]
        found = _union(parts)
        reading.unread.update(stem for stem in words if bits[stem] & left & ~found)
        rarities = [self._rarity_of(bits[stem], parts, is_unread=stem in reading.unread) for stem in words]
        return Found(
            hits=self._rank(parts, rarities, most) if most else (),
            highest=HIGHEST * (sum(rarities) or 1.0),
            rarest=self._rarity(0),
            words=words,
            asked=tuple(
                Asked(stem=stem, rarity=rarity, forms=self._forms(stem, bits[stem], concepts, repairs))
                for stem, rarity in zip(words, rarities, strict=True)
            ),
            missing=tuple(stem for stem in words if not bits[stem] & found and stem not in reading.unread),
            unread=tuple(stem for stem in words if stem in reading.unread),
            repairs=tuple(
                Repair(word=stem, instead=tuple(self._postings[one].surface or one for one, _ in instead))
                for stem, instead in repairs.items()
            ),
            ambiguities=tuple(self._ambiguities(words, {part.key for part in concepts}, reading)),
        )

    def _forms(
        self, stem: str, bit: int, concepts: Iterable[Part], repairs: Mapping[str, Sequence[tuple[str, int]]]
    ) -> frozenset[str]:
        names = [self._postings[part.key].name for part in concepts if part.bits & bit]
        return frozenset(
            (stem, *(one for one, _ in repairs.get(stem, ())), *(one for name in names for one in stems(name)))
        )

    def _is_known(self, stem: str) -> bool:
        found = self._postings.get(stem)
        return found is not None and bool(self._count(stem) or found.sections or found.titles)

    def _count(self, key: str) -> int:
        """How many claims have a key of the index in a text of their own."""
        count = self._counts.get(key)
        if count is None:
            count = self._counts[key] = self._postings[key].claims
        return count

    def _rarity(self, claims: int) -> float:
        return math.log(1 + (self._claims - claims + 0.5) / (claims + 0.5))

    def _rarity_of(self, bit: int, parts: Sequence[Part], *, is_unread: bool) -> float:
        """Of a word: its own, else that of a concept it names, else that of a word that no claim has.

        One that was left out has none.
        """
        standing = [part for part in parts if part.bits & bit]
        of_words = [part.rarity for part in standing if not part.is_concept]
        return max(of_words or [part.rarity for part in standing], default=0.0 if is_unread else self._rarity(0))

    def _word_parts(
        self,
        words: Sequence[str],
        bits: Mapping[str, int],
        repairs: Mapping[str, Sequence[tuple[str, int]]],
        reading: Reading,
    ) -> Iterator[Part]:
        for stem in words:
            if stem in repairs:
                for instead, distance in repairs[stem]:
                    weight = WEIGHTS["near"] if distance == 1 else WEIGHTS["far"]
                    yield from self._word(instead, bits[stem], weight)
            elif reading.has(stem) and self._is_known(stem):
                yield from self._word(stem, bits[stem], 1.0)

    def _word(self, stem: str, bits: int, weight: float) -> Iterator[Part]:
        """A word that claims have, and what their neighbours have of it, which stands for nothing that is asked."""
        yield self._part(stem, bits, weight)
        if (smoothed := stem + SMOOTHED) in self._postings:
            yield self._part(smoothed, 0, weight * NEIGHBOURS, is_concept=True)

    def _whole(self, question: str, bits: Mapping[str, int]) -> Iterator[Part]:
        """The question as a whole, where an author has put it so."""
        key = question_key(question)
        if bits and key in self._postings:
            yield self._part(key, sum(set(bits.values())), WEIGHTS["whole"], is_concept=True)

    def _part(self, key: str, bits: int, weight: float, *, is_concept: bool = False) -> Part:
        return Part(key, self._postings[key], self._rarity(self._count(key)), weight, bits, is_concept)

    def _concepts(self, typed: Sequence[str], bits: Mapping[str, int], reading: Reading) -> Iterator[Part]:
        at, seen, named = 0, set(), self._longest_names(typed, reading)
        while at < len(typed):
            length, keys = named.get(at, (0, ()))
            form = typed[at : at + length]
            covered = 0
            for stem in form:
                covered |= bits.get(stem, 0)
            is_unnamed = not any(stem in reading.unread or self._is_known(stem) for stem in form)
            for key in keys:
                if key not in seen:
                    seen.add(key)
                    yield self._part(key, covered, WEIGHTS["unnamed" if is_unnamed else "concepts"], is_concept=True)
            at += max(1, length)

    def _is_worth_reading(self, concept: Part) -> bool:
        """Whether it adds enough to its own words, of which there may be none."""
        return concept.weight != WEIGHTS["concepts"] or concept.key not in self._partial

    def _longest_names(self, typed: Sequence[str], reading: Reading) -> Mapping[int, tuple[int, tuple[str, ...]]]:
        """By the place of its first stem, the longest name that begins there: how many stems it has, and its keys."""
        longest: dict[int, tuple[int, tuple[str, ...]]] = {}
        for place, stem in enumerate(typed):
            entry = self._postings.get(stem) if reading.has(stem) else None
            for around, keys in entry.forms if entry else ():
                before, form = form_around(around, stem)
                start = place - before
                is_longer = start >= 0 and len(form) > longest.get(start, (0,))[0]
                if is_longer and [*typed[start : start + len(form)]] == form:
                    longest[start] = (len(form), keys)
        return longest

    def _ambiguities(self, words: Sequence[str], named: set[str], reading: Reading) -> Iterator[Ambiguity]:
        for stem in words:
            entry = self._postings.get(stem) if reading.has(stem) else None
            keys = next((keys for around, keys in entry.forms if not around), ()) if entry else ()
            if len(keys) > 1 and is_abbreviation((stem,)) and named.issuperset(keys):
                choices = [(key, self._postings[key].name, self._postings[key].claims) for key in keys]
                yield Ambiguity(word=stem, concepts=tuple(sorted(choices, key=lambda one: (-one[2], one[0]))))

    def _repair(self, stem: str, word: str, reading: Reading) -> list[tuple[str, int]]:
        """Words of the shards beside that a typing error may have been, with their distance, the likeliest first."""
        allowed = edits_allowed(word)
        near: list[tuple[int, int, str]] = []
        beside = filter(reading.has_file, self._shards.beside(stem))
        for key in chain.from_iterable(self._shards.keys[file] for file in beside):
            found = self._postings[key]
            apart = min(abs(len(key) - len(stem)), abs(len(found.surface) - len(word)))
            if apart <= allowed + 1 and key.isalpha():
                claims, distance = self._count(key), allowed + 1
                if claims:
                    # An error in an ending moves what is cut off as the ending, so words are compared as well.
                    distance = min(_stem_distance(stem, key, distance), edit_distance(word, found.surface, allowed))
                if distance <= allowed:
                    near.append((distance, -claims, key))
        near.sort()
        return [(key, distance) for distance, _, key in near[:MOST_REPAIRS] if distance == near[0][0]]

    def _rank(self, parts: Sequence[Part], rarities: Sequence[float], most: int) -> tuple[Hit, ...]:
        sums, shares = add_up(parts, self._own_weights), Shares(rarities)
        return tuple(
            Hit(
                number=number,
                score=score,
                coverage=shares.of(sums.own[number]),
                own=sums.own[number],
                around=sums.around[number],
            )
            for number, score in best_of(sums, shares, most)
        )

    def _own_weights(self, part: Part) -> Mapping[int, float]:
        weights = self._weights.get(part.key)
        if weights is None:
            weights = self._weights[part.key] = weigh_own(part.postings, self._most)
        return weights


def _stem_distance(stem: str, key: str, none: int) -> int:
    """Edits between two stems, as many as so short a word allows: two would make `record` of `recurr`ence."""
    allowed = edits_allowed(stem)
    distance = edit_distance(stem, key, allowed)
    return distance if distance <= allowed else none


def _union(parts: Sequence[Part]) -> int:
    bits = 0
    for part in parts:
        bits |= part.bits
    return bits
