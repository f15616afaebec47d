"""Which audiences an article speaks to, and in whose words each of them reads it."""

from collections.abc import Mapping

from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reading.level import grade_of, read_sentences
from mkdocs_evidence.model.audience import CLINICIAN, Audience
from mkdocs_evidence.model.claim import Article, LayText
from mkdocs_evidence.model.ids import AudienceId
from mkdocs_evidence.model.ledger import Ledger


@once_per_ledger
def audiences_by_id(ledger: Ledger) -> Mapping[str, Audience]:
    """The audiences of the site, by their ids, in the order in which readers meet them."""
    return {one.id: one for one in ledger.audiences}


def find_audience(name: str, ledger: Ledger) -> Audience:
    """The audience that an author names; one that the site lacks is called as the author does, so no text is lost."""
    found = audiences_by_id(ledger).get(name)
    return found or Audience(id=AudienceId(name), label=name, heading=f"For the audience “{name}”")


def reading_order(audience: Audience) -> tuple[AudienceId, ...]:
    """Whose words an audience reads, best first: its own, those it may read, the clinicians' at last."""
    return tuple(dict.fromkeys((audience.id, *audience.reads, CLINICIAN)))


def offered_audiences(article: Article, ledger: Ledger) -> tuple[Audience, ...]:
    """The audiences among which the readers of an article choose; none where every claim has one wording only.

    An audience is offered where the article has words for it. One that the site names and that reads the clinicians'
    words is offered too, so that its people find themselves in the list.
    """
    worded = {lay.audience for lay in article.lay_texts if lay.text}
    if not worded:
        return ()
    return tuple(one for one in ledger.audiences if _is_offered(one, worded))


def _is_offered(audience: Audience, worded: set[str]) -> bool:
    if audience.id == CLINICIAN or worded.intersection((audience.id, *audience.reads)):
        return True
    return CLINICIAN in audience.reads and audience.at is not None


def is_in_english(audience: Audience) -> bool:
    """Whether texts for an audience can be read by rules that know English; a site without languages is English."""
    return audience.lang.split("-")[0].lower() in ("", "en")


def measured_grade(article: Article, audience: Audience) -> float | None:
    """The school grade (United States) of all that an article says to an audience in words of its own.

    Returns:
        None without such words, and where they are not English.
    """
    if not is_in_english(audience):
        return None
    if audience.id == CLINICIAN:
        texts = [*(one.text for one in article.answer), *(one.text for one in article.claims)]
        return grade_of(sentence for text in texts for sentence in read_sentences(text))
    own: tuple[LayText, ...] = tuple(one for one in article.lay_texts if one.audience == audience.id and one.text)
    return grade_of(sentence for lay in own for sentence in read_sentences(lay.text, breaks=lay.breaks))
