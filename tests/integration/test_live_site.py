"""What a preview shows is what a build would make of the content as it is, or it says that a build would be refused."""

import gc
import logging
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from mkdocs.structure.files import File

from mkdocs_evidence.host.previewing.preview import Answer, Preview
from mkdocs_evidence.mkdocs_run import open_for_preview

SEARCH, MANIFEST = "search/index.html", "search/claims/manifest.bin"
LAMP, INDEX, WORK = "lamp/index.html", "index.html", "references/lamp-2001/index.html"


class Author:
    """Somebody who writes in a project and looks at its preview."""

    def __init__(self, project: Path, site: Path) -> None:
        self.project = project
        self._site = site
        self._preview = self._new()

    def _new(self, *, leaves_rest: bool = False) -> Preview:
        opened = partial(open_for_preview, self.project / "mkdocs.yml", self._site, None)
        preview = Preview(opened, leaves_rest=leaves_rest)
        assert preview.start()
        return preview

    def begin(self) -> Preview:
        """Begins a preview of a project that has errors."""
        self._preview = Preview(partial(open_for_preview, self.project / "mkdocs.yml", self._site, None))
        assert not self._preview.start()
        return self._preview

    def leave_rest(self) -> Preview:
        """Goes on with a preview in which nobody waits for what takes long."""
        self._preview.stop()
        self._preview = self._new(leaves_rest=True)
        return self._preview

    def edit(self, name: str, before: str, after: str) -> None:
        """Changes some words of a file, and waits until the preview has followed."""
        path = self.project / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        self._preview.follow([path])

    def add(self, name: str, text: str) -> None:
        """Writes a new file."""
        (self.project / name).parent.mkdir(parents=True, exist_ok=True)
        (self.project / name).write_text(text, encoding="utf-8")
        self._preview.follow([self.project / name])

    def remove(self, name: str) -> None:
        """Deletes a file."""
        (self.project / name).unlink()
        self._preview.follow([self.project / name])

    def look(self, path: str) -> tuple[Answer, str]:
        """What stands above a page, and the page."""
        answer = self._preview.make(path)
        assert answer is not None
        assert self._preview.folder is not None
        return answer, (self._preview.folder / path).read_text(encoding="utf-8") if answer.is_there else ""

    def read(self, path: str) -> str:
        """A page with which nothing is wrong."""
        answer, page = self.look(path)
        assert not answer.banner.is_refused
        return page

    def read_in_new_preview(self, path: str) -> str:
        """The page as a preview shows it that begins now."""
        self._preview.stop()
        self._preview = self._new()
        return self.read(path)

    def leave(self) -> None:
        """Ends the preview."""
        self._preview.stop()


@pytest.fixture
def author(clinic: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Author]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # MkDocs' own theme prints when it made the first page
    logger = logging.getLogger("mkdocs")
    level, propagates, handlers = logger.level, logger.propagate, [*logger.handlers]
    author = Author(clinic, tmp_path / "previewed" / "site")
    yield author
    author.leave()
    logger.level, logger.propagate, logger.handlers = level, propagates, handlers


EDITS: dict[str, Callable[[Author], None]] = {
    "the words of a claim": lambda author: author.edit("docs/lamp.md", "points under the", "points beneath the"),
    "a title": lambda author: author.edit("docs/lamp.md", "title: Lamp & score", "title: Score and lamp"),
    "a claim more": lambda author: author.edit(
        "docs/lamp.md", "## Harm", "Nobody wrote of lamps at night. [@lamp-2001]\n{: #night }\n\n## Harm"
    ),
    "a work": lambda author: author.edit(
        "content/references/lamp-2001.yml", "A fictional trial of a fictional lamp", "A renamed trial"
    ),
    "an ordinary page": lambda author: author.edit("docs/index.md", "# ", "# New: "),
    "a new page": lambda author: author.add("docs/notes/night.md", "# Night\n"),
    "a word of the site": lambda author: author.edit("mkdocs.yml", "site_name: Clinic", "site_name: Ward"),
}


@pytest.mark.parametrize("edit", [pytest.param(one, id=name) for name, one in EDITS.items()])
def test_after_an_edit_every_page_is_as_in_a_preview_that_begins_then(
    edit: Callable[[Author], None], author: Author
) -> None:
    paths = (LAMP, INDEX, WORK, "references/index.html", "notes/hours/index.html")
    before = [author.read(path) for path in paths]
    edit(author)
    after = [author.read(path) for path in paths]
    assert after != before
    assert after == [author.read_in_new_preview(paths[0]), *(author.read(path) for path in paths[1:])]


def test_what_lists_articles_follows_before_anybody_looks_at_them_again(author: Author) -> None:
    paths = (WORK, "references/index.html", INDEX)
    before = [author.read(path) for path in paths]
    for old, new in (("Lamp & score", "Score and lamp"), ("points under the", "points beneath the")):
        author.edit("docs/lamp.md", old, new)
        after = [author.read(path) for path in paths]
        assert after != before
        before = after
    assert before == [author.read_in_new_preview(paths[0]), *(author.read(path) for path in paths[1:])]


def test_an_error_is_above_every_page_until_it_is_mended(author: Author) -> None:
    good = author.read(LAMP)
    author.edit("docs/lamp.md", "@lamp-2001#score", "@lamp-2002#score")
    answer, page = author.look(LAMP)
    assert page == good
    assert answer.banner.is_refused
    assert any("lamp-2002" in one.message and "docs/lamp.md" in one.place for one in answer.banner.found)
    other, _ = author.look(INDEX)
    assert other.banner.is_refused
    author.edit("docs/lamp.md", "@lamp-2002#score", "@lamp-2001#score")
    assert author.read(LAMP) == good


def test_an_article_that_was_deleted_amid_errors_is_gone_when_they_are_mended(author: Author) -> None:
    text = (author.project / "docs/lamp.md").read_text(encoding="utf-8")
    author.add("docs/torch.md", text.replace("title: Lamp & score", "title: Torch and score"))
    assert "Torch and score" in author.read(WORK)
    author.edit("docs/lamp.md", "@lamp-2001#score", "@lamp-2002#score")
    author.remove("docs/torch.md")
    author.edit("docs/lamp.md", "@lamp-2002#score", "@lamp-2001#score")
    page = author.read(WORK)
    assert "Torch and score" not in page
    assert page == author.read_in_new_preview(WORK)


def test_a_page_that_nobody_saw_before_its_error_is_not_shown(author: Author) -> None:
    author.edit("docs/lamp.md", "@lamp-2001#score", "@lamp-2002#score")
    answer, _ = author.look(LAMP)
    assert not answer.is_there
    assert "has to wait" in answer.banner.heading
    author.edit("docs/lamp.md", "@lamp-2002#score", "@lamp-2001#score")
    assert "The mean fictional score" in author.read(LAMP)


def test_among_many_findings_the_errors_come_first_and_all_are_counted(author: Author) -> None:
    claims = "".join(f"- Nobody knows {number} lamps.\n{{: #unknown-{number} }}\n\n" for number in range(24))
    author.edit("docs/lamp.md", "## Harm", f"{claims}- A lamp helps 3 of 4. [@lamp-2002]\n{{: #late }}\n\n## Harm")
    answer, _ = author.look(LAMP)
    found = [one.severity for one in answer.banner.found]
    assert len(found) == 20
    assert found == sorted(found, key=["error", "warning", "info"].index)
    assert " more; `evidence check` lists all." in answer.banner.more


def test_a_new_page_that_waits_for_errors_elsewhere_says_so(author: Author) -> None:
    author.edit("docs/lamp.md", "@lamp-2001#score", "@lamp-2002#score")
    author.add("docs/night.md", "# Night\n")
    answer, _ = author.look("night/index.html")
    assert answer.banner.is_refused
    assert not answer.is_there
    author.edit("docs/lamp.md", "@lamp-2002#score", "@lamp-2001#score")
    assert "Night" in author.read("night/index.html")


def test_a_project_that_begins_with_errors_is_shown_when_they_are_mended(author: Author) -> None:
    author.leave()
    _break(author, "@lamp-2001#score", "@lamp-2002#score")
    preview = author.begin()
    for path in (LAMP, INDEX):
        answer = preview.make(path)
        assert answer is not None
        assert not answer.is_there
        assert answer.banner.is_refused
        assert any("lamp-2002" in one.message for one in answer.banner.found)
    assert preview.make("assets/style.css") is None
    author.edit("docs/lamp.md", "@lamp-2002#score", "@lamp-2001#score")
    assert "The mean fictional score" in author.read(LAMP)


def _break(author: Author, before: str, after: str) -> None:
    page = author.project / "docs/lamp.md"
    page.write_text(page.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def test_a_hook_that_changed_is_read_again(author: Author) -> None:
    author.add("word.py", "def on_page_content(html, **_):\n    return html + '<p>One.</p>'\n")
    author.edit("mkdocs.yml", "plugins:", "hooks: [word.py]\nplugins:")
    assert "<p>One.</p>" in author.read(INDEX)
    author.edit("word.py", "One.", "Two.")
    assert "<p>Two.</p>" in author.read(INDEX)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("mkdocs.yml", "theme: mkdocs", "theme: nobody-has-it"),
        ("mkdocs.yml", "plugins:", "plugins: ["),
        ("site_config/evidence.yml", "", "nobody: [\n"),
        ("content/references/lamp-2001.yml", "title:", "title: ["),
    ],
)
def test_what_cannot_be_read_keeps_the_last_pages_and_says_so(
    author: Author, name: str, before: str, after: str
) -> None:
    good = author.read(LAMP)
    text = (author.project / name).read_text(encoding="utf-8")
    author.edit(name, before or text, after if before else after + text)
    answer, page = author.look(LAMP)
    assert answer.banner.is_refused
    assert page == good
    (author.project / name).write_text(text, encoding="utf-8")
    author.edit(name, text, text)
    assert author.read(LAMP) == good


@pytest.fixture
def searching(author: Author) -> tuple[Author, Preview]:
    """An author whose site can be searched, and the preview, in which nothing was searched."""
    author.edit("mkdocs.yml", "  - evidence", "  - evidence: {search: true}")
    return author, author.leave_rest()


def _index(preview: Preview) -> dict[str, bytes]:
    assert preview.folder is not None
    return {one.name: one.read_bytes() for one in (preview.folder / "search" / "claims").iterdir()}


def test_what_is_not_there_yet_is_awaited_and_shown_as_nothing_else(searching: tuple[Author, Preview]) -> None:
    _, preview = searching
    page, file = preview.make(SEARCH), preview.make(MANIFEST)
    assert page is not None
    assert file is not None
    assert not page.is_there
    assert not page.banner.is_refused
    assert "is being made" in page.banner.heading
    assert file.is_awaited
    assert preview.lacks_rest
    preview.bring_up()
    preview.let_go()
    assert not preview.lacks_rest
    made = preview.make(SEARCH)
    assert made is not None
    assert made.is_there
    assert preview.make(MANIFEST) is None


def test_links_to_pages_that_are_not_there_yet_are_no_fault(author: Author, caplog: pytest.LogCaptureFixture) -> None:
    author.edit("mkdocs.yml", "plugins:", "nav: [index.md, lamp.md, concepts/index.md, search/report.md]\nplugins:")
    author.edit("mkdocs.yml", "  - evidence", "  - evidence: {search: true}")
    author.edit("docs/index.md", "# ", "[All concepts](concepts/index.md)\n\n# ")
    caplog.clear()
    logging.getLogger("mkdocs").addHandler(caplog.handler)
    answer, _ = author.look(INDEX)
    author.edit("mkdocs.yml", "site_name: Clinic", "site_name: Ward")
    assert answer.banner.found == ()
    assert "concepts/index.md" not in caplog.text


def test_after_an_edit_search_answers_as_before_and_every_page_says_of_when(searching: tuple[Author, Preview]) -> None:
    author, preview = searching
    preview.bring_up()
    preview.let_go()
    before = _index(preview)
    author.edit("docs/lamp.md", "points under the", "points beneath the")
    for path in (LAMP, SEARCH):
        answer, _ = author.look(path)
        assert answer.is_there
        assert "Search still answered from the content as it was at " in answer.banner.elsewhere
    assert "points beneath the" in author.read(LAMP)
    assert _index(preview) == before
    assert preview.has_shown_old
    preview.bring_up()
    preview.let_go()
    answer, _ = author.look(LAMP)
    assert "Search" not in answer.banner.elsewhere
    after = _index(preview)
    assert after != before
    fresh = author.leave_rest()
    fresh.bring_up()
    assert after == _index(fresh)


def test_a_site_that_another_took_the_place_of_leaves_no_pages_in_memory(searching: tuple[Author, Preview]) -> None:
    _, preview = searching

    def plan_anew() -> int:
        preview.bring_up()
        preview.let_go()
        gc.unfreeze()
        # Pages that nobody wrote are most; those that Markdown reads are held by what has read them.
        return sum(isinstance(one, File) and one.abs_src_path is None for one in gc.get_objects())

    gc.collect()
    # What holds itself would stay, since a preview looks for no such things.
    gc.disable()
    try:
        first = plan_anew()
        assert first > 5
        assert plan_anew() == first
    finally:
        gc.enable()


def test_a_refusal_is_not_forgotten_when_somebody_searches(searching: tuple[Author, Preview]) -> None:
    author, preview = searching
    author.edit("docs/lamp.md", "@lamp-2001#score", "@lamp-2002#score")
    assert not preview.lacks_rest
    for path in (SEARCH, LAMP, INDEX):
        answer, _ = author.look(path)
        assert answer.banner.is_refused, path
    author.edit("docs/lamp.md", "@lamp-2002#score", "@lamp-2001#score")
    assert "The mean fictional score" in author.read(LAMP)


def test_a_refusal_is_not_forgotten_where_a_search_is_made_when_it_is_asked_for(author: Author) -> None:
    author.edit("mkdocs.yml", "  - evidence", "  - evidence: {search: true}")
    author.edit("docs/lamp.md", "@lamp-2001#score", "@lamp-2002#score")
    for path in (SEARCH, INDEX, LAMP):
        answer, _ = author.look(path)
        assert answer.banner.is_refused, path


def test_a_new_work_is_linked_to_only_by_pages_that_say_what_is_missing(searching: tuple[Author, Preview]) -> None:
    author, preview = searching
    text = (author.project / "content/references/lamp-2001.yml").read_text(encoding="utf-8")
    author.add("content/references/lamp-2002.yml", text.replace("DOI: ", "DOI: 10.99999/made-up.2 # "))
    answer = preview.make("references/lamp-2002/index.html")
    assert answer is not None
    assert not answer.is_there
    assert preview.lacks_rest
    preview.bring_up()
    preview.let_go()
    assert "lamp" in author.read("references/lamp-2002/index.html")


def test_what_nobody_foresaw_stands_above_every_page_until_the_content_changes(author: Author) -> None:
    preview = author.leave_rest()
    preview.refuse("The search and the lists could not be brought up: ValueError: no.")
    answer, _ = author.look(LAMP)
    assert answer.banner.is_refused
    assert "could not be brought up" in answer.banner.heading
    author.edit("docs/lamp.md", "points under the", "points beneath the")
    assert "points beneath the" in author.read(LAMP)


def test_a_page_that_lost_a_claim_on_its_way_is_refused(author: Author) -> None:
    author.add(
        "drop.py", "def on_post_page(output, **_):\n    return output.replace('The mean fictional score', 'It')\n"
    )
    author.edit("mkdocs.yml", "plugins:", "hooks: [drop.py]\nplugins:")
    answer, _ = author.look(LAMP)
    assert answer.banner.is_refused
    assert any("lamp-score" in one.message for one in answer.banner.found)


def test_a_page_that_cannot_be_made_says_why_in_its_place(author: Author) -> None:
    author.add("fall.py", "def on_post_page(output, page, **_):\n    return output if page.is_homepage else 1 / 0\n")
    author.edit("mkdocs.yml", "plugins:", "hooks: [fall.py]\nplugins:")
    answer, _ = author.look(LAMP)
    assert not answer.is_there
    assert answer.banner.is_refused
    assert any("could not be made: division by zero" in one.message for one in answer.banner.found)


def test_what_mkdocs_says_of_a_page_stands_above_it(author: Author) -> None:
    author.edit("docs/index.md", "# ", "[gone](gone.md)\n\n# ")
    answer, _ = author.look(INDEX)
    assert any("gone.md" in one.message for one in answer.banner.found)
