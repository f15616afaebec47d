"""Where an edition of a flow is: in a file, in another copy of the project, in its history, or in it as it stands.

Git is asked only where somebody names a revision or an edition of the past; files and folders need none.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.commands.project import stop
from mkdocs_evidence.model.layout import Layout

_SUFFIX = ".yml"
_EDITION = re.compile(r"(?P<flow>[^@:]+)@(?P<edition>[0-9]{1,9})")
_MOST_REVISIONS = 1_000
"""So many changes of one file are looked through for an edition."""
_PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The text of an edition."""

    name: str
    """Where it was found, as messages name it: `HEAD~3:content/flows/hip-avn.yml`."""
    flow: str
    """Id of the flow."""
    text: str


def find_editions(before: str, after: str, project: Path) -> tuple[Found, Found]:
    """The two editions that somebody wants compared; stops where one of them cannot be read.

    Args:
        before: A file, `FOLDER:FLOW`, `REVISION:FLOW`, `FLOW@EDITION`, or the id of a flow.
        after: The same; empty for the flow of `before` as it stands in the project. Of an id alone, without this, the
            last committed text is the earlier edition.
        project: The folder that holds content/.
    """
    if after:
        return find_edition(before, project), find_edition(after, project)
    if not _is_place(before):
        later = find_edition(before, project)
        return find_edition(f"HEAD:{before}", project), later
    earlier = find_edition(before, project)
    return earlier, find_edition(earlier.flow, project)


def find_edition(name: str, project: Path) -> Found:
    """One edition, named in any of the ways of `find_editions`; stops where it cannot be read."""
    layout = Layout.of(project)
    file = Path(name)
    if file.is_file() or (name.endswith(_SUFFIX) and ":" not in name):
        return _read(file, file.stem, str(file))
    if found := _EDITION.fullmatch(name):
        return _search_history(found["flow"], int(found["edition"]), layout)
    place, colon, flow = name.rpartition(":")
    flow = flow.removeprefix(f"{layout.name(layout.flows)}/").removesuffix(_SUFFIX)
    if not colon:
        return _read(layout.flows / f"{flow}{_SUFFIX}", flow, name)
    if Path(place).is_dir():
        file = Layout.of(Path(place)).flows / f"{flow}{_SUFFIX}"
        return _read(file, flow, str(file))
    return _read_revision(place, flow, layout)


def _is_place(name: str) -> bool:
    return ":" in name or name.endswith(_SUFFIX) or _EDITION.fullmatch(name) is not None or Path(name).is_file()


def _read(file: Path, flow: str, name: str) -> Found:
    try:
        return Found(name=name, flow=flow, text=file.read_text(encoding="utf-8"))
    except OSError as problem:
        stop(f"Cannot read `{name}`: {problem.strerror}.")
    except UnicodeDecodeError:
        stop(f"Cannot read `{name}`: it is not UTF-8.")


def _read_revision(revision: str, flow: str, layout: Layout) -> Found:
    file = f"{layout.name(layout.flows)}/{flow}{_SUFFIX}"
    if revision.startswith("-"):
        stop(f"`{revision}` is no revision of git.")
    text = _git(layout, "show", "--no-textconv", f"{revision}:./{file}")
    if text is None:
        stop(f"Git knows no `{file}` at `{revision}`. Name a commit, a tag or a branch that has it, or a file.")
    return Found(name=f"{revision}:{file}", flow=flow, text=text)


def _search_history(flow: str, edition: int, layout: Layout) -> Found:
    file = f"{layout.name(layout.flows)}/{flow}{_SUFFIX}"
    for revision in _revisions(file, layout):
        text = _git(layout, "show", "--no-textconv", f"{revision}:./{file}")
        if text is not None and re.search(rf"^edition:\s*{edition}\s*(#.*)?$", text, re.MULTILINE):
            return Found(name=f"{revision[:10]}:{file}", flow=flow, text=text)
    return stop(f"No commit holds edition {edition} of `{flow}`. Name a file, or a revision: `v1.0:{flow}`.")


def _revisions(file: str, layout: Layout) -> Iterator[str]:
    """Commits that changed a file, the last first: of an edition that was mended the last text counts."""
    yield from (_git(layout, "log", f"--max-count={_MOST_REVISIONS}", "--format=%H", "--", file) or "").split()


def _git(layout: Layout, *arguments: str) -> str | None:
    """What git answers, run in the project; None where it refuses. Stops where there is none."""
    command = ["git", "-C", str(layout.root), "--no-pager", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE_SECONDS, check=False)
        return done.stdout.decode() if done.returncode == 0 else None
    except FileNotFoundError:
        stop("Git is not installed, so only files and folders can be compared.")
    except (subprocess.TimeoutExpired, UnicodeDecodeError):
        return None
