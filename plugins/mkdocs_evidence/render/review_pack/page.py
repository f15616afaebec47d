"""A pack as a document to print: A4, black on white, in a size that reads well on a desk."""

from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from mkdocs_evidence.render.ballot_words import MEANING, SUPPORT, VERDICT
from mkdocs_evidence.render.edition import css_text
from mkdocs_evidence.render.review_pack.view import PackView
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
        sittings=count_of(len(pack.sittings), "sitting", "sittings"),
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


def left_out_text(pack: PackView) -> str:
    """Which claims are not in the pack and why; empty when all are."""
    return join_words([f"{count_of(number, 'claim', 'claims')} {why}" for why, number in pack.left_out.items()])


def _edges(pack: PackView) -> str:
    """What stands at the edge of every sheet, so that a loose one finds its way home."""
    who = f" for {pack.member}" if pack.member else ""
    codes = f"Version code {pack.version}. Pack {pack.code}{who}."
    return f":root{{--pack-title:{css_text(pack.question)};--pack-codes:{css_text(codes)}}}"
