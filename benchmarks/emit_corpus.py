"""Writes the made-up library of `corpus.py`, or one from a JSON file, as a project that `evidence check` can read.

    python benchmarks/emit_corpus.py --n 1000 --out DIR [--seed 7]
    python benchmarks/emit_corpus.py --corpus corpus.json --out DIR

The JSON file holds `references` (key, authors, title, journal, year, volume, pages, doi) and `articles` (slug, section,
title, lead, sections of [heading, intro, claims of text and keys]), so that other generators' words can be compared.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus import Article, Claim, Section, Work, make_article, make_works

_SITE_CONFIG = {
    # Made-up words have more syllables than any lay text: their grade is computed, and none is too high.
    "evidence.yml": "rules:\n  above-reading-level: {options: {patient: 99}}\n",
    "people.yml": "author-a:\n  name: Invented Author\n  role: Author of made-up articles\n",
    "vocabulary/populations.yml": "adults:\n  name: People of the made-up library\n",
}


def write_library(works: Iterable[Work], articles: Iterable[Article], out: Path) -> None:
    """Writes a whole project into `out`, which must be empty or missing; works that no article cites are left out.

    Raises:
        FileExistsError: Something is in `out`.
    """
    if out.exists() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty")
    cited: set[str] = set()
    for article in articles:
        path = out / "content" / "pages" / article.folder / f"{article.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(article_text(article).encode())
        cited.update(key for section in article.sections for claim in section.claims for key in claim.keys)
    references = out / "content" / "references"
    references.mkdir(parents=True)
    for work in works:
        if work.key in cited:
            (references / f"{work.key}.yml").write_bytes(work_text(work).encode())
    for name, text in _SITE_CONFIG.items():
        path = out / "site_config" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def work_text(work: Work) -> str:
    """The reference file of a work."""
    lines = [
        "type: article-journal",
        f"title: {json.dumps(work.title)}",
        "author:",
        *(f"  - {{family: {name.split()[0]}, given: {name.split()[1]}}}" for name in work.authors),
        f"container-title: {work.journal}",
        f"container-title-short: {work.abbreviation}",
        f'issued: "{work.year}"',
        f'volume: "{work.volume}"',
        f'page: "{work.page}"',
        f"DOI: {work.doi}",
        "absent:",
        "  issue: the made-up journal has none",
        "evidence:",
        "  kind: cohort",
        f"  publisher: {work.journal}",
    ]
    if work.figures:
        lines.append("extracts:")
    for figure in work.figures:
        lines += [
            f"  {figure.extract}:",
            "    locator: {section: Abstract}",
            "    finding: How many of the patients responded.",
            "    population: adults",
            "    data:",
            f"      - {{what: response, measure: proportion, n: {figure.n}, of: {figure.of}}}",
        ]
    return "\n".join(lines) + "\n"


def article_text(article: Article) -> str:
    """The Markdown of an article, with an id for each claim."""
    topic = article.title[:1].lower() + article.title[1:]
    out = [
        "---\ntype: guidance\n"
        f"title: {json.dumps(article.title)}\n"
        f"question: {json.dumps(f'What is known about the {topic}?')}\n"
        "population: adults\nauthors: [author-a]\n"
        "written: 2026-01-05\nsearched: 2025-12-01\nreview_due: 2027-12-01\n---\n"
    ]
    blocks = list(_blocks(article))
    first = next(name for name, _ in blocks if name.startswith("c"))
    out.append(f'/// answer\n{article.lead}\n{{: from="{first}" }}\n///\n')
    out += [text for _, text in blocks]
    return "\n".join(out)


def _blocks(article: Article) -> Iterator[tuple[str, str]]:
    """(id of the block's first claim, text) of each heading, introduction and list."""
    for number, section in enumerate(article.sections, start=1):
        yield "", f"## {section.heading}\n"
        yield f"i{number}", _intro(section, number)
        names = [f"c{number}-{item}" for item in range(1, len(section.claims) + 1)]
        items = [_item(claim, name) for claim, name in zip(section.claims, names, strict=True)]
        yield names[0], "".join(items)
        for claim, name in zip(section.claims, names, strict=True):
            if claim.lay:
                yield "", f"/// patient | {name}\n{claim.lay}\n///\n"


def _intro(section: Section, number: int) -> str:
    if not section.intro_keys:
        return f"{section.intro}\n{{: .prose }}\n"
    return f"{section.intro} {_citation(section.intro_keys)}\n{{: #i{number} }}\n"


def _item(claim: Claim, name: str) -> str:
    return f"- {claim.text}. {_citation(claim.keys, claim.extract)}\n  {{: #{name} }}\n"


def _citation(keys: tuple[str, ...], extract: str = "") -> str:
    first = f"@{keys[0]}#{extract}" if extract else f"@{keys[0]}"
    return "[" + "; ".join([first, *(f"@{key}" for key in keys[1:])]) + "]"


def read_corpus(path: Path) -> tuple[tuple[Work, ...], tuple[Article, ...]]:
    """The works and articles of a JSON file; introductions cite what the first item below them cites."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))  # Any: another program's JSON
    works = tuple(
        Work(
            key=one["key"],
            authors=tuple(one["authors"]),
            title=one["title"],
            journal=one["journal"],
            abbreviation=one["journal"],
            year=one["year"],
            volume=one["volume"],
            page=re.sub("-+", "-", one["pages"]),
            doi=one["doi"],
        )
        for one in data["references"]
    )
    return works, tuple(_read_article(one) for one in data["articles"])


_ADVICE = re.compile(r"\b(?:should|recommended|considered|may|increase|reduction|benefit|review)\b", re.IGNORECASE)
_VERB_FIRST = re.compile(r"(?:Is|Are|Was|Were|May|Be|Of|Including|Compared|Review|Stopped|Initiated|Continued)\b")


def _sober(text: str) -> str:
    """The words of a corpus without those that advise or assert: in a random order they would be findings."""
    text = _ADVICE.sub("noted", text)
    return f"Patients {text[0].lower()}{text[1:]}" if _VERB_FIRST.match(text) else text


def _read_article(data: dict[str, Any]) -> Article:  # Any: another program's JSON
    sections = []
    for one in data["sections"]:
        claims = tuple(
            Claim(
                text=_sober(claim["text"]),
                keys=tuple(claim["keys"]),
                lay=_sober(claim["text"]) + "." if index % 3 == 0 else "",
            )
            for index, claim in enumerate(one["claims"])
        )
        sections.append(
            Section(heading=one["heading"], intro=_sober(one["intro"]), claims=claims, intro_keys=claims[0].keys)
        )
    return Article(
        slug=data["slug"],
        folder=data["section"],
        title=data["title"],
        lead=_sober(data["lead"]["text"]),
        sections=tuple(sections),
    )


def main() -> None:
    """Reads the command line and writes one project."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", type=int, help="number of articles")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--corpus", type=Path, help="take the words from this JSON file instead")
    parser.add_argument("--out", type=Path, required=True, help="folder for the project; must be empty or missing")
    given = parser.parse_args()
    if (given.n is None) == (given.corpus is None):
        parser.error("give either --n or --corpus")
    if given.corpus is not None:
        works, articles = read_corpus(given.corpus)
        write_library(works, articles, given.out)
    else:
        works = make_works(given.n, given.seed)
        write_library(works, (make_article(number, given.seed, works) for number in range(given.n)), given.out)
    print(given.out)


if __name__ == "__main__":
    main()
