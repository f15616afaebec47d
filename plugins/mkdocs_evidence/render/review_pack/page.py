"""A pack as a document to print: A4, black on white, in a size that reads well on a desk."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from mkdocs_evidence.render.board.ballot_words import MEANING, SUPPORT, VERDICT
from mkdocs_evidence.render.edition import css_text
from mkdocs_evidence.render.review_pack.view import PackSitting, PackView
from mkdocs_evidence.render.templating import render_template
from mkdocs_evidence.render.words import Term, count_of, join_words

_STYLE = Path(__file__).with_name("review_pack.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPageView:
    """What the sheets say besides the pack."""

    pack: PackView
    style: Markup
    asked: str
    """How many claims, and whether the flow."""
    sittings: str
    headings: tuple[str, ...]
    """One for each sitting of the pack."""
    left_out: str
    support: tuple[Term, ...]
    verdicts: tuple[Term, ...]
    meanings: tuple[Term, ...]


def render_pack(pack: PackView) -> str:
    """The whole HTML document."""
    view = PackPageView(
        pack=pack,
        style=Markup(_STYLE.read_text(encoding="utf-8") + _edges(pack)),
        asked=asked_text(pack),
        sittings=sittings_text(pack),
        headings=tuple(sitting_heading(one, pack) for one in pack.sittings),
        left_out=left_out_text(pack),
        support=tuple(SUPPORT.values()),
        verdicts=tuple(VERDICT.values()),
        meanings=tuple(MEANING.values()),
    )
    return render_template("review_pack.html", view)


def asked_text(pack: PackView) -> str:
    """What the member is to decide on: `12 claims and the decision flow`."""
    claims = count_of(len(pack.claims), "claim", "claims")
    return f"{claims} and the decision flow" if pack.flow else claims


def sittings_text(pack: PackView) -> str:
    """How the claims are parted: `sitting 2 of 8`, or all of them."""
    if len(pack.sittings) == 1 < pack.sitting_count:
        return f"sitting {pack.sittings[0].number} of {pack.sitting_count}"
    return count_of(pack.sitting_count, "sitting", "sittings")


def sitting_heading(sitting: PackSitting, pack: PackView) -> str:
    """What stands above the claims of a sitting."""
    first, last = sitting.claims[0].number, sitting.claims[-1].number
    return f"Sitting {sitting.number} of {pack.sitting_count}: claims {first} to {last}, {sitting.time}"


def left_out_text(pack: PackView) -> str:
    """Which claims are not in the pack and why; empty when all are."""
    return join_words([f"{count_of(number, 'claim', 'claims')} {why}" for why, number in pack.left_out.items()])


def _edges(pack: PackView) -> str:
    """What stands at the edge of every sheet, so that a loose one finds its way home."""
    who = f" for {pack.member}" if pack.member else ""
    codes = f"Version code {pack.version}. Pack {pack.code}{who}."
    return f":root{{--pack-title:{css_text(pack.question)};--pack-codes:{css_text(codes)}}}"
