from datetime import date

import pytest

from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.model.claim import Article, Author, Certainty, ClaimKind, Relation, Strength
from mkdocs_evidence.model.ids import ArticleId

FILE = "content/pages/hip/a.md"
FRONT = """\
---
type: guidance
title: Stage 2 osteonecrosis
question: What helps?
population: adults
staging: arco-2019
flow: hip-avn
authors: [editor-a, {name: A. Person, orcid: 0000-0002-1825-0097}]
written: 2026-11-22
searched: 2026-11-01
review_due: 2028-11-22
aliases: [What works?]
not_covered: What does it cost?
tags: [hip]
hide: [toc]
---
"""
BODY = """\

/// answer
It may help a little.
{: from="cd-stage-ii b" }
///

## Surgery

- It helped 63% of hips. [@castro-2000#stage-ii, p. 3; disputes @koo-1995]
  {: #cd-stage-ii .wide certainty=very-low strength=conditional due=2027-06-30 asks="Does it help? How much?" outcome=pain indirect="other age" title="Pooled" }

/// patient | cd-stage-ii
About 6 in 10 hips did well.
///

So much for surgery.
{: .prose }

Bare words.
"""


def read(text: str) -> tuple[Article | None, list[str]]:
    article, faults = load_article(text, file=FILE, article_id=ArticleId("hip/a"))
    return article, [
        f"{fault.finding.at.line}:{fault.finding.at.column}: {fault.name}: {fault.finding.message} {fault.finding.remedy}"
        for fault in faults
    ]


def test_front_matter_is_read_as_written() -> None:
    article, faults = read(FRONT + BODY)
    assert article is not None
    assert not faults
    assert (article.id, article.file, article.title, article.question) == (
        "hip/a",
        FILE,
        "Stage 2 osteonecrosis",
        "What helps?",
    )
    assert (article.population, article.staging, article.flow) == ("adults", "arco-2019", "hip-avn")
    assert (article.written, article.searched, article.review_due) == (
        date(2026, 11, 22),
        date(2026, 11, 1),
        date(2028, 11, 22),
    )
    assert (article.aliases, article.not_covered) == (("What works?",), ("What does it cost?",))
    by_id, by_name = article.authors
    assert (by_id.person, by_name) == ("editor-a", Author(name="A. Person", orcid="0000-0002-1825-0097", at=by_name.at))
    assert str(article.field_place("searched")) == f"{FILE}:10:11"


def test_an_article_may_say_that_no_systematic_search_was_made() -> None:
    article, faults = read((FRONT + BODY).replace("searched: 2026-11-01", "searched: never"))
    assert not faults
    assert article is not None
    assert article.searched is None


def test_blocks_become_what_they_are() -> None:
    article, _ = read(FRONT + BODY)
    assert article is not None
    claim, bare = article.claims
    assert (claim.id, claim.kind, claim.text, claim.section) == (
        "cd-stage-ii",
        ClaimKind.ITEM,
        "It helped 63% of hips.",
        "Surgery",
    )
    assert [(one.key, one.extract, one.locator, one.relation) for one in claim.citations] == [
        ("castro-2000", "stage-ii", "p. 3", Relation.SUPPORTS),
        ("koo-1995", None, "", Relation.DISPUTES),
    ]
    assert (claim.certainty, claim.strength, claim.due) == (Certainty.VERY_LOW, Strength.CONDITIONAL, date(2027, 6, 30))
    assert (claim.asks, claim.outcome, claim.indirect) == (("Does it help?", "How much?"), "pain", "other age")
    assert ("title", "Pooled") in claim.attributes
    assert (bare.id, bare.kind, bare.text) == (None, ClaimKind.PARAGRAPH, "Bare words.")
    assert [(one.text, one.rests_on) for one in article.answer] == [("It may help a little.", ("cd-stage-ii", "b"))]
    assert [(one.audience, one.claim, one.text) for one in article.lay_texts] == [
        ("patient", "cd-stage-ii", "About 6 in 10 hips did well.")
    ]
    assert [one.text for one in article.prose] == ["So much for surgery."]
    assert [(one.level, one.text) for one in article.headings] == [(2, "Surgery")]


def test_places_count_the_lines_of_the_file() -> None:
    article, _ = read(FRONT + BODY)
    assert article is not None
    claim = article.claims[0]
    assert str(claim.text_map.place(10, 13)) == f"{FILE}:25:13"
    assert claim.mark_at is not None
    assert (claim.mark_at.line, claim.mark_at.column) == (26, 3)


def test_a_row_without_citations_takes_those_of_its_caption() -> None:
    table = "\n| a | b |\n|---|---|\n| one | 1 |\n| two [@own] | 2 |\n\n/// caption\nBoth. [@castro-2000]\n///\n"
    article, _ = read(FRONT + table)
    assert article is not None
    assert [(claim.kind, [one.key for one in claim.citations]) for claim in article.claims] == [
        (ClaimKind.ROW, ["castro-2000"]),
        (ClaimKind.ROW, ["own"]),
    ]


WRONG_MARKS = [
    pytest.param(
        "certainty=hgih",
        "{c}: wrong-value: `certainty` cannot be `hgih`. Did you mean `high`? Write `high`, `moderate`, `low` or `very-low`.",
        14,
        id="certainty",
    ),
    pytest.param(
        "strength=weak",
        "{c}: wrong-value: `strength` cannot be `weak`. Write `strong` or `conditional`.",
        13,
        id="strength",
    ),
    pytest.param(
        "due=2027-02-30",
        "{c}: wrong-value: `due` is `2027-02-30`, which is no day of the calendar. Write year, month and day: `due=2027-06-30`.",
        8,
        id="due",
    ),
    pytest.param(
        "certanty=low",
        "{c}: unknown-field: `certanty` has no meaning in the attribute list of a claim. Did you mean `certainty`?",
        4,
        id="key",
    ),
    pytest.param(
        "indirect",
        '{c}: wrong-value: `indirect` gives no reason. Say why: `indirect="only adults were studied"`.',
        4,
        id="indirect",
    ),
    pytest.param(
        "conflicts-with=b",
        "{c}: wrong-value: `conflicts-with` stands without a note. "
        'Add `conflict-note="…"` and say why both claims stand.',
        4,
        id="conflict without note",
    ),
    pytest.param(
        "conflict-note='old trials'",
        "{c}: wrong-value: `conflict-note` names no claim that it is about. "
        'Add `conflicts-with="…"` with the id of the other claim, or `article#claim` where it stands elsewhere.',
        4,
        id="note without conflict",
    ),
    pytest.param(
        "#a #b", "{c}: wrong-value: `id` stands twice in the same attribute list. Keep one of the two.", 7, id="two-ids"
    ),
    pytest.param(
        "#a|b",
        "{c}: wrong-value: `a|b` cannot be the id of a claim. Use letters, digits and hyphens: `#cd-stage-ii`.",
        4,
        id="id",
    ),
]


@pytest.mark.parametrize(("mark", "expected", "column"), WRONG_MARKS)
def test_a_wrong_attribute_is_told_where_it_stands(mark: str, expected: str, column: int) -> None:
    article, faults = read(f"{FRONT}\nWords. [@a]\n{{: {mark} }}\n")
    assert article is not None
    assert article.claims[0].text == "Words."
    assert faults == [expected.format(c=f"19:{column}")]


@pytest.mark.parametrize(
    "mark",
    [
        "#a .b",
        "title='x y'",
        "lang=la",
        "dir=rtl",
        "population=x intervention=y staging=z",
        "conflicts-with='b other/page#c' conflict-note='two trials'",
        "#a-1_b.c",
        "certainty=low",
    ],
)
def test_what_an_attribute_list_may_hold_is_no_fault(mark: str) -> None:
    assert read(f"{FRONT}\nWords. [@a]\n{{: {mark} }}\n")[1] == []


def test_an_attribute_of_an_answer_or_lay_text_that_means_nothing_is_told() -> None:
    _, faults = read(FRONT + '\n/// answer\nWords.\n{: form="a" }\n///\n')
    assert faults == [
        "20:4: unknown-field: `form` has no meaning in the attribute list of an answer. Did you mean `from`?"
    ]


FRONT_FAULTS = [
    pytest.param(
        "question: What helps?\n",
        "",
        "1:1: missing-field: `question` is missing in the front matter of an article.",
        id="no-question",
    ),
    pytest.param(
        "review_due",
        "review-due",
        "11:1: unknown-field: `review-due` has no meaning in the front matter of an article. Did you mean `review_due`?",
        id="hyphen",
    ),
    pytest.param(
        "2026-11-01",
        "November 2026",
        "10:11: wrong-value: `searched` is `November 2026`, which is no day of the calendar.",
        id="date-in-words",
    ),
    pytest.param(
        "{name: A. Person, orcid",
        "{nmae: A. Person, orcid",
        "8:22: unknown-field: `nmae` has no meaning in an author. Did you mean `name`?",
        id="author",
    ),
    pytest.param(
        "flow: hip-avn",
        "flow: [hip-avn]",
        "7:7: wrong-value: `flow` is a list; a single text belongs here.",
        id="flow-list",
    ),
    pytest.param(
        "population: adults", "population:", "1:1: missing-field: `population` is missing", id="empty-population"
    ),
    pytest.param(
        "title: Stage",
        "title: A\ntitle: Stage",
        "4:1: malformed-yaml: `title` stands twice in the same group, first in line 3.",
        id="twice",
    ),
]


@pytest.mark.parametrize(("written", "instead", "expected"), FRONT_FAULTS)
def test_wrong_front_matter_is_told_and_the_claims_are_kept(written: str, instead: str, expected: str) -> None:
    assert written in FRONT
    article, faults = read(FRONT.replace(written, instead) + BODY)
    assert article is not None
    assert len(article.claims) == 2
    assert any(fault.startswith(expected) for fault in faults), faults


NOT_READ = [
    pytest.param("---\ntype: guidance\ntitle: a: b\n---\nText", "3:9: malformed-yaml", id="syntax"),
    pytest.param("---\ntype: guidance\ntitle: &t a\n---\nText", "3:8: malformed-yaml", id="anchor"),
    pytest.param("---\ntype: !!str guidance\n---\nText", "2:7: malformed-yaml", id="tag"),
    pytest.param(
        "---\ntype: guidance\ntitle: a\n\nText",
        "1:1: malformed-yaml: The front matter that begins here does not end.",
        id="unclosed",
    ),
    pytest.param("---\n- type: guidance\n---\nText", "2:1: malformed-yaml: The front matter is a list", id="list"),
    pytest.param("---\njust words\n---\nText", "2:1: malformed-yaml: The front matter is `just words`", id="text"),
    pytest.param(
        "---\ntitle: a\ntags: !!python/name:os.system x\n---\nText",
        "3:7: malformed-yaml",
        id="python-tag-in-ordinary-page",
    ),
    pytest.param(
        "---\ntitle: a\ntitle: b\n---\nText", "3:1: malformed-yaml: `title` stands twice", id="twice-in-ordinary-page"
    ),
    pytest.param("---\n\ntype: guidance\ntitle: a: b\n---\nText", "4:9: malformed-yaml", id="empty-line-first"),
    pytest.param(
        "\n---\ntype: guidance\ntitle: a\n---\nText",
        "1:1: malformed-yaml: `type: guidance` stands at the head of the page",
        id="not-on-the-first-line",
    ),
    pytest.param(
        "title: a\ntype: guidance\n\nText",
        "1:1: malformed-yaml: `type: guidance` stands at the head of the page",
        id="no-rules",
    ),
    pytest.param(
        "---\ntype: guidence\n---\nText",
        "2:7: wrong-value: `type` is `guidence`, so the page is no article and none of its claims is checked. Did you mean `type: guidance`?",
        id="typo-of-guidance",
    ),
    pytest.param("---\ntype: Guidance\n---\nText", "2:7: wrong-value", id="capital"),
    pytest.param("---\ntype: [guidance]\n---\nText", "2:8: wrong-value", id="listed"),
    pytest.param("---\ntitle: a\x00\n---\nText", "2:9: malformed-yaml: The character U+0000", id="nul"),
]


@pytest.mark.parametrize(("text", "expected"), NOT_READ)
def test_front_matter_that_cannot_be_read_is_never_taken_for_text(text: str, expected: str) -> None:
    article, faults = read(text)
    assert article is None
    assert len(faults) == 1
    assert faults[0].startswith(expected)


ORDINARY = [
    pytest.param("# A page\n\nText with 63% and no citation.", id="no-front-matter"),
    pytest.param("---\ntitle: A\ntemplate: home.html\nanything: [1, {a: b}]\n---\nText", id="fields-of-others"),
    pytest.param("---\ntype: recipe\n---\nText", id="type-of-another-plugin"),
    pytest.param("---\na: &x {b: c}\nd: *x\ne: {<<: *x}\n---\nText", id="anchors"),
    pytest.param("---\n\nA paragraph between two rules.\n\n---\n\nText", id="thematic-breaks"),
    pytest.param("---\n\nA paragraph: with colons: twice.\n\n---\n\nText", id="thematic-breaks-and-colons"),
    pytest.param("---\n---\nText", id="empty"),
    pytest.param("----\nText", id="four-hyphens"),
    pytest.param("Text\n\n```yaml\n---\ntype: guidance\n---\n```", id="an-example-in-code"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("text", ORDINARY)
def test_a_page_that_is_no_guidance_is_left_alone(text: str) -> None:
    assert read(text) == (None, [])


def test_a_byte_order_mark_and_windows_line_ends_change_nothing() -> None:
    article, faults = read("\ufeff" + (FRONT + BODY).replace("\n", "\r\n"))
    usual, _ = read(FRONT + BODY)
    assert not faults
    assert article is not None
    assert usual is not None
    assert [(claim.text, claim.id, claim.at.line) for claim in article.claims] == [
        (claim.text, claim.id, claim.at.line) for claim in usual.claims
    ]
    assert article.source_digest != usual.source_digest


def test_an_endless_article_is_not_read() -> None:
    article, faults = read(FRONT + "word " * 250_000)
    assert article is None
    assert faults[0].startswith("1:1: unreadable-file: The article has 1,250,")


def test_an_article_of_thousands_of_claims_is_refused_with_a_way_out() -> None:
    longest, faults = load_article(FRONT + "\nOne.\n" * 2000, file=FILE, article_id=ArticleId("hip/a"))
    assert longest is not None
    assert (len(longest.claims), [one.name for one in faults]) == (2000, [])
    refused, faults = load_article(FRONT + "\nOne.\n" * 2001, file=FILE, article_id=ArticleId("hip/a"))
    assert refused is None
    assert [(one.name, one.finding.remedy) for one in faults] == [
        ("unreadable-file", "Split it into several articles.")
    ]
    assert "2,001 paragraphs" in faults[0].finding.message
