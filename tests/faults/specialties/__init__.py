"""One module for each specialty of the made-up guidance."""

from medicine import Field

from specialties.cardiology import CARDIOLOGY
from specialties.diabetes import DIABETES
from specialties.infection import INFECTION
from specialties.obstetrics import OBSTETRICS
from specialties.oncology import ONCOLOGY
from specialties.orthopaedics import ORTHOPAEDICS
from specialties.paediatrics import PAEDIATRICS
from specialties.psychiatry import PSYCHIATRY

FIELDS: tuple[Field, ...] = (
    CARDIOLOGY,
    DIABETES,
    ONCOLOGY,
    PAEDIATRICS,
    OBSTETRICS,
    INFECTION,
    ORTHOPAEDICS,
    PSYCHIATRY,
)
