"""Whom a page speaks to: the audiences among which its readers choose."""

from dataclasses import dataclass
from enum import StrEnum

from mkdocs_evidence.model.ids import AudienceId
from mkdocs_evidence.model.place import Place

CLINICIAN = AudienceId("clinician")
"""The audience of everything that names none: claims, and the first wording of a flow."""


class Direction(StrEnum):
    """The way a text runs."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """People who are spoken to in words of their own."""

    id: AudienceId
    """As authors write it: `/// patient | claim-id`."""
    label: str
    """The reader's own words, an answer to "Which best describes you?": `A patient`."""
    heading: str
    """What stands above texts for them: `For patients`."""
    lang: str = ""
    """Language of texts for them (BCP 47); empty for that of the site."""
    direction: Direction | None = None
    """The way that language runs; None for the way of the site."""
    level: int = 0
    """Highest school grade (United States) of texts for them; 0 when none is asked for."""
    reads: tuple[AudienceId, ...] = ()
    """Whose words they read where there are none of their own, best first; clinicians' come last of themselves."""
    at: Place | None = None
    """Where the site names it; None for an audience that every site has."""


USUAL_AUDIENCES: tuple[Audience, ...] = (
    Audience(id=CLINICIAN, label="A clinician", heading="For clinicians"),
    Audience(id=AudienceId("patient"), label="A patient", heading="For patients"),
    Audience(id=AudienceId("carer"), label="A carer", heading="For carers"),
)
"""The audiences of a site that names none, in the order in which readers meet them."""
