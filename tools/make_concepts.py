"""Makes the list of concepts that search comes with, from a table of open terms: `python tools/make_concepts.py TABLE`.

TABLE has a line `concept, source, pref or syn, term` (tabs between) for each name in MeSH, MONDO and DOID, gzipped.
To be run again whenever the analyser changes, because the names are kept as stems; a test says so.
"""

import gzip
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from mkdocs_evidence.search.analyser import stems

TARGET = Path(__file__).parents[1] / "plugins" / "mkdocs_evidence" / "search" / "data" / "concepts.txt.xz"
LONGEST_NAME = 80
MOST_WORDS = 6
Form = tuple[str, ...]


def read_names(table: Path) -> Iterator[tuple[str, str, bool, str]]:
    """(concept, source, whether preferred, name in the order in which it is said)."""
    with gzip.open(table, "rt", encoding="utf-8") as lines:
        for line in lines:
            concept, source, kind, name = line.rstrip("\n").split("\t")
            # MeSH inverts headings: `Necrosis, Avascular`.
            is_inverted = source == "mesh" and ", " in name
            yield concept, source, kind == "pref", " ".join(reversed(name.split(", "))) if is_inverted else name


def is_usable(name: str, form: Form) -> bool:
    """Whether a name tells its concept apart from ordinary words."""
    is_short = len(form) == 1 and (len(form[0]) < 3 or form[0].isdigit())
    return 2 < len(name) <= LONGEST_NAME and 0 < len(form) <= MOST_WORDS and not is_short


def group_concepts(names: list[tuple[str, bool, str, Form]]) -> dict[str, str]:
    """The representative of each concept: two are one when a name of the one is the preferred name of the other."""
    parents: dict[str, str] = {}

    def root(concept: str) -> str:
        while parents.setdefault(concept, concept) != concept:
            parents[concept] = parents[parents[concept]]
            concept = parents[concept]
        return concept

    preferred: dict[Form, str] = {}
    for concept, is_preferred, _, form in names:
        if is_preferred:
            preferred.setdefault(form, concept)
    for concept, _, name, form in names:
        if len(name) > 4 and form in preferred:
            ours, other = root(preferred[form]), root(concept)
            if ours != other:
                parents[other] = ours
    return {concept: root(concept) for concept, *_ in names}


def without_longer(forms: set[Form]) -> list[Form]:
    """The forms that hold no other form of the same concept: whoever finds the shorter one has found the concept."""
    kept: list[Form] = []
    for form in sorted(forms, key=lambda one: (len(one), one)):
        if not any(form[at : at + len(short)] == short for short in kept for at in range(len(form) - len(short) + 1)):
            kept.append(form)
    return sorted(kept)


def main(table: Path) -> None:
    """Writes the list: a line for each concept, its name and its forms as stems, `name<tab>form|form`."""
    rows = [(concept, is_preferred, name, tuple(stems(name))) for concept, _, is_preferred, name in read_names(table)]
    names = [row for row in rows if is_usable(row[2], row[3])]
    root = group_concepts(names)
    forms: defaultdict[str, set[Form]] = defaultdict(set)
    shown: dict[str, str] = {}
    anything: dict[str, str] = {}
    for concept, is_preferred, name, form in names:
        forms[root[concept]].add(form)
        anything.setdefault(root[concept], name)
        if is_preferred and (concept == root[concept] or root[concept] not in shown):
            shown[root[concept]] = name
    lines = []
    for concept, found in forms.items():
        kept = without_longer(found)
        # A single name of a single word would only count that word twice.
        if len(kept) > 1 or len(kept[0]) > 1:
            lines.append(f"{shown.get(concept, anything[concept])}\t{'|'.join(' '.join(form) for form in kept)}\n")
    TARGET.parent.mkdir(exist_ok=True)
    text = "".join(sorted(lines)).encode()
    TARGET.write_bytes(lzma.compress(text, preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
