"""A whole round of review, as a member and an editor go through it: key, reading, signature, import, what follows."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Page, expect

FILES = {
    "mkdocs.yml": "site_name: A clinic\ndocs_dir: content/pages\ntheme: {name: mkdocs}\n"
    "plugins:\n  - evidence: {review_room: true}\n",
    "content/pages/index.md": "# Home\n",
    "content/pages/hip/a.md": """\
---
type: guidance
title: Hips
question: Does surgery help?
population: adults
authors: [writer]
written: 2026-01-01
searched: 2026-01-01
review_due: 2099-01-01
---

Surgery did well in 63% of hips. [@castro-2000#a]
{: #helped certainty=low }

Harms were seen in 3 of 90 hips. [@castro-2000#b; @koo-1995#c]
{: #harmed certainty=low }
""",
    "content/references/castro-2000.yml": """\
type: book
title: Surgery of the hip
author: [{family: Castro, given: A}]
issued: 2000
publisher: A press
publisher-place: A town
evidence: {kind: systematic-review, publisher: A press, independent: yes}
extracts:
  a:
    finding: Success after surgery.
    data: [{what: success, value: 63, unit: "%"}]
    locator: {page: 3}
  b: {finding: Harms., data: [{what: harms, n: 3, of: 90}], locator: {page: 4}}
""",
    "content/references/koo-1995.yml": """\
type: book
title: Harms of surgery
author: [{family: Koo, given: B}]
issued: 1995
publisher: Another press
publisher-place: A town
evidence: {kind: cohort, publisher: Another press, independent: yes}
extracts:
  c: {finding: Harms., data: [{what: harms, n: 3, of: 90}], locator: {page: 9}}
""",
    "site_config/vocabulary/populations.yml": "adults: {name: Adults}\n",
    "site_config/people.yml": "writer: {name: W}\nann: {name: Ann}\nben: {name: Ben}\n",
    "site_config/board.yml": "name: Board of a clinic\nmembers:\n"
    "  - {person: ann, role: Surgeon}\n  - {person: ben, role: Lay reviewer, until: 2020-01-01}\n",
    "site_config/evidence.yml": "contact: editor@example.org\n",
}
(AXE,) = Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")
RUN_AXE = """async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}))
  .violations.map(one => `${one.id}: ${one.nodes[0].target.join(' ')} ${one.nodes[0].failureSummary}`)"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREENS = {
    "#start": "Does surgery help?",
    "#list": "All claims",
    "#claim/helped": "Surgery did well",
    "#sign": "Check and sign",
}
"""How each screen of a room is headed."""
PASSPHRASE = "four plain words here"
WITHOUT_ED25519 = """
const importKey = crypto.subtle.importKey.bind(crypto.subtle);
crypto.subtle.importKey = (format, data, algorithm, ...rest) =>
  algorithm?.name === "Ed25519" ? Promise.reject(new DOMException("Unknown", "NotSupportedError"))
    : importKey(format, data, algorithm, ...rest);
"""


Run = Callable[..., subprocess.CompletedProcess[str]]


class Clinic:
    """A small project, and the editor at the command line."""

    def __init__(self, root: Path, run: Run) -> None:
        self.root = root
        self._run = run
        for name, text in FILES.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")

    @property
    def room(self) -> Path:
        return self.root / "site" / "review" / "hip" / "a.html"

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self._run("-m", "mkdocs_evidence", *arguments, cwd=self.root)

    def build(self) -> None:
        built = self.run("build")
        assert built.returncode == 0, built.stdout + built.stderr

    def edit(self, name: str, before: str, after: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert before in text
        (self.root / name).write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def clinic(tmp_path, run):
    clinic = Clinic(tmp_path, run)
    clinic.build()
    return clinic


@pytest.fixture(scope="module")
def same_clinic(tmp_path_factory, run):
    """One that tests read and leave as it is."""
    clinic = Clinic(tmp_path_factory.mktemp("clinic"), run)
    clinic.build()
    return clinic


@pytest.fixture
def member(browser):
    """A page of a browser that goes nowhere but to files of this machine."""
    context = browser.new_context(accept_downloads=True, reduced_motion="reduce")
    context.outside = []
    context.on(
        "request",
        lambda one: None if one.url.startswith(("file:", "data:", "blob:")) else context.outside.append(one.url),
    )
    yield context
    assert context.outside == []
    context.close()


def take(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as saving:
        page.get_by_role("button", name=button, exact=True).click()
    file = folder / saving.value.suggested_filename
    saving.value.save_as(file)
    return file


def sit_down(page: Page, clinic: Clinic) -> None:
    page.goto(clinic.room.as_uri())
    page.get_by_role("radio", name="Ann").click()
    page.get_by_role("radio", name="No, none").click()


def make_key(page: Page) -> str:
    page.get_by_text("Make my key (the first time)").click()
    page.get_by_label("Passphrase for the backup").fill(PASSPHRASE)
    page.get_by_label("The same again").fill(PASSPHRASE)
    page.get_by_role("button", name="Make my key").click()
    return page.locator("p", has_text="Key code").locator("code").inner_text()


def enrol(page: Page, clinic: Clinic) -> None:
    code = make_key(page)
    enrolment = take(page, "Save the enrolment file", clinic.root)
    said = clinic.run("review", "import", enrolment.name).stdout
    assert code in said
    line = next(one.strip() for one in said.splitlines() if one.strip().startswith("key: "))
    clinic.edit("site_config/board.yml", "{person: ann, role: Surgeon}", f"{{person: ann, role: Surgeon, {line}}}")


def decide_all(page: Page) -> None:
    """Accepts the first claim, and asks for other words in the second."""
    page.get_by_role("link", name="Begin reading").click()
    expect(page.get_by_role("radio", name="Accept I agree")).to_be_disabled()
    page.get_by_role("radio", name="Supports it").check()
    page.get_by_role("radio", name="Accept I agree").check()
    page.get_by_role("button", name="Keep and go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Harms were seen")
    for choice in page.get_by_role("radio", name="Partly").all():
        choice.check()
    page.get_by_role("radio", name="Accept with edit").check()
    page.get_by_role("button", name="Keep and go on").click()
    expect(page.get_by_role("alert").filter(has_text="Write the words")).to_be_visible()
    page.get_by_label("The words that you would agree with").fill("Harms were seen in 3 of 90 hips in adults.")
    expect(page.locator(".room-tracked ins")).to_contain_text("hips in adults.")
    page.get_by_label("Why should it read otherwise?").fill("Children were left out.\nSee the table.")
    page.get_by_role("button", name="Keep and go on").click()


def sign(page: Page, clinic: Clinic) -> Path:
    expect(page.get_by_role("heading", level=1)).to_have_text("Check and sign")
    page.get_by_role("radio", name="I approve what I accepted").check()
    expect(page.locator(".room-statement")).to_contain_text("I approve 1 claim in exactly these words")
    return take(page, "Sign", clinic.root)


def test_a_round_of_review(clinic, member):
    page = member.new_page()
    sit_down(page, clinic)
    enrol(page, clinic)
    decide_all(page)
    file = sign(page, clinic)
    assert re.fullmatch(r"review-hip-a-\d{4}-\d\d-\d\d-ann-[0-9a-f]{4}-[0-9a-f]{4}\.yml", file.name)

    forged = clinic.root / "forged.yml"
    forged.write_text(file.read_text(encoding="utf-8").replace('"accept-with-edit"', '"accept"'), encoding="utf-8")
    assert clinic.run("review", "import", forged.name).returncode == 1
    received = clinic.run("review", "import", file.name)
    assert received.returncode == 0, received.stdout
    (record,) = (clinic.root / "content/reviews/hip/a").iterdir()
    assert record.read_bytes() == file.read_bytes()
    assert "1 approved, 1 changes-requested" in clinic.run("review", "status").stdout
    assert clinic.run("review", "verify").returncode == 0

    clinic.edit("content/pages/hip/a.md", "did well in 63%", "did well in about 63%")
    clinic.build()
    page.goto(clinic.room.as_uri())
    page.reload()
    expect(page.get_by_text("the board knows it")).to_be_visible()
    expect(page.get_by_text("1 claim: changed since you signed")).to_be_visible()
    expect(page.get_by_text("1 claim: you have decided on exactly these words")).to_be_visible()
    page.get_by_role("link", name="reading").click()
    expect(page.locator(".room-since ins")).to_have_text("new: about")


def test_where_the_browser_has_no_ed25519_a_library_signs(clinic, member):
    member.add_init_script(WITHOUT_ED25519)
    page = member.new_page()
    sit_down(page, clinic)
    enrol(page, clinic)
    decide_all(page)
    file = sign(page, clinic)
    received = clinic.run("review", "import", file.name)
    assert received.returncode == 0, received.stdout


def test_a_page_that_was_altered_asks_for_no_signature(same_clinic, member, tmp_path):
    altered = tmp_path / "review/hip/a.html"
    shutil.copytree(same_clinic.root / "site", tmp_path, dirs_exist_ok=True)
    altered.write_text(altered.read_text(encoding="utf-8").replace('"value":"63"', '"value":"36"'), encoding="utf-8")
    page = member.new_page()
    page.goto(altered.as_uri())
    page.get_by_role("radio", name="Ann").click()
    expect(page.get_by_text("Parts of this page were damaged or altered.")).to_be_visible()
    page.goto(altered.as_uri() + "#claim/helped")
    expect(page.get_by_text("this claim cannot be signed")).to_be_visible()
    expect(page.get_by_role("radio")).to_have_count(0)
    page.goto(altered.as_uri() + "#claim/harmed")
    expect(page.get_by_role("radio", name="Reject")).to_be_visible()


def test_a_key_comes_back_on_another_computer_from_its_backup(same_clinic, member, browser, tmp_path):
    page = member.new_page()
    sit_down(page, same_clinic)
    code = make_key(page)
    backup = take(page, "Save the backup", tmp_path)
    elsewhere = browser.new_context()
    page = elsewhere.new_page()
    sit_down(page, same_clinic)
    page.get_by_text("Bring my key from its backup").click()
    page.get_by_label("Passphrase of the backup").fill("another phrase")
    page.get_by_label("Backup file").set_input_files(backup)
    expect(page.get_by_text("The passphrase does not open this backup.")).to_be_visible()
    page.get_by_label("Passphrase of the backup").fill(PASSPHRASE)
    page.get_by_label("Backup file").set_input_files(backup)
    expect(page.locator("p", has_text="Key code").locator("code")).to_have_text(code)
    elsewhere.close()


def test_a_claim_is_decided_by_keyboard_alone(same_clinic, member):
    page = member.new_page()
    sit_down(page, same_clinic)
    page.goto(same_clinic.room.as_uri() + "#claim/helped")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Surgery did well")

    def tab_to(value):
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.value || document.activeElement.textContent") == value:
                return
        raise AssertionError(f"no key leads to {value}")

    tab_to("supports")
    page.keyboard.press("Space")
    tab_to("accept")
    page.keyboard.press("Space")
    tab_to("Keep and go on")
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Harms were seen")
    expect(heading).to_be_focused()


def test_decisions_outlive_the_page_and_travel_as_a_file(same_clinic, member, browser, tmp_path):
    page = member.new_page()
    sit_down(page, same_clinic)
    page.goto(same_clinic.room.as_uri() + "#claim/harmed")
    page.get_by_role("radio", name="Reject").check()
    page.get_by_label("Why do you reject it?").fill("Too few hips.")
    page.reload()
    expect(page.get_by_label("Why do you reject it?")).to_have_value("Too few hips.")
    page.get_by_role("link", name="Start").click()
    page.get_by_text("Your unsigned decisions").click()
    draft = take(page, "Save a copy to a file", tmp_path)
    elsewhere = browser.new_context()
    page = elsewhere.new_page()
    sit_down(page, same_clinic)
    page.get_by_text("Your unsigned decisions").click()
    page.get_by_label("Open a copy").set_input_files(draft)
    page.get_by_role("link", name="Sign 1 decision").click()
    expect(page.get_by_role("row", name="Too few hips.")).to_be_visible()
    elsewhere.close()


def test_who_may_not_sign_is_told_why(same_clinic, member):
    page = member.new_page()
    page.goto(same_clinic.room.as_uri())
    page.get_by_role("radio", name="Ben").click()
    expect(page.get_by_text("Your term on the board does not include today.")).to_be_visible()
    page.goto(same_clinic.room.as_uri() + "#sign")
    expect(page.get_by_role("heading", level=1)).to_have_text("Check and sign")
    expect(page.get_by_role("button", name="Sign")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_room_is_accessible_and_fits_a_narrow_screen(scheme, same_clinic, browser):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 800}, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(path=AXE)
    sit_down(page, same_clinic)
    for place, heading in SCREENS.items():
        page.goto(same_clinic.room.as_uri() + place)
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, place
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        assert page.evaluate(RUN_AXE, TAGS) == [], place
    context.close()
