"""Pages of rules say everything that stands in their Markdown, and show where the build speaks."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.host.documentation import documented_rules
from mkdocs_evidence.model.finding import Severity
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.rule_page import RULE_INDEX, DocumentedRule, render_rule, render_rule_index, rule_page

PAGE = """\
## What it catches

A `knot` that < 2 ropes hold.

## Example

```markdown title="content/pages/a.md"
A <b>rope</b>. <!-- error: holds `nothing` --> <!-- warning[other-rule]: too short -->

    indented
```

```yaml
- 1 # no marker
```

### Smaller

- One
- Two
"""


@pytest.fixture
def rule(tmp_path: Path) -> DocumentedRule:
    page = tmp_path / "claims" / "loose_knot.md"
    page.parent.mkdir()
    page.write_text(PAGE, encoding="utf-8")
    return DocumentedRule(
        code="EV199",
        name="loose-knot",
        severity=Severity.WARNING,
        summary="A knot that `slips`.",
        remedy="Tie it.",
        options=(("ropes", 2, "How many ropes."),),
        page=page,
    )


def links(page: str) -> Links:
    return Links(here=page, directory_urls=True)


def test_an_example_shows_its_lines_as_they_are_and_the_findings_below_them(rule: DocumentedRule) -> None:
    shown = LexborHTMLParser(render_rule(rule, links(rule_page(rule.name))))
    first, second = shown.css("figure.ev-example")
    assert first.css_first("figcaption").text() == "content/pages/a.md"
    assert [line.text() for line in first.css(".ev-line")] == ["A <b>rope</b>.\n", "\n", "    indented\n"]
    notes = [" ".join(note.text().split()) for note in first.css(".ev-line-note")]
    assert notes == ["✕ error: holds nothing", "△ warning (other-rule): too short"]
    assert second.css_first("figcaption") is None
    assert second.text().strip() == "- 1 # no marker"


def test_text_options_and_headings_are_there(rule: DocumentedRule) -> None:
    shown = LexborHTMLParser(render_rule(rule, links(rule_page(rule.name))))
    assert [node.text() for node in shown.css("h1, h2, h3")] == ["loose-knot", "What it catches", "Example", "Smaller"]
    text = " ".join(shown.body.text().split())
    for words in (
        "A knot that slips.",
        "EV199",
        "Warning",
        "Tie it.",
        "How many ropes. It is 2 when left out.",
        "knot that < 2",
    ):
        assert words in text
    assert [item.text() for item in shown.css(".ev-rule > ul > li")] == ["One", "Two"]
    assert "no guidance" in text


@pytest.mark.parametrize("rule", documented_rules(), ids=lambda one: one.name)
def test_every_word_of_a_page_reaches_its_readers(rule: DocumentedRule) -> None:
    source = rule.page.read_text(encoding="utf-8")
    shown = LexborHTMLParser(render_rule(rule, links(rule_page(rule.name)))).body.text()
    plain = re.sub(r'^`{3,}.*$|<!--|-->|title="[^"]*"', " ", source, flags=re.MULTILINE)
    words = re.findall(r"[^\W_]{3,}", plain)
    seen = set(re.findall(r"[^\W_]{3,}", shown))
    assert [word for word in words if word not in seen] == []


def test_the_list_leads_to_every_page_by_family(rule: DocumentedRule) -> None:
    rules = documented_rules()
    shown = LexborHTMLParser(render_rule_index(rules, links(RULE_INDEX)))
    assert {node.attributes["href"] for node in shown.css("a")} == {f"{one.name}/" for one in rules}
    headings = [node.text() for node in shown.css("h2")]
    assert headings[:3] == ["Files and settings", "Claims", "References and quotations"]
    assert headings[-1] == "The software itself"
    assert len(headings) == len(set(headings))
