"""Registries of trials and reviews, by the letters with which their numbers begin."""

REGISTRIES = (("NCT", "ClinicalTrials.gov"), ("ISRCTN", "ISRCTN registry"), ("CRD", "PROSPERO"))


def registry_name(number: str) -> str:
    """The registry of a registration number; empty when we do not know it.

    >>> registry_name("NCT00123456")
    'ClinicalTrials.gov'
    """
    return next((name for letters, name in REGISTRIES if number.upper().startswith(letters)), "")
