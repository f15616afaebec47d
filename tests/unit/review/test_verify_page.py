"""The page that checks sign-offs: what it is given, and that it neither sends nor shows what it should not."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from sample_guidance import ACCEPT, ARTICLE, LEDGER, sign
from signed_project import A, add_record, ledger_of, make_stages
from verify_vectors import VECTORS, make_vectors, written

from mkdocs_evidence.analysis.reviews.digests import claim_digests
from mkdocs_evidence.analysis.reviews.form import record_digest
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.ledger import Ledger, Withheld
from mkdocs_evidence.render.board.verify_page import (
    render_verify_heads,
    render_verify_index,
    render_verify_page,
    verifiable_articles,
    verify_data,
)
from mkdocs_evidence.render.facts import gather_site
from mkdocs_evidence.signing.merkle import is_consistent, is_included, leaf_hash

DIGESTS = claim_digests(ARTICLE, LEDGER)
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
SIGNED = sign(
    sign(LEDGER, MARCH, verdicts=[("cd-stage-ii", DIGESTS["cd-stage-ii"], ACCEPT)]),
    APRIL,
    reviewer="reviewer-b",
    verdicts=[("discuss", DIGESTS["discuss"], ACCEPT)],
)


def page_of(ledger: Ledger, article: Article = ARTICLE) -> tuple[str, dict]:
    html = render_verify_page(article, gather_site(ledger))
    return html, json.loads(re.search(r'id="verify-data">(.*?)</script>', html, re.DOTALL)[1])


def test_the_vectors_of_the_browser_are_what_the_page_is_given_today() -> None:
    assert written(make_vectors()) == VECTORS.read_text(encoding="utf-8")


def test_the_page_can_send_nothing_and_is_in_no_search_engine() -> None:
    html, _ = page_of(SIGNED)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)[1]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "connect-src" not in policy
    assert '<meta name="robots" content="noindex, follow">' in html
    assert re.findall(r"\sstyle=|\son[a-z]+=|<script>", html) == []


def test_the_page_opens_from_a_folder() -> None:
    html, _ = page_of(SIGNED)
    assert 'src="../../assets/evidence/evidence-verify.js"' in html
    assert 'data-heads="../heads.js"' in html
    assert 'href="../../hip/avn-stage-2/index.html"' in html


def test_words_of_authors_end_no_script() -> None:
    text = "</script><script>alert(1)</script>"
    article = replace(ARTICLE, claims=(replace(ARTICLE.claims[0], text=text),))
    html, data = page_of(replace(SIGNED, articles=MappingProxyType({article.id: article})), article)
    assert html.count("</script>") == 2
    assert data["claims"][0]["text"] == text


def test_without_scripts_it_says_how_else_to_check() -> None:
    html, _ = page_of(SIGNED)
    assert "The article has 2 board records." in html
    assert "evidence review verify" in html


def test_words_that_are_kept_from_readers_are_not_in_it() -> None:
    shown = replace(ARTICLE, claims=tuple(one for one in ARTICLE.claims if one.id != "discuss"))
    held_back = MappingProxyType({ARTICLE.id: Withheld(claims=1, has_flow=False)})
    ledger = replace(SIGNED, articles=MappingProxyType({shown.id: shown}), withheld=held_back)
    _, data = page_of(ledger, shown)
    assert [json.loads(one["signed"])["date"] for one in data["records"]] == ["2026-03-01"]
    assert data["hidden"] == [record_digest(SIGNED.reviews[1])]
    assert page_of(replace(SIGNED, withheld=held_back))[1]["hidden"] == []


def test_only_articles_with_records_have_one() -> None:
    assert verifiable_articles(gather_site(LEDGER)) == ()
    assert [one.id for one in verifiable_articles(gather_site(SIGNED))] == [ARTICLE.id]
    index = render_verify_index(gather_site(SIGNED))
    assert 'href="hip/avn-stage-2.html"' in index
    assert "(2 board records)" in index


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("signed")
    make_stages(root)
    add_record(root, "content/reviews/a/unsealed.yml", A, date(2026, 4, 1), ["two"])
    return root


def test_every_sealed_record_has_its_way_to_the_head_and_the_others_none(project: Path) -> None:
    ledger = ledger_of(project, APRIL)
    data = json.loads(json.dumps(verify_data(ledger.articles[ArticleId("a")], gather_site(ledger))))
    head, proofs = data["log"]["head"], data["log"]["proofs"]
    digests = [record_digest(one) for one in ledger.reviews if one.article == "a"]
    assert [digest in proofs for digest in digests] == [True, True, False]
    for digest, (place, proof) in proofs.items():
        way = [bytes.fromhex(one) for one in proof]
        leaf, root = leaf_hash(bytes.fromhex(digest)), bytes.fromhex(head["root"])
        assert is_included(leaf, place, head["size"], way, root)


def test_every_earlier_head_has_its_way_to_the_last(project: Path) -> None:
    ledger = ledger_of(project, APRIL)
    heads = json.loads(render_verify_heads(ledger).removeprefix("globalThis.evidenceHeads=").rstrip(";\n"))
    assert [one["size"] for one in heads] == [1, 3]
    last = bytes.fromhex(heads[-1]["root"])
    for one in heads:
        way = [bytes.fromhex(step) for step in one["proof"]]
        assert is_consistent(one["size"], bytes.fromhex(one["root"]), 3, last, way)
