"""Articles put together at random from what is markup, almost markup, or hostile."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("EVIDENCE_EXAMPLES", "1500"))

WORDS = [f"word{letter}{number}x" for letter in "abcdefgh" for number in range(5)]

MARKUP = """
* ** *** _ __ ` `` ``` [ ] ( ) ]( ![ < > & { } {: \\ | ~ ~~~ # ! @ / /// " ' = == - -- + ; , . :
\\[ \\] \\* \\` \\\\ \\| \\< \\{ &amp; &lt; &nbsp; &#91; &#42; &#2; &bogus; &copy
[@key] [@key#ex] [@a; @b] [@key,·p.·3] [disputes·@key] [background·@k;@l] [@a,·@b] [see·@key] [@ [@key [@]
[-@key] *[@key]* [@key]* `[@key]` [@doi:10.1/x] [@key][@key] [x·[@key]](u) [7] [1,·2] me@example.org [write·to·me@example.org]
[text](u) [text](<u·v>) [text](u·"t") [text](javascript:x) [text][ref] [ref] [text][] ![alt](x.png) ![a*b*c][ref] [a](b){:·.c·}
<b> </b> <sub> </sub> <sup> </sup> <br> <span> </span> <div> </div> <script> </script> <a·href="x"> </a> <img·src=x·onerror=y>
<https://a.b/c> <mailto:a@b.c> <a@b.c> <x <?x?> <![CDATA[
{:·#id·} {:·.prose·} {:·.x·#y·k=v·} {#id} {:} {:·a="}"·} {:·a='b } }
m² 10³ word.¹² CHA₂DS₂ (Smith·2006) 63% ≤ ±
2·mm 14·of·18 p·=·0.11 ≤·5 stage·3B
""".split()
MARKUP = [one.replace("·", " ") for one in MARKUP] + [
    "\u00a0",
    "\u202e",
    "\u2028",
    "é",
    "e\u0301",
    "אב",
    "\u200b",
    "𝒳",
    "\t",
    "  \n",
    "\x0c",
    "\x02",
    "\x03",
]

COMMENTS = ["<!--", "-->", "<!-- c -->", "<!---->", "<!-- a\nb -->", "<!-- a\n\nb -->"]

LINE_STARTS = [
    *("", " ", "  ", "   ", "    ", "     ", "        ", "\t", "- ", "* ", "+ ", "1. ", "23. ", "-", "  - ", "    - "),
    *("        - ", "    1. ", "- - ", "- 1. ", "> ", ">", "> > ", "> - ", "- > ", "> 3", "    > ", "# ", "## ", "#"),
    *("- # ", "> # ", "####### ", "!!! note\n    ", '!!! warning "title"\n    ', "!!! note\n\n    ", "    !!! tip\n        "),
    *("!!! two words ", "- !!! note\n        ", "| ", "|", "a | ", "    | ", "> | ", "| a | b |\n|---|---|\n| ", "a | b\n- | -\n"),
    *("|a|\n|-|\n|", "/// answer\n", "/// patient | c1\n", "/// caption\n", "///\n", "/// nonsense\n", "//// answer\n", "////\n"),
    *("  /// answer\n", "    /// answer\n", "/// patient\n", "///\n{: #x }\n", "[ref]: /u\n", "[ref]: <u> 'title'\n", "  [a]: b\n"),
    *("- " * 20, "> " * 20, "- > " * 10, "1. - " * 10, "- x\n\n- # h\n    ", "    - " * 2, " " * 40 + "- ", " " * 24),
    *("[@key]: /u\n", "\n{: #id }", "  {: #id certainty=low }", "{: .prose }", "{: from='a b' }", "{ #x }", "{: #x } ", "\\{: #x }"),
]  # fmt: skip

FENCES = ["```\n", "~~~\n", "```python\n", "````\n", "    ```\n", "  ~~~\n", "``` x `\n", "    ~~~\n"]

RULES = ["---", "===", "***", "- - -", "___ ", "--", "=", "-", "  ---", "    ---", "--- x", "==="]

JOINTS = ["\n", "\n", "\n\n", "\n\n", "\n\n\n", "\n \n", " \n", "\r\n", "\r\n\r\n", "\n\t\n", "\n    \n"]


def words_and(markup: list[str]) -> st.SearchStrategy[str]:
    piece = st.one_of(st.sampled_from(WORDS), st.sampled_from(markup))
    return st.lists(st.tuples(piece, st.sampled_from(["", " ", " "])), max_size=7).map(
        lambda pairs: "".join(first + second for first, second in pairs)
    )


def documents(markup: list[str], line_starts: list[str]) -> st.SearchStrategy[str]:
    line = st.one_of(
        st.tuples(st.sampled_from(line_starts), words_and(markup)).map("".join), st.sampled_from([*RULES, *FENCES])
    )
    return st.lists(st.tuples(line, st.sampled_from(JOINTS)), max_size=9).map(
        lambda pairs: "".join(first + second for first, second in pairs)
    )


settings.register_profile(
    "readers", max_examples=max(1, EXAMPLES // 4), deadline=None, suppress_health_check=list(HealthCheck)
)
readers = settings(settings.get_profile("readers"))
