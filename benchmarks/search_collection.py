"""Collections of questions with known answers, as articles that search can index.

A collection is a folder with `docs.jsonl` (`id`, `text`, perhaps `title`), `queries.jsonl` (`id`, `text`) and
`qrels.tsv` (question, document, grade), each perhaps gzipped.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.search.entries import ArticleEntry, ClaimEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Documents, questions, and which document answers which question how well."""

    articles: tuple[ArticleEntry, ...]
    """One claim each, with the name of its document."""
    questions: Mapping[str, str]
    grades: Mapping[str, Mapping[str, int]]
    topics: Mapping[str, str]
    """What each document is about, where the collection says so, else its own name."""


def read_lines(path: Path) -> Iterator[str]:
    """Lines of a text file; of `path.gz` where only that is there."""
    zipped = path if path.suffix == ".gz" else path.with_name(path.name + ".gz")
    if path.suffix != ".gz" and path.exists():
        with path.open(encoding="utf-8") as plain:
            yield from plain
    else:
        with gzip.open(zipped, "rt", encoding="utf-8") as packed:
            yield from packed


def read_collection(folder: Path) -> Collection:
    """Reads a collection."""
    documents = [json.loads(line) for line in read_lines(folder / "docs.jsonl")]
    grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for line in read_lines(folder / "qrels.tsv"):
        question, document, grade = line.split()
        grades[question][document] = int(grade)
    return Collection(
        articles=tuple(one_claim(one["id"], one["text"], one.get("title") or "") for one in documents),
        questions={one["id"]: one["text"] for one in map(json.loads, read_lines(folder / "queries.jsonl"))},
        grades=grades,
        topics={one["id"]: (one.get("facets") or {}).get("focus") or one["id"] for one in documents},
    )


def by_sentence(folder: Path, names: Set[str]) -> tuple[ArticleEntry, ...]:
    """Some documents of a collection as articles of one claim a sentence, from its `sentences.txt`."""
    sentences: defaultdict[str, list[str]] = defaultdict(list)
    for line in read_lines(folder / "sentences.txt"):
        name, _, sentence = line.rstrip("\n").partition("\t")
        if name in names:
            sentences[name].append(sentence)
    return tuple(
        ArticleEntry(
            id=name,
            url=f"{name}/",
            title="",
            claims=tuple(ClaimEntry(id=f"c{at}", text=text) for at, text in enumerate(texts)),
        )
        for name, texts in sorted(sentences.items())
    )


def one_claim(name: str, text: str, title: str) -> ArticleEntry:
    """A document as an article of one claim; its title counts as a title, which holds for the whole article."""
    return ArticleEntry(id=name, url=f"{name}/", title=title, claims=(ClaimEntry(id="c", text=text),))
