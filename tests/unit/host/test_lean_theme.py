"""Which rules of a theme's style sheet are kept for the pages of a site."""

from pathlib import Path

import pytest

from mkdocs_evidence.host.indents import without_indents, without_indents_in_part
from mkdocs_evidence.host.lean_theme import (
    OWN_STYLE,
    STYLE,
    Used,
    lean_page,
    names_in,
    names_in_part,
    prune_style,
    write_lean_theme,
)

PAGE = """<!doctype html><html class="no-js"><head></head><body dir="ltr" data-md-color-scheme="slate">
<nav class="md-nav md-nav--primary" id="menu"><a href="x" class="md-nav__link">A</a></nav><p hidden>One</p></body></html>"""


@pytest.fixture
def used() -> Used:
    names = Used()
    names.add_page(PAGE)
    return names


@pytest.mark.parametrize(
    "rule",
    [
        "p{color:red}",
        ".md-nav{color:red}",
        "#menu{color:red}",
        "nav .md-nav__link:hover>b:not(.gone),.md-nav{color:red}",
        "[data-md-color-scheme=slate] p{color:red}",
        "[dir=ltr] .md-nav:not(.gone){color:red}",
        '.no-js .md-nav::before{content:"}.gone{"}',
        "*{color:red}",
        ":root{color:red}",
        ":is(.gone,.md-nav) a{color:red}",
        "@media screen and (min-width:60em){.md-nav{color:red}}",
        "@media print{@supports (gap:1px){.md-nav{color:red}}}",
        "@font-face{font-family:A;src:url(a.woff2)}",
        "p{animation:a 1s}@keyframes a{0%{top:0}to{top:1px}}",
        "[data-md-color-scheme=slate]:root{color:red}",
        '[data-md-color-scheme="slate"]{color:red}',
    ],
)
def test_what_may_apply_to_a_page_is_kept(rule: str, used: Used) -> None:
    kept = prune_style(rule, used)
    assert kept
    assert prune_style(kept, used) == kept


@pytest.mark.parametrize(
    "rule",
    [
        "table{color:red}",
        ".md-tabs{color:red}",
        "#other{color:red}",
        ".md-nav .md-tabs{color:red}",
        "[data-md-toggle=search]:checked~.md-nav{color:red}",
        "table .md-nav,.md-tabs{color:red}",
        "@media print{.md-tabs{color:red}}",
        "@media print{@supports (gap:1px){.md-tabs{color:red}}}",
        "@keyframes a{0%{top:0}to{top:1px}}",
        "[data-md-color-scheme=default]{color:red}",
        '[data-md-color-scheme="default"] p{color:red}',
        "[dir=rtl] p{color:red}",
    ],
)
def test_what_can_apply_to_none_is_left_out(rule: str, used: Used) -> None:
    assert prune_style(rule, used) == ""


def test_of_a_list_the_selectors_that_may_apply_are_kept(used: Used) -> None:
    assert prune_style(".md-tabs,.md-nav a,table b{color:red}", used) == ".md-nav a{color:red}"


def test_a_name_that_a_script_may_set_is_kept(used: Used) -> None:
    assert prune_style(".md-nav__link--passed{color:red}", used) == ""
    used.add_script('link.classList.toggle("md-nav__link--passed", true)')
    assert prune_style(".md-nav__link--passed{color:red}", used) == ".md-nav__link--passed{color:red}"


@pytest.mark.parametrize(
    ("script", "selector"),
    [
        pytest.param("mark.className = `ev-state--${name}`", ".ev-state--draft", id="class put together"),
        pytest.param("form.setAttribute(`data-ev-${name}`, text)", "[data-ev-other]", id="attribute put together"),
        pytest.param("root.dataset.evShownAudience = id", "[data-ev-shown-audience]", id="attribute as data"),
        pytest.param("input.ariaInvalid = true", "[aria-invalid]", id="attribute as property"),
    ],
)
def test_a_name_that_a_script_writes_in_another_way_is_kept(script: str, selector: str, used: Used) -> None:
    assert prune_style(f"{selector}{{top:0}}", used) == ""
    used.add_script(script)
    assert prune_style(f"{selector}{{top:0}}", used) == f"{selector}{{top:0}}"


def test_a_right_to_left_part_of_a_page_keeps_its_rules(used: Used) -> None:
    used.add_page("<p dir='RTL'>")
    assert prune_style("[dir=rtl] p{top:0}", used) == "[dir=rtl] p{top:0}"


def test_our_own_style_sheet_keeps_what_pages_and_the_offline_script_have(tmp_path: Path) -> None:
    sheet = tmp_path / OWN_STYLE
    sheet.parent.mkdir(parents=True)
    sheet.write_text(".ev .ev-claim{top:0}.ev .ev-flow{top:1px}.ev.ev-kept{top:2px}", encoding="utf-8")
    used = Used()
    used.add_page('<div class="ev"><p class="ev-claim">')
    write_lean_theme(tmp_path, used)
    assert sheet.read_text(encoding="utf-8") == ".ev .ev-claim{top:0}.ev.ev-kept{top:2px}"


@pytest.mark.parametrize(
    ("styles", "is_kept"),
    [
        pytest.param(None, True, id="looked for"),
        pytest.param(["mine.css", "gone.css"], True, id="told"),
        pytest.param([], False, id="told that there is none"),
    ],
)
def test_what_style_sheets_beside_the_themes_read_is_kept(
    styles: list[str] | None, is_kept: bool, tmp_path: Path, used: Used
) -> None:
    sheet = tmp_path / "assets" / "stylesheets" / "main.1.min.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text("p{--mine:red}", encoding="utf-8")
    (tmp_path / "mine.css").write_text("p{color:var(--mine)}", encoding="utf-8")
    write_lean_theme(tmp_path, used, styles=styles)
    assert ("--mine" in (tmp_path / STYLE).read_text(encoding="utf-8")) is is_kept


@pytest.mark.parametrize(
    "part",
    [
        '<p class="a b" id="c">One &lt; two<br>three</p>\n<ul data-ev-x="y"><li dir="rtl">a</li></ul>',
        'Text <b>first</b> and <img src="x" alt=""/> last',
        "<!-- note --><h2 hidden>One</h2>",
        "No element",
        "",
    ],
)
def test_a_part_of_a_page_has_the_same_names_by_either_way(part: str) -> None:
    assert names_in_part(part.encode()) == names_in(part)


def test_blanks_and_empty_lines_go_but_where_they_are_seen_or_sealed() -> None:
    kept = "<pre>\n\n  a</pre><script>\n\n  b()\n</script><style>\n  p{}</style><textarea>\n\n\tc</textarea>"
    part, expected = f"<ul>\n\n    <li>\n\t{kept}\n\n \n  </ul>", f"<ul>\n<li>\n{kept}\n</ul>"
    assert without_indents(part) == expected
    assert without_indents_in_part(part.encode(), names_in(part).tags) == expected.encode()


@pytest.mark.parametrize("element", ["pre", "textarea", "script", "style"])
def test_blanks_are_kept_in_the_one_element_of_a_part_that_keeps_them(element: str) -> None:
    kept = f"<{element} class=a>\n\n  ä\n</{element}>"
    part = f"<p>\n\n  ä</p>\n {kept}\n\n{kept}\n\n"
    squeezed = f"<p>\nä</p>\n{kept}\n{kept}\n".encode()
    assert without_indents_in_part(part.encode(), {"p", element}) == squeezed == without_indents(part).encode()


def test_without_an_element_that_keeps_blanks_all_of_them_go() -> None:
    assert without_indents_in_part(b"<p>\n\n \t<b>\n\n</b>\n </p>", {"p", "b"}) == b"<p>\n<b>\n</b>\n</p>"
    assert without_indents_in_part(b"<p>\n</p>", {"p"}) == b"<p>\n</p>"


def test_variables_that_nothing_reads_go_and_those_they_alone_read_go_with_them(used: Used) -> None:
    css = ":root{--a:1px;--b:var(--c);--c:2px;--d:var(--e);--e:3px;--f:4px;top:var(--a)}p{left:var(--d)}"
    assert prune_style(css, used) == ":root{--a:1px;--d:var(--e);--e:3px;top:var(--a)}p{left:var(--d)}"
    assert "--f:4px" in prune_style(css, used, others=["p{right:var(--f)}"])


def test_a_movement_that_another_style_sheet_asks_for_is_kept(used: Used) -> None:
    css = "@keyframes a{to{top:1px}}"
    assert prune_style(css, used, others=["p{animation-name:b, a}"]) == css


def test_a_page_tells_no_word_for_which_no_style_sheet_asks() -> None:
    used = Used()
    used.asked = frozenset({"md", "nav", "top"})
    used.add_page('<nav id="claim-1" class="nav md:nav">')
    assert used.words == {"nav", "md:nav"}
    css = ".nav{top:0}.md\\:nav{top:1px}"
    assert prune_style(css + ".md{top:2px}", used) == css


def test_pages_that_hold_the_same_names_share_them() -> None:
    used = Used()
    used.asked = frozenset({"nav", "top"})
    used.add_page('<nav id="claim-1" class="nav">')
    first = used.last
    used.add_page('<nav id="claim-2" class="nav">')
    assert used.last is first
    used.add_page('<nav id="top" class="nav" hidden>')
    assert (used.words, used.attributes) == ({"nav", "top"}, {"id", "class", "hidden"})


def test_of_words_with_odd_characters_a_page_tells_those_that_begin_as_a_style_sheet_does() -> None:
    used = Used()
    used.asked = frozenset({"md", "nav", "dir"})
    used.add_page('<nav id="ref-one:nav" class=":nav md:nav" dir="rtl">')
    assert used.words == {"md:nav", ":nav", "dir=rtl"}


def test_a_style_sheet_that_changed_after_it_was_known_for_what_it_asks_is_left_whole(tmp_path: Path) -> None:
    sheets = tmp_path / "assets" / "stylesheets"
    sheets.mkdir(parents=True)
    for asked, is_whole in ((frozenset({"unheard-of", "top", "0"}), False), (frozenset({"top", "0"}), True)):
        (sheets / "main.1.min.css").write_text(".unheard-of{top:0}", encoding="utf-8")
        used = Used()
        used.asked = asked
        write_lean_theme(tmp_path, used)
        assert ((tmp_path / STYLE).read_text(encoding="utf-8")).startswith(".unheard-of{top:0}") is is_whole


def test_the_order_of_rules_stays(used: Used) -> None:
    assert prune_style("p{top:0}table{top:1px}.md-nav{top:2px}p{top:3px}", used) == "p{top:0}.md-nav{top:2px}p{top:3px}"


def test_a_page_asks_for_our_files_from_where_it_asked_for_the_themes(used: Used) -> None:
    page = (
        '<link rel="stylesheet" href="../../assets/stylesheets/main.57a0d79d.min.css">\n'
        '<link rel="stylesheet" href="../../assets/stylesheets/palette.fb2fffe2.min.css">\n'
        '<link rel="stylesheet" href="../../mine/main.css">'
        '<script id="__config" type="application/json">{"base": "../.."}</script>\n'
        '<script src="../../assets/javascripts/bundle.a5f9d56c.min.js"></script><script src="mine.js"></script>'
    )
    assert lean_page(page, used) == (
        '<link rel="stylesheet" href="../../assets/evidence/material.css">'
        '<link rel="stylesheet" href="../../mine/main.css">'
        '<script src="../../assets/evidence/material.js"></script><script src="mine.js"></script>'
    )


def test_a_page_says_from_the_start_that_scripts_may_run_as_the_themes_script_would(used: Used) -> None:
    assert (
        lean_page('<html lang="en" class="no-js"><p class="no-js">', used)
        == '<html lang="en" class="js"><p class="no-js">'
    )
