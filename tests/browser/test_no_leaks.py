"""Nothing leaves a page by itself, nothing in content runs, and the site's own parts work under its policy."""

import pytest
from hostile_pages import hostile_pages
from page_kinds import ARTICLE, PAGES

from conftest import outside_of, serving
from mkdocs_evidence.checks import RULES

PROVOKE = """() => {
  const main = document.querySelector("article, main") ?? document.body;
  for (const one of main.querySelectorAll("p, h1, h2, abbr, svg *, [tabindex], input, button")) {
    one.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    one.focus?.();
  }
  for (const link of main.querySelectorAll("a[href]")) if (link.protocol === "javascript:") link.click();
  for (const form of main.querySelectorAll("form[action]")) {
    if (/^\\W*javascript/i.test(form.getAttribute("action"))) form.submit();
  }
  for (const one of main.querySelectorAll("p")) one.click();
}"""

PROJECT = """site_name: Hostile
docs_dir: docs
theme:
  name: material
  font: false
  features: [search.suggest, search.highlight]
plugins: [search, tags, evidence: {site: {harden: true}}]
markdown_extensions:
  [attr_list, md_in_html, footnotes, abbr, toc, tables, pymdownx.superfences, pymdownx.highlight, pymdownx.snippets]
"""

GUIDANCE = """type: guidance
question: Q?
population: adults
authors: [{name: A Tester}]
written: 2026-11-01
searched: 2026-11-01
review_due: 2027-11-01
"""

WALLS = {
    "policy": "import mkdocs_evidence.host.page_head as head; head.harden_page = lambda output, *_, **__: output",
    "sanitiser": "import mkdocs_evidence.host.pages as pages, mkdocs_evidence.render.sanitising as sanitising\n"
    "import mkdocs_evidence.verify.site as verify; verify.find_leaks = lambda *_, **__: ()\n"
    "pages.sanitise_page = pages.disarm = pages.disarm_text = sanitising.sanitise_guidance = lambda text: text",
}
"""How each wall is switched off, in the process that builds. Without the second, `verify` would refuse the site."""


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_no_page_is_refused_anything_by_its_own_policy(look_at, path):
    page = look_at(path)
    assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1
    for hidden in page.locator("details:not([open]) > summary").all()[:3]:
        if hidden.is_visible():
            hidden.click()
    assert page.evaluate("globalThis.refused") == []
    assert look_at.outside == []


def test_an_inline_script_of_nobody_is_refused(open_page):
    page = open_page(ARTICLE)
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'top.ran = 1'}))")
    assert page.evaluate("top.ran ?? null") is None


@pytest.fixture(scope="module", params=["pages", "guidance"])
def hostile_project(request, tmp_path_factory):
    project = tmp_path_factory.mktemp(request.param)
    (project / "docs").mkdir()
    (project / "site_config").mkdir()
    mild = "".join(f"  {rule.name}: {{severity: warning}}\n" for rule in RULES)
    (project / "site_config" / "evidence.yml").write_text(f"rules:\n{mild}")
    (project / "mkdocs.yml").write_text(PROJECT)
    (project / "secret.txt").write_text("OUTSIDE-THE-PAGES")
    pages = hostile_pages(front_matter=GUIDANCE if request.param == "guidance" else "")
    for name, text in pages.items():
        (project / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    (project / "docs" / "index.md").write_text(f'# Home\n\n--8<-- "secret.txt"\n\n--8<-- "{project}/secret.txt"\n')
    return project


@pytest.mark.parametrize("wall", WALLS)
def test_either_wall_alone_stops_every_attack(hostile_project, wall, browser, run):
    build = (
        f"{WALLS[wall]}\nfrom pathlib import Path\nfrom mkdocs_evidence.mkdocs_run import build_project\n"
        "raise SystemExit(build_project(Path('mkdocs.yml')) is None)"
    )
    done = run("-c", build, cwd=hostile_project)
    assert done.returncode == 0, done.stderr[-2000:]
    site = hostile_project / "site"
    assert [one for one in site.rglob("*") if one.is_file() and b"OUTSIDE-THE-PAGES" in one.read_bytes()] == []
    names = sorted(hostile_pages())
    with serving(site) as address:
        ran, outside = _visit(browser, address, names)
    assert ran == []
    assert outside == []


def _visit(browser, address, names):
    ran = []
    context = browser.new_context()
    outside = outside_of(context, address)
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    for name in names:
        page.goto(f"{address}{name}/", wait_until="load")
        page.evaluate(PROVOKE)
        page.wait_for_timeout(30)
        ran += [f"{one} on {name}" for one in page.evaluate("[top.ran ?? []].flat()")]
    page.goto(address, wait_until="load")
    page.keyboard.press("/")
    page.keyboard.type("zqx")
    page.locator(".md-search-result__item").first.wait_for()
    ran += [f"{one} in search" for one in page.evaluate("[top.ran ?? []].flat()")]
    context.close()
    return ran, outside
