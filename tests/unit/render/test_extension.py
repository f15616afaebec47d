"""The page that the Markdown extension makes: what it promises to `evidence verify`, and what it never loses."""

import hashlib
import json
from dataclasses import replace

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser
from two_readers import NUMBERS, read_article, render

from mkdocs_evidence.export.ledger_json import export_ledger
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Reference
from mkdocs_evidence.render.decor import PlainDecor
from mkdocs_evidence.render.extension import guidance_markdown
from mkdocs_evidence.render.unbound import EvidenceError
from mkdocs_evidence.verify.shown import read_page


def page(text):
    html, disagreements = render(text)
    assert disagreements == ()
    return LexborHTMLParser(html)


def words(node):
    return " ".join(node.text(deep=True).split())


CLAIMS = [
    pytest.param("Words. [@key]\n{: #x }", "div", id="paragraph"),
    pytest.param("- Words. [@key]\n  {: #x }", "li", id="item"),
    pytest.param("- Words. [@key]\n  {: #x }\n\n- Other", "li", id="loose-item"),
    pytest.param("| a | b |\n|---|---|\n| Words. | [@key] {: #x } |", "tr", id="row"),
]


@pytest.mark.parametrize(("text", "tag"), CLAIMS)
def test_a_claim_says_its_id_its_words_and_its_marks(text, tag):
    tree = page(text)
    claim = tree.css_first("[data-ev-claim]")
    assert (claim.tag, claim.attributes["id"], claim.attributes["data-ev-claim"]) == (tag, "x", "x")
    assert "ev-claim" in claim.attributes["class"].split()
    mark = claim.css_first(".ev-cites a.ev-cite")
    assert (words(mark), mark.attributes["href"], mark.attributes["data-ev-key"]) == ("1", "#ref-key", "key")
    assert read_page(LexborHTMLParser(tree.html)).claims[0].text == "Words."


@pytest.mark.parametrize(("text", "tag"), CLAIMS)
def test_what_follows_a_claim_comes_after_its_words_and_before_claims_nested_in_it(text, tag):
    class Decor(PlainDecor):
        def after_claim(self, claim):
            return f" <i>after {claim.id}</i>"

    html = guidance_markdown(read_article(text), Decor(NUMBERS)).convert(text)
    claim = LexborHTMLParser(html).css_first("#x")
    assert [words(one) for one in claim.css("i")] == ["after x"]
    assert words(claim).endswith("after x")


def test_a_list_nested_in_a_claim_follows_its_decor():
    class Decor(PlainDecor):
        def after_claim(self, claim):
            return f" <i>after {claim.id}</i>"

    text = "- Outer\n  {: #o }\n    - Inner\n      {: #i }\n"
    html = guidance_markdown(read_article(text), Decor({})).convert(text)
    assert words(LexborHTMLParser(html).css_first("#o")) == "Outer after o Inner after i"


def test_a_lay_text_moves_into_its_claim():
    tree = page("- Words. [@key]\n  {: #x }\n- Other\n\n/// patient | x\nPlain **words**.\n///\n")
    lay = tree.css_first("#x [data-ev-lay]")
    assert (lay.attributes["data-ev-lay"], lay.attributes["data-ev-audience"]) == ("x", "patient")
    assert words(lay) == "Plain words."
    assert words(tree.css_first(".ev-lay-label")) == "For patients"


def test_a_lay_text_for_an_unknown_claim_stays_in_its_place():
    tree = page("First.\n\n/// patient | nowhere\nPlain.\n///\n\nLast.\n")
    assert words(tree.body) == "First. For patients Plain. Last."


def test_an_answer_names_what_its_sentences_rest_on():
    tree = page("/// answer\nFirst.\n{: from='a b' }\n\nSecond.\n///\n")
    found = [(one.attributes["data-ev-rests-on"], words(one)) for one in tree.css("section.ev-answer .ev-sentence")]
    assert found == [("a b", "First."), ("", "Second.")]
    assert not tree.css("[data-ev-claim], .ev-claim")


def test_a_caption_moves_into_its_table():
    tree = page("| a | b |\n|---|---|\n| c | d |\n\n/// caption\nResults. [@key]\n///\n")
    assert words(tree.css_first("table > caption")).startswith("Results.")


def test_prose_is_no_claim():
    tree = page("Words.\n{: .prose }\n\n- Item\n  {: .prose }\n")
    assert [one.tag for one in tree.css(".ev-prose")] == ["p", "li"]
    assert not tree.css(".ev-claim")


def test_headings_have_ids_that_no_claim_has():
    tree = page("## Harms\n\nWords.\n{: #harms }\n\n## Harms\n")
    assert len({one.attributes["id"] for one in tree.css("[id]")}) == 3


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mail [write to me@example.org now]", "Mail [write to me@example.org now]"),
        ("As `[@key]` says", "As [@key] says"),
        ("As \\[@key] says", "As [@key] says"),
        ("As [@nokey] says", "As [@nokey] says"),
        ("As [see @key] says", "As [see @key] says"),
        ("Set {a, b} and {: #x } here", "Set {a, b} and {: #x } here"),
        ("&lt;b&gt; &amp;amp; &bogus; \\&lt;", "<b> &amp; &bogus; &lt;"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("[a](javascript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](java&#115;cript:alert(1))", "[a](javascript:alert(1))"),
        ("[a](<java\tscript:alert(1)>)", "[a](<java script:alert(1)>)"),
        ("> 30 % and <0.05 & >3", "> 30 % and <0.05 & >3"),
        ("Say [words [@key] more](u)", "Say [words [1] more](u)"),
        ("3. Third", "Third"),
        ("a<sub>2</sub> b<sup>3</sup>", "a2 b3"),
    ],
)
def test_a_readers_text_is_never_dropped_or_rewritten(text, shown):
    assert words(page(text).body) == shown


def test_no_address_or_handler_that_runs_reaches_the_page():
    tree = page(
        "[a](javascript:x) ![b](data:text/html,x) <a href='javascript:x'>c</a> [d](u){: onclick=x } "
        "<b onmouseover=x>e</b>\n{: #f onclick=y style=z }\n\n[g]: vbscript:x\n\n[g]\n"
    )
    for node in tree.body.traverse():
        for name, value in node.attributes.items():
            assert name in ("class", "id", "href", "data-ev-claim")
            assert name != "href" or value == "u"


def test_an_ordered_list_keeps_the_authors_first_number():
    assert page("3. Third\n4. Fourth\n").css_first("ol").attributes["start"] == "3"


def test_code_stays_code_wherever_it_stands():
    tree = page("- x\n\n    ```\n    /// answer [@key] <b>\n    ```\n\n```text\n/// answer\n<!-- c -->\n///\n```\n")
    assert [one.text() for one in tree.css("pre")] == ["/// answer [@key] <b>\n", "/// answer\n<!-- c -->\n///\n"]
    indented = page("    ```\n    /// answer\n    ```\n")
    assert indented.css_first("pre").text() == "/// answer\n" or "```" in indented.css_first("pre").text()


REFERENCE = Reference(
    key="key", file="content/references/key.yml", type="book", title="T", source_digest="", at=Place("")
)


@pytest.fixture
def ledger_file(tmp_path):
    article = read_article(GUIDANCE)
    ledger = Ledger(articles={article.id: article}, references={"key": REFERENCE}, flows={})
    path = tmp_path / "ledger.json"
    path.write_bytes(export_ledger(ledger, urls={article.id: "a/"}, reference_text=lambda one: f"Text of {one.key}"))
    return path


GUIDANCE = (
    "Words. [@key#e, p. 3]\n{: #x }\n\n/// patient | x\nPlain.\n///\n\n/// answer\nSo.\n{: from=x }\n///\n\n- <div>\n"
)


def unbound(text, **options):
    return markdown.markdown(text, extensions=["evidence"], extension_configs={"evidence": options})


@pytest.mark.parametrize("text", ["# Title\n\n<div>*x*</div>\n", "Mail a@b.c and [x@y](z)", "```\n/// answer\n```"])
def test_pages_without_claims_pass_through_a_host_without_plugins(text):
    assert unbound(text) == markdown.markdown(text)


@pytest.mark.parametrize("text", ["Words. [@key]", "/// answer\nSo.\n///", "/// patient | x\nSo.\n///"])
def test_claims_without_a_ledger_end_the_build_of_a_host_without_plugins(text, monkeypatch):
    monkeypatch.delenv("EVIDENCE_LEDGER", raising=False)
    with pytest.raises(EvidenceError, match="evidence build"):
        unbound(text)


def test_a_fresh_ledger_lets_a_host_without_plugins_show_what_verify_expects(ledger_file):
    shown = read_page(LexborHTMLParser(unbound(GUIDANCE, ledger=str(ledger_file))))
    stored = json.loads(ledger_file.read_text())["articles"][0]
    assert shown.article == "a"
    assert [(one.id, one.text) for one in shown.claims] == [("x", "Words."), ("", "<div>")]
    assert [(one.key, one.target, one.number) for one in shown.claims[0].marks] == [("key", "#ref-key", "1")]
    assert [(one.key, one.number, one.text) for one in shown.references] == [("key", "1", "Text of key")]
    assert [one.text for one in shown.lay_texts] == [stored["lay"][0]["text"]]


def test_the_environment_names_the_ledger_too(ledger_file, monkeypatch):
    monkeypatch.setenv("EVIDENCE_LEDGER", str(ledger_file))
    assert 'data-ev-claim="x"' in unbound(GUIDANCE)


@pytest.mark.parametrize(
    "changed",
    [
        GUIDANCE.replace("Words", "Other words"),
        GUIDANCE.replace("#e", "#f"),
        GUIDANCE.replace("[@key", "[disputes @key"),
        GUIDANCE.replace("Plain", "Plainer"),
        GUIDANCE.replace("from=x", "from=y"),
        GUIDANCE.replace("{: #x }", "{: #z }"),
        GUIDANCE + "\nMore.\n",
    ],
)
def test_a_stale_ledger_ends_the_build_of_a_host_without_plugins(ledger_file, changed):
    with pytest.raises(EvidenceError, match="again"):
        unbound(changed, ledger=str(ledger_file))


@pytest.mark.parametrize("content", [None, "{", "[]", '{"articles": [3, {}]}'])
def test_a_ledger_that_cannot_be_read_ends_the_build_with_a_plain_message(tmp_path, content):
    path = tmp_path / "ledger.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(EvidenceError, match="evidence build"):
        unbound(GUIDANCE, ledger=str(path))


def test_the_same_article_renders_to_the_same_bytes():
    assert len({hashlib.sha256(render(GUIDANCE)[0].encode()).digest() for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("before", "after", "scanned", "rendered"),
    [
        ("Success in 63%. [@key]", "Success in 36%. [@key]", "Success in 63%.", "Success in 36%."),
        ("One. [@key]", "One. [@a]", "[@key]", "[@a]"),
        ("One. [@key#a]", "One. [@key#b]", "#a", "#b"),
        ("One.\n{: #x }", "One.\n{: #y }", "#x", "#y"),
        ("One.\n\nTwo.", "One.", "Two.", ""),
        ("One.", "One.\n\nTwo.", "", "Two."),
        ("One.", "One.\n{: .prose }", "paragraph: One.", "prose: One."),
        ("## One", "## Two", "One", "Two"),
        ("/// answer\nSo.\n///", "/// answer\nNo.\n///", "So.", "No."),
        ("/// patient | x\nSo.\n///", "/// patient | y\nSo.\n///", "patient | x", "patient | y"),
    ],
)
def test_a_page_that_another_plugin_changed_is_a_disagreement(before, after, scanned, rendered):
    disagreements = render(after, read_article(before))[1]
    assert disagreements
    assert any(scanned in one.scanned for one in disagreements)
    assert any(rendered in one.rendered for one in disagreements)


def test_a_swapped_relation_or_locator_is_a_disagreement():
    article = read_article("One. [@key, p. 3]")
    assert render("One. [disputes @key, p. 3]", article)[1]
    assert render("One. [@key, p. 4]", article)[1]


def test_a_reader_who_was_told_of_fewer_claims_disagrees_at_the_place_of_the_missing_one():
    text = "First.\n\nSecond.\n\nThird.\n"
    article = read_article(text)
    (one,) = render(text.replace("Second.\n\n", ""), article)[1]
    assert (one.at.line, one.rendered) == (3, "")
    (one,) = render(text, replace(article, claims=article.claims[:2]))[1]
    assert one.scanned == ""


def test_claims_with_one_id_both_keep_what_follows_them():
    class Decor(PlainDecor):
        def after_claim(self, claim):
            return f" <i>after {claim.text}</i>"

    text = "One\n{: #x }\n\nTwo\n{: #x }\n"
    html = guidance_markdown(read_article(text), Decor({})).convert(text)
    assert words(LexborHTMLParser(html).body) == "One after One Two after Two"


def test_neighbouring_brackets_are_shown_as_one():
    assert words(page("One [@key] [@a][@b] two").body) == "One [1, 2, 3] two"
