"""Names of people and bodies as medical styles print them: `Castro FP Jr`, `van der Meer J`."""

import re
from collections.abc import Callable, Sequence

from mkdocs_evidence.model.reference import Name

ORDINALS = {"II": "2nd", "III": "3rd", "IV": "4th", "V": "5th", "VI": "6th"}
"""Citing Medicine prints Roman generation numbers so; AMA keeps them."""
WORDS = re.compile(r"[^\s.\-\u2010\u2011]+")
NO_CASE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
APOSTROPHES = ("'", "’", "-")
"""Endings of particles that join the surname without a space: `d'Angio`."""
INITIALS_ALREADY = 3
"""A given name of at most so many capitals is taken for initials: `FP`."""


def initials(given: str, *, limit: int | None = None, in_capitals: bool = False) -> str:
    """The first letters of given names, without full stops and hyphens; at most `limit` of them when given.

    `in_capitals` says that the whole name is, so that capitals are no sign of initials.

    >>> initials("Jean-Pierre A."), initials("FP"), initials("JIE", in_capitals=True), initials("R. J. A.", limit=2)
    ('JPA', 'FP', 'J', 'RJ')
    """
    if len(given) == 1:
        return given.upper()
    words = WORDS.findall(given)
    letters: list[str] = []
    for word in [word for word in words if not word[0].islower()] or words:
        if not in_capitals and len(word) <= INITIALS_ALREADY and word.isupper():
            letters.extend(word)
        else:
            letters.append(word[0].upper())
    return "".join(letters[:limit])


def nlm_person(name: Name) -> str:
    """As Citing Medicine prints it: surname, at most two initials, generation in Arabic numerals.

    >>> nlm_person(Name(family="Gilstrap", given="Larry C.", suffix="III"))
    'Gilstrap LC 3rd'
    """
    suffix = name.suffix.strip(" ,.")
    return _join(name, _initials(name, 2), ORDINALS.get(suffix, suffix))


def ama_person(name: Name) -> str:
    """As the AMA Manual of Style prints it: surname, all initials, generation as given."""
    return _join(name, _initials(name, None), name.suffix.strip(" ,."))


def list_names(
    names: Sequence[Name], person: Callable[[Name], str], *, most: int, shown: int, keep_bodies_apart: bool = True
) -> str:
    """Names with commas; when there are more than `most`, the first `shown` and `et al`.

    A semicolon stands before each body when `keep_bodies_apart`, since names of bodies may hold commas.

    >>> people = [Name(family=letter, given="X.") for letter in "ABCD"]
    >>> list_names(people, nlm_person, most=3, shown=2)
    'A X, B X, et al'
    """
    listed = names if len(names) <= most else names[:shown]
    parts: list[str] = []
    for place, name in enumerate(listed):
        is_apart = keep_bodies_apart and bool(name.literal or (place and names[place - 1].literal))
        if place:
            parts.append("; " if is_apart else ", ")
        parts.append(name.literal or person(name))
    if len(listed) < len(names):
        parts.append(", et al")
    return "".join(parts)


def _initials(name: Name, limit: int | None) -> str:
    is_shouted = len(name.family) > 1 and name.family.isupper()
    return initials(name.given, limit=limit, in_capitals=is_shouted)


def _join(name: Name, letters: str, suffix: str) -> str:
    if NO_CASE.search(name.family):
        return f"{name.family}{name.given}"
    particle = name.particle
    surname = f"{particle}{'' if particle.endswith(APOSTROPHES) else ' '}{name.family}" if particle else name.family
    if letters:
        surname = f"{surname} {letters}"
    return f"{surname} {suffix}" if suffix else surname
