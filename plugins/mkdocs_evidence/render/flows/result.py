"""The result of a flow for each audience: clinicians read what is advised, everybody else what to discuss."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_evidence.analysis.flows.table import CompiledOutcome
from mkdocs_evidence.analysis.once import once_per_ledger
from mkdocs_evidence.analysis.reviews.standing import State
from mkdocs_evidence.model.claim import Article, Claim
from mkdocs_evidence.model.ids import ArticleId, ClaimId, ClaimName
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.render.board.sign_off_words import claim_state
from mkdocs_evidence.render.facts import SiteFacts
from mkdocs_evidence.render.flows.outline import outcome_title
from mkdocs_evidence.render.links import Links
from mkdocs_evidence.render.words import CERTAINTY, STRENGTH, URGENCY, Term, count_of, shorten

CLINICIAN = "clinician"
"""The audience whose wording every flow has."""

PATIENT = "patient"
"""The audience that every flow has besides."""

_DISCUSS = "Questions to discuss with your doctor"
_OTHER_RESULT = "other questions to discuss"
_NO_WORDS = "This result has no wording for you yet. Discuss it with your doctor."
_NO_LAY_TEXT = "A recommendation for clinicians, to be read with your doctor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text as one audience reads it."""

    audience: str
    """Empty when every audience reads the same."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundView:
    """A claim that a result rests on."""

    text: tuple[Said, ...]
    url: str
    """Empty for a claim that nobody has written."""
    certainty: Term | None
    strength: Term | None
    state: Term


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultView:
    """One end of the flow."""

    name: str
    title: tuple[Said, ...]
    short: tuple[Said, ...]
    """What it is called where another answer would lead to it."""
    urgency: Term | None
    urgency_id: str
    strength: Term | None
    say: tuple[Said, ...]
    grounds: tuple[GroundView, ...]
    board: str
    """How many of its claims the board has approved."""


def say_for(audiences: Sequence[str], texts: Iterable[tuple[str, str]]) -> tuple[Said, ...]:
    """A text for each audience; one without a wording of its own reads the clinicians', else the first.

    >>> [(one.audience, one.text) for one in say_for(("clinician", "patient"), (("clinician", "Age?"),))]
    [('', 'Age?')]
    """
    wordings = dict(texts)
    usual = wordings.get(CLINICIAN) or next(iter(wordings.values()), "")
    said = tuple(Said(audience=one, text=wordings.get(one) or usual) for one in audiences)
    if len({one.text for one in said}) > 1:
        return said
    return (Said(audience="", text=usual),) if usual else ()


class ResultMaker:
    """Makes the results of one flow."""

    def __init__(self, site: SiteFacts, links: Links, audiences: Sequence[str]) -> None:
        self._site, self._links, self._audiences = site, links, audiences
        self._lay_texts: dict[ArticleId, Mapping[tuple[str, ClaimId], str]] = {}

    def result(self, outcome: CompiledOutcome) -> ResultView:
        """One result with all that it rests on."""
        source = outcome.source
        title = outcome_title(source)
        others = [one for one in self._audiences if one != CLINICIAN]
        states = [self._state(name) for name in source.claims]
        return ResultView(
            name=outcome.name,
            title=say_for(self._audiences, ((CLINICIAN, title), *((one, _DISCUSS) for one in others))),
            short=say_for(self._audiences, ((CLINICIAN, title), *((one, _OTHER_RESULT) for one in others))),
            urgency=URGENCY[source.urgency] if source.urgency else None,
            urgency_id=source.urgency or "none",
            strength=STRENGTH[source.strength] if source.strength else None,
            # What clinicians are advised to do is never shown to others in place of words of their own.
            say=say_for(self._audiences, (*((one, _NO_WORDS) for one in others), *source.say)),
            grounds=tuple(self._ground(name) for name in source.claims),
            board=self._board(states),
        )

    def _board(self, states: Sequence[State]) -> str:
        board = self._site.ledger.board
        name = "Demonstration board" if board is not None and board.demonstration else "Board"
        return f"{name}: {states.count(State.APPROVED)} of {count_of(len(states), 'claim', 'claims')} approved"

    def _ground(self, name: ClaimName) -> GroundView:
        claim = self._site.claims.get(name)
        return GroundView(
            text=self._ground_text(name, claim),
            url=self._links.to_claim(name) if claim else "",
            certainty=CERTAINTY[claim.certainty] if claim and claim.certainty else None,
            strength=STRENGTH[claim.strength] if claim and claim.strength else None,
            state=claim_state(self._state(name), self._site),
        )

    def _ground_text(self, name: ClaimName, claim: Claim | None) -> tuple[Said, ...]:
        if claim is None:
            return (Said(audience="", text=name),)
        own = shorten(claim.text, max_characters=160)
        usual = _NO_LAY_TEXT if claim.strength else own
        lay_texts = {one: self._lay_text(one, name) or usual for one in self._audiences if one != CLINICIAN}
        return say_for(self._audiences, ((CLINICIAN, own), *lay_texts.items()))

    def _lay_text(self, audience: str, name: ClaimName) -> str:
        article, _, claim = name.partition("#")
        own = ArticleId(article)
        if own not in self._lay_texts:
            found = self._site.ledger.articles[own].lay_texts
            self._lay_texts[own] = {(one.audience, one.claim): one.text for one in found}
        return shorten(self._lay_texts[own].get((audience, ClaimId(claim)), ""), max_characters=160)

    def _state(self, name: ClaimName) -> State:
        article_id, _, claim = name.partition("#")
        article = self._site.ledger.articles.get(ArticleId(article_id))
        return _states(article, self._site).get(ClaimId(claim), State.DRAFT) if article else State.DRAFT


def _states(article: Article, site: SiteFacts) -> Mapping[ClaimId, State]:
    known = _known_states(site.ledger)
    if article.id not in known:
        standing = zip(article.claims, site.standing(article).claims, strict=True)
        known[article.id] = {one.id: stands.state for one, stands in standing if one.id}
    return known[article.id]


@once_per_ledger
def _known_states(ledger: Ledger) -> dict[ArticleId, Mapping[ClaimId, State]]:
    """Where the claims of articles stand; filled as results ask, since many results rest on one article."""
    return {}
