"""What `site_config/overrides` relies on in Material is still there, so that an update cannot undo it in silence."""

import re
from pathlib import Path

import material
import pytest
from jinja2 import Environment, FileSystemLoader, nodes

THEME = Path(material.__file__).parent / "templates"
OVERRIDES = Path(__file__).parents[3] / "site_config" / "overrides"


def read(name):
    return (THEME / name).read_text(encoding="utf-8")


def style():
    return "".join(file.read_text(encoding="utf-8") for file in (THEME / "assets" / "stylesheets").glob("*.css"))


def blocks(folder, name):
    parsed = Environment(loader=FileSystemLoader(folder)).parse((folder / name).read_text(encoding="utf-8"))
    return {block.name for block in parsed.find_all(nodes.Block)}


def test_every_block_that_we_fill_is_a_block_of_the_theme():
    ours = blocks(OVERRIDES, "main.html")
    assert ours == {"styles"}
    assert ours <= blocks(THEME, "base.html")


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("partials/palette.html", 'class="md-option"'),
        ("partials/palette.html", 'class="md-header__button md-icon"'),
        ("partials/copyright.html", 'class="md-copyright"'),
        ("partials/top.html", "md-top"),
    ],
)
def test_what_our_style_sheet_selects_is_still_in_the_theme(template, words):
    assert words in read(template)


@pytest.mark.parametrize(
    "variable",
    sorted(
        set(re.findall(r"(--md-[a-z-]+):", (OVERRIDES / "assets/stylesheets/site.css").read_text(encoding="utf-8")))
    ),
)
def test_every_colour_that_we_set_is_one_that_the_theme_uses(variable):
    assert f"var({variable}" in style()


def test_the_theme_still_says_which_of_its_schemes_is_dark():
    # evidence.css finds its colours through light-dark(), which follows what the theme declares here.
    assert "color-scheme:dark" in style().replace(" ", "")
