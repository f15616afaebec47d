"""What the review commands are given: a project, an article, a file, a key, a day; each stops with the reason."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mkdocs_evidence.commands.project import find_layout, stop
from mkdocs_evidence.terminal import count_of, show_progress

if TYPE_CHECKING:
    from mkdocs_evidence.model.claim import Article
    from mkdocs_evidence.model.ledger import Ledger
    from mkdocs_evidence.pipeline import Compilation

Project = Annotated[Path, typer.Option("--project", metavar="DIR", help="The folder that holds content/.")]
Member = Annotated[str, typer.Option("--member", metavar="ID", help="Who signs, with a key on the board.")]
Key = Annotated[Path, typer.Option("--key", metavar="FILE", help="Private Ed25519 key, or a backup of a review room.")]


def load_ledger(project: Path, as_of: str) -> "Ledger":
    """The content of a project, judged for a day: written as 2027-01-31, today when empty."""
    from mkdocs_evidence.load.site import load_site

    return replace(load_site(find_layout(project, None)), as_of=day_of(as_of))


def compile_project(project: Path, day: date) -> "Compilation":
    """The content of a project with everything that the rules find in it on a day."""
    from mkdocs_evidence.pipeline import compile_site

    with show_progress() as progress:
        return compile_site(find_layout(project, None), as_of=day, progress=progress)


def find_article(name: str, ledger: "Ledger") -> "Article":
    """The article with this id; stops with the nearest one where there is none."""
    from mkdocs_evidence.analysis.nearest import find_nearest
    from mkdocs_evidence.model.ids import ArticleId

    found = ledger.articles.get(ArticleId(name))
    if found is None:
        near = find_nearest(name, [*ledger.articles])
        stop(f"There is no article `{name}`.{f' Did you mean `{near}`?' if near else ''}")
    return found


def expect_claim(article: "Article", name: str) -> None:
    """Stops with the nearest claim when an article has none of this id."""
    from mkdocs_evidence.analysis.nearest import find_nearest

    known = [claim.id for claim in article.claims if claim.id is not None]
    if name not in known:
        near = find_nearest(name, known)
        stop(f"`{article.id}` has no claim `{name}`.{f' Did you mean `{near}`?' if near else ''}")


def read_key(file: Path) -> bytes:
    """The bytes of a key file; of a review room's backup those of the key in it, for whose passphrase it asks."""
    from mkdocs_evidence.signing.ed25519 import UnreadableKeyError
    from mkdocs_evidence.signing.key_backup import is_backup, open_backup

    try:
        content = file.read_bytes()
        return open_backup(content, _ask_passphrase(file)) if is_backup(content) else content
    except OSError as problem:
        stop(f"Cannot read `{file}`: {problem.strerror}.")
    except UnreadableKeyError as problem:
        stop(f"Cannot sign with `{file}`: {problem}")


def _ask_passphrase(file: Path) -> str:
    given: str = typer.prompt(f"Passphrase of {file.name}", hide_input=True, err=True)
    return given


def read_given_text(file: Path) -> str:
    """The text of a file that somebody sent."""
    try:
        return file.read_text(encoding="utf-8")
    except OSError as problem:
        stop(f"Cannot read `{file}`: {problem.strerror}.")
    except UnicodeDecodeError:
        stop(f"Cannot read `{file}`: it is not UTF-8. Ask for the file again, as an attachment.")


def day_of(text: str) -> date:
    """The day that a text names: written as 2027-01-31, today when empty."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        stop(f"`{text}` is no day. Write it as 2027-01-31.")


def claims_in_words(number: int) -> str:
    """So many claims: "1 claim", "2 claims"."""
    return count_of(number, "claim")
