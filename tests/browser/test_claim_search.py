"""The real site's claims are searched under the strictest policy, over plain HTTP, and in pages opened from a folder."""

import pytest
from page_kinds import until

POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'"
PAGE = '<!doctype html><html lang="en"><title>Ask</title><script src="{script}"></script></html>'
SCRIPT = "assets/evidence/evidence-search.js"
ASK = """async ([folder, question, filters]) => {
    const index = await evidenceSearch.open(folder);
    const found = await index.ask(question, {filters});
    return {...found, quoted: await index.quote(found.hits), marks: [...found.marks]};
}"""

FETCHED = "performance.getEntriesByType('resource').filter(one => one.initiatorType === 'fetch').length"


@pytest.fixture
def page(browser, address):
    page = browser.new_page()
    answer = {"content_type": "text/html", "headers": {"Content-Security-Policy": POLICY}}
    page.route("**/ask.html", lambda route: route.fulfill(**answer, body=PAGE.format(script=f"/{SCRIPT}")))
    refused = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}ask.html")
    yield page
    page.close()
    assert refused == []


def test_a_question_finds_claims_of_the_site_under_the_strictest_policy(page):
    found = page.evaluate(ASK, ["search/claims/", "core decompression for avascular necrosis", {}])
    assert found["missing"] == []
    assert len(found["quoted"]) == 10
    assert any("decompression" in f"{one['claim']['text']} {one['claim']['lay']}" for one in found["quoted"][:3])


def test_an_abbreviation_a_typing_error_and_lay_words_find_them_too(page):
    for question in ("AVN MRI", "avascular necrsis colapse", "bone death in the hip"):
        assert page.evaluate(ASK, ["search/claims/", question, {}])["quoted"], question


def test_a_question_about_something_else_is_told_what_no_claim_mentions(page):
    ask = ["search/claims/", "warfarin dose after mitral valve replacement", {}]
    found = page.evaluate(ASK, ask)
    assert "warfarin" in found["missing"]


def test_filters_let_through_only_what_they_name(page):
    found = page.evaluate(ASK, ["search/claims/", "hip", {"certainty": ["very-low"]}])
    assert {one["claim"]["certainty"] for one in found["quoted"]} == {"very-low"}


def test_a_page_opened_from_a_folder_asks_the_same_index(browser, site_folder, page, tmp_path):
    question = ["search/claims/", "collapse of the femoral head", {}]
    served = page.evaluate(ASK, question)
    opened = tmp_path / "ask.html"
    offline = f'<script src="{(site_folder / "search/claims/offline.js").as_uri()}"></script>'
    opened.write_text(offline + PAGE.format(script=(site_folder / SCRIPT).as_uri()), encoding="utf-8")
    local = browser.new_page()
    local.goto(opened.as_uri())
    assert local.evaluate(ASK, question)["quoted"] == served["quoted"] != []
    local.close()


def test_a_first_question_reads_little(page):
    answers = []
    page.on("response", lambda response: answers.append(response))
    page.evaluate(ASK, ["search/claims/", "Does core decompression prevent collapse?", {}])
    until(page, lambda: len(answers) >= page.evaluate(FETCHED))
    sizes = [len(one.body()) for one in answers]
    assert 0 < len(sizes) <= 16
    assert sum(sizes) < 40_000
