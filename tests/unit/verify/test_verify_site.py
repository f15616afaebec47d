"""Whatever is lost or changed between the ledger and the pages of a built site is found."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from mkdocs_evidence.export.ledger_json import ledger_digest
from mkdocs_evidence.verify.site import verify_site

PAGE = "lamp/index.html"


def _messages(site: Path) -> list[str]:
    return [str(one) for one in verify_site(site)]


def _substitute(pattern: str, replacement: str) -> Callable[[str], str]:
    """A change of the first place that fits; it must fit."""

    def change(html: str) -> str:
        changed, times = re.subn(pattern, replacement, html, count=1, flags=re.DOTALL)
        assert times == 1, pattern
        return changed

    return change


def _without(selector: str) -> Callable[[str], str]:
    """A change that deletes the only element of that selector."""

    def change(html: str) -> str:
        tree = LexborHTMLParser(html)
        (element,) = tree.css(selector)
        element.decompose()
        return tree.html or ""

    return change


def test_a_built_site_shows_all_of_its_ledger(site: Path) -> None:
    assert _messages(site) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            _substitute(r'(data-ev-claim="lamp-score"(?:(?!data-ev-).)*)fell by 12 points', r"\g<1>fell by 21 points"),
            "claim lamp-score: The page says `The mean fictional score fell by 21 points under the lamp.`",
            id="a figure of a claim was changed",
        ),
        pytest.param(
            _substitute(r'(data-ev-excerpt="lamp-score"[^>]*>[^<]*)12 points', r"\g<1>21 points"),
            "claim lamp-score: The page repeats it as `The mean fictional score fell by 21 points under the lamp.`",
            id="a figure was changed where a claim is repeated",
        ),
        pytest.param(
            _substitute(r"did not change", "did change"),
            "claim lamp-null: The page says `In a second trial, the score did change.`",
            id="a word of a claim was dropped",
        ),
        pytest.param(
            _without('[data-ev-claim="lamp-score"]'),
            "claim lamp-score: The claim is not on the page.",
            id="a claim was deleted",
        ),
        pytest.param(
            _substitute(r'data-ev-claim="lamp-score"', ""),
            "claim lamp-score: The claim is not on the page.",
            id="a claim lost its mark",
        ),
        pytest.param(
            _substitute(r' id="lamp-harm"', ' id="lamp-harms"'),
            "claim lamp-harm: Its link `#lamp-harm` leads nowhere",
            id="the target of a permalink was renamed",
        ),
        pytest.param(
            _substitute(r'(<[a-z]+ )([^>]*data-ev-claim="lamp-harm")', r"\1hidden \2"),
            "claim lamp-harm: The claim is hidden from readers.",
            id="a claim was hidden",
        ),
        pytest.param(
            _substitute(r'(data-ev-key="lamp-2001"[^>]*>)1</a>', r"\g<1>2</a>"),
            "`lamp-2001` has the number 2, by the ledger 1.",
            id="the number of a mark was swapped",
        ),
        pytest.param(
            _substitute(r'href="#ref-lamp-2001" data-ev-key="lamp-2001"', 'href="#ref-dark-2003" data-ev-key="lamp-2001"'),
            "The mark of `lamp-2001` leads to `#ref-dark-2003`, not to `#ref-lamp-2001`.",
            id="a mark was led elsewhere",
        ),
        pytest.param(
            _substitute(r'href="#ref-lamp-2001" data-ev-key="lamp-2001"', 'href="#ref-dark-2003" data-ev-key="dark-2003"'),
            "It cites `dark-2003`, by the ledger `lamp-2001`.",
            id="a mark was given to another work",
        ),
        pytest.param(
            _without('[data-ev-claim="lamp-score"] .ev-cites:has(a)'),
            "It cites nothing, by the ledger `lamp-2001`.",
            id="a mark was deleted",
        ),
        pytest.param(
            _substitute(r'data-ev-relation="disputes"', 'data-ev-relation="supports"'),
            "by the ledger `dark-2003`, `disputes @lamp-2001`",
            id="a dispute was turned into support",
        ),
        pytest.param(
            _without('[data-ev-ref="dark-2003"]'),
            "reference dark-2003: The reference is not on the page.",
            id="a reference was deleted",
        ),
        pytest.param(
            _substitute(r'(<li[^>]*data-ev-ref="dark-2003"[^>]*value=)"2"', r'\1"3"'),
            "reference dark-2003: It has the number 3, by the ledger 2.",
            id="the number of a reference was swapped",
        ),
        pytest.param(
            _substitute(r'(ev-ref-text(?:(?!</li>).)*)2003;9', r"\g<1>2004;9"),
            "reference dark-2003: The page says",
            id="the year of a reference was changed",
        ),
        pytest.param(
            _substitute(r"by 12 points in people", "by 13 points in people"),
            "claim lamp-score: The wording for the audience `patient` is not on the page as written",
            id="a lay wording was changed",
        ),
        pytest.param(
            _substitute(r"(data-ev-rests-on(?:(?!data-ev-claim).)*?)probably lowers", r"\g<1>lowers"),
            "bottom line: The page says `The fictional lamp lowers the fictional score.`",
            id="the bottom line was changed",
        ),
        pytest.param(
            _substitute(r'data-ev-rests-on="lamp-score lamp-harm"', 'data-ev-rests-on="lamp-score"'),
            "bottom line: `The fictional lamp probably lowers the fictional score.`",
            id="the bottom line lost a claim it rests on",
        ),
        pytest.param(
            _substitute(r"Nothing else is told here", "More is told. [@lamp-2001] here"),
            "Markup was left as text, 1 in all, the first `[@lamp-2001]`.",
            id="a citation was left unrendered",
        ),
        pytest.param(
            _substitute(r"</article>|</main>|</body>", r'<p class="ev-claim" id="x" data-ev-claim="x">New.</p>\g<0>'),
            "claim x: The ledger has no such claim.",
            id="a claim was added",
        ),
        pytest.param(
            _substitute(r'data-ev-article="lamp"', ""),
            "The page is not marked as an article, but should show `lamp`.",
            id="the page lost its mark",
        ),
    ],
)  # fmt: skip
def test_a_change_of_a_page_is_found(change: Callable[[str], str], expected: str, site: Path) -> None:
    page = site / PAGE
    page.write_text(change(page.read_text(encoding="utf-8")), encoding="utf-8")
    assert any(expected in message for message in _messages(site)), _messages(site)


def test_a_page_that_another_generator_made_without_the_plugin_is_found(site: Path) -> None:
    (site / PAGE).write_text(
        "<!doctype html><title>Lamp</title><p>The mean fictional score fell by 12 points under the lamp. [@lamp-2001#score]"
        "\n{: #lamp-score certainty=moderate }</p><p>/// patient | lamp-score</p>"
    )
    messages = _messages(site)
    assert (
        f"{PAGE}: The page is not marked as an article, but should show `lamp`. Was it built without the plugin?"
        in messages
    )
    assert f"{PAGE}: claim lamp-score: The claim is not on the page." in messages
    assert f"{PAGE}: Markup was left as text, 3 in all, the first `[@lamp-2001#score]`." in messages


def test_a_missing_page_is_found(site: Path) -> None:
    (site / PAGE).unlink()
    assert _messages(site) == [f"{PAGE}: The page of the article `lamp` is missing."]


def test_a_missing_ledger_is_found(site: Path) -> None:
    (site / "ledger.json").unlink()
    assert _messages(site) == ["ledger.json: There is no `ledger.json` in this folder, so nothing can be compared."]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("by 12 points", "by 13 points"),
        lambda text: text.replace('"number":1', '"number":2'),
        lambda text: text.replace('"articles":[', '"articles":[],"more":['),
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "",
    ],
    ids=["a figure", "a number", "its articles", "cut off", "another shape", "empty"],
)
def test_an_altered_ledger_is_found(change: Callable[[str], str], site: Path) -> None:
    file = site / "ledger.json"
    text = file.read_text(encoding="utf-8")
    assert change(text) != text
    file.write_text(change(text), encoding="utf-8")
    (message,) = _messages(site)
    assert message.startswith("ledger.json: `ledger.json` ")


def test_an_altered_ledger_with_a_new_digest_no_longer_fits_the_pages(site: Path) -> None:
    file = site / "ledger.json"
    content = json.loads(file.read_text(encoding="utf-8").replace("by 12 points under", "by 13 points under"))
    content["digest"] = ledger_digest(content)
    file.write_text(json.dumps(content), encoding="utf-8")
    messages = _messages(site)
    assert messages
    assert all(
        "says `The mean fictional score fell by 13" in one or "ledger `The mean fictional score fell by 13" in one
        for one in messages
    )


def test_a_ledger_that_lacks_a_part_is_refused(site: Path) -> None:
    file = site / "ledger.json"
    content = json.loads(file.read_text(encoding="utf-8"))
    del content["articles"][0]["references"]
    content["digest"] = ledger_digest(content)
    file.write_text(json.dumps(content), encoding="utf-8")
    (message,) = _messages(site)
    assert message == "ledger.json: `ledger.json` lacks a part that every ledger has: 'references'."


def test_code_may_show_markup_of_ours(site: Path) -> None:
    page = site / PAGE
    html = page.read_text(encoding="utf-8")
    page.write_text(
        html.replace("</body>", "<pre><code>[@key] {: #id } /// patient</code></pre></body>"), encoding="utf-8"
    )
    assert _messages(site) == []
