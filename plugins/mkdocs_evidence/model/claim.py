"""Articles and what is said in them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from mkdocs_evidence.model.ids import ArticleId, ClaimId, ExtractId, FlowId, PersonId, ReferenceKey, TermId
from mkdocs_evidence.model.place import Place, TextMap


class Relation(StrEnum):
    """How a citation bears on its claim. The names are those of CiTO and micropublications."""

    SUPPORTS = "supports"
    QUALIFIES = "qualifies"
    DISPUTES = "disputes"
    BACKGROUND = "background"

    carries: bool
    """Whether a claim may rest on it: background and dispute never carry a claim."""

    def __init__(self, value: str) -> None:
        # Kept and not worked out, since it is asked nine times for each citation.
        self.carries = value in ("supports", "qualifies")


class Certainty(StrEnum):
    """GRADE's four levels of certainty of evidence."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very-low"


class Strength(StrEnum):
    """GRADE's two strengths; having one makes a claim a recommendation."""

    STRONG = "strong"
    CONDITIONAL = "conditional"


class StrongBecause(StrEnum):
    """The five situations in which GRADE allows a strong recommendation on low or very low certainty.

    Andrews et al., GRADE guidelines 15, J Clin Epidemiol 2013;66:726-35.
    """

    LIFE_THREATENING = "life-threatening"
    """Low certainty suggests benefit where life is at stake."""
    UNCERTAIN_BENEFIT_CERTAIN_HARM = "uncertain-benefit-certain-harm"
    """Low certainty suggests benefit, high certainty suggests harm or a very high cost."""
    SIMILAR_BENEFIT_ONE_LESS_RISKY = "similar-benefit-one-less-risky"
    """Low certainty suggests equal benefit, high certainty less harm or cost of one option."""
    SIMILAR_BENEFIT_CERTAIN_ONE_RISKIER = "similar-benefit-certain-one-riskier"
    """High certainty suggests equal benefit, low certainty more harm or cost of one option."""
    CATASTROPHIC_HARM = "catastrophic-harm"
    """High certainty of modest benefit, low certainty of a catastrophic harm."""


class ClaimKind(StrEnum):
    """The shape in which a claim stands on the page."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


class Citation(NamedTuple):
    """One act of citing: `@castro-2000#stage-ii, p. 3`. A named tuple for the reason of `Place`."""

    key: ReferenceKey
    at: Place
    """From the relation word, or else the `@`, to the end of the locator."""
    extract: ExtractId | None = None
    locator: str = ""
    """Free text after the comma (`p. 3`); empty when the author gave none."""
    relation: Relation = Relation.SUPPORTS


class TableHead(NamedTuple):
    """What stands over a row and gives it its sense. The rows of a table share one, so that many take little."""

    caption: str
    """Empty when the table has none."""
    columns: tuple[str, ...]
    """What its columns are called, from the left; an empty text where one has no name."""
    blanks: tuple[int, ...] = ()
    """The columns, from 0, in which the row says nothing; it may say more than there are columns with names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement the reader may act on: one paragraph, list item or table row of a guidance article."""

    id: ClaimId | None
    """None until the author, or `evidence fix`, gives one."""
    kind: ClaimKind
    text: str
    """What a reader sees, without citation marks and markup; runs of white space are one space."""
    text_map: TextMap
    section: str = ""
    """Text of the nearest heading above; empty before the first."""
    head: TableHead | None = None
    """Of a row, what stands over it; None for all else."""
    citations: tuple[Citation, ...] = ()
    """In the order of the text; a row without its own takes those of the table's caption."""
    certainty: Certainty | None = None
    strength: Strength | None = None
    strong_because: StrongBecause | None = None
    """Why the recommendation is strong although the certainty is low; None when none needs to be given."""
    population: TermId | None = None
    """Only when it differs from the article's."""
    outcome: TermId | None = None
    intervention: TermId | None = None
    staging: TermId | None = None
    indirect: str = ""
    """Why a source with another scope may carry this claim; empty when none needs to."""
    conflicts_with: tuple[str, ...] = ()
    """Claims that say otherwise, as the author names them: `claim-id`, or `article#claim-id` elsewhere."""
    conflict_note: str = ""
    """Why both stand; empty when no conflict is declared."""
    due: date | None = None
    asks: tuple[str, ...] = ()
    """Questions in readers' words that this claim answers."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Every key of the attribute list as written, in order, those above included."""
    at: Place
    """From the first character of the block to the last, attribute list included."""
    mark_at: Place | None = None
    """The attribute list; None when there is none."""

    @property
    def is_recommendation(self) -> bool:
        """Whether the claim carries a strength."""
        return self.strength is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A block marked `.prose`: connective text that may hold no figure and no advice."""

    text: str
    text_map: TextMap
    citations: tuple[Citation, ...] = ()
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LayText:
    """The wording of one claim for another audience."""

    audience: str
    """`patient`, or another audience of the site."""
    claim: ClaimId
    claim_at: Place
    text: str
    text_map: TextMap
    breaks: tuple[int, ...] = ()
    """Offsets into the text at which a further paragraph or list item begins."""
    written_for: str = ""
    """Code of the claim's words that this text was written for; empty when its author gave none."""
    written_for_at: Place | None = None
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSentence:
    """One sentence of the bottom line and the claims it rests on."""

    text: str
    text_map: TextMap
    rests_on: tuple[ClaimId, ...]
    """Claim ids of the same article, in the author's order; empty is a finding."""
    citations: tuple[Citation, ...] = ()
    """Allowed, but what the sentence rests on are its claims."""
    at: Place
    mark_at: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section heading of an article."""

    level: int
    text: str
    citations: tuple[Citation, ...] = ()
    """Headings are no claims; a citation here is a finding."""
    text_map: TextMap
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """The caption of a table: no claim, but its citations serve the rows that have none."""

    text: str
    text_map: TextMap
    citations: tuple[Citation, ...]
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSample:
    """A block of code: no claim, so it may hold no figure of evidence."""

    text: str
    """As written, line by line, without the indentation of the block."""
    text_map: TextMap
    is_fenced: bool
    """Whether fences say that it is code; else four spaces do, perhaps by mistake."""
    at: Place


class OddityKind(StrEnum):
    """Things in an article that look like ours and are not, found while scanning."""

    POSITION = "position"
    """`[7]`, a superscript number or `(Smith 2006)` where a citation belongs."""
    BRACKET = "bracket"
    """A bracket with an `@` that is no citation we understand: `[see @key]`."""
    STRAY_MARK = "stray-mark"
    """An attribute list that attaches to nothing: `text {: #id }` within a line."""
    BLOCK = "block"
    """A `///` block of ours that is wrong: unknown name, no end, no claim id. Also code and comments without end."""
    MARKUP = "markup"
    """Raw HTML, which readers see as written: only a few tags without attributes are markup here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Oddity:
    """Text left as the author wrote it because we do not understand it."""

    kind: OddityKind
    words: str
    """The author's words, verbatim."""
    message: str
    """What is wrong with them, in one sentence."""
    remedy: str = ""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Somebody who wrote an article: a person of the site, or a bare name."""

    name: str
    person: PersonId | None = None
    orcid: str = ""
    role: str = ""
    at: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page of guidance: a question, its answer, and the claims below it."""

    id: ArticleId
    file: str
    """Path from the root of the project."""
    title: str
    question: str
    population: TermId | None
    staging: TermId | None = None
    flow: FlowId | None = None
    authors: tuple[Author, ...] = ()
    written: date | None
    """When the text last changed in meaning, by the author's word."""
    searched: date | None
    """Evidence was searched up to this day; None when no systematic search was made."""
    review_due: date | None
    aliases: tuple[str, ...] = ()
    """Other wordings of the question."""
    not_covered: tuple[str, ...] = ()
    """Questions this article must not answer."""
    answer: tuple[AnswerSentence, ...] = ()
    claims: tuple[Claim, ...] = ()
    """In the order of the page."""
    prose: tuple[Prose, ...] = ()
    lay_texts: tuple[LayText, ...] = ()
    headings: tuple[Heading, ...] = ()
    captions: tuple[Caption, ...] = ()
    code_samples: tuple[CodeSample, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    field_places: tuple[tuple[str, Place], ...] = ()
    """Place of each front matter value, by key, and of each of several questions as `not_covered: …`."""
    source_digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    at: Place

    def field_place(self, name: str) -> Place:
        """Where a front matter value stands; the file's first line when the author left it out."""
        return dict(self.field_places).get(name, self.at)

    def excluded_place(self, question: str) -> Place:
        """Where a question of `not_covered` stands; the whole value when it is the only one."""
        return dict(self.field_places).get(f"not_covered: {question}", self.field_place("not_covered"))
