"""What a rule's documentation page says, for `evidence explain`."""

from mkdocs_evidence.analysis.nearest import find_nearest
from mkdocs_evidence.checks import RULES
from mkdocs_evidence.checks.registry import Rule
from mkdocs_evidence.checks.run import find_rule


class UnknownRuleError(LookupError):
    """No rule has the name or code that was asked about; the message names the nearest."""


def explain(name_or_code: str) -> str:
    """The page of a rule as Markdown, headed by its name, code, severity and options.

    Raises:
        UnknownRuleError: No rule has this name or code.
    """
    rule = look_up(name_or_code)
    options = "".join(f"\n- Option `{one.name}` ({one.default} when left out): {one.about}" for one in rule.options)
    return (
        f"# {rule.name} ({rule.code})\n\n{rule.summary}\n\n- Severity: {rule.severity}\n- Since: {rule.since}{options}"
        f"\n\n{rule.page.read_text(encoding='utf-8')}"
    )


def look_up(name_or_code: str) -> Rule:
    """The rule of a name or code.

    Raises:
        UnknownRuleError: No rule has this name or code.
    """
    rule = find_rule(name_or_code)
    if rule is None:
        nearest = find_nearest(name_or_code, [name for one in RULES for name in (one.name, one.code)])
        hint = f" Did you mean `{nearest}`?" if nearest else f" Codes run from {RULES[0].code} to {RULES[-1].code}."
        raise UnknownRuleError(f"No rule has the name or code `{name_or_code}`.{hint}")
    return rule


def list_rules() -> str:
    """Every rule on one line: code, name, what it finds."""
    width = max(len(rule.name) for rule in RULES)
    return "\n".join(f"{rule.code}  {rule.name:<{width}}  {rule.summary}" for rule in RULES)
