"""Whatever Markdown an author writes, the page shows what was checked, and verify agrees with both."""

from pathlib import Path

from clinic_project import Run

_ODD = """

## Odd *things* & `code` <b>x</b>

A claim with `code [@x]`, a<sub>2</sub> &amp; <div>no markup</div> \\[@lamp-2001] and **bold [@lamp-2001]** words
[@dark-2003; @lamp-2001, p. 2], then more.\x20\x20
After a break.
{: #odd-one }

> Quoted claim with ![alt *text*](x.png) and [a link](notes/hours.md "t"). [@lamp-2001#glare; background @dark-2003]
{: #quoted }

| A | B | C |
|---|:-:|---|
| x |   | y {: #row-x } |
| z | w [@dark-2003] | {: #row-z } |

/// caption
Table of things. [@lamp-2001]
///

!!! note "Heads *up*"
    Inside a note. [@lamp-2001]
    {: #in-note }

    - nested item [@lamp-2001]
      {: #in-note-2 }

1. First

    second paragraph of the item [@lamp-2001]
    {: #second-par }

/// patient | odd-one
First paragraph with `code`.

- item one
- item two

| a | b |
|---|---|
| c | d |
///

    code block [@lamp-2001]

~~~
fence [@lamp-2001] {: #x }
~~~

<!-- comment [@lamp-2001] -->
End -- "quotes" ... m² “x” é 中 e\u0301 \u202fx. [@lamp-2001]
{: #end-claim }
"""

_MILD = """rules:
  uncited-claim: {severity: warning}
  missing-claim-id: {severity: warning}
  raw-markup: {severity: warning}
  hidden-characters: {severity: warning}
  claim-in-code: {severity: warning}
"""


def test_odd_markup_is_built_as_it_was_checked(clinic: Path, run: Run) -> None:
    page = clinic / "docs" / "lamp.md"
    page.write_text(page.read_text(encoding="utf-8") + _ODD, encoding="utf-8")
    (clinic / "docs" / "x.png").write_bytes(b"")
    cited = page.read_text(encoding="utf-8").replace("## Benefit", "## Benefit [@lamp-2001]", 1)
    (clinic / "docs" / "cited.md").write_text(cited.replace("Lamp & score", "Cited & score"), encoding="utf-8")
    (clinic / "site_config" / "evidence.yml").write_text(_MILD)
    done = run("-m", "mkdocs_evidence", "build", cwd=clinic)
    assert done.returncode == 0, done.stderr
    assert "26 claims, 2 references, 0 errors" in done.stderr
    assert "1 of 2 articles was read the long way: a citation in a heading in docs/cited.md:18." in done.stderr
    html = (clinic / "site" / "lamp" / "index.html").read_text(encoding="utf-8")
    for words in (
        "&lt;div&gt;no markup&lt;/div&gt;",
        "[@lamp-2001]",
        "Heads <em>up</em>",
        "fence [@lamp-2001] {: #x }",
    ):
        assert words in html
