"""The rule `unknown-setting`."""

from collections.abc import Iterable, Iterator

from mkdocs_evidence.analysis.lexicons import lexicon_names
from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.checks.codes import CODES
from mkdocs_evidence.checks.registry import Rule, rule
from mkdocs_evidence.model.finding import Finding
from mkdocs_evidence.model.ledger import Ledger
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.model.settings import RuleSetting


@rule(
    "EV006",
    on=Ledger,
    since="0.1",
    remedy="Correct the name; `evidence explain NAME` shows a rule with its options.",
)
def unknown_setting(ledger: Ledger, _: Ledger) -> Iterator[Finding]:
    """A setting for a rule, an option or a word list that does not exist."""
    settings = ledger.settings
    named = [(name, entry.at) for name, entry in settings.rules.items()]
    named += [(name, folder.at) for folder in settings.folders for name in folder.severities]
    named += [(waiver.rule, waiver.at) for waiver in settings.waivers]
    for name, at in named:
        if name not in CODES:
            yield _unknown(f"No rule has the name `{name}`.", name, CODES, at)
    for name, lexicon in settings.lexicons.items():
        if name not in lexicon_names():
            yield _unknown(f"No word list has the name `{name}`.", name, lexicon_names(), lexicon.at)
    # The list of rules holds this rule, so it can only be read once it is made.
    from mkdocs_evidence.checks import RULES

    for built in RULES:
        entry = settings.rules.get(built.name)
        if entry is not None:
            yield from _find_unknown_options(built, entry)


def _find_unknown_options(built: Rule, entry: RuleSetting) -> Iterator[Finding]:
    known = [option.name for option in built.options]
    for name in entry.options:
        if name not in known:
            yield _unknown(f"The rule `{built.name}` has no option `{name}`.", name, known, entry.at)


def _unknown(message: str, name: str, known: Iterable[str], at: Place) -> Finding:
    nearest = find_nearest(name, known)
    return Finding(at=at, message=f"{message} Did you mean `{nearest}`?" if nearest else message)
