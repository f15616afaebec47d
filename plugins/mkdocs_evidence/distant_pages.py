"""Pages made on another machine, which has the project's files and is told what was found out about them.

That machine opens the project in a MkDocs of its own and reads its pages, as the machine that builds does; only what
the rules and the ledger say is not worked out again. So everything of MkDocs is made where it is used, and none of it
has to travel.
"""

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from mkdocs_evidence.host.effort import Effort
from mkdocs_evidence.host.site_loop import Brought, Made, Work, collected_log, gather_work, make_page, read_pages
from mkdocs_evidence.model.settings import Channel
from mkdocs_evidence.opening import open_project
from mkdocs_evidence.pipeline import Compilation

_ASKED_FOR = re.compile(r"!ENV\s+(\[[^\]]*\]|\S+)")
"""Where `mkdocs.yml` takes something from the environment."""
_VARIABLE = re.compile(r"\w+")
_DATED_BY = "SOURCE_DATE_EPOCH"


@dataclass(slots=True, kw_only=True)
class DistantPages:
    """Makes pages of one site. Not frozen, since it is made ready where it is first called."""

    config_file: Path
    name: str
    """The same path as text, which stays what it was on the machine that builds."""
    is_strict: bool
    channel: Channel | None
    compilation: Compilation
    environment: Mapping[str, str | None]
    """Variables on which the site depends; None for those that are not set."""
    _work: Work | None = field(default=None, init=False)
    _pages: dict[str, int] = field(default_factory=dict, init=False)
    _folder: "tempfile.TemporaryDirectory[str] | None" = field(default=None, init=False)

    def __call__(self, path: str) -> Brought:
        """Makes the page of a source path."""
        with _environment(self.environment):
            if self._work is None:
                self._prepare()
            assert self._work is not None
            made = make_page(self._work, self._work.pages[self._pages[path]])
        files = _taken_from(self._work.build.staging.folder)
        records = tuple(map(self._as_at_home, made.records))
        return Brought(made=replace(made, records=records, failure=self._told_at_home(made)), files=files)

    def _prepare(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="evidence-pages-")
        # As where a build is started: no more is logged, and nothing twice.
        log = logging.getLogger("mkdocs")
        log.setLevel(logging.WARNING)
        log.propagate = False
        # What is logged before the first page is written is logged on the machine that builds, too.
        with collected_log(is_kept_quiet=True):
            config, plugin = open_project(
                self.config_file, is_strict=self.is_strict, site_dir=Path(self._folder.name) / "site"
            )
            plugin.is_dated_by_content = True
            plugin.effort = Effort(jobs=1, is_anew=True, compiled=self.compilation)
            if self.channel is not None:
                plugin.config["channel"] = self.channel.value
            config.plugins.on_startup(command="build", dirty=False)
            config = config.plugins.on_config(config)
            config.plugins.on_pre_build(config=config)
            work = gather_work(*read_pages(config), plugin.current)
        self._pages = {file.src_uri: place for place, file in enumerate(work.pages)}
        self._work = replace(work, is_shared=True)

    def _as_at_home(self, record: logging.LogRecord) -> logging.LogRecord:
        mirror = self._mirror()
        record.msg = str(record.msg).replace(mirror, "")
        record.message = record.msg
        return record

    def _told_at_home(self, made: Made) -> Exception | None:
        if made.failure is not None:
            made.failure.args = tuple(
                one.replace(self._mirror(), "") if isinstance(one, str) else one for one in made.failure.args
            )
        return made.failure

    def _mirror(self) -> str:
        """The folder under which this machine has the files of the one that builds."""
        return str(self.config_file).removesuffix(self.name)


def asked_for(config_file: Path) -> dict[str, str | None]:
    """The variables of the environment on which a site depends, as they are here."""
    text = config_file.read_text(encoding="utf-8", errors="replace")
    names = {_DATED_BY, *(name for found in _ASKED_FOR.findall(text) for name in _VARIABLE.findall(found))}
    return {name: os.environ.get(name) for name in sorted(names)}


def _taken_from(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The files that a page has left, which are removed."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    files = tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in found)
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    return files


@contextmanager
def _environment(variables: Mapping[str, str | None]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    _set(variables)
    try:
        yield
    finally:
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
