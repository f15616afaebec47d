"""Counts what the rules say about published, cited prose: papers in Pandoc's Markdown, such as Manubot's.

    python benchmarks/false_alarms.py ~/papers --samples 10

Every sentence of a paper becomes a claim that cites what the sentence, or else its paragraph, cites; the works are
stubs without figures. So rules that compare figures are left out, and what remains is what the rules on wording and
language say of honest prose. The papers stay where they are; nothing of them is kept.
"""

import argparse
import json
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

_WITHOUT_FIGURES = (
    "figure-not-in-evidence significance-without-test small-sample-percentage uncited-claim missing-lay-text "
    "harms-missing positional-citation misnamed-study"
).split()
"""Rules that say nothing useful where the works are stubs, or that speak about the form of the paper."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.DOTALL | re.MULTILINE)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CITATION = re.compile(r"\[[^\[\]]*@[^\[\]]+\]")
_NARRATIVE = re.compile(r"(?<![\w/.])@[\w:./()-]*\w")
_MARKUP = re.compile(r"<[^>]+>|\{[^}]*\}|\$[^$]*\$|!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_NOT_PROSE = re.compile(r"\s*(?:#|\||!|\[\^|>|:::|///|Table:|Figure|\d+:|\[@[^\]]+\]:)")
_ENDS = re.compile(r"(?<=[a-z)\]%0-9][.!?])(?:\s*(?P<cited>(?:\[[^\[\]]*@[^\[\]]+\])+))?\s+(?=[A-Z])")
_SHORTENED = re.compile(r"\b(?:et al|e\.g|i\.e|vs|Fig|Figs|Dr|approx|cf|no|ca)\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a paper."""

    text: str
    """Without citations and markup."""
    works: int
    """How many works it cites; at least one."""


def read_sentences(text: str, *, is_whole: bool) -> list[Sentence]:
    """The prose of a paper, sentence by sentence, or paragraph by paragraph where `is_whole`."""
    text = _FENCE.sub("", _COMMENT.sub("", _FRONT.sub("", text)))
    found: list[Sentence] = []
    for paragraph in re.split(r"\n\s*\n", text):
        if _NOT_PROSE.match(paragraph):
            continue
        words = re.sub(r"^\s*(?:[-*+]|\d+\.)\s+", "", " ".join(paragraph.split()))
        cited = sum(bracket.count("@") for bracket in _CITATION.findall(words))
        for part in [words] if is_whole else _split(words):
            own = sum(bracket.count("@") for bracket in _CITATION.findall(part))
            plain = _plain(part)
            if len(plain.split()) >= 5 and plain[-1] in ".!?":
                found.append(Sentence(text=plain, works=max(1, min(own or cited, 4))))
    return found


def _split(paragraph: str) -> Iterator[str]:
    start = 0
    for end in _ENDS.finditer(paragraph):
        if not _SHORTENED.search(paragraph[start : end.start()]):
            yield paragraph[start : end.end()]
            start = end.end()
    yield paragraph[start:]


def _plain(words: str) -> str:
    for pattern, kept in ((_LINK, r"\1"), (_CITATION, ""), (_NARRATIVE, ""), (_MARKUP, "")):
        words = pattern.sub(kept, words)
    words = re.sub(r"[*_`~^\\]|\[|\]", "", words).replace("|", "/").replace("<", "&lt;")
    words = re.sub(r"\s+([.,;:!?)])", r"\1", re.sub(r"\s+", " ", words)).strip()
    return re.sub(r"^(?:[-+]|\d+\.|>)\s*", "", words)


def write_site(root: Path, papers: dict[str, list[Sentence]]) -> None:
    """Makes a project of the papers: one article each, and four stub works that all of them cite."""
    files = {
        "site_config/evidence.yml": "rules:\n"
        + "".join(f'  {rule}: {{severity: "off"}}\n' for rule in _WITHOUT_FIGURES),
        "site_config/people.yml": "stub:\n  name: Stub\n  role: Stands for the authors\n",
        "site_config/vocabulary/populations.yml": "everybody: {name: Everybody}\n",
    }
    for number in range(4):
        files[f"content/references/stub-{number}.yml"] = _STUB.format(number=number)
    for name, sentences in papers.items():
        lines = [_HEAD.format(name=name)]
        for number, sentence in enumerate(sentences):
            citation = "; ".join(f"@stub-{work}" for work in range(sentence.works))
            lines += [f"{sentence.text} [{citation}]", f"{{: #s{number} }}", ""]
        files[f"content/pages/{name}.md"] = "\n".join(lines)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


_STUB = """type: article-journal
title: Stub number {number}
author: [{{family: Stub, given: A}}]
container-title-short: J Stubs
issued: 2020
volume: "{number}"
issue: "1"
page: {number}1-{number}9
evidence: {{kind: rct, publisher: stub {number}}}
"""
_HEAD = """---
type: guidance
title: {name}
question: What does {name} say?
population: everybody
authors: [stub]
written: 2026-01-01
searched: 2026-01-01
review_due: 2028-01-01
---
"""


def report(found: Iterable[Diagnostic], root: Path, total: int, samples: int) -> dict[str, float]:
    """Prints the counts and some findings of each rule; returns findings per 1,000 sentences by rule."""
    by_rule: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        by_rule[one.name].append(one)
    rates = {name: len(some) * 1000 / total for name, some in by_rule.items()}
    for name, some in sorted(by_rule.items(), key=lambda pair: -len(pair[1])):
        severities = ", ".join(
            f"{times} {severity}" for severity, times in Counter(str(one.severity) for one in some).items()
        )
        print(f"\n{name}: {rates[name]:.2f} per 1,000 sentences ({severities})")
        for one in random.Random(name).sample(some, min(samples, len(some))):
            line = (root / one.at.file).read_text(encoding="utf-8").split("\n")[one.at.line - 1]
            print(f"  {one.message}\n      {line[:400]}")
    return rates


def _papers(folder: Path, *, is_whole: bool) -> dict[str, list[Sentence]]:
    papers = {}
    for path in sorted(folder.rglob("*.md")):
        sentences = read_sentences(path.read_text(encoding="utf-8", errors="replace"), is_whole=is_whole)
        if sentences:
            papers[re.sub(r"[^a-z0-9]+", "-", str(path.relative_to(folder).with_suffix("")).lower()).strip("-")] = (
                sentences
            )
    return papers


def main() -> None:
    """Reads the papers of a folder, runs all rules on them, and prints what they say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="Markdown files, in folders as deep as you like")
    parser.add_argument("--samples", type=int, default=5, help="findings of each rule to print")
    parser.add_argument("--whole", action="store_true", help="make one claim of each paragraph")
    parser.add_argument("--out", type=Path, help="write the rates as JSON")
    options = parser.parse_args()
    papers = _papers(options.folder, is_whole=options.whole)
    total = sum(map(len, papers.values()))
    if not total:
        parser.error(f"no prose in {options.folder}")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_site(root, papers)
        done = compile_site(Layout.of(root), as_of=date(2026, 1, 1))
        claims = sum(len(one.claims) for one in done.ledger.articles.values())
        print(f"{len(papers)} papers, {total} sentences, {claims} claims")
        rates = report(done.diagnostics, root, total, options.samples)
    if options.out:
        options.out.write_text(json.dumps(rates, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
