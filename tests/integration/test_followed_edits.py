"""After any edits of any files, a preview shows what one shows that begins then, and refuses what it would refuse."""

import random
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from clinic_project import CLINIC

from mkdocs_evidence.forking import can_fork
from mkdocs_evidence.host.previewing.apart import PreviewApart
from mkdocs_evidence.host.previewing.preview import Answer, Preview
from mkdocs_evidence.load.kept.store import ENVIRONMENT
from mkdocs_evidence.mkdocs_run import open_for_preview
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.pipeline import compile_site

WARD = CLINIC.with_name("ward")
ROUNDS = 9
SHOWN_FINDINGS = 20
PATIENCE_SECONDS = 180

Edit = Callable[["Desk"], list[Path]]


class Desk:
    """A project with articles, works and flows, and an author who edits it at random."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = Path(shutil.copytree(CLINIC, root))
        for folder in ("references", "flows"):
            shutil.copytree(WARD / "content" / folder, root / "content" / folder, dirs_exist_ok=True)
        shutil.copy(WARD / "content" / "pages" / "fever.md", root / "docs")
        self.chance = chance
        self.number = 0
        self.layout = Layout.of(root, pages=root / "docs")
        self._saved: dict[Path, bytes | None] = {}

    def pick(self, pattern: str) -> Path:
        """One of the files of a kind."""
        return self.chance.choice(sorted(self.root.glob(pattern)))

    def write(self, path: Path, text: str | None) -> list[Path]:
        """Writes or deletes a file, which can be put back as it was."""
        self._saved.setdefault(path, path.read_bytes() if path.exists() else None)
        self.number += 1
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return [path]

    def replace(self, pattern: str, before: str, after: str) -> list[Path]:
        """Changes the first such words of a file; `#` stands for a new number."""
        path = self.pick(pattern)
        return self.write(
            path, path.read_text(encoding="utf-8").replace(before, after.replace("#", str(self.number)), 1)
        )

    def move(self, pattern: str) -> list[Path]:
        """Gives a file another name."""
        path = self.pick(pattern)
        text = path.read_text(encoding="utf-8")
        return [*self.write(path.with_stem(f"moved-{self.number}"), text), *self.write(path, None)]

    def mend(self) -> list[Path]:
        """Puts everything back as it was."""
        saved, self._saved = self._saved, {}
        for path, data in saved.items():
            if data is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(data)
        return [*saved]


ARTICLES, WORKS, FLOWS = "docs/[fl]*.md", "content/references/*.yml", "content/flows/*.yml"
EDITS: dict[str, Edit] = {
    "words": lambda desk: desk.replace(ARTICLES, "fictional score", "fictional score (#)"),
    "title": lambda desk: desk.replace(ARTICLES, "title: ", "title: New # "),
    "name of a claim": lambda desk: desk.replace(ARTICLES, "{: #", "{: #other-"),
    "no such work": lambda desk: desk.replace(ARTICLES, "[@", "[@nobody-"),
    "front matter": lambda desk: desk.replace(ARTICLES, "type: guidance", "type: [guidance"),
    "no article any more": lambda desk: desk.replace(ARTICLES, "type: guidance", "type: page"),
    "article goes": lambda desk: desk.write(desk.pick(ARTICLES), None),
    "article comes": lambda desk: desk.write(
        desk.root / f"docs/late-{desk.number}.md",
        (CLINIC / "docs/lamp.md").read_text(encoding="utf-8").replace("title: Lamp", f"title: Late {desk.number}"),
    ),
    "article moves": lambda desk: desk.move(ARTICLES),
    "title of a work": lambda desk: desk.replace(WORKS, "title: ", "title: New # "),
    "figure of a work": lambda desk: desk.replace(WORKS, "value: ", "value: 1"),
    "work is broken": lambda desk: desk.replace(WORKS, "title: ", "title: ["),
    "work is retracted": lambda desk: desk.replace(
        WORKS, "title: ", "notices: [{kind: retraction, date: 2025-01-01}]\ntitle: "
    ),
    "work stands twice": lambda desk: desk.write(
        desk.root / f"content/references/twin-{desk.number}.yml", desk.pick(WORKS).read_text(encoding="utf-8")
    ),
    "work goes": lambda desk: desk.write(desk.pick(WORKS), None),
    "work comes": lambda desk: desk.write(
        desk.root / f"content/references/late-{desk.number}.yml",
        (CLINIC / "content/references/dark-2003.yml").read_text(encoding="utf-8").replace("DOI:", "note:"),
    ),
    "work moves": lambda desk: desk.move(WORKS),
    "lock": lambda desk: desk.write(desk.layout.lock, desk.chance.choice(['{"form": 1}', "{"])),
    "title of a flow": lambda desk: desk.replace(FLOWS, "title: ", "title: New # "),
    "claim of a flow": lambda desk: desk.replace(FLOWS, "claims: ", "claims: no-"),
    "flow is broken": lambda desk: desk.replace(FLOWS, "facts:", "facts: ["),
    "flow goes": lambda desk: desk.write(desk.pick(FLOWS), None),
    "flow comes": lambda desk: desk.write(
        desk.root / f"content/flows/late-{desk.number}.yml",
        (WARD / "content/flows/rash.yml").read_text(encoding="utf-8"),
    ),
    "record": lambda desk: desk.write(desk.layout.reviews / "lamp" / f"{desk.number}.yml", 'article: "lamp"\n'),
    "vocabulary": lambda desk: desk.replace("site_config/vocabulary/*.yml", "name: ", "name: New # "),
    "severity": lambda desk: desk.write(
        desk.layout.site_config / "evidence.yml", "rules:\n  unsigned-claim: {severity: error}\n"
    ),
    "settings are broken": lambda desk: desk.write(desk.layout.site_config / "evidence.yml", "rules: [\n"),
    "name of the site": lambda desk: desk.replace("mkdocs.yml", "site_name: ", "site_name: New # "),
    "option": lambda desk: desk.replace("mkdocs.yml", "  - evidence", "  - evidence: {dashboard: true}"),
    "MkDocs is broken": lambda desk: desk.replace("mkdocs.yml", "theme: ", "theme: nobody-"),
    "ordinary page": lambda desk: desk.replace("docs/index.md", "# ", "# New # [gone](gone.md) "),
    "page comes": lambda desk: desk.write(desk.root / f"docs/page-{desk.number}.md", "# Page\n"),
}


def _open(desk: Desk, kept: Path, monkeypatch: pytest.MonkeyPatch, *, leaves_rest: bool) -> PreviewApart:
    """A preview in a process of its own, which knows nothing of any other, and keeps what it reads elsewhere."""
    monkeypatch.setenv(ENVIRONMENT, str(kept))
    opened = partial(open_for_preview, desk.root / "mkdocs.yml", kept / "site", None)
    return PreviewApart(partial(Preview, opened, leaves_rest=leaves_rest), lambda: None)


def _paths(desk: Desk) -> list[str]:
    """Pages of what is there, and the lists that tell of it."""
    pages = [one.relative_to(desk.layout.pages).with_suffix("") for one in desk.layout.pages.rglob("*.md")]
    works = [Path("references", one.stem) for one in desk.layout.references.glob("*.yml")]
    flows = [Path("flows", one.stem) for one in desk.layout.flows.glob("*.yml")]
    folders = [one.as_posix() for one in (*pages, *works, *flows) if one.name != "index"]
    return ["index.html", "references/index.html", "checks/index.html", *(f"{one}/index.html" for one in folders)]


def _shown(preview: PreviewApart, path: str) -> tuple[Answer | None, bytes | None]:
    answer, folder = preview.make(path), preview.folder
    assert folder is not None
    try:
        return answer, (folder / path).read_bytes() if answer is not None and answer.is_there else None
    except FileNotFoundError:  # the site has given way to the next meanwhile
        return None, None


def _assert_shown(followed: PreviewApart, path: str, expected: tuple[Answer | None, bytes | None]) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while _shown(followed, path) != expected and time.monotonic() < ends:
        time.sleep(0.1)  # what follows only with the rest of the site says so until then
    assert _shown(followed, path) == expected


def _assert_refused(followed: PreviewApart, desk: Desk) -> None:
    answer = followed.make("index.html")
    assert answer is not None
    assert answer.banner.is_refused
    errors = [one.message for one in compile_site(desk.layout).errors]
    assert [one.message for one in answer.banner.found if one.severity == "error"] == errors[:SHOWN_FINDINGS]


@pytest.mark.skipif(not can_fork(), reason="a preview of its own is another process")
@pytest.mark.parametrize("seed", range(3))
def test_after_any_edits_of_any_files_a_preview_is_as_one_that_begins_then(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    chance = random.Random(seed)
    desk = Desk(tmp_path / "project", chance)
    followed = _open(desk, tmp_path / "followed", monkeypatch, leaves_rest=True)
    assert followed.start()
    shown = refused = 0
    for number in range(ROUNDS):
        for _ in range(chance.randrange(1, 4)):
            followed.follow(chance.choice(sorted(EDITS.items()))[1](desk))
        if chance.random() < 0.5:
            followed.follow(desk.mend())
        begun = _open(desk, tmp_path / f"begun-{number}", monkeypatch, leaves_rest=False)
        if begun.start():
            for path in _paths(desk):
                _assert_shown(followed, path, _shown(begun, path))
            shown += 1
        else:
            _assert_refused(followed, desk)
            refused += 1
        begun.stop()
    followed.stop()
    assert shown >= 3
    assert refused >= 1
