"""The choice of an audience on the page of an article, and how hard its texts are to read."""

from dataclasses import dataclass

from mkdocs_evidence.analysis.audiences import find_audience, measured_grade, offered_audiences, reading_order
from mkdocs_evidence.model.audience import CLINICIAN, Audience
from mkdocs_evidence.model.claim import Article
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.words import within_sentence

_LAST_GRADE = 12
"""The last year of school; above it the number says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """One answer to "Which best describes you?"."""

    id: str
    label: str
    heading: str
    reads: str
    """Ids of the audiences whose words are shown, best first, with spaces between."""
    lang: str
    """Empty for that of the page."""
    direction: str
    """Empty for that of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressedText:
    """A text for one audience."""

    label: str
    text: str
    lang: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AudiencesView:
    """Among whom the readers of a page choose; no choices where every claim has one wording only."""

    choices: tuple[ChoiceView, ...]
    levels: str
    """How hard the texts for each are: `for clinicians above 12, for patients 4`; empty when nothing was measured."""
    all: str
    """Whose wordings stand on the page: `for clinicians, for patients`."""


def audiences_view(article: Article, ledger: Ledger) -> AudiencesView:
    """Among whom the readers of an article choose."""
    offered = offered_audiences(article, ledger)
    own = [one for one in offered if one.id == CLINICIAN or _has_words(one, article)]
    return AudiencesView(
        choices=tuple(_choice(one) for one in offered),
        levels=", ".join(filter(None, (_level(one, article) for one in own))),
        all=", ".join(within_sentence(one.heading) for one in own),
    )


def addressed(audience: str, text: str, ledger: Ledger) -> AddressedText:
    """A text for the audience that an author names."""
    found = find_audience(audience, ledger)
    return AddressedText(label=found.heading, text=text, lang=found.lang, direction=found.direction or "")


def _has_words(audience: Audience, article: Article) -> bool:
    return any(lay.audience == audience.id and lay.text for lay in article.lay_texts)


def _choice(audience: Audience) -> ChoiceView:
    return ChoiceView(
        id=audience.id,
        label=audience.label,
        heading=audience.heading,
        reads=" ".join(reading_order(audience)),
        lang=audience.lang,
        direction=audience.direction or "",
    )


def _level(audience: Audience, article: Article) -> str:
    grade = measured_grade(article, audience)
    if grade is None:
        return ""
    measured = f"above {_LAST_GRADE}" if grade > _LAST_GRADE else f"{max(1, round(grade))}"
    return f"{within_sentence(audience.heading)} {measured}"
