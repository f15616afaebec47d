"""Every rule is whole: one name, one code, one page, one line."""

import re
from pathlib import Path

import pytest

from mkdocs_evidence.checks import RULES
from mkdocs_evidence.checks.codes import CODES
from mkdocs_evidence.checks.registry import Rule

FOLDER = Path(RULES[0].page).parents[1]
HEADINGS = ["What it catches", "Why it matters", "Example", "Use instead", "Exceptions"]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def test_every_file_of_a_rule_is_registered_once() -> None:
    declared = [path for path in FOLDER.glob("*/*.py") if "@rule" in path.read_text(encoding="utf-8")]
    assert sorted(rule.page.with_suffix(".py") for rule in RULES) == sorted(declared)


def test_every_page_belongs_to_a_rule() -> None:
    assert sorted(FOLDER.glob("*/*.md")) == sorted(rule.page for rule in RULES)


def test_rules_are_listed_in_the_order_of_their_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


def test_no_code_and_no_name_is_promised_twice() -> None:
    assert len(set(CODES.values())) == len(CODES)
    assert all(re.fullmatch(r"EV\d{3}", code) for code in CODES.values())


@each_rule
def test_a_rule_has_the_code_that_its_name_was_promised(rule: Rule) -> None:
    assert CODES[rule.name] == rule.code


@each_rule
def test_a_name_states_a_defect_in_small_letters(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert not rule.name.startswith(("no-", "check-", "valid-", "require-"))


@each_rule
def test_a_rule_says_what_it_finds_and_what_to_do(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.remedy.endswith((".", "`."))
    for words in (rule.summary, rule.remedy):
        assert "invalid" not in words.lower()
        assert "please" not in words.lower()


@each_rule
def test_a_page_has_the_five_headings_in_order(rule: Rule) -> None:
    page = re.sub(r"^(`{3,}).*?^\1$", "", rule.page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"^## (.+)$", page, flags=re.MULTILINE) == HEADINGS


@each_rule
def test_each_option_is_described(rule: Rule) -> None:
    page = rule.page.read_text(encoding="utf-8")
    for option in rule.options:
        assert option.about.endswith(".")
        assert f"`{option.name}`" in page
