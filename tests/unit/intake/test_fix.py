"""`evidence fix` writes the ids that are missing, in their places, and touches nothing else."""

import functools
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_evidence.intake.fix import apply_edits, fix_site
from mkdocs_evidence.intake.old_findings import keep_findings
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Edit
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.pipeline import compile_site

FRONT = "---\ntype: guidance\ntitle: Knots\nquestion: Do knots hold?\npopulation: all\nwritten: 2026-01-01\n---\n\n"
FILE = "content/pages/knots.md"
SHAPES = {
    "paragraph": ("Rope frays early. [@a]\n", "Rope frays early. [@a]\n{: #rope-frays-early }\n"),
    "no line at the end": ("Rope frays early. [@a]", "Rope frays early. [@a]\n{: #rope-frays-early }"),
    "paragraph of two lines": (
        "Rope frays\nearly. [@a]\n\nEnd.\n{: #z }\n",
        "Rope frays\nearly. [@a]\n{: #rope-frays-early }\n\nEnd.\n{: #z }\n",
    ),
    "item": ("- Rope frays early. [@a]\n", "- Rope frays early. [@a]\n  {: #rope-frays-early }\n"),
    "numbered item": ("1. Rope frays early. [@a]\n", "1. Rope frays early. [@a]\n   {: #rope-frays-early }\n"),
    "nested item": (
        "- Rope frays early. [@a]\n    - Wet rope swells. [@b]\n",
        "- Rope frays early. [@a]\n  {: #rope-frays-early }\n    - Wet rope swells. [@b]\n      {: #wet-rope-swells }\n",
    ),
    "quotation": ("> Rope frays early. [@a]\n", "> Rope frays early. [@a]\n> {: #rope-frays-early }\n"),
    "item in a quotation": ("> - Rope frays early. [@a]\n", "> - Rope frays early. [@a]\n>   {: #rope-frays-early }\n"),
    "admonition": (
        "!!! note\n    Rope frays early. [@a]\n",
        "!!! note\n    Rope frays early. [@a]\n    {: #rope-frays-early }\n",
    ),
    "row": (
        "| What | Says |\n|---|---|\n| Rope | frays early. [@a] |\n",
        "| What | Says |\n|---|---|\n| Rope | frays early. [@a] {: #rope-frays-early } |\n",
    ),
    "row without closing bar": (
        "What | Says\n---|---\nRope | frays early. [@a]\n",
        "What | Says\n---|---\nRope | frays early. [@a] {: #rope-frays-early }\n",
    ),
    "list of attributes without id": (
        "Rope frays early. [@a]\n{: certainty=low }\n",
        "Rope frays early. [@a]\n{: #rope-frays-early certainty=low }\n",
    ),
    "crowded list of attributes": (
        "Rope frays early. [@a]\n{:certainty=low}\n",
        "Rope frays early. [@a]\n{: #rope-frays-early certainty=low}\n",
    ),
    "taken name": (
        "Rope frays early. [@a]\n{: #rope-frays-early }\n\nRope frays early. [@b]\n",
        "Rope frays early. [@a]\n{: #rope-frays-early }\n\nRope frays early. [@b]\n{: #rope-frays-early-2 }\n",
    ),
    "list at the end of the words": (
        "Rope frays early. [@a] {: #rope certainty=low }\n",
        "Rope frays early. [@a]\n{: #rope certainty=low }\n",
    ),
    "list without id at the end of the words": (
        "Rope\nfrays early. [@a] {: certainty=low }  \n",
        "Rope\nfrays early. [@a]\n{: #rope-frays-early-certainty certainty=low }\n",
    ),
    "list at the end of the words of an item": (
        "- Rope frays early. [@a] {:#rope}\n    - Wet rope swells. [@b] {: #wet }\n",
        "- Rope frays early. [@a]\n  {:#rope}\n    - Wet rope swells. [@b]\n      {: #wet }\n",
    ),
    "list at the end of a quotation": ("> Rope frays. [@a] {: #rope }\n", "> Rope frays. [@a]\n> {: #rope }\n"),
    "prose and code": ("What follows.\n{: .prose }\n\n```\nRope [@a]\n```\n", None),
}


def make_site(root: Path, body: str, *, ending: str = "\n") -> tuple[Layout, Path]:
    path = root / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes((FRONT + body).replace("\n", ending).encode())
    return Layout.of(root), path


def load(text: str) -> Article:
    article, _ = load_article(text, file=FILE, article_id=ArticleId("knots"))
    assert article is not None
    return article


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), SHAPES.values(), ids=SHAPES)
def test_each_shape_of_claim_gets_its_id_in_its_place(
    before: str, after: str | None, ending: str, tmp_path: Path
) -> None:
    layout, path = make_site(tmp_path, before, ending=ending)
    result = fix_site(layout, write=True)
    assert result.left == ()
    assert path.read_bytes().decode() == (FRONT + (before if after is None else after)).replace("\n", ending)


@pytest.mark.parametrize(("before", "after"), SHAPES.values(), ids=SHAPES)
def test_after_fixing_the_same_claims_are_read_and_all_have_ids(before: str, after: str | None, tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, before)
    fix_site(layout, write=True)
    was, now = load(FRONT + before), load(path.read_text(encoding="utf-8"))
    assert all(claim.id for claim in now.claims)
    assert now.oddities == ()
    lists = [oddity.words for oddity in was.oddities]
    for old, new in zip(was.claims, now.claims, strict=True):
        words = functools.reduce(lambda text, one: text.replace(one, ""), lists, old.text).strip()
        assert (old.kind, words, len(old.citations)) == (new.kind, new.text, len(new.citations))


@pytest.mark.parametrize(("before", "after"), SHAPES.values(), ids=SHAPES)
def test_fixing_twice_changes_nothing_more(before: str, after: str | None, tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, before)
    fix_site(layout, write=True)
    once = path.read_bytes()
    assert fix_site(layout, write=True).fixes == ()
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    "body",
    [
        "Rope {: #rope } frays early. [@a]\n",
        "Rope frays {: #rope } early {: #frays }. [@a]\n",
        "Rope frays early {: #rope }\nin the wet. [@a]\n",
        "- Rope frays early. [@a] {: #rope } And more.\n",
        "Rope frays early. [@a] {: #rope }\n{: certainty=low }\n",
    ],
    ids=["in the middle", "two", "on the first line", "before the end", "above another"],
)
def test_a_claim_with_a_list_that_may_be_meant_otherwise_is_left_to_its_author(body: str, tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, body)
    before = path.read_bytes()
    result = fix_site(layout, write=True)
    assert result.fixes == ()
    assert [one.name for one in result.left] == ["missing-claim-id"]
    assert path.read_bytes() == before


def test_a_byte_order_mark_stays_and_moves_nothing(tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, "Rope frays early. [@a]\n")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    result = fix_site(layout, write=True)
    assert path.read_bytes().decode() == "\ufeff" + FRONT + "Rope frays early. [@a]\n{: #rope-frays-early }\n"
    assert "\ufeff" not in result.diff


def test_old_findings_are_mended_too(tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, "Rope frays early. [@a]\n")
    keep_findings(compile_site(layout), layout, tmp_path / "old.json")
    settings = tmp_path / "site_config" / "evidence.yml"
    settings.parent.mkdir()
    settings.write_text("publishing: {baseline: old.json}\n")
    assert "missing-claim-id" not in {one.name for one in compile_site(layout).diagnostics}
    fix_site(layout, write=True)
    assert "{: #rope-frays-early }" in path.read_text(encoding="utf-8")


def test_a_preview_shows_the_difference_and_writes_nothing(tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, "Rope frays early. [@a]\n")
    before = path.read_bytes()
    result = fix_site(layout, write=False)
    assert path.read_bytes() == before
    assert result.diff == (
        f"--- a/{FILE}\n+++ b/{FILE}\n@@ -7,4 +7,5 @@\n ---\n \n Rope frays early. [@a]\n+{{: #rope-frays-early }}\n \n"
    )
    assert [(fix.file, fix.edits) for fix in result.fixes] == [(FILE, 1)]


def test_permissions_stay_and_no_other_file_appears(tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, "Rope frays early. [@a]\n")
    path.chmod(0o640)
    fix_site(layout, write=True)
    assert path.stat().st_mode & 0o777 == 0o640
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_an_untouched_file_is_not_written(tmp_path: Path) -> None:
    layout, path = make_site(tmp_path, "Rope frays early. [@a]\n{: #rope }\n")
    before = path.stat()
    fix_site(layout, write=True)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def edit(line: int, column: int, end_column: int, text: str) -> Edit:
    return Edit(at=Place("a.md", line, column, line, end_column), text=text)


def test_edits_are_made_where_they_say_in_any_order() -> None:
    edits = [edit(2, 5, 5, "!"), edit(1, 1, 4, "Two"), edit(2, 1, 1, "x")]
    assert apply_edits("One a\r\nbcde\r\n", edits) == "Two a\r\nxbcde!\r\n"


def test_edits_that_overlap_or_lie_outside_are_refused() -> None:
    assert apply_edits("One", [edit(1, 1, 3, "a"), edit(1, 2, 4, "b")]) is None
    assert apply_edits("One", [edit(4, 1, 1, "a")]) is None
    assert apply_edits("One", [replace(edit(1, 1, 1, "a"), at=Place("a.md", 1, 1, 1, 99))]) is None
