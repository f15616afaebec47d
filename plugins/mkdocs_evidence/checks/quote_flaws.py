"""Words for what is wrong with a quotation, shared by the rules on quotes of extracts and of claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.quotes.differences import Difference, find_nearest_passage
from mkdocs_evidence.analysis.quotes.misquotes import FEWEST_CONTENT_WORDS, Flaw, Misquote
from mkdocs_evidence.analysis.quotes.omissions import MOST_OMITTED, Omission, Omitted

_MOST_DIFFERENCES = 3
_OMISSIONS = {
    Omitted.NEGATION: "The `…` leaves out “{words}”, which turns the sentence round.",
    Omitted.NUMBER: "The `…` leaves out a figure, “{words}”; what follows could be read as its result.",
    Omitted.ARM: "The `…` leaves out a side of the comparison, “{words}”; its result could be read as the other's.",
    Omitted.NOTHING: "The `…` leaves nothing out: the words on its sides stand next to each other in the source.",
    Omitted.SENTENCES: "The `…` joins half of one sentence to half of another. Between them stands “{words}”.",
    Omitted.CLAUSES: "The `…` passes from one half-sentence to the next, over “{words}”; each has a verb of its own.",
    Omitted.MUCH: f"The `…` leaves out more than {MOST_OMITTED} words.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What can be said of words that a text does not hold."""

    is_near: bool
    """Whether the text has a passage like them."""
    message: str
    remedy: str


def describe_misquote(misquote: Misquote, quote: str, source: str) -> tuple[str, str]:
    """What is wrong with a quotation, and what to do, each in a sentence or two.

    Args:
        misquote: What was found.
        quote: The quotation.
        source: The text it was compared with; empty when there was none.
    """
    match misquote.flaw:
        case Flaw.TOO_SHORT:
            few = f"The quote has fewer than {FEWEST_CONTENT_WORDS} words that carry meaning"
            return (
                f"{few}; so few could come from any text.",
                "Quote more of the sentence, or leave the quote out and keep the figures.",
            )
        case Flaw.LONE_OMISSION:
            return "An `…` of the quote has no words on one side.", "Take the `…` out, or add the words."
        case Flaw.CUT:
            message = f"The quote cuts through a word or a figure: the source has “{misquote.words}”."
            return message, "Quote the whole of it."
        case Flaw.PASSAGES:
            message = "The quote runs over the end of a passage of the source into the next."
            return message, "Quote one passage, and make another extract of the other."
        case Flaw.OMISSION:
            return _describe_omission(misquote.omission), "Quote what stands between, or make two extracts of it."
        case Flaw.NEGATED:
            message = f"In the source “{misquote.words}” stands just before the quote."
            return message, "Begin the quote earlier if the sentence denies what is quoted."
    absence = describe_absence(quote, source)
    return absence.message, absence.remedy


def _describe_omission(omission: Omission | None) -> str:
    return _OMISSIONS[omission.kind].format(words=_shorten(omission.words)) if omission else ""


def _shorten(words: str) -> str:
    return words if len(words) <= 120 else words[:117].rsplit(" ", 1)[0] + " …"


def describe_absence(quote: str, source: str) -> Absence:
    """How the nearest words of a text differ from a quotation that it does not hold."""
    passage = find_nearest_passage(quote, source)
    if passage is None:
        return Absence(
            is_near=False,
            message="No passage of the source is like the quote.",
            remedy="Look the words up in the work. If the mounted text is only its abstract, mount the whole text.",
        )
    told = _tell_differences(passage.differences)
    return Absence(
        is_near=True,
        message=f"The source does not say this word for word{': ' + told if told else ''}.",
        remedy=f"Quote the passage as it stands: “{passage.text}”",
    )


def _tell_differences(differences: Sequence[Difference]) -> str:
    told = [_tell(one) for one in differences[:_MOST_DIFFERENCES]]
    more = len(differences) - len(told)
    if more:
        told.append(f"and {more} more {'difference' if more == 1 else 'differences'}")
    return "; ".join(told)


def _tell(one: Difference) -> str:
    if not one.quoted:
        return f"it has “{_shorten(one.printed)}”, which the quote leaves out"
    if not one.printed:
        return f"“{_shorten(one.quoted)}” is not in it"
    return f"it says “{_shorten(one.printed)}” where the quote says “{_shorten(one.quoted)}”"
