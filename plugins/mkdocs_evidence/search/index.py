"""The index in memory: for every stem, which claims have it in which of their texts, and how much it says of each.

Five texts are kept apart, so that each has its weight when a question is asked: the clinician's wording, the patient's,
authored questions, the headings above, and the titles and questions of the article. Weights are BM25's, in 15 steps.
"""

import base64
import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby
from typing import TypeAlias

from mkdocs_evidence.search.analyser import stems, words
from mkdocs_evidence.search.anchors import anchor_of, around_anchor
from mkdocs_evidence.search.concepts import Concept, ConceptFinder, Form, concepts_within
from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry, Synonyms
from mkdocs_evidence.search.keeping import MAKE_ALL, Keep
from mkdocs_evidence.search.numbering import Numbered, number_claims
from mkdocs_evidence.search.reading import Read, ReadArticle, ReadClaim, read_article

STEPS = 15
SATURATION = 0.8
LENGTH_SHARE = 0.6
HIGHEST = SATURATION + 1
"""What BM25 gives a word at most, before its rarity."""

_PLAIN_STEP = 4
_BETWEEN_TEXTS = "\f"
_QUESTION_LETTERS = 7
"""Of a question's digest, 5 bits each: of a million questions, one in 34,000 would be taken for another."""

Posting = int
"""The number of a claim times 16, plus the step of its weight."""


def postings_list(postings: Iterable[Posting] = ()) -> "array[Posting]":
    """Postings in 8 bytes each, a fifth of what a list takes: a large site has millions."""
    return array("q", postings)


@dataclass(slots=True, kw_only=True)
class Postings:
    """Where one key of the index occurs. Lists ascend."""

    text: "array[Posting]" = field(default_factory=postings_list)
    lay: "array[Posting]" = field(default_factory=postings_list)
    asks: "array[Posting]" = field(default_factory=postings_list)
    sections: list[tuple[int, int]] = field(default_factory=list)
    """(first claim, how many) under a heading that has the word; of an attribute, those that have it."""
    titles: list[tuple[int, int]] = field(default_factory=list)
    """(first claim, how many) of an article whose title or questions have the word."""
    surface: str = ""
    """The word as it is most often written; empty where the key is no word."""
    name: str = ""
    """Of a concept: what people are shown; empty where it has one name only, which the question has named."""
    forms: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    """Names of concepts that are found by this stem: (the stems around it, keys of the concepts); see `anchors.py`."""

    @property
    def claims(self) -> int:
        """How many claims have it in a text of their own."""
        if not self.lay and not self.asks:
            return len(self.text)
        return len({one >> 4 for zone in (self.text, self.lay, self.asks) for one in zone})


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything that is cut into shards."""

    numbered: Numbered
    postings: Mapping[str, Postings]
    """By key: a stem, `stem~number` for a concept, `=attribute:value` for what filters ask, `?digest` of a question."""
    statuses: Mapping[str, int]
    """How many claims have each status."""


def build_index(
    articles: Iterable[ArticleEntry],
    glossary: Sequence[Synonyms],
    read: Read = read_article,
    keep: Keep = MAKE_ALL,
) -> Index:
    """Makes the index, with the open terms. Linear in the words of the site; the same for any order of the articles.

    Args:
        articles: What can be found.
        glossary: Names that mean the same.
        read: Gives what an article says.
        keep: Gives the lists of parts of the site.
    """
    numbered = number_claims(tuple(articles))
    texts, read_articles = _read_texts(numbered, read)
    postings: defaultdict[str, Postings] = defaultdict(Postings)
    for zone in ("text", "lay", "asks"):
        said = ((number, getattr(claim, zone)) for number, claim in texts)
        for stem, found in _weigh(said, numbered, keep).items():
            setattr(postings[stem], zone, found)
    _add_contexts(numbered, postings)
    _add_surfaces(read_articles, postings)
    _add_concepts(texts, glossary, postings, numbered, keep)
    _add_attributes(numbered, postings)
    _add_questions(numbered, postings)
    statuses = Counter(claim.status for block in numbered.blocks for _, article in block for claim in article.claims)
    return Index(numbered=numbered, postings=dict(postings), statuses=statuses)


_Texts: TypeAlias = Sequence[tuple[int, ReadClaim]]
"""What each claim says, by its number, ascending."""


def _read_texts(numbered: Numbered, read: Read) -> tuple[_Texts, Sequence[ReadArticle]]:
    claims: list[tuple[int, ReadClaim]] = []
    articles: list[ReadArticle] = []
    for block in numbered.blocks:
        for first, article in block:
            articles.append(read(article))
            claims += enumerate(articles[-1].claims, first)
    return claims, articles


_Said: TypeAlias = Sequence[tuple[int, str]]
"""Texts by the numbers of their claims, ascending; stems apart by blanks: as lists, those of a large site would fill
gigabytes."""
_Lists: TypeAlias = Mapping[str, "array[Posting]"]


def _weigh(texts: Iterable[tuple[int, str]], numbered: Numbered, keep: Keep) -> _Lists:
    """By stem, the claims that have it, each with how much it says of it."""
    filled = [(number, text) for number, text in texts if _length(text)]
    average = steady(sum(_length(text) for _, text in filled) / len(filled)) if filled else 1.0
    pieces = _cut(filled, numbered, keep.pieces)
    made = keep(
        len(pieces),
        lambda at: _digest(repr(average), pieces[at]),
        lambda at: {stem: found.tobytes() for stem, found in _weigh_piece(pieces[at], average).items()},
    )
    lists: defaultdict[str, array[Posting]] = defaultdict(postings_list)
    for piece in made:
        for stem, found in piece.items():
            lists[stem].frombytes(found)
    return lists


def _length(text: str) -> int:
    """Stems of a text that are apart by one blank each; ends of phrases are none."""
    return text.count(" ") + 1 - text.count("\n") if text else 0


def _cut(filled: _Said, numbered: Numbered, pieces: int) -> Sequence[_Said]:
    """Cuts texts where blocks end, so that an edit changes those of one piece only."""
    numbers = -(-len(numbered.blocks) // pieces) * numbered.width
    return [[*piece] for _, piece in groupby(filled, key=lambda one: one[0] // numbers)]


def _digest(with_what: str, texts: _Said) -> bytes:
    """Of texts with their numbers, and of what else a part is made of."""
    numbers = array("q", [number for number, _ in texts])
    said = "\0".join((with_what, *(text for _, text in texts)))
    return hashlib.sha256(numbers.tobytes() + said.encode(errors="surrogatepass")).digest()


def _weigh_piece(filled: _Said, average: float) -> _Lists:
    step_of = cache(lambda frequency, length: weight_step(frequency, length, average))
    lists: defaultdict[str, array[Posting]] = defaultdict(postings_list)
    for number, said in filled:
        text = said.split()
        length, base = len(text), number << 4
        once = base | step_of(1, length)
        if len(set(text)) == length:
            for stem in text:
                lists[stem].append(once)
        else:
            for stem, frequency in Counter(text).items():
                lists[stem].append(once if frequency == 1 else base | step_of(frequency, length))
    return lists


def weight_step(frequency: int, length: int, average: float) -> int:
    """BM25's weight of a word in a text, from 1 to `STEPS`, without the word's rarity.

    >>> weight_step(1, 12, 12.0), weight_step(3, 12, 12.0), weight_step(1, 48, 12.0)
    (8, 12, 5)
    """
    norm = SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / average)
    return max(1, round(frequency / (frequency + norm) * STEPS))


def steady(average: float) -> float:
    """An average length that small changes of a site leave as it is: the nearest power of 1.25.

    All weights depend on it, and so would all shards.

    >>> steady(17.0) == steady(17.4)
    True
    """
    power = 1.0
    while power * 1.118 < average:
        power *= 1.25
    return power


def _add_contexts(numbered: Numbered, postings: defaultdict[str, Postings]) -> None:
    for block in numbered.blocks:
        for first, article in block:
            for stem in dict.fromkeys(stems(" ".join((article.title, *article.questions)))):
                if article.claims:
                    postings[stem].titles.append((first, len(article.claims)))
            for start, length, heading in _runs(article.claims, first):
                for stem in dict.fromkeys(stems(heading)):
                    postings[stem].sections.append((start, length))


def _runs(claims: Sequence[ClaimEntry], first: int) -> Iterable[tuple[int, int, str]]:
    start = 0
    for at in range(1, len(claims) + 1):
        if at == len(claims) or claims[at].section != claims[start].section:
            if claims[start].section:
                yield first + start, at - start, claims[start].section
            start = at


def _add_surfaces(articles: Iterable[ReadArticle], postings: Mapping[str, Postings]) -> None:
    written: Counter[str] = Counter()
    stem_of: dict[str, str] = {}
    for article in articles:
        found = article.words.split()
        stem_of.update(zip(found, article.stems.split(), strict=True))
        for word, count in zip(found, article.counts, strict=True):
            written[word] += count
    best: dict[str, tuple[int, str]] = {}
    for word, count in written.items():
        stem = stem_of[word]
        if (-count, word) < best.get(stem, (1, "")):
            best[stem] = (-count, word)
    for stem, (_, word) in best.items():
        postings[stem].surface = word


def _add_concepts(
    texts: _Texts,
    glossary: Sequence[Synonyms],
    postings: defaultdict[str, Postings],
    numbered: Numbered,
    keep: Keep,
) -> None:
    vocabulary = frozenset(postings)
    concepts = concepts_within(vocabulary, glossary)
    found = _find_concepts(texts, concepts, vocabulary, numbered, keep)
    _spread_plain_words(found, concepts, postings)
    mentioned = sorted({concept for _, named in found for concept in named})
    keys = _concept_keys(mentioned, concepts, postings)
    said = ((number, " ".join([keys[concept] for concept in named])) for number, named in found)
    weighed = _weigh(said, numbered, keep)
    forms: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for concept in mentioned:
        key = keys[concept]
        postings[key] = Postings(text=weighed[key])
        if len(concepts[concept].forms) > 1:
            postings[key].name = concepts[concept].name
        for form in concepts[concept].forms:
            place = anchor_of(form)
            forms[form[place]][around_anchor(form, place)].append(key)
    for stem, names in forms.items():
        postings[stem].forms = sorted((around, tuple(sorted(found))) for around, found in names.items())


def _find_concepts(
    texts: _Texts, concepts: Sequence[Concept], vocabulary: frozenset[str], numbered: Numbered, keep: Keep
) -> list[tuple[int, list[int]]]:
    """The places in `concepts` of those that each claim names, by its number; of claims that name any.

    What a text names depends on the concepts and on its own stems, not on those of other texts.
    """
    finder = cache(lambda: ConceptFinder(concepts, vocabulary))
    said = [(number, _BETWEEN_TEXTS.join(claim)) for number, claim in texts]
    pieces = _cut(said, numbered, keep.pieces)
    whole = cache(lambda: hashlib.sha256(repr(concepts).encode()).hexdigest())

    def find(at: int) -> list[tuple[int, list[int]]]:
        named = (
            (number, [one for text in claim.split(_BETWEEN_TEXTS) if text for one in finder().find(text.split())])
            for number, claim in pieces[at]
        )
        return [(number, places) for number, places in named if places]

    made = keep(len(pieces), lambda at: _digest(whole(), pieces[at]), find)
    return [one for piece in made for one in piece]


def _concept_keys(
    mentioned: Iterable[int], concepts: Sequence[Concept], postings: Mapping[str, Postings]
) -> dict[int, str]:
    """A key beside a word of the concept's commonest name, so that a question that names it has often fetched it.

    The rest of it depends on the concept alone, unless another beside the same word has the same digest.
    """
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for concept in sorted(mentioned, key=lambda one: (concepts[one].forms, concepts[one].name)):
        forms = concepts[concept].forms
        commonest = max(forms, key=lambda form: _commonness(form, postings)) if len(forms) > 1 else forms[0]
        stem = commonest[anchor_of(commonest)]
        letters = base64.b32encode(hashlib.sha256(" ".join(forms[0]).encode()).digest()).decode().lower()
        length = next(length for length in range(2, 53) if f"{stem}~{letters[:length]}" not in taken)
        keys[concept] = f"{stem}~{letters[:length]}"
        taken.add(keys[concept])
    return keys


def _commonness(form: Form, postings: Mapping[str, Postings]) -> int:
    """Of a name's rarest stem on this site, in powers of two, so that few edits change which name is the commonest."""
    least = None
    for stem in form:
        one = postings.get(stem)
        if one is None:
            return 0
        claims = max(len(one.text), len(one.lay))
        least = claims if least is None else min(least, claims)
    return (least or 0).bit_length()


def _spread_plain_words(
    found: Iterable[tuple[int, list[int]]], concepts: Sequence[Concept], postings: defaultdict[str, Postings]
) -> None:
    """A claim that uses a term of the glossary is also found by the plain words for it, at the lowest weight."""
    plain = {at: frozenset(stems(one.plain)) for at, one in enumerate(concepts) if one.plain}
    if not plain:
        return
    said = {stem: {one >> 4 for one in postings[stem].lay} for words_ in plain.values() for stem in words_}
    for number, named in found:
        for stem in {stem for concept in plain.keys() & named for stem in plain[concept]}:
            if number not in said[stem]:
                postings[stem].lay.append(number << 4 | _PLAIN_STEP)
    for stem in said:
        postings[stem].lay = postings_list(sorted(postings[stem].lay))


def _add_attributes(numbered: Numbered, postings: defaultdict[str, Postings]) -> None:
    for block in numbered.blocks:
        for first, article in block:
            for key in _article_attributes(article) if article.claims else ():
                _add_run(postings[key].sections, first, len(article.claims))
            for number, claim in enumerate(article.claims, first):
                for key in _claim_attributes(claim.status, claim.certainty, claim.kinds, claim.references):
                    _add_run(postings[key].sections, number, 1)


def _add_run(runs: list[tuple[int, int]], first: int, length: int) -> None:
    if runs:
        start, before = runs[-1]
        if start + before == first:
            runs[-1] = (start, before + length)
            return
    runs.append((first, length))


def _add_questions(numbered: Numbered, postings: defaultdict[str, Postings]) -> None:
    for block in numbered.blocks:
        for first, article in block:
            for number, claim in enumerate(article.claims, first):
                for key in sorted({question_key(one) for one in claim.asks}):
                    postings[key].text.append(number << 4 | STEPS)


def question_key(question: str) -> str:
    """The key of a whole question, little words included: `Should I have it?` and `How do I have it?` are two.

    >>> question_key("Should I have it?") == question_key("should I have it") != question_key("How do I have it?")
    True
    """
    digest = hashlib.sha256(" ".join(words(question)).encode()).digest()
    return "?" + base64.b32encode(digest).decode().lower()[:_QUESTION_LETTERS]


def _article_attributes(article: ArticleEntry) -> tuple[str, ...]:
    """Keys under which filters find all claims of an article."""
    return (f"=article:{article.id}", f"=area:{article.area}") if article.area else (f"=article:{article.id}",)


@lru_cache(maxsize=4096)
def _claim_attributes(
    status: str, certainty: str, kinds: tuple[str, ...], references: tuple[str, ...]
) -> tuple[str, ...]:
    """Keys under which filters find a claim; neighbours often have the same."""
    return (
        f"=status:{status}",
        *((f"=certainty:{certainty}",) if certainty else ()),
        *(f"=kind:{kind}" for kind in kinds),
        *(f"=ref:{key}" for key in dict.fromkeys(references)),
    )
