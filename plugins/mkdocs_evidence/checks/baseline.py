"""Tells old findings from new ones: a baseline hides what it holds, once for each time it holds it."""

from collections import Counter
from collections.abc import Sequence

from mkdocs_evidence.model.baseline import Baseline, Fingerprint
from mkdocs_evidence.model.finding import Diagnostic

_NEVER_OLD = frozenset(
    """
    unreadable-file malformed-yaml unused-waiver expired-waiver stale-baseline readers-disagree
    forged-signature broken-chain script-in-content unsafe-link hidden-characters outside-resource path-outside-content
    """.split()
)


def may_be_old(diagnostic: Diagnostic) -> bool:
    """Whether a baseline may hold such a finding.

    Never what makes content disappear unread, endangers a reader, or judges waivers and baselines themselves.
    """
    return diagnostic.name not in _NEVER_OLD


def subtract_baseline(
    diagnostics: Sequence[Diagnostic], fingerprints: Sequence[Fingerprint], baseline: Baseline
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], tuple[Fingerprint, ...]]:
    """Parts new findings from old ones.

    Args:
        diagnostics: What was found.
        fingerprints: Of each, in the same order.
        baseline: What is known of old. An entry hides one finding, so a second of the same words is new.

    Returns:
        The new ones, the old ones, and the entries that match nothing any more.
    """
    left = Counter(entry.digest for entry in baseline.entries)
    new: list[Diagnostic] = []
    old: list[Diagnostic] = []
    for diagnostic, fingerprint in zip(diagnostics, fingerprints, strict=True):
        if left[fingerprint.digest] and may_be_old(diagnostic):
            left[fingerprint.digest] -= 1
            old.append(diagnostic)
        else:
            new.append(diagnostic)
    stale: list[Fingerprint] = []
    for entry in baseline.entries:
        if left[entry.digest]:
            left[entry.digest] -= 1
            stale.append(entry)
    return tuple(new), tuple(old), tuple(stale)
