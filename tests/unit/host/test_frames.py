"""A page of marks, cut where pages of a folder differ, and filled in for another of them."""

from collections.abc import Sequence

import pytest
from jinja2 import Template

from mkdocs_evidence.host.shells.frames import cut_frame, fits_mark, mark, text_mark


def page(titles: Sequence[str], urls: Sequence[str], opened: int, *, title: str) -> str:
    """What a small theme prints: a list in which the open entry looks otherwise, then the title, raw and escaped."""
    entries = [
        f"<li class=open><b>{name}</b></li>" if number == opened else f'<li><a href="../{url}/">{name}</a></li>'
        for number, (name, url) in enumerate(zip(titles, urls, strict=True))
    ]
    return f"<head>{title}</head><ul>\n" + "\n".join(entries) + "\n</ul>"


TITLES = ["One", "Two & a half", "Three's", "Four", "Five"]
URLS = ["one", "two", "three", "four", "five"]


def marked(opened: int, count: int) -> str:
    titles = [text_mark("title") if one == opened else text_mark("entry", one) for one in range(count)]
    return page(titles, [mark("entryname", one) for one in range(count)], opened, title=text_mark("title"))


@pytest.mark.parametrize("opened", [1, 2, 3])
@pytest.mark.parametrize("asked_for", [1, 2, 3])
def test_the_frame_of_one_open_entry_serves_every_other(opened: int, asked_for: int) -> None:
    frame = cut_frame(marked(asked_for, 5), entries=5, open_at=asked_for)
    assert frame is not None
    entries = [frame.entry.fill({"entry": title, "entryname": url}) for title, url in zip(TITLES, URLS, strict=True)]
    filled = frame.fill({"title": TITLES[opened]}, entries[:opened], entries[opened + 1 :])
    assert filled == page(TITLES, URLS, opened, title=TITLES[opened])


@pytest.mark.parametrize(
    ("treatment", "printed"),
    [
        pytest.param("{{ title }}", "A <i>small</i>  lamp&#39;s", id="as it is"),
        pytest.param("{{ title|e }}", "A &lt;i&gt;small&lt;/i&gt;  lamp&amp;#39;s", id="escaped"),
        pytest.param("{{ title|striptags }}", "A small lamp's", id="without tags"),
        pytest.param("{{ title|striptags|e }}", "A small lamp&#39;s", id="without tags, escaped"),
    ],
)
def test_a_text_is_printed_as_the_theme_prints_texts(treatment: str, printed: str) -> None:
    template = Template(treatment)
    frame = cut_frame(template.render(title=text_mark("title")), entries=0, open_at=0)
    assert frame is not None
    title = "A <i>small</i>  lamp&#39;s"
    assert frame.fill({"title": title}, [], []) == template.render(title=title) == printed


@pytest.mark.parametrize(
    "output",
    [
        pytest.param(text_mark("title").upper(), id="a text in capitals"),
        pytest.param(text_mark("title")[1:], id="a text that is cut"),
        pytest.param(marked(1, 3).replace("</a></li>", "</a><i>{entryname2}</i></li>", 1), id="entries that differ"),
        pytest.param(marked(1, 5).replace("</li>\n", "</li>-", 4).replace("-", "\n", 3), id="uneven gaps"),
        pytest.param(marked(1, 3) * 2, id="entries listed twice"),
        pytest.param(f"<p>{text_mark('entry', 2)}{text_mark('entry', 0)}</p>", id="entries in another order"),
    ],
)
def test_what_a_theme_does_besides_printing_is_noticed(output: str) -> None:
    output = output.replace("{entryname2}", mark("entryname", 0))
    assert cut_frame(output, entries=5 if "entry4" in output else 3, open_at=1) is None


@pytest.mark.parametrize("text", ["Lamp", "Crohn&#39;s “lamp”", "a < b", "a  b", "Ünïcode – 5 %"])
def test_any_title_may_stand_for_a_mark(text: str) -> None:
    assert fits_mark(text)


@pytest.mark.parametrize("text", [" a", "a\n", "", None, 5, "\ue000x\ue001"])
def test_what_is_no_title_or_looks_like_a_mark_may_not(text: object) -> None:
    assert not fits_mark(text)
