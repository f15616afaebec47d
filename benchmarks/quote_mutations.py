"""Cuts true quotes out of real texts, spoils them in ways that change their meaning, and counts what is refused.

    python benchmarks/quote_mutations.py TEXTS --per-class 1000 --out results.json

TEXTS is a folder of `.txt` files, or a file of JSON lines with a `text` each (`.jsonl`, `.jsonl.gz`), and where people
have copied words out of that text, with `quotes`, a list. Nothing here uses the matcher's own code, word lists or
tokens: sentences, negations, arms, medicines and units are told by lists of this file. The bar: at least 99 % of each
kind of spoilt quote refused, at most 0.5 % of the true ones.

Measured on 2026-11-22 with seed 1. Of 4,211 abstracts of trials (the repository jayded/evidence-inference,
`txt_files`): 5 of 6,000 true quotes refused (0.08 %), 18,865 of 18,870 spoilt ones, the worst kind 99.6 %. Of the
1,000 labelled abstracts of pubmedqa/pubmedqa: 6 of 5,664 (0.11 %) and 16,920 of 16,921.

Measured to the end on 2026-11-23 with seed 1 and 1,000 of each kind, five minutes of CPU. Of 900 whole papers of
evidence-inference: none of 1,000 quotes refused that doctors had copied out of them (`v2_annotations.csv`, those of
one line), at most 2 of 1,000 of the other true kinds and 4 of 983 honest omissions (0.41 %); of the spoilt ones at
least 99.3 % of each kind: `sign_lost` 993 of 1,000 (all seven lost the `%` of `n (%)` in a table), `range_broken` 498
of 501, `arm_omitted` and `number_omitted` 99.5 %, all others at least 99.9 %. Of 2,500 answers of MedQuAD
(abachaa/MedQuAD, of 1,500 to 60,000 characters, in an order drawn with seed 7): at most 1 of 1,000 refused of each
true kind, and at least 99.8 % of each spoilt kind.

The true sentences that were refused had been cut by the sampler: a row torn out of a table, and sentences of at least
six words with fewer than the four telling ones that a quote needs ("It is usually diagnosed by MRI."). The last ten
words of `BARRED` were added after 1,222 omissions in 250 of these papers had been read one by one. Without them 15 of
2,915 omissions in 450 papers were refused; of nine of these that were read, eight left out a medicine, an arm or
"except". Four of the ten words came up: the two omissions over "statin" and the one over "comparator" were refused, the
eleven over "either" and the one over "rather" were not.
The texts are others' and stay where they are; to repeat, write one JSON line a text.
monarch-initiative/dismech, which has such quotes too, was too large to be had.
"""

import argparse
import gzip
import json
import random
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from mkdocs_evidence.analysis.quotes.misquotes import find_misquote

NEGATIONS = ("not", "no", "without", "never", "neither", "nor", "cannot")
ARMS = ("placebo", "control", "controls", "group", "versus", "vs", "compared", "than")
NUMBERS = "two three four five six seven eight nine ten twelve twenty hundred half twice".split()
DRUGS = (
    "aspirin warfarin heparin insulin metformin prednisone methotrexate ibuprofen acetaminophen tamoxifen rituximab "
    "infliximab adalimumab cyclophosphamide cisplatin doxorubicin amoxicillin penicillin vancomycin doxycycline "
    "azithromycin ciprofloxacin rifampin isoniazid fluconazole acyclovir ribavirin atenolol propranolol lisinopril "
    "losartan amlodipine furosemide digoxin simvastatin atorvastatin levothyroxine phenytoin carbamazepine valproate "
    "morphine naproxen colchicine hydroxychloroquine chloroquine clopidogrel alendronate omeprazole"
).split()
UNITS = {"mg": "g", "g": "mg", "kg": "g", "mL": "L", "ml": "l", "cm": "mm", "mm": "cm", "percent": "per mille"}
SPANS = {"years": "months", "months": "weeks", "weeks": "days", "days": "weeks", "hours": "minutes", "minutes": "hours"}
FLIPPED = {"<": ">", ">": "<", "≤": "≥", "≥": "≤", "more than": "less than", "less than": "more than"}
FLIPPED |= {"at least": "at most", "greater than": "less than", "fewer than": "more than", "up to": "at least"}

BARRED = (
    "absence absent deny failed fail few fewer hardly insufficient lack lacked little neither nobody none nothing "
    "rarely seldom unable unclear unlikely fifty hundred thousand first second third quarter double single both arm "
    "arms groups standard usual care routine sham therapy treatment treatments comparison compare comparing alone "
    "combination rather instead untreated comparator statin statins insignificant conservative either respectively "
    "and but or while although though whereas however is are was were has have had may might can could will"
).split()
"""Words that no honest omission of ours holds, besides the lists above: they deny, count, compare or join clauses."""

Rng = random.Random
Spoil = Callable[[str, str, Rng], str | None]
"""Makes a false quote of a sentence of a text, or gives None where there is nothing to spoil."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text to quote from."""

    text: str
    quotes: tuple[str, ...] = ()
    """What people have copied out of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of the quotes of one kind."""

    quotes: int
    refused: int
    examples: tuple[str, ...]
    """Quotes with the wrong verdict, ten at most."""

    @property
    def share(self) -> float:
        """Refused of all, from 0 to 1."""
        return self.refused / max(1, self.quotes)


def read_texts(path: Path) -> Iterator[Source]:
    """The texts of a folder or of a file of JSON lines, without those too short to quote from."""
    if path.is_dir():
        found = (Source(text=file.read_text(encoding="utf-8")) for file in sorted(path.glob("*.txt")))
    else:
        data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        lines = map(json.loads, data.decode("utf-8").split("\n")[:-1])
        found = (Source(text=line["text"], quotes=tuple(line.get("quotes", ()))) for line in lines)
    return (source for source in found if len(source.text) > 300)


def sentences(text: str) -> list[str]:
    """Stretches of one paragraph between full stops, of 6 to 40 words."""
    found = re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n\s*\n", text)
    return [one.strip() for one in found if 6 <= len(one.split()) <= 40]


def window(text: str, rng: Rng) -> str | None:
    """7 to 35 words of one paragraph that begin and end between two words, neither of which is a figure or a sign."""
    words = rng.choice(re.split(r"\n\s*\n", text)).split()
    size = rng.randint(7, 35)
    for _ in range(10 if len(words) > size else 0):
        start = rng.randrange(len(words) - size)
        borders = (words[max(0, start - 1) : start + 1], words[start + size - 1 : start + size + 1])
        if all(re.fullmatch(r"[(\"]?[A-Za-z]{2,}[).,;:\"]*", word) for pair in borders for word in pair):
            return " ".join(words[start : start + size])
    return None


def with_honest_omission(sentence: str, ordinary: frozenset[str], rng: Rng) -> str | None:
    """The sentence with `…` for two to eight of its inner words, all ordinary: no negation, figure, medicine or arm."""
    words = sentence.split()
    if len(words) < 14:
        return None
    for _ in range(10):
        size = rng.randint(2, 8)
        start = rng.randrange(4, max(5, len(words) - size - 4))
        omitted = words[start : start + size]
        if all(re.fullmatch(r"[a-z]+,?", word) and word.rstrip(",") in ordinary for word in omitted) and re.fullmatch(
            r"[A-Za-z]{2,},?", words[start - 1]
        ):
            mark = rng.choice(("…", "...", "[...]", " . . . "))
            return " ".join((*words[:start], mark, *words[start + size :]))
    return None


def find_ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that one text in fifty has, without negations and what names a side of a comparison.

    A medicine is seldom so common; those that are stand in `DRUGS`.
    """
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        counts.update({*re.findall(r"\b[a-z]+\b", text)})
    barred = {*NEGATIONS, *ARMS, *NUMBERS, *DRUGS, *BARRED}
    return frozenset(word for word, count in counts.items() if count * 50 >= total and word not in barred)


def copied_quotes(source: Source) -> Iterator[str]:
    """What people copied out of the text, if it stands there word for word and cut between words."""
    text = " ".join(source.text.split())
    for copied in source.quotes:
        quote = " ".join(copied.split())
        at = text.find(quote)
        before, after = text[max(0, at - 1) : max(0, at)], text[at + len(quote) : at + len(quote) + 1]
        # Half a word or half a figure is a slip of the hand: `.9)` of `0.9)`.
        is_whole = not re.match(r"\w\w|\d[.,]\d?", before + quote[:2]) and not re.match(r"\w\w", quote[-1:] + after)
        if at >= 0 and is_whole and 6 <= len(quote.split()) <= 40:
            yield quote


def as_typeset(text: str, rng: Rng) -> str:
    """The text as a PDF gives it back: short lines, broken words, ligatures, soft hyphens, odd spaces."""
    lines = textwrap.wrap(" ".join(text.split()), rng.randint(60, 90), break_on_hyphens=True)
    broken = "\n".join(lines)
    if rng.random() < 0.5:
        broken = re.sub(r"\b([a-z]{5,})([a-z]{3,})\n", "\\1-\\n\\2 ", broken)
    broken = broken.replace("fi", "ﬁ").replace("fl", "ﬂ") if rng.random() < 0.5 else broken
    if rng.random() < 0.5:
        broken = re.sub(r"\b([a-z]{4})([a-z]{5})", "\\1\u00ad\\2", broken, count=20)
    broken = re.sub(r"(\d)-(\d)", "\\1–\\2", broken) if rng.random() < 0.5 else broken
    return re.sub(r"(\d) (\w)", "\\1\u00a0\\2", broken) if rng.random() < 0.5 else broken


def true_quotes(source: Source, ordinary: frozenset[str], rng: Rng) -> Iterator[tuple[str, str, str]]:
    """(kind, quote, source) of quotes that must be accepted."""
    text = source.text
    yield from (("true: copied by readers", quote, text) for quote in copied_quotes(source))
    found = sentences(text)
    if not found:
        return
    sentence = rng.choice(found)
    yield "true: sentence", sentence, text
    stretch = window(text, rng)
    if stretch:
        yield "true: window of words", stretch, text
    yield "true: from a typeset page", sentence, as_typeset(text, rng)
    yield "true: first letter in lower case", sentence[:1].lower() + sentence[1:], text
    curly = re.sub(r'"([^"]*)"', "“\\1”", sentence).replace("'", "’").replace("-", "\u2010")
    yield "true: curly marks and other hyphens", curly, text
    omitting = with_honest_omission(sentence, ordinary, rng)
    if omitting:
        yield "true: honest omission", omitting, text


def _swap(sentence: str, rng: Rng, words: dict[str, str]) -> str | None:
    hits = [(one, other) for one, other in words.items() if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", sentence)]
    if not hits:
        return None
    one, other = rng.choice(hits)
    return re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", other, sentence, count=1)


def inequality_flipped(sentence: str, _: str, rng: Rng) -> str | None:
    """`<` for `>`, `more than` for `less than`."""
    return _swap(sentence, rng, FLIPPED)


def sign_lost(sentence: str, _: str, rng: Rng) -> str | None:
    """A `<`, `%` or `±` taken out."""
    hits = [*re.finditer(r"[<>≤≥±%]", sentence)]
    if not hits:
        return None
    hit = rng.choice(hits)
    return sentence[: hit.start()] + sentence[hit.end() :]


def negation_dropped(sentence: str, _: str, rng: Rng) -> str | None:
    """`not` taken out, from within the quote."""
    words = sentence.split()
    hits = [at for at, word in enumerate(words) if 0 < at < len(words) - 1 and word.lower().strip(",") in NEGATIONS]
    if not hits:
        return None
    at = rng.choice(hits)
    return " ".join(words[:at] + words[at + 1 :])


def negation_added(sentence: str, _: str, rng: Rng) -> str | None:
    """`not` put behind an auxiliary."""
    hits = [*re.finditer(r"\b(?:is|are|was|were|can|may|should|will|does|did|has|have)\b(?! not)", sentence)]
    if not hits:
        return None
    hit = rng.choice(hits)
    return f"{sentence[: hit.end()]} not{sentence[hit.end() :]}"


def number_changed(sentence: str, _: str, rng: Rng) -> str | None:
    """Another digit."""
    hits = [*re.finditer(r"\d", sentence)]
    if not hits:
        return None
    hit = rng.choice(hits)
    return sentence[: hit.start()] + str((int(hit[0]) + rng.randint(1, 9)) % 10) + sentence[hit.end() :]


def number_word_changed(sentence: str, _: str, rng: Rng) -> str | None:
    """`three` for `two`."""
    return _swap(sentence, rng, {word: NUMBERS[(at + 1) % len(NUMBERS)] for at, word in enumerate(NUMBERS)})


def decimal_shifted(sentence: str, _: str, rng: Rng) -> str | None:
    """6.35 for 63.5, 6.3 for 63."""
    hits = [*re.finditer(r"(?<![\d.,])(\d+)\.(\d+)|(?<![\d.,])(\d)(\d)(?![\d.,])", sentence)]
    if not hits:
        return None
    hit = rng.choice(hits)
    shifted = f"{hit[1]}{hit[2][0]}.{hit[2][1:]}".rstrip(".") if hit[1] else f"{hit[3]}.{hit[4]}"
    return sentence[: hit.start()] + shifted + sentence[hit.end() :]


def unit_changed(sentence: str, _: str, rng: Rng) -> str | None:
    """Milligrams for grams, weeks for days."""
    return _swap(sentence, rng, {**UNITS, **SPANS})


def range_broken(sentence: str, _: str, rng: Rng) -> str | None:
    """`2 3` or `23` for `2-3`, the numbers of citations left out."""
    plain = re.sub(r"\s?\[\d[\d,–\s-]*\]", "", sentence)
    if not re.search(r"\d[-–]\d", plain):
        return None
    return re.sub(r"(\d)[-–](\d)", rf"\1{rng.choice((' ', ''))}\2", plain, count=1)


def arms_swapped(sentence: str, _: str, rng: Rng) -> str | None:
    """The words on both sides of a comparison change places."""
    found = re.search(r"(\w+) (than|versus|vs\.?|or|and|to) (\w+)", sentence)
    if not found or found[1].lower() == found[3].lower():
        return None
    return f"{sentence[: found.start()]}{found[3]} {found[2]} {found[1]}{sentence[found.end() :]}"


def drug_swapped(sentence: str, _: str, rng: Rng) -> str | None:
    """Another medicine."""
    hits = [drug for drug in DRUGS if re.search(rf"\b{drug}\b", sentence, re.IGNORECASE)]
    if not hits:
        return None
    drug = rng.choice(hits)
    other = rng.choice([one for one in DRUGS if one != drug])
    return re.sub(rf"\b{drug}\b", other, sentence, count=1, flags=re.IGNORECASE)


def few_words(sentence: str, _: str, rng: Rng) -> str | None:
    """One to three words."""
    words = sentence.split()
    start = rng.randrange(len(words) - 3)
    return " ".join(words[start : start + rng.randint(1, 3)])


def cut_word(sentence: str, _: str, rng: Rng) -> str | None:
    """The first or the last word cut in the middle."""
    words = sentence.rstrip(".!?:;,)\"'").split()
    at = rng.choice((0, -1))
    if len(words) < 6 or not re.fullmatch(r"[A-Za-z]{5,}", words[at]):
        return None
    words[at] = words[at][2:] if at == 0 else words[at][:-2]
    return " ".join(words)


def spliced(sentence: str, text: str, rng: Rng) -> str | None:
    """The first half of one sentence and the second half of another, without a mark."""
    other = rng.choice(sentences(text))
    if other == sentence:
        return None
    first, second = sentence.split(), other.split()
    return " ".join((*first[: len(first) // 2], *second[len(second) // 2 :]))


def spliced_by_omission(sentence: str, text: str, rng: Rng) -> str | None:
    """The same with `…` between the halves."""
    other = rng.choice(sentences(text))
    if other == sentence:
        return None
    first, second = sentence.split(), other.split()
    return " ".join((*first[: len(first) // 2], "…", *second[len(second) // 2 :]))


def _omit(sentence: str, rng: Rng, is_hit: Callable[[str], bool]) -> str | None:
    words = sentence.split()
    hits = [at for at in range(4, len(words) - 4) if is_hit(words[at].lower().strip(",.;:()"))]
    if not hits:
        return None
    at = rng.choice(hits)
    start, stop = at - rng.randint(0, 2), at + 1 + rng.randint(0, 2)
    return " ".join((*words[:start], rng.choice(("...", "…", "[...]")), *words[stop:]))


def negation_omitted(sentence: str, _: str, rng: Rng) -> str | None:
    """`…` over a negation."""
    return _omit(sentence, rng, lambda word: word in NEGATIONS or word.endswith("n't"))


def number_omitted(sentence: str, _: str, rng: Rng) -> str | None:
    """`…` over a number."""
    return _omit(sentence, rng, lambda word: bool(re.match(r"[<>≤≥±$]?\d", word)) or word in NUMBERS)


def arm_omitted(sentence: str, _: str, rng: Rng) -> str | None:
    """`…` over a side of a comparison."""
    return _omit(sentence, rng, lambda word: word in ARMS or word in DRUGS)


def word_replaced(sentence: str, text: str, rng: Rng) -> str | None:
    """A content word of the sentence replaced by one from elsewhere."""
    words, others = sentence.split(), re.findall(r"\b[a-z]{6,}\b", text)
    hits = [at for at, word in enumerate(words) if re.fullmatch(r"[a-z]{6,}", word)]
    if not hits or len(others) < 2:
        return None
    at = rng.choice(hits)
    new = rng.choice(others)
    return None if new == words[at] else " ".join((*words[:at], new, *words[at + 1 :]))


SPOILT: tuple[Spoil, ...] = (
    inequality_flipped,
    sign_lost,
    negation_dropped,
    negation_added,
    number_changed,
    number_word_changed,
    decimal_shifted,
    unit_changed,
    range_broken,
    arms_swapped,
    drug_swapped,
    few_words,
    cut_word,
    spliced,
    spliced_by_omission,
    negation_omitted,
    number_omitted,
    arm_omitted,
    word_replaced,
)


def spoilt_quotes(text: str, rng: Rng) -> Iterator[tuple[str, str, str]]:
    """(kind, quote, source) of quotes that must be refused: one of each kind, from a random sentence that allows it."""
    found = sentences(text)
    rng.shuffle(found)
    for spoil in SPOILT:
        for sentence in found[:12]:
            quote = spoil(sentence, text, rng)
            # Some changes give back words of the text: `and` swapped round a list that stands there both ways.
            if quote is not None and " ".join(quote.split()) not in " ".join(text.split()) + " ":
                yield spoil.__name__, quote, text
                break
            if quote is not None and spoil in (few_words, cut_word):
                yield spoil.__name__, quote, text
                break


def is_refused(quote: str, source: str) -> bool:
    """Whether the build would refuse the quote; a mere doubt is a warning and refuses nothing."""
    misquote = find_misquote(quote, source)
    return misquote is not None and not misquote.is_doubt


def measure(texts: list[Source], *, per_class: int, seed: int) -> dict[str, Result]:
    """The results of each kind, until each has `per_class` quotes or the texts are used up twice."""
    rng = random.Random(seed)
    counts: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    wrong: dict[str, list[str]] = {}
    ordinary = find_ordinary_words(one.text for one in texts)
    for one in (*rng.sample(texts, len(texts)), *rng.sample(texts, len(texts))):
        for kind, quote, source in (*true_quotes(one, ordinary, rng), *spoilt_quotes(one.text, rng)):
            if counts[kind] >= per_class:
                continue
            verdict = is_refused(quote, source)
            counts[kind] += 1
            refused[kind] += verdict
            if verdict == kind.startswith("true"):
                wrong.setdefault(kind, []).append(quote)
        if len(counts) >= len(SPOILT) + 6 and min(counts.values()) >= per_class:
            break
    return {
        kind: Result(quotes=count, refused=refused[kind], examples=tuple(wrong.get(kind, [])[:10]))
        for kind, count in sorted(counts.items())
    }


def main() -> None:
    """Measures, prints a table, and writes the results where `--out` says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--per-class", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", action="store_true", help="print quotes with the wrong verdict")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    results = measure([*read_texts(given.texts)], per_class=given.per_class, seed=given.seed)
    for kind, result in results.items():
        sys.stdout.write(f"{kind:40}{result.quotes:8}{result.refused:8}{result.share:9.2%}\n")
        if given.examples:
            sys.stdout.writelines(f"    {example}\n" for example in result.examples)
    if given.out:
        given.out.write_text(json.dumps({kind: asdict(one) for kind, one in results.items()}, indent=2) + "\n")


if __name__ == "__main__":
    main()
