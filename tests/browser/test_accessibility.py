"""axe-core finds nothing to object to on any kind of page, by day and by night, on a desk and on a phone."""

from pathlib import Path

import axe_playwright_python
import pytest
from page_kinds import PAGES, open_all

(AXE,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours; all others find the same by day and by night."""
RUN = """async ([type, values]) => (await axe.run(document, {runOnly: {type, values}, resultTypes: ['violations']}))
  .violations.map(one => `${one.id}: ${one.nodes.length} × ${one.nodes[0].target.join(' ')} ${one.nodes[0].failureSummary}`)"""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_objects_to_nothing(look_at, path, width):
    page = look_at(path, width=width, heeds_policy=False)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    open_all(page, 8)
    assert page.evaluate(RUN, ["tag", TAGS]) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
    assert page.evaluate(RUN, ["rule", OF_COLOURS]) == []


@pytest.mark.parametrize("width", [1280, 1000, 360])
def test_links_beside_a_page_are_high_enough_for_a_finger(look_at, width):
    page = look_at(PAGES["article"], width=width)
    links = page.locator(".md-sidebar .md-nav__link[href]:visible, .md-sidebar .md-nav__link[for]:visible")
    heights = [box["height"] for one in links.all() if (box := one.bounding_box())]
    assert heights
    assert [height for height in heights if height < 24] == []


def test_citations_are_heard_as_separate_numbers(open_page):
    page = open_page(PAGES["article"])
    groups = page.locator(".ev-cites:has(a)").all_text_contents()
    assert any("references" in group for group in groups)
    assert [
        group for group in groups if not group.strip().startswith(("reference", "disputed", "qualified", "background"))
    ] == []
