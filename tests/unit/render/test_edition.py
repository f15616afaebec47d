"""What each printed sheet says of itself, and that no words of an author can mean anything in its style sheet."""

import re
from dataclasses import replace

import pytest
from sample_guidance import ARTICLE, FLOW, LEDGER

from mkdocs_evidence.render.edition import edition_style, edition_text, flow_edition_style
from mkdocs_evidence.render.facts import gather_article, gather_site


def facts_of(article):
    return gather_article(article, gather_site(replace(LEDGER, articles={article.id: article})))


def strings(style):
    """The two strings of the style sheet, read as CSS reads them."""
    found = re.fullmatch(r':root\{--ev-sheet-title:"([^"]*)";--ev-sheet-edition:"([^"]*)"\}', style)
    assert found, style
    return [re.sub(r"\\([0-9a-f]{1,6}) ", lambda one: chr(int(one[1], 16)), text) for text in found.groups()]


def test_a_sheet_says_question_version_date_and_status(facts):
    title, edition = strings(edition_style(facts))
    assert title == facts.article.question
    assert edition == edition_text(facts)
    assert re.match(r"Version [0-9a-f]{4}-[0-9a-f]{4}, text changed \d+ \w+ \d{4}\. ", edition)
    assert "claims approved" in edition


def test_another_claim_is_another_edition():
    changed = replace(ARTICLE, claims=(replace(ARTICLE.claims[0], text="Other words."), *ARTICLE.claims[1:]))
    assert edition_text(facts_of(changed)) != edition_text(facts_of(ARTICLE))


@pytest.mark.parametrize(
    "evil",
    [
        '";}</style><script>x()</script>',
        "\\",
        '\\";',
        "a\nb\fc",
        "*/ } @import url(//x)",
        "é ≥ 2 “q” \\22 ",
        "\U0001f480",
    ],
)
def test_signs_of_an_author_stay_signs(evil):
    style = edition_style(facts_of(replace(ARTICLE, question=evil)))
    assert strings(style)[0] == " ".join(evil.split())
    assert not set(style) & set("<>\n\f")


def test_an_article_without_a_date_names_its_version_alone():
    assert "text changed" not in edition_text(facts_of(replace(ARTICLE, written=None)))


def test_a_sheet_of_a_flow_says_its_title_its_edition_and_a_version_that_changes_with_its_table():
    title, edition = strings(flow_edition_style(FLOW, LEDGER))
    assert title == FLOW.title
    assert re.fullmatch(rf"Edition {FLOW.edition}, version [0-9a-f]{{4}}-[0-9a-f]{{4}}\.", edition)
    fewer = replace(FLOW, questions=FLOW.questions[:-1])
    ledger = replace(LEDGER, flows={FLOW.id: fewer})
    assert strings(flow_edition_style(fewer, ledger))[1] != edition
