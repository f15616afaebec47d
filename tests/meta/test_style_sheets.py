"""Style sheets fit texts that run from right to left: no side is called left or right."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "plugins" / "mkdocs_evidence"
SHEETS = sorted((PACKAGE / "assets" / "source").rglob("*.css"))

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b[\w-]*\s*:[^;}]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius\s*:[^;}]*"
    r"|(?<![\w-])(?:left|right)\s*:[^;}]*"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b"
)


_FOUR_SIDES = re.compile(r"(?<![\w-])((?:margin|padding|inset):\s*[^\s()]+ ([^\s()]+) [^\s()]+ ([^\s();]+))\s*;")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.relative_to(PACKAGE).as_posix())
def test_a_style_sheet_names_no_physical_side(sheet):
    text = _COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    uneven = [whole for whole, right, left in _FOUR_SIDES.findall(text) if right != left]
    assert [*_PHYSICAL.findall(text), *uneven] == []
