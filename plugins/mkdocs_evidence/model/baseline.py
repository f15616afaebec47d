"""Findings that were there when a site began to be checked, kept so that only new ones count."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """What makes a finding the same finding, wherever its lines have moved to."""

    rule: str
    file: str
    words: str
    """The author's words that it is about, shortened for people to recognise; not compared."""
    digest: str
    """16 hexadecimal digits over the rule, the file and the author's words in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The findings of one file that are known of old."""

    file: str
    """Path from the root of the project."""
    entries: tuple[Fingerprint, ...]
    """In order of file and rule; what was found twice stands here twice."""
