"""Every code and name that is promised, built or not, so that none is ever given twice."""

_FAMILIES = {
    1: """
        unreadable-file malformed-yaml unknown-field missing-field wrong-value unknown-setting unused-waiver
        expired-waiver stale-baseline
    """,
    101: """
        uncited-claim missing-claim-id duplicate-claim-id ungraded-recommendation figure-not-in-evidence
        significance-without-test small-sample-percentage stronger-than-source absolute-wording
        wording-against-certainty strong-on-weak-evidence population-mismatch outcome-mismatch staging-mismatch
        compound-claim undeclared-contradiction claim-in-prose unbound-answer harms-missing overdue-claim
        positional-citation malformed-citation stray-attribute-list broken-block unbound-lay-text claim-in-code
        quotation-not-in-evidence misnamed-study unfound-question answered-exclusion
    """,
    201: """
        unknown-reference unknown-extract unused-reference malformed-identifier incomplete-reference
        duplicate-reference retracted-reference corrected-reference superseded-guideline quote-not-in-source
        long-quote mislabelled-kind secondary-only-support one-publisher-support ageing-evidence
        unverified-reference unresolved-identifier suspect-reference-part percentage-without-denominator
    """,
    301: """
        gap overlap unreachable-outcome dead-branch unknown-target loop unasked-guard repeated-question
        uncited-outcome threshold-not-in-claim failing-scenario ambiguous-answer uncovered-path
        fact-never-asked
    """,
    401: """
        unsigned-claim stale-sign-off own-work-signed conflicted-reviewer unknown-reviewer expired-term short-quorum
        forged-signature broken-chain meaning-changed-as-typo withdrawn-claim-in-use unanswered-comment
        broken-roll roll-below-threshold expired-roll rolled-back-roll unsigned-board-change
        weak-identity
    """,
    501: """
        above-reading-level undefined-abbreviation lay-adds-figure lay-drops-certainty stale-lay-text
        missing-lay-text mixed-terms untied-claim
    """,
    601: """
        script-in-content unsafe-link hidden-characters outside-resource path-outside-content odd-digits raw-markup
    """,
    701: """
        doubtful-order contradictory-status kept-aside
    """,
    901: """
        readers-disagree
    """,
}
"""Names by the number of the first; a name's number is its position, so a new name goes last in its family."""

CODES: dict[str, str] = {
    name: f"EV{first + position:03}"
    for first, names in _FAMILIES.items()
    for position, name in enumerate(names.split())
}
"""Code by name, of built rules and of those to come."""
