"""Articles by the short way: the same bytes as by the long one, and what the short way leaves to it."""

import re
from pathlib import Path

import pytest
from rule_page import sites_of
from selectolax.lexbor import LexborHTMLParser
from two_readers import NUMBERS, read_article, render

from mkdocs_evidence.checks import RULES
from mkdocs_evidence.host.build_summary import BuildSummary
from mkdocs_evidence.render import article_body
from mkdocs_evidence.render.article_body import render_body
from mkdocs_evidence.render.decor import PlainDecor
from mkdocs_evidence.render.short_way.article import write_article
from mkdocs_evidence.render.short_way.outside import OutsideGrammarError
from mkdocs_evidence.syntax.front_matter import split_front_matter

ROOT = Path(__file__).parents[3]

CONSTRUCTS = [
    pytest.param("Words & “words” < 5 %\u00a0here. [@key, p. 3; @a]\n{: #x title='a \"b\" & c' }", id="paragraph"),
    pytest.param("Words.\n{: .prose .mine }\n\n- Words.\n  {: .prose }", id="prose"),
    pytest.param("- One. [@key]\n  {: #a }\n    - Two.\n      {: #b }\n\n      More.\n- Three.", id="nested-lists"),
    pytest.param("3. One\n4. Two\n\n   Loose.\n\n7. Three", id="numbered-lists"),
    pytest.param("- One\n\n- Two\n\n    Its second paragraph.", id="loose-list"),
    pytest.param("# A *b* `c`\n\n## A\n\n## A\n\n### A_1\n\nSet\n---\n\n## ![only](x.png)", id="headings"),
    pytest.param("| a | b |\n|:--|--:|\n| c | d [@key] {: #r } | e |\n| f |\n\n/// caption\nT [@a]\n///", id="table"),
    pytest.param(
        '| | *b* & `c` | p\u00a0< "5" [@a] | ![d](e.png) |\n|-|-|-|-|\n| f | g &lt; | | h {: #r } | i |\n| j |',
        id="headings-of-columns",
    ),
    pytest.param(
        "| a | b |\n|---|---|\n| c | d {: #r } |\n| e | f |\n\n/// patient | r\n| g | h |\n|---|---|\n| i | j |\n///",
        id="table-within-a-row",
    ),
    pytest.param("/// answer\nOne.\n{: from='x y' }\n\n- Two.\n///\n\nThree.\n{: #x }", id="bottom-line"),
    pytest.param(
        "- One.\n  {: #x }\n\n/// patient | x\nPlain.\n\n- a\n///\n\n/// clinician | x\nb\n///", id="lay-texts"
    ),
    pytest.param("/// patient | nowhere\nPlain & simple.\n///", id="lay-text-of-no-claim"),
    pytest.param("| a |\n|---|\n| b {: #r } |\n\n/// patient | r\nPlain.\n///", id="lay-text-of-a-row"),
    pytest.param('!!! note inline "A *b*"\n    One.\n\n    - Two.\n\n!!! tip\n    Three.', id="admonitions"),
    pytest.param("> One. [@key]\n>\n> - Two.", id="quotation"),
    pytest.param("```python\na < b & c\n\n```\n\n    d\n\n\n    e\n\n~~~\n~~~", id="code"),
    pytest.param("A  \nb <br> c<br>\n*d*<br>`e`", id="line-breaks"),
    pytest.param('[a](b.md "t") [c](http://d.org/?e=1&f=2) ![g *h*](i.png) <j@k.org>', id="links"),
    pytest.param("*a **b*** <sub>c</sub> <b>d *e*</b> \\*f\\* &copy; `g < h`{: .x }", id="markup"),
    pytest.param("One [@key] [@a][@b]. *Two [@key]*", id="marks"),
    pytest.param("# Stage 2\n\n2 mm [@key] of 5\ncm<br>\n3 of 4 & p < 0.05 [stage 2](u) `2 mm` *p = 1*", id="figures"),
    pytest.param("---\n\nOne.\n\n***", id="rules"),
    pytest.param("", id="nothing"),
    pytest.param("    \u00a0\n", id="white-space"),
]


@pytest.mark.parametrize("text", CONSTRUCTS)
def test_both_ways_make_the_same_bytes_of(text):
    long_way, disagreements = render(text)
    assert disagreements == ()
    assert write_article(text, read_article(text), PlainDecor(NUMBERS)) == long_way


def test_each_cell_of_a_claim_names_its_column_as_the_heading_reads():
    text = "| Hips | Operated & *not* | p < 0.05 |\n|---|---|---|\n| Stage 2 | 63% | [@key] yes {: #r } |"
    cells = LexborHTMLParser(write_article(text, read_article(text), PlainDecor(NUMBERS))).css("td")
    assert [one.attributes.get("data-ev-label") for one in cells] == [None, "Operated and not", "p < 0.05"]


def _written_texts():
    for rule in RULES:
        for number, site in enumerate(sites_of(rule.page.read_text(encoding="utf-8"))):
            yield from ((f"{rule.name}-{number}/{file}", text) for file, text in site.files if file.endswith(".md"))
    for folder in ("content/pages", "tests/projects"):
        for path in sorted((ROOT / folder).rglob("*.md")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
    spec = re.compile(r"^(`{3,})\w*\n(.*?)\n\1$", re.DOTALL | re.MULTILINE)
    for path in sorted((ROOT / "tests/specs").glob("*.md")):
        for number, (_, text) in enumerate(spec.findall(path.read_text(encoding="utf-8"))):
            yield f"{path.name}-{number}", text


def test_both_ways_make_the_same_bytes_of_all_that_the_repository_holds():
    texts = dict(_written_texts())
    assert len(texts) > 200
    differing = []
    for name, text in texts.items():
        parts = split_front_matter(text)
        body = parts.body if parts is not None else text
        if write_article(body, read_article(body), PlainDecor(NUMBERS)) != render(body)[0]:
            differing.append(name)
    assert differing == []


@pytest.mark.parametrize(
    ("text", "reason", "row"),
    [
        pytest.param("One.\n\n## Two [@key]\n", "a citation in a heading", 2, id="heading"),
        pytest.param("One.\n\n- a\n- " + "<sub>" * 41 + "x" + "</sub>" * 41, "markup nested too deep", 3, id="depth"),
        pytest.param("One.\nTwo\0.", "a character that no page may have", 1, id="character"),
    ],
)
def test_what_the_short_way_does_not_know_is_left_to_the_long_one(text, reason, row):
    with pytest.raises(OutsideGrammarError) as left:
        write_article(text, read_article(text), PlainDecor(NUMBERS))
    assert (left.value.reason, left.value.row) == (reason, row)
    body = render_body(text, read_article(text), PlainDecor(NUMBERS))
    assert body.long_way is not None
    assert (body.long_way.reason, body.html) == (reason, render(text)[0])


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param("One. [@key]\n{: #y }\n\nTwo.\n\n## Three", id="another-id"),
        pytest.param("One. [@key, p. 3]\n{: #x }\n\nTwo.\n\n## Three", id="another-locator"),
        pytest.param("One more. [@key]\n{: #x }\n\nTwo.\n\n## Three", id="other-words"),
        pytest.param("One. [@key]\n{: #x }\n\n- Two.\n\n## Three", id="another-shape"),
        pytest.param("One. [@key]\n{: #x }\n\n## Three", id="a-claim-is-gone"),
        pytest.param("One. [@key]\n{: #x }\n\nTwo.\n\n## Three\n\nFour.", id="a-claim-is-new"),
        pytest.param("One. [@key]\n{: #x }\n\nTwo.\n\n## Four", id="another-heading"),
    ],
)
def test_a_text_that_was_not_checked_is_told_apart_by_the_long_way(changed):
    checked = read_article("One. [@key]\n{: #x }\n\nTwo.\n\n## Three")
    body = render_body(changed, checked, PlainDecor(NUMBERS))
    assert body.long_way is not None
    assert body.disagreements


def test_a_difference_between_the_ways_is_a_disagreement(monkeypatch):
    text = "One <sub>2</sub>. [@key]"
    monkeypatch.setattr(article_body, "write_article", lambda *given, link: "<p>One 2.</p>")
    same = render_body(text, read_article(text), PlainDecor(NUMBERS))
    compared = render_body(text, read_article(text), PlainDecor(NUMBERS), is_compared=True)
    assert same.disagreements == ()
    assert [(one.rendered, "ev-claim" in one.scanned) for one in compared.disagreements] == [("<p>One 2.</p>", True)]


def test_links_are_asked_for_once_when_both_ways_are_gone():
    asked = []

    def link(address):
        asked.append(address)
        return f"../{address}"

    text = "## Heading\n\n[a](b.md) and ![c](d.png)"
    body = render_body(text, read_article(text), PlainDecor(NUMBERS), link=link, is_compared=True)
    assert body.disagreements == ()
    assert asked == ["#heading", "b.md", "d.png"]
    assert 'href="../b.md"' in body.html


def test_a_build_says_which_articles_were_read_the_long_way():
    summary = BuildSummary(
        claims=0,
        references=0,
        warnings=0,
        excused=0,
        old=0,
        as_before=0,
        site=Path(),
        articles=120,
        long_ways=tuple(f"markup nested too deep in a/{number}.md:12" for number in range(7)),
    )
    remark = summary.long_way_remark
    assert remark.startswith("7 of 120 articles were read the long way: markup nested too deep in a/0.md:12; ")
    assert remark.endswith("a/4.md:12; and 2 more.")
