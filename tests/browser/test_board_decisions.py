"""A reader finds who approved what and what changed since: on the claim, and in its history."""

import re

import pytest
from page_kinds import ARTICLE
from playwright.sync_api import expect


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_was_approved_is_one_tap_from_a_changed_claim_and_its_history_one_more(open_page, has_scripts):
    page = open_page(ARTICLE, java_script_enabled=has_scripts)
    changed = page.locator("details.ev-changed").first
    expect(changed.locator(".ev-card")).to_be_hidden()
    changed.locator("summary").click()
    expect(changed.locator(".ev-card")).to_be_visible()
    expect(changed.locator("del, ins").first).to_be_attached()
    changed.get_by_role("link", name="Its history").click()
    history = page.locator("section.ev-claim-history:target")
    expect(history).to_be_in_viewport()
    expect(history.locator("li").first).to_contain_text("put it before the board")


def test_from_the_banner_a_reader_gets_to_each_claim_that_lost_its_approval_and_to_every_decision(open_page):
    page = open_page(ARTICLE)
    status = page.locator(".ev-status")
    for link in status.locator(".ev-concern a").all():
        target = page.locator(f"[id='{link.get_attribute('href').removeprefix('#')}']")
        assert target.locator(".ev-state").first.inner_text().split(maxsplit=1)[1] in (
            "Withdrawn",
            "Changed since sign-off",
        )
    status.locator("summary").click()
    status.get_by_role("link", name="Who decided what, claim by claim").click()
    expect(page.locator("h1")).to_contain_text("What the board decided")
    assert page.locator(".ev-claim-history").count() > 90


def test_how_long_ago_the_board_signed_is_told_by_the_browser(open_page):
    member = open_page("about/board/").locator(".ev-member").first
    expect(member).to_contain_text(re.compile(r"Last signed\s*\d+ \w+ \d{4} \((today|yesterday|\d+ \w+ ago)\)"))


def test_the_history_reads_on_a_phone_without_scrolling_sideways(open_page):
    page = open_page(f"{ARTICLE}history/", width=320)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
