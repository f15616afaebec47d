"""An article that is made in plain Python is, byte for byte, what Python-Markdown makes of it."""

import re

from generated_articles import COMMENTS, LINE_STARTS, MARKUP, WORDS, documents, readers
from hypothesis import given
from hypothesis import strategies as st
from two_readers import NUMBERS, read_article

from mkdocs_evidence.render.decor import PlainDecor
from mkdocs_evidence.render.extension import guidance_markdown
from mkdocs_evidence.render.short_way.article import write_article
from mkdocs_evidence.render.short_way.outside import OutsideGrammarError
from mkdocs_evidence.render.terms import ExplainedTerm, Glossary

TERMS = (*WORDS[:6], f"{WORDS[6]} {WORDS[7]}", "b")


class FullDecor(PlainDecor):
    """Puts something everywhere, and explains some of the words of the generated documents."""

    def __init__(self):
        super().__init__(NUMBERS)
        names = "|".join(r"\s+".join(term.split()) for term in sorted(TERMS, key=len, reverse=True))
        self.glossary = Glossary(
            terms={term: ExplainedTerm(anchor=term, term=term, name="", plain="said otherwise") for term in TERMS},
            pattern=re.compile(rf"(?<![\w-])(?P<term>{names})(?![\w-])"),
        )

    def spoken(self, claim):
        return f'<span class="ev-cites ev-vh"> Low &amp; {len(claim.text)}. </span>'

    def after_claim(self, claim):
        return f'<div class="ev-after">\n<p>After {claim.id}.</p>\n</div>'

    def after_sentence(self, sentence):
        return f'<div class="ev-after">{len(sentence.rests_on)}</div>'


def assert_both_ways_agree(text):
    article, decor, asked = read_article(text), FullDecor(), ([], [])
    try:
        short = write_article(text, article, decor, link=lambda address: _address(address, asked[0]))
    except OutsideGrammarError:
        assert asked[0] == [], "a text that is left to the long way asks for no address"
        return
    markdown = guidance_markdown(article, decor, link=lambda address: _address(address, asked[1]))
    assert short == markdown.convert(text)
    assert asked[0] == asked[1]


def _address(address, asked):
    asked.append(address)
    return address if address.startswith("#") else f"../{address}?a=1&b={len(asked)}"


@readers
@given(st.one_of(documents([*MARKUP, *COMMENTS], LINE_STARTS), documents(MARKUP, LINE_STARTS)))
def test_both_ways_lead_to_the_same_page(text):
    assert_both_ways_agree(text)


PLAIN_STARTS = [
    *("", "- ", "1. ", "    - ", "    ", "## ", "> ", "| ", "| a | b & *c* < |\n|---|:-:|\n| ", "!!! note\n    "),
    *("/// answer\n", "/// patient | c1\n", "/// caption\n", "///\n", "  {: #c1 }", "{: #c1 .x certainty=low }"),
]
PLAIN_MARKUP = [
    "[@key]",
    "[@a; @b]",
    "*a*",
    "**b**",
    "[t](u.md#x)",
    "<sub>2</sub>",
    "`c`",
    "&",
    "<",
    "≤",
    "\u00a0",
    "|",
]


@readers
@given(documents(PLAIN_MARKUP, PLAIN_STARTS))
def test_both_ways_lead_to_the_same_page_of_what_authors_write(text):
    assert_both_ways_agree(text)
