"""The command `evidence review` and what stands under it, in the order in which the help lists it."""

import typer

from mkdocs_evidence.commands.reviewing.board import board_app
from mkdocs_evidence.commands.reviewing.pack import pack
from mkdocs_evidence.commands.reviewing.proof import seal, verify
from mkdocs_evidence.commands.reviewing.records import answer, bytes_, comments, import_, withdraw
from mkdocs_evidence.commands.reviewing.returned import transcribe
from mkdocs_evidence.commands.reviewing.status import status

review_app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Board review: take in signed files, check all of them, see who owes what, withdraw a claim.",
    epilog="Example: evidence review status",
)
review_app.command("import", epilog="Example: evidence review import sign-off.yml")(import_)
review_app.command(epilog="Example: evidence review pack hip/avn --for reviewer-a --by 2027-01-31 --out packs")(pack)
review_app.command(
    epilog="Example: evidence review transcribe hip/avn typed.txt --member reviewer-a --by clerk --key id_ed25519"
)(transcribe)
review_app.command(epilog="Example: evidence review verify")(verify)
review_app.command(epilog="Example: evidence review seal --member editor --key id_ed25519")(seal)
review_app.command(epilog="Example: evidence review status --format json")(status)
review_app.command(
    epilog="Example: evidence review withdraw hip/avn cd-stage-ii --member reviewer-a --key id_ed25519"
    ' --reason "The trial was retracted."'
)(withdraw)
review_app.command(epilog="Example: evidence review comments hip/avn-stage-2")(comments)
review_app.command(
    epilog='Example: evidence review answer hip/avn cd-stage-ii --member editor --key id_ed25519 --text "Done."'
)(answer)
review_app.command("bytes", epilog="Example: evidence review bytes sign-off.yml -o sign-off.bin")(bytes_)
review_app.add_typer(board_app, name="board")
