"""The word with which a question asks, as further kinds: a claim is of one when its authors asked for it so.

`Who writes the plan?` shares its words with a claim that answers `Does the plan help?`. A claim's own words do not tell
how it may be asked for, so only its authors' questions do, and such a kind adds to agreement but is no condition.
"""

from mkdocs_evidence.search.kind_patterns import LOOSE

_NEVER = r"(?!)"

QUESTION_WORDS: tuple[tuple[str, str, str, str], ...] = tuple(
    (name, LOOSE, asked, _NEVER)
    for name, asked in (
        (
            "whether",
            r"^(?=((and|so|but|ok|please) )?(is|are|was|were|do|does|did|can|could|will|would|should|has|have|may|"
            r"might|"
            r"must|am)\b)",
        ),
        ("how many", r"\b(?=how (many|much)\b|number of\b|percent|proportion|share\b)"),
        ("how long", r"\b(?=how (long|soon|fast|quickly)\b|since when\b)"),
        ("how often", r"\b(?=how (often|common|frequent\w*|likely|rare)\b)"),
        ("how", r"\b(?=how (is|are|was|were|do|does|did|can|could|should|would|will|to|they|i|we)\b)"),
        ("who", r"\b(?=(who|whom|whose)\b)"),
        ("why", r"\b(?=(why|reasons?)\b)"),
        ("where", r"\b(?=where\b)"),
        ("when", r"\b(?=when\b|at what (age|point|stage)\b)"),
        ("what", r"\b(?=(which|what)\b)"),
    )
)
"""As `KINDS`. All are looked ahead to, so that no word is taken for the kind and not for a subject."""

ASKING = frozenset(name for name, *_ in QUESTION_WORDS)
"""Their names."""
