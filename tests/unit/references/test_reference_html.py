"""References as HTML: the same words as the text, nothing of the author's as markup, identifiers as links."""

import html
import re
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reference_records import ARTICLE, EVERY, work

from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.reference import Name, Notice, PartialDate, Reference
from mkdocs_evidence.render.references.styles import STYLES, format_reference

TAG = re.compile(r"</?(?:a|i|b|sub|sup|strong)(?: [^<>]*)?>")
ALPHABET = string.ascii_letters + string.digits + " .,;:&<>\"'()[]{}?!-–äß王/"
TEXT = st.text(ALPHABET, max_size=30)
NAME = st.builds(Name, family=TEXT, given=TEXT, suffix=TEXT, particle=TEXT) | st.builds(Name, literal=TEXT)
DATE = st.none() | st.builds(
    PartialDate, year=st.integers(1000, 2200), month=st.none() | st.integers(1, 12), day=st.none() | st.integers(1, 28)
)
TYPES = st.sampled_from(
    "article article-journal article-newspaper book chapter dataset entry legislation manuscript paper-conference "
    "post-weblog report standard thesis webpage".split()
)
TEXT_FIELDS = (
    "container_title container_title_short collection_title volume issue page number number_of_pages edition publisher "
    "publisher_place medium genre language status url doi pmid pmcid isbn trial"
).split()
REFERENCE = st.builds(
    lambda type_, title, people, dates, texts, notice: work(
        "k", type_, title, **people, **dates, **texts, notices=(notice,)
    ),
    TYPES,
    TEXT | TEXT.map(lambda text: f"<i>{text}</i> and H<sub>2</sub>O"),
    st.fixed_dictionaries(
        {"author": st.lists(NAME, max_size=9).map(tuple), "editor": st.lists(NAME, max_size=9).map(tuple)}
    ),
    st.fixed_dictionaries(dict.fromkeys("issued epub_date accessed updated".split(), DATE)),
    st.fixed_dictionaries({}, optional=dict.fromkeys(TEXT_FIELDS, TEXT)),
    st.builds(
        Notice,
        kind=st.sampled_from("retraction correction concern superseded".split()),
        by=TEXT,
        at=st.just(Place("k")),
    ),
)


@pytest.mark.parametrize("style", STYLES)
@given(reference=REFERENCE)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_the_html_says_the_words_of_the_text_and_only_our_own_elements_are_markup(
    style: str, reference: Reference
) -> None:
    formatted = format_reference(reference, style)
    rest = TAG.sub("", formatted.html)
    assert "<" not in rest
    assert ">" not in rest
    assert html.unescape(rest) == formatted.text
    title = re.sub(r"</?(?:i|sub)>", "", reference.title).rstrip().rstrip(".")
    assert title in formatted.text
    assert reference.notices[0].by in formatted.text


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("reference", EVERY, ids=lambda reference: reference.key)
def test_the_parts_of_a_reference_are_set_off_by_one_space(style: str, reference: Reference) -> None:
    text = format_reference(reference, style).text
    assert "  " not in text
    assert " ." not in text
    assert ".." not in text
    assert text == text.strip()


def test_identifiers_are_links_to_their_registries() -> None:
    markup = format_reference(ARTICLE).html
    assert re.findall(r'<a class="([^"]+)" href="([^"]+)">', markup) == [
        (
            "ev-ref-doi",
            "https://doi.org/10.1002/(sici)1097-0258(19980815/30)17:15/16%3C1661::aid-sim968%3E3.0.co;2-2",
        ),
        ("ev-ref-pmid", "https://pubmed.ncbi.nlm.nih.gov/7593097/"),
        ("ev-ref-pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/PMC7152793/"),
        ("ev-ref-trial", "https://clinicaltrials.gov/study/NCT00000001"),
    ]


def test_a_retraction_stands_out() -> None:
    markup = format_reference(ARTICLE).html
    notice = '<strong class="ev-ref-notice">Retracted 2010 Feb 6, according to the publisher.</strong>'
    assert markup.endswith(notice)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "example.org/page"])
def test_an_address_that_is_not_of_the_web_is_no_link(url: str) -> None:
    markup = format_reference(work("k", "webpage", "A page", url=url)).html
    assert "<a" not in markup
    assert html.escape(url) in markup


def test_quotes_in_an_address_cannot_leave_the_attribute() -> None:
    markup = format_reference(work("k", "webpage", "A page", url='https://example.org/"onclick="x')).html
    assert 'href="https://example.org/&quot;onclick=&quot;x"' in markup


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("The <i>HFE</i> gene", "The <i>HFE</i> gene"),
        ("H<sub>2</sub>O and p<0.05", "H<sub>2</sub>O and p&lt;0.05"),
        ('<span class="nocase">pH</span> of hips', "pH of hips"),
        ("<i>not closed", "&lt;i&gt;not closed"),
        ("<i><b>crossed</i></b>", "&lt;i&gt;&lt;b&gt;crossed&lt;/i&gt;&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('<i onclick="x">a</i>', "&lt;i onclick=&quot;x&quot;&gt;a&lt;/i&gt;"),
    ],
)
def test_titles_may_hold_simple_markup_and_nothing_else(title: str, expected: str) -> None:
    assert expected in format_reference(work("k", "book", title)).html


def test_journals_and_books_are_in_italics_in_ama_and_not_in_nlm() -> None:
    assert "<i>J Ex Samp</i>" in format_reference(ARTICLE, "ama").html
    assert "<i>J Ex Samp</i>" not in format_reference(ARTICLE, "nlm").html


def test_an_unknown_style_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        format_reference(ARTICLE, "apa")
