"""A site in Material with `site: {lean: true}` looks as it does with all of Material, and does what its readers use."""

import contextlib
import shutil

import pytest
from playwright.sync_api import expect

from conftest import REPOSITORY, serving

SETTINGS = """site_name: Clinic
theme:
  name: material
  font: false
  features: [navigation.top, navigation.footer, toc.follow]
  palette:
    - {{media: "(prefers-color-scheme: light)", scheme: default, toggle: {{icon: material/weather-night, name: Dark}}}}
    - {{media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {{icon: material/weather-sunny, name: Light}}}}
plugins: [evidence: {{search: true, site: {{lean: {lean}}}}}]
markdown_extensions: [admonition, tables, attr_list, toc: {{permalink: true}}]
"""
MORE = """# Table and note\n\n!!! note "Heed"\n    Words in a note, `code` and [a link](index.md).\n
| A | B |\n|---|---|\n| 1 | 2 |\n\n> Quoted\n\n1. One\n    - Two\n\n```\nfenced\n```\n
""" + "".join(f"## Part {number}\n\n{'Some words to read. ' * 120}\n\n" for number in range(8))
LOOKS = """() => [...document.querySelectorAll('body, body *')].filter(one => !one.closest('script, style, svg *, .md-top[hidden]')).map(one => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return [one.tagName, one.className, style.color, style.backgroundColor, style.fontSize, style.fontWeight, style.display,
    style.position, style.margin, style.padding, style.border, style.visibility, style.maskImage,
    Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height)].join(' ');
})"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory, run):
    made = {}
    for name, lean in (("whole", "false"), ("lean", "true")):
        project = shutil.copytree(REPOSITORY / "tests/projects/clinic", tmp_path_factory.mktemp(name) / "clinic")
        (project / "mkdocs.yml").write_text(SETTINGS.format(lean=lean))
        (project / "docs/more.md").write_text(MORE)
        run("-m", "mkdocs", "build", "--quiet", cwd=project).check_returncode()
        made[name] = project / "site"
    return made


@pytest.fixture
def lean_page(browser, sites):
    with serving(sites["lean"]) as address, contextlib.closing(browser.new_context()) as tab:
        page = tab.new_page()
        page.goto(f"{address}more/")
        yield page


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_element_looks_the_same(browser, sites, width, scheme):
    seen = {}
    for name, site in sites.items():
        with (
            serving(site) as address,
            contextlib.closing(
                browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
                )
            ) as tab,
        ):
            page = tab.new_page()
            for path in ("more/", "lamp/", "references/"):
                page.goto(address + path, wait_until="networkidle")
                page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
                seen[name, path] = page.evaluate(LOOKS)
    for path in ("more/", "lamp/", "references/"):
        assert len(seen["whole", path]) > 60
        assert seen["lean", path] == seen["whole", path]


def test_nothing_of_the_theme_is_left_that_no_page_asks_for(sites):
    site = sites["lean"]
    assert not (site / "assets/javascripts").exists()
    assert not list(site.glob("assets/stylesheets/*"))
    whole = sum(path.stat().st_size for path in sites["whole"].glob("assets/stylesheets/*.css"))
    assert (site / "assets/evidence/material.css").stat().st_size < whole / 2


def test_colours_are_chosen_and_kept(lean_page):
    def expect_scheme(name):
        expect(lean_page.locator("body")).to_have_attribute("data-md-color-scheme", name)

    expect_scheme("default")
    lean_page.locator("label[title=Dark]").click()
    expect_scheme("slate")
    lean_page.reload()
    expect_scheme("slate")
    lean_page.locator("label[title=Light]").click()
    expect_scheme("default")


def test_the_device_decides_while_nobody_chose(lean_page):
    lean_page.emulate_media(color_scheme="dark")
    lean_page.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    expect(lean_page.locator("label[title=Light]")).to_be_visible()
    expect(lean_page.locator("label[title=Dark]")).to_be_hidden()


def test_the_contents_follow_the_reading_and_the_way_back_is_offered(lean_page):
    lean_page.set_viewport_size({"width": 1280, "height": 700})
    lean_page.evaluate("document.getElementById('part-5').scrollIntoView()")
    lean_page.locator(".md-sidebar--secondary a[href='#part-5'].md-nav__link--active").wait_for()
    assert lean_page.locator(".md-sidebar--secondary .md-nav__link--active").count() == 1
    top = lean_page.locator("button.md-top")
    lean_page.wait_for_function("() => document.querySelector('button.md-top').hidden")
    lean_page.mouse.wheel(0, -200)
    lean_page.wait_for_function("() => !document.querySelector('button.md-top').hidden")
    top.click()
    lean_page.wait_for_function("() => scrollY === 0")


def test_on_a_phone_the_menu_opens_by_keyboard_and_closes(lean_page):
    lean_page.set_viewport_size({"width": 360, "height": 700})
    menu = lean_page.get_by_role("button", name="Menu")
    menu.focus()
    menu.press("Enter")
    link = lean_page.locator(".md-sidebar--primary").get_by_role("link", name="Lamp", exact=False).first
    lean_page.wait_for_function(
        "() => document.querySelector('.md-sidebar--primary').getBoundingClientRect().left >= 0"
    )
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    lean_page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")


def test_where_the_menu_stands_beside_the_page_nothing_opens_it(lean_page):
    lean_page.set_viewport_size({"width": 1280, "height": 700})
    expect(lean_page.locator(".ev-open-menu")).to_have_count(1)
    expect(lean_page.locator(".ev-open-menu")).to_be_hidden()
