"""The command `evidence pdf`: one article as a document to hand on."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.arguments import Project
from mkdocs_evidence.commands.project import FINDINGS, printed, refuses, stop
from mkdocs_evidence.report.forms import Format
from mkdocs_evidence.terminal import say, show_progress

if TYPE_CHECKING:
    from mkdocs_evidence.model.claim import Article
    from mkdocs_evidence.model.ledger import Ledger


def pdf(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of an article, or its file.")],
    project: Project = Path(),
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; ARTICLE.pdf if left out.")
    ] = None,
    all_evidence: Annotated[
        bool, typer.Option("--all-evidence", help="With notes, scopes and the grounds of each step, on more sheets.")
    ] = False,
) -> None:
    """Write an article as a tagged PDF with version and date on every sheet. Needs the extra `pdf`."""
    from mkdocs_evidence.export.article_pdf import PdfToolsMissingError, export_article_pdf
    from mkdocs_evidence.load.articles.withholding import CannotWithholdError, withhold_unapproved
    from mkdocs_evidence.mkdocs_run import find_mkdocs_file, look_at_project
    from mkdocs_evidence.opening import UnusableProjectError
    from mkdocs_evidence.pipeline import compile_site, read_text
    from mkdocs_evidence.render.facts import gather_site
    from mkdocs_evidence.syntax.front_matter import split_front_matter

    try:
        seen = look_at_project(find_mkdocs_file(project))
    except UnusableProjectError as problem:
        stop(str(problem))
    with show_progress() as progress:
        compilation = compile_site(seen.layout, progress=progress)
    if refuses(compilation.diagnostics, strict=False):
        sys.stdout.write(printed(compilation.diagnostics, seen.layout, Format.TEXT, compilation))
        say("No PDF was made: what has errors is not handed on.")
        raise typer.Exit(FINDINGS)
    try:
        publication = withhold_unapproved(compilation.ledger, partial(read_text, seen.layout))
    except CannotWithholdError as problem:
        stop(str(problem))
    chosen = _named(article, publication.ledger)
    site = gather_site(publication.ledger, name=seen.name, url=seen.url, directory_urls=seen.directory_urls)
    text = publication.texts.get(chosen.id) or read_text(seen.layout, chosen.file)
    parts = split_front_matter(text or "")
    try:
        written = export_article_pdf(
            chosen, site, parts.body if parts else "", language=seen.language, is_whole=all_evidence
        )
    except PdfToolsMissingError as problem:
        stop(str(problem))
    output = output or Path(f"{Path(chosen.id).name}.pdf")
    output.write_bytes(written)
    say(f"Wrote {os.path.relpath(output)}.")


def _named(name: str, ledger: "Ledger") -> "Article":
    """The article of an id, or of the path of its file."""
    from mkdocs_evidence.analysis.nearest import find_nearest

    for article in ledger.articles.values():
        if name == article.id or (name.endswith(".md") and Path(name).as_posix().endswith(article.file)):
            return article
    names = [str(one) for one in ledger.articles]
    near = find_nearest(name, names)
    known = f"Did you mean `{near}`?" if near else f"These there are: {', '.join(names) or 'none'}."
    return stop(f"There is no article `{name}`. {known}")
