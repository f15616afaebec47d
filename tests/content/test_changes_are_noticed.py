"""A change for the worse in a copy of the real content fails the test of its article, at the claim that it hurts."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from content_project import REPOSITORY

from mkdocs_evidence.model.claim import Article, Citation, Claim
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.pipeline import compile_site

_CLINIC = REPOSITORY / "tests" / "projects" / "clinic"
Tested = Callable[[Path], CompletedProcess[str]]
_FAILED = re.compile(r"^SUBFAILED\[(\S+?)\]", re.MULTILINE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The content of this repository and one more article, which no change touches."""
    for folder in ("content", "site_config"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    shutil.copy(_CLINIC / "docs" / "lamp.md", tmp_path / "content" / "pages" / "lamp.md")
    for reference in (_CLINIC / "content" / "references").iterdir():
        shutil.copy(reference, tmp_path / "content" / "references" / reference.name)
    return tmp_path


def _replace(root: Path, at: Place, text: str) -> None:
    """Puts `text` in place of a stretch of a file."""
    path = root / at.file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    (end_line, end_column), start = at.end, sum(map(len, lines[: at.line - 1])) + at.column - 1
    stop = sum(map(len, lines[: end_line - 1])) + end_column - 1
    whole = "".join(lines)
    path.write_text(whole[:start] + text + whole[stop:], encoding="utf-8")


def _claim_cited_alone(ledger: Ledger) -> tuple[Article, Claim, Citation]:
    """A claim with one citation, to an extract, of a work that no other claim of any article cites."""
    cited = Counter(
        citation.key for article in ledger.articles.values() for claim in article.claims for citation in claim.citations
    )
    return next(
        (article, claim, claim.citations[0])
        for article in ledger.articles.values()
        for claim in article.claims
        if article.id != "lamp"
        and len(claim.citations) == 1
        and cited[claim.citations[0].key] == 1
        and claim.citations[0].extract
        and claim.citations[0].relation.carries
    )


def _claim_with_figure(ledger: Ledger) -> tuple[Article, Claim, Place]:
    """A claim that gives a percentage, and the place of its digits."""
    for article in ledger.articles.values():
        for claim in article.claims:
            figure = re.search(r"\d+(?=\s?%)", claim.text)
            if article.id != "lamp" and figure is not None:
                return article, claim, claim.text_map.place(figure.start(), figure.end())
    raise AssertionError("no claim gives a percentage")


def _drop_citation(root: Path, ledger: Ledger) -> str:
    article, claim, citation = _claim_cited_alone(ledger)
    _replace(root, citation.at, "background @" + citation.key)
    return f"{article.id}#{claim.id}"


def _cite_unknown_reference(root: Path, ledger: Ledger) -> str:
    article, claim, citation = _claim_cited_alone(ledger)
    _replace(root, citation.at, "@nobody-1900")
    return f"{article.id}#{claim.id}"


def _cite_unknown_extract(root: Path, ledger: Ledger) -> str:
    article, claim, citation = _claim_cited_alone(ledger)
    _replace(root, citation.at, f"@{citation.key}#no-such-extract")
    return f"{article.id}#{claim.id}"


def _drop_part_of_reference(root: Path, ledger: Ledger) -> str:
    article, claim, citation = _claim_cited_alone(ledger)
    path = root / ledger.references[citation.key].file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("title:")), encoding="utf-8")
    return f"{article.id}#{claim.id}"


def _change_figure(root: Path, ledger: Ledger) -> str:
    article, claim, place = _claim_with_figure(ledger)
    _replace(root, place, "98.7")
    return f"{article.id}#{claim.id}"


@pytest.fixture
def tested(run: Callable[..., CompletedProcess[str]]) -> Tested:
    """Runs the tests of the articles of a project."""
    tests = str(Path(__file__).with_name("test_articles.py"))
    arguments = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", tests]
    return lambda project: run(*arguments, cwd=REPOSITORY, EVIDENCE_PROJECT=str(project))


def test_the_copy_itself_passes(copy: Path, tested: Tested) -> None:
    done = tested(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "change",
    [_drop_citation, _cite_unknown_reference, _cite_unknown_extract, _drop_part_of_reference, _change_figure],
    ids=lambda change: change.__name__.strip("_").replace("_", "-"),
)
def test_a_change_fails_exactly_the_claim_that_it_hurts(
    copy: Path, change: Callable[[Path, Ledger], str], tested: Tested
) -> None:
    hurt = change(copy, compile_site(Layout.of(copy)).ledger)
    done = tested(copy)
    assert done.returncode == 1, done.stdout
    assert _FAILED.findall(done.stdout) == [hurt], done.stdout
