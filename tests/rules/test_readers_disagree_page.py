"""The page of `readers-disagree` shows a file and what another plugin made of it before it was rendered."""

from pathlib import Path

import pytest
from rule_page import LittleSite, sites_of

from mkdocs_evidence.analysis.numbering import number_references
from mkdocs_evidence.checks.run import find_rule, report_disagreements
from mkdocs_evidence.model.finding import Diagnostic
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site
from mkdocs_evidence.render.decor import PlainDecor
from mkdocs_evidence.render.extension import guidance_markdown, seen_in
from mkdocs_evidence.render.seen import find_disagreements
from mkdocs_evidence.syntax.front_matter import split_front_matter

RULE = find_rule("readers-disagree")
SITES = sites_of(RULE.page.read_text(encoding="utf-8")) if RULE else []


def _compare(site: LittleSite, root: Path) -> tuple[Diagnostic, ...]:
    site.write(root)
    ledger = compile_site(Layout.of(root)).ledger
    article = ledger.articles[ArticleId("a")]
    rendered = split_front_matter((root / "rendered/content/pages/a.md").read_text(encoding="utf-8"))
    assert rendered is not None
    markdown = guidance_markdown(article, PlainDecor(number_references(article, ledger)))
    markdown.convert(rendered.body)
    return report_disagreements(find_disagreements(article, seen_in(markdown)), ledger)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.heading)
def test_the_page_marks_every_disagreement(site: LittleSite, tmp_path: Path) -> None:
    found = _compare(site, tmp_path)
    assert [(one.name, one.at.file, one.at.line) for one in found] == [
        ("readers-disagree", one.file, one.line) for one in site.expected
    ]
    assert all(one.words in other.message for one, other in zip(site.expected, found, strict=True))


def test_the_page_shows_a_disagreement_and_an_agreement() -> None:
    assert [len(site.expected) for site in SITES] == [1, 0]
