import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from mkdocs_evidence.load.schema import SCHEMA_FOLDER, schema_texts
from mkdocs_evidence.load.site import load_site
from mkdocs_evidence.model.finding import Fault, Finding
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.source import SourceFile, SourceKind

Load = Callable[[dict[str, str | bytes]], Ledger]

ARTICLE = """\
---
type: guidance
title: Hips
question: What?
population: adults
authors: [editor-a]
written: 2026-01-01
searched: 2026-01-01
review_due: 2027-01-01
---

Words. [@castro-2000]
{: #one }
"""
REFERENCE = "type: book\ntitle: Hips\n"
PEOPLE = "editor-a: {name: A. Person, orcid: 0000-0002-1825-0097, role: editor}\n"
SITE: dict[str, str | bytes] = {
    "content/pages/hip/a.md": ARTICLE,
    "content/pages/index.md": "# Home\n",
    "content/references/castro-2000.yml": REFERENCE,
    "site_config/people.yml": PEOPLE,
}


def test_a_project_is_read_into_one_ledger(load: Load) -> None:
    ledger = load(SITE)
    assert ledger.faults == ()
    assert list(ledger.articles) == ["hip/a"]
    assert list(ledger.references) == ["castro-2000"]
    (author,) = ledger.articles["hip/a"].authors  # type: ignore[index]
    assert (author.name, author.orcid, author.role, author.person) == (
        "A. Person",
        "0000-0002-1825-0097",
        "editor",
        "editor-a",
    )


def test_a_folder_without_content_is_an_empty_ledger(load: Load) -> None:
    ledger = load({})
    assert (dict(ledger.articles), dict(ledger.references), ledger.faults) == ({}, {}, ())


def test_order_follows_the_names_of_the_files(load: Load) -> None:
    ledger = load({f"content/references/{name}.yml": REFERENCE for name in ("z", "B", "a", "sub/c")})
    assert list(ledger.references) == ["B", "a", "c", "z"]


FAULTY = [
    pytest.param(
        {"content/references/b.yml": "type: book\ntitle: caf\xe9\n".encode("latin-1")},
        "content/references/b.yml:2:11: unreadable-file: The file is not UTF-8: the byte 0xe9 in line 2 stands for no character. Save the file as UTF-8.",
        id="latin-1",
    ),
    pytest.param(
        {"content/pages/b.md": ARTICLE.encode("utf-16")},
        "content/pages/b.md:1:1: unreadable-file: The file is not UTF-8",
        id="utf-16",
    ),
    pytest.param(
        {"content/references/b.yaml": REFERENCE},
        "content/references/b.yaml:1:1: unreadable-file: `b.yaml` is not read: only files that end in `.yml` are. Rename it to end in `.yml`.",
        id="yaml-suffix",
    ),
    pytest.param(
        {"content/references/b.json": "{}"},
        "content/references/b.json:1:1: unreadable-file: `b.json` is not read: only files that end in `.yml` are. Move it elsewhere.",
        id="other-suffix",
    ),
    pytest.param(
        {"content/references/sub/castro-2000.yml": REFERENCE},
        "content/references/sub/castro-2000.yml:1:1: unreadable-file: Two files are called `castro-2000`; only `content/references/castro-2000.yml` is used. Rename one of them.",
        id="same-key",
    ),
    pytest.param(
        {"content/pages/hip/a.markdown": ARTICLE},
        "content/pages/hip/a.md:1:1: unreadable-file: Two files are called `hip/a`; only `content/pages/hip/a.markdown` is used.",
        id="same-page",
    ),
    pytest.param(
        {"site_config/evidance.yml": "rules: {}"},
        "site_config/evidance.yml:1:1: unreadable-file: `evidance.yml` is not read. Did you mean `evidence.yml`?",
        id="config-name",
    ),
    pytest.param(
        {"content/references/Castro 2001.yml": REFERENCE},
        "content/references/Castro 2001.yml:1:1: unreadable-file: No citation can name the file `Castro 2001.yml`.",
        id="name-with-space",
    ),
    pytest.param(
        {"content/references/b.yml": ""},
        "content/references/b.yml:1:1: missing-field: The file is empty; it should describe a reference. Fill it in, or delete it.",
        id="empty",
    ),
    pytest.param(
        {"site_config/people.yml": "editor-b: {name: B}"},
        "content/pages/hip/a.md:6:11: wrong-value: Nobody in `people.yml` has the id `editor-a`. Did you mean `editor-b`?",
        id="unknown-author",
    ),
    pytest.param(
        {"site_config/vocabulary/populations.yml": "adult: {name: Adults}"},
        "content/pages/hip/a.md:5:13: wrong-value: `adults` is no population of the vocabulary. Did you mean `adult`?",
        id="unknown-term",
    ),
    pytest.param(
        {"content/pages/hip/a.md": ARTICLE.replace("population", "flow: hip\npopulation")},
        "content/pages/hip/a.md:5:7: wrong-value: No flow is called `hip`. Write the flow's path under the flows folder.",
        id="unknown-flow",
    ),
    pytest.param(
        {"site_config/board.yml": "name: B\nmembers: [{person: editor-x, role: chair}]"},
        "site_config/board.yml:2:11: wrong-value: Nobody in `people.yml` has the id `editor-x`. Did you mean `editor-a`?",
        id="unknown-member",
    ),
]


@pytest.mark.parametrize(("files", "expected"), FAULTY)
def test_what_is_wrong_with_a_file_is_told_and_the_others_are_read(
    load: Load, told, files: dict[str, str | bytes], expected: str
) -> None:
    ledger = load({**SITE, **files})
    (line,) = told(ledger.faults)
    assert line.startswith(expected)
    assert "hip/a" in ledger.articles
    assert "castro-2000" in ledger.references


@pytest.mark.parametrize("name", [".hidden.md", ".git/a.yml", "README.md"])
def test_hidden_files_and_notes_beside_references_are_passed_over(load: Load, name: str) -> None:
    assert load({**SITE, f"content/references/{name}": "\xff\xfe"}).faults == ()


def test_a_link_out_of_the_project_is_not_followed(make_site, tmp_path_factory, told) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.md").write_text(ARTICLE)
    root = make_site(SITE)
    os.symlink(outside / "secret.md", root / "content/pages/secret.md")
    os.symlink(outside, root / "content/pages/folder")
    ledger = load_site(Layout.of(root))
    assert list(ledger.articles) == ["hip/a"]
    assert told(ledger.faults) == [
        "content/pages/folder:1:1: path-outside-content: This link leads out of the project, and is not followed. Copy the file here.",
        "content/pages/secret.md:1:1: path-outside-content: This link leads out of the project, and is not followed. Copy the file here.",
    ]


def test_a_link_that_leads_nowhere_or_round_is_told(make_site, told) -> None:
    root = make_site(SITE)
    os.symlink("nothing.md", root / "content/pages/broken.md")
    os.symlink("..", root / "content/pages/hip/round")
    assert told(load_site(Layout.of(root)).faults) == [
        "content/pages/broken.md:1:1: unreadable-file: This link leads to a file that is not there. Delete it, or mend it.",
        "content/pages/hip/round:1:1: unreadable-file: This link leads back to a folder that holds it. Delete it.",
    ]


def test_a_link_within_the_project_is_followed(make_site) -> None:
    root = make_site({**SITE, "shared/b.md": ARTICLE})
    os.symlink("../../shared", root / "content/pages/more")
    ledger = load_site(Layout.of(root))
    assert ledger.faults == ()
    assert list(ledger.articles) == ["hip/a", "more/b"]


def test_a_pipe_is_never_waited_for(make_site, told) -> None:
    root = make_site(SITE)
    os.mkfifo(root / "content/references/pipe.yml")
    assert told(load_site(Layout.of(root)).faults) == [
        "content/references/pipe.yml:1:1: unreadable-file: This is no file; it cannot be read. Delete it."
    ]


def test_a_file_name_that_is_no_text_can_be_shown(make_site) -> None:
    root = make_site(SITE)
    name = os.fsencode(root / "content/references") + b"/caf\xe9.yml"
    try:
        Path(os.fsdecode(name)).write_text("a: [")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    faults = load_site(Layout.of(root)).faults
    assert {fault.finding.at.file for fault in faults} == {"content/references/caf\\udce9.yml"}
    assert all(fault.finding.message.isascii() for fault in faults)


def test_every_text_is_inspected_and_what_is_found_joins_the_faults(make_site) -> None:
    root = make_site({**SITE, "content/references/castro-2000.yml": "\ufeff" + REFERENCE})

    def inspect(source: SourceFile) -> Iterable[Fault]:
        words = f"{source.kind.value} {len(source.text)}"
        return (Fault(name="hidden-characters", finding=Finding(at=Place(source.file, 1, 1), message=words)),)

    faults = load_site(Layout.of(root), inspect=inspect).faults
    assert {fault.finding.at.file: fault.finding.message for fault in faults} == {
        "content/pages/hip/a.md": f"{SourceKind.ARTICLE.value} {len(ARTICLE)}",
        "content/pages/index.md": f"{SourceKind.PAGE.value} 7",
        "content/references/castro-2000.yml": f"{SourceKind.DATA.value} {len(REFERENCE)}",
        "site_config/people.yml": f"{SourceKind.DATA.value} {len(PEOPLE)}",
    }


def test_the_number_of_processes_changes_nothing(make_site) -> None:
    files: dict[str, str | bytes] = {
        f"content/references/r{i}.yml": REFERENCE + ("vol: 1\n" if i % 7 == 0 else "") for i in range(250)
    }
    pages: dict[str, str | bytes] = {
        f"content/pages/p{i}.md": ARTICLE.replace("#one", f"#c{i} certainty=x") for i in range(120)
    }
    layout = Layout.of(make_site({**SITE, **files, **pages}))
    told_alone: list[tuple[str, int, int]] = []
    told_shared: list[tuple[str, int, int]] = []
    alone = load_site(layout, progress=lambda *told: told_alone.append(told))
    shared = load_site(layout, jobs=2, progress=lambda *told: told_shared.append(told))
    assert alone == shared
    assert len(alone.faults) == 36 + 120
    assert told_alone == told_shared
    assert told_alone[-1] == ("loading", 374, 374)


def test_pages_may_lie_elsewhere(make_site) -> None:
    root = make_site({"docs/a.md": ARTICLE, "site_config/people.yml": PEOPLE})
    ledger = load_site(Layout.of(root, pages=root / "docs"))
    assert list(ledger.articles) == ["a"]
    assert ledger.articles["a"].file == "docs/a.md"  # type: ignore[index]


def test_the_committed_schemas_are_those_of_the_decoders() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in SCHEMA_FOLDER.iterdir()}
    assert committed == schema_texts(), "run `evidence schema --write plugins/mkdocs_evidence/schemas`"
