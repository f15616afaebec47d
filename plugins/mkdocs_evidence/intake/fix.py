"""Writes the mechanical cures of diagnostics into the author's files, and nothing else."""

import difflib
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs_evidence.intake.id_edits import Cure, find_id_cures
from mkdocs_evidence.load.articles.article import load_article
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.finding import Diagnostic, Edit
from mkdocs_evidence.model.ids import ArticleId
from mkdocs_evidence.model.layout import Layout
from mkdocs_evidence.model.place import LINE_END
from mkdocs_evidence.pipeline import Progress, compile_site

MISSING_ID = "missing-claim-id"
"""The rule whose cure needs the text of the file, so its findings carry no edits."""


_NEW_FILE = 0o644
"""Permissions of a file that was not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFix:
    """What is cured in one file."""

    file: str
    """Path from the root of the project."""
    edits: int
    """How many cures were put in."""
    diff: str
    """Unified diff of the text, with line feeds only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixResult:
    """What `fix_site` did, or would do."""

    fixes: tuple[FileFix, ...]
    """In order of file name."""
    left: tuple[Diagnostic, ...]
    """Findings whose cure would have changed what the file says; a person has to act there."""

    @property
    def diff(self) -> str:
        """All files' diffs in one."""
        return "".join(fix.diff for fix in self.fixes)


def fix_site(layout: Layout, *, write: bool, jobs: int = 1, progress: Progress | None = None) -> FixResult:
    """Applies every mechanical cure that the rules propose for a project.

    A file is replaced whole or not at all, and no byte changes outside the cures. Running it again changes nothing.

    Args:
        layout: Where the files are.
        write: False only computes the result, for `--diff`.
        jobs: Processes to share the checking among.
        progress: Told how far the checking is.

    Raises:
        OSError: The disk failed.
    """
    compilation = compile_site(layout, jobs=jobs, progress=progress)
    articles = {article.file: article for article in compilation.ledger.articles.values()}
    curable: dict[str, list[Diagnostic]] = {}
    for diagnostic in (*compilation.diagnostics, *compilation.judgement.old):
        files = {edit.at.file for edit in diagnostic.edits}
        for file in files | ({diagnostic.at.file} if diagnostic.name == MISSING_ID else set()):
            curable.setdefault(file, []).append(diagnostic)
    fixes: list[FileFix] = []
    left: list[Diagnostic] = []
    for file, diagnostics in sorted(curable.items()):
        path = layout.root / file
        mark, before = _split_mark(path.read_bytes().decode("utf-8"))
        after, made = _apply_harmless(before, list(_find_cures(file, before, diagnostics, articles.get(file))), file)
        left += [one for one in diagnostics if not any(cure.diagnostic is one for cure in made)]
        if made:
            fixes.append(FileFix(file=file, edits=len(made), diff=_diff(before, after, file)))
        if made and write:
            replace_file(path, (mark + after).encode("utf-8"))
    return FixResult(fixes=tuple(fixes), left=tuple(left))


def apply_edits(text: str, edits: Iterable[Edit]) -> str | None:
    """The text with every edit made; None when two of them overlap or one lies outside the text.

    Lines of an edit's own text end as the file's lines do.
    """
    starts = [0, *(found.end() for found in LINE_END.finditer(text))]
    ending = found[0] if (found := LINE_END.search(text)) is not None else "\n"
    stretches: list[tuple[int, int, str]] = []
    for edit in edits:
        start = _offset(starts, edit.at.line, edit.at.column)
        stop = _offset(starts, *edit.at.end)
        if not 0 <= start <= stop <= len(text):
            return None
        stretches.append((start, stop, edit.text.replace("\n", ending)))
    pieces: list[str] = []
    at = 0
    for start, stop, put in sorted(stretches):
        if start < at:
            return None
        pieces += [text[at:start], put]
        at = stop
    return "".join([*pieces, text[at:]])


def replace_file(path: Path, content: bytes) -> None:
    """Puts new content in the place of a file in one step, with the file's permissions; makes it when there is none.

    Raises:
        OSError: The disk failed; the file is as it was.
    """
    mode = path.stat().st_mode if path.exists() else _NEW_FILE
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode & 0o7777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _split_mark(text: str) -> tuple[str, str]:
    """A byte order mark, or nothing, and the text behind it; places count from there."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return mark, text.removeprefix(mark)


def _find_cures(file: str, text: str, diagnostics: Sequence[Diagnostic], article: Article | None) -> Iterator[Cure]:
    for one in diagnostics:
        if edits := tuple(edit for edit in one.edits if edit.at.file == file):
            yield Cure(diagnostic=one, edits=edits)
    if article is not None:
        missing = {one.at.line: one for one in diagnostics if one.name == MISSING_ID}
        yield from find_id_cures(article, text, missing)


def _apply_harmless(text: str, cures: Sequence[Cure], file: str) -> tuple[str, Sequence[Cure]]:
    """The text with all cures made; where that would change what it says, with those that do not. And which."""
    after = _try(text, cures, file)
    if after is not None:
        return after, cures
    kept: list[Cure] = []
    after = text
    for cure in cures:
        tried = _try(text, [*kept, cure], file)
        if tried is not None:
            kept.append(cure)
            after = tried
    return after, kept


def _try(text: str, cures: Sequence[Cure], file: str) -> str | None:
    """The cured text; None when it would say something else than the text without what the cures take out of it."""
    after = apply_edits(text, [edit for cure in cures for edit in cure.edits])
    without = apply_edits(text, [cure.taken_out for cure in cures if cure.taken_out is not None])
    if after is None or without is None or not _says_the_same(without, after, file):
        return None
    return after


def _says_the_same(before: str, after: str, file: str) -> bool:
    """Whether an article has the same claims, citations, prose and headings; other files hold none."""
    return not file.endswith(".md") or _statements(before, file) == _statements(after, file)


def _statements(text: str, file: str) -> tuple[object, ...]:
    article, _ = load_article(text, file=file, article_id=ArticleId(file))
    if article is None:
        return (text,)
    claims = tuple(
        (claim.kind, claim.text, claim.section, tuple((one.key, one.extract, one.relation) for one in claim.citations))
        for claim in article.claims
    )
    rest = (article.prose, article.lay_texts, article.answer, article.headings, article.captions, article.oddities)
    return (claims, *(tuple(getattr(one, "text", "") for one in group) for group in rest))


def _offset(starts: Sequence[int], line: int, column: int) -> int:
    return starts[line - 1] + column - 1 if 0 < line <= len(starts) else -1


def _diff(before: str, after: str, file: str) -> str:
    old, new = ([line + "\n" for line in LINE_END.split(text)] for text in (before, after))
    return "".join(difflib.unified_diff(old, new, fromfile=f"a/{file}", tofile=f"b/{file}"))
