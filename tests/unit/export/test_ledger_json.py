"""`ledger.json` is the same on every machine and proves itself."""

import json
from hashlib import sha256
from pathlib import Path
from shutil import copytree

from mkdocs_evidence.analysis.reviews.digests import claim_digests, version_code
from mkdocs_evidence.export.ledger_json import export_ledger, ledger_digest
from mkdocs_evidence.model.ids import ArticleId, ClaimId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.pipeline import compile_site

_CLINIC = Path(__file__).parents[2] / "projects" / "clinic"
_LAMP = ArticleId("lamp")


def _ledger() -> Ledger:
    return compile_site(Layout.of(_CLINIC, pages=_CLINIC / "docs")).ledger


def test_it_says_what_the_page_must_show() -> None:
    ledger = _ledger()
    content = json.loads(export_ledger(ledger, urls={_LAMP: "lamp/"}, reference_text=lambda reference: reference.title))
    (article,) = content["articles"]
    assert article["url"] == "lamp/"
    assert [claim["id"] for claim in article["claims"]] == ["lamp-score", "lamp-null", "lamp-trials", "lamp-harm"]
    assert article["claims"][1] == {
        "id": "lamp-null",
        "kind": "item",
        "text": "In a second trial, the score did not change.",
        "certainty": "low",
        "strength": None,
        "strong_because": None,
        "citations": [
            {"key": "lamp-2001", "number": 1, "relation": "disputes", "extract": "score", "locator": ""},
            {"key": "dark-2003", "number": 2, "relation": "supports", "extract": "none", "locator": ""},
        ],
        "state": "draft",
        "version": version_code(claim_digests(ledger.articles[_LAMP], ledger)[ClaimId("lamp-null")]),
    }
    assert article["references"] == [
        {"key": "lamp-2001", "number": 1, "text": "A fictional trial of a fictional lamp"},
        {"key": "dark-2003", "number": 2, "text": "No fictional effect of a fictional lamp"},
    ]
    assert article["answer"][0]["from"] == ["lamp-score", "lamp-harm"]


def test_its_digest_covers_everything_else_however_it_is_laid_out() -> None:
    content = json.loads(export_ledger(_ledger(), urls={_LAMP: "lamp/"}, reference_text=lambda reference: ""))
    assert ledger_digest(json.loads(json.dumps(content, indent=4))) == content["digest"]
    content["articles"][0]["claims"][0]["text"] += " "
    assert ledger_digest(content) != content["digest"]


def test_an_article_without_a_page_is_left_out() -> None:
    content = json.loads(export_ledger(_ledger(), urls={}, reference_text=lambda reference: ""))
    assert content["articles"] == []


def test_it_names_no_folder_of_the_machine() -> None:
    text = export_ledger(_ledger(), urls={_LAMP: "lamp/"}, reference_text=lambda reference: "").decode()
    assert str(_CLINIC.parent) not in text


def test_the_digest_of_a_mounted_text_is_recorded_for_works_that_are_quoted(tmp_path: Path) -> None:
    project = tmp_path / "clinic"
    copytree(_CLINIC, project)
    lamp = project / "content" / "references" / "lamp-2001.yml"
    lamp.write_text(lamp.read_text(encoding="utf-8") + "    quote: the lamp raised the fictional score of four rooms\n")
    sources = tmp_path / "texts"
    sources.mkdir()
    for key in ("lamp-2001", "dark-2003"):
        (sources / f"{key}.txt").write_bytes(b"Here the lamp raised the fictional score of four rooms.")
    ledger = compile_site(Layout.of(project, pages=project / "docs", sources=sources)).ledger
    content = json.loads(export_ledger(ledger, urls={_LAMP: "lamp/"}, reference_text=lambda reference: ""))
    digests = {one["key"]: one.get("source_digest") for one in content["articles"][0]["references"]}
    assert digests == {
        "lamp-2001": sha256(b"Here the lamp raised the fictional score of four rooms.").hexdigest(),
        "dark-2003": None,
    }
