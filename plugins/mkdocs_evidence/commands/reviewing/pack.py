"""`evidence review pack`: an article for a member who decides on paper or in Word."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.arguments import AsOf
from mkdocs_evidence.commands.project import stop
from mkdocs_evidence.commands.reviewing.given import Project, compile_project, day_of, find_article
from mkdocs_evidence.terminal import count_of, say

if TYPE_CHECKING:
    from mkdocs_evidence.model.ids import PersonId
    from mkdocs_evidence.model.ledger import Ledger


def pack(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Id of the article: hip/avn-stage-2.")],
    member: Annotated[
        str, typer.Option("--for", metavar="ID", help="Who is asked; a pack for anybody when left out.")
    ] = "",
    output: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write to.")] = Path(),
    wanted_by: Annotated[str, typer.Option("--by", metavar="DATE", help="By when it is wanted back: 2027-01-31.")] = "",
    sitting: Annotated[
        int, typer.Option("--sitting", min=0, metavar="N", help="Which of the sittings of about twelve claims; 0: all.")
    ] = 1,
    has_all: Annotated[bool, typer.Option("--all", help="Also claims that need nothing of this member now.")] = False,
    project: Project = Path(),
    as_of: AsOf = "",
) -> None:
    """Write what a member is to read and decide on, as a PDF to print and as a Word file to fill in.

    The PDF needs the extra `pdf`, the Word file the extra `word`; what is not installed is left out and said.
    """
    from mkdocs_evidence.export.article_pdf import PdfToolsMissingError
    from mkdocs_evidence.export.review_pack_pdf import export_pack_pdf
    from mkdocs_evidence.export.review_pack_word import WordToolsMissingError, export_pack_word
    from mkdocs_evidence.intake.returned.word_return import make_article_pack
    from mkdocs_evidence.render.review_pack.pack import PackWish

    found = compile_project(project, day_of(as_of))
    article_id = find_article(article, found.ledger).id
    wish = PackWish(
        member=_member(member, found.ledger) if member else None,
        wanted_by=day_of(wanted_by) if wanted_by else None,
        sitting=sitting or None,
        has_all=has_all,
    )
    made = make_article_pack(found.ledger.articles[article_id], found, wish)
    if sitting > max(1, made.sitting_count):
        stop(f"The claims make {count_of(made.sitting_count, 'sitting')}; none has the number {sitting}.")
    if not made.claims and made.flow is None:
        stop(f"`{article_id}` has nothing for `{member}` to decide on. `--all` makes a pack of every claim.")
    output.mkdir(parents=True, exist_ok=True)
    stem = "-".join(
        filter(None, ["review", re.sub(r"[^\w.-]+", "-", article_id), member, made.code, str(sitting or "all")])
    )
    wrote = 0
    for suffix, export in ((".pdf", export_pack_pdf), (".docx", export_pack_word)):
        try:
            content = export(made)
        except (PdfToolsMissingError, WordToolsMissingError) as problem:
            say(str(problem))
            continue
        path = output / f"{stem}{suffix}"
        path.write_bytes(content)
        wrote += 1
        say(f"Wrote {os.path.relpath(path)}.")
    if not wrote:
        stop("Nothing was written.")


def _member(name: str, ledger: "Ledger") -> "PersonId":
    from mkdocs_evidence.analysis.nearest import find_nearest
    from mkdocs_evidence.analysis.reviews.roll import find_seats
    from mkdocs_evidence.model.ids import PersonId

    member = PersonId(name)
    if not find_seats(member, ledger):
        near = find_nearest(name, [one.person for one in ledger.board.members] if ledger.board else [])
        stop(f"`{name}` has no seat on the board.{f' Did you mean `{near}`?' if near else ''}")
    return member
