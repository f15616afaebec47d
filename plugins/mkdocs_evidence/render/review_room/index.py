"""The list of all review rooms: the one address that a member of the board keeps."""

from dataclasses import dataclass

from mkdocs_evidence.render.board.status import status_sentence
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.review_room.page import FOLDER, STYLE, room_file
from mkdocs_evidence.render.templating import render_template

ROOM_INDEX = f"{FOLDER}/index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLine:
    """One room."""

    question: str
    url: str
    sentence: str
    """How many of its claims are approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomIndexView:
    """The page."""

    site: str
    board: str
    is_demonstration: bool
    style: str
    rooms: tuple[RoomLine, ...]


def render_room_index(site: SiteFacts) -> str:
    """The whole HTML document, with the articles in the order of the ledger."""
    links = Links(here=f"{FOLDER}/index.md", directory_urls=site.directory_urls)
    board = site.ledger.board
    view = RoomIndexView(
        site=site.name,
        board=board.name if board else "",
        is_demonstration=board is not None and board.demonstration,
        style=links.to_file(STYLE),
        rooms=tuple(
            RoomLine(
                question=article.question or article.title,
                url=links.to_file(room_file(article.id)),
                sentence=status_sentence(site.standing(article)),
            )
            for article in site.ledger.articles.values()
        ),
    )
    return render_template("review_room_index.html", view)
