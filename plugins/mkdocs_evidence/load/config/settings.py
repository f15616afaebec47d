"""The site's settings: `site_config/evidence.yml`."""

from collections.abc import Mapping
from types import MappingProxyType

from mkdocs_evidence.load.strict_yaml.documents import read_group
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, optional, required
from mkdocs_evidence.load.strict_yaml.nodes import MapNode, Node, TextNode
from mkdocs_evidence.load.strict_yaml.scalars import DAY, TEXT, WHOLE, choice, words
from mkdocs_evidence.load.strict_yaml.shape import Schema, Shape, expect, many, named
from mkdocs_evidence.model.finding import Fault, Severity
from mkdocs_evidence.model.review import Identity
from mkdocs_evidence.model.settings import (
    BaselineSetting,
    Channel,
    EmergencyText,
    FolderSetting,
    LexiconSetting,
    ReviewPolicy,
    RuleSetting,
    Settings,
    Waiver,
)

SEVERITY: Shape[Severity] = words(Severity)
"""`error`, `warning`, `info` or `off`."""


def _read_option(node: Node, name: str, faults: list[Fault]) -> str | int | bool | None:
    if not isinstance(node, TextNode):
        expect(node, name, "a single value", faults)
        return None
    if node.value.isascii() and node.value.isdigit():
        return int(node.value)
    return {"yes": True, "true": True, "no": False, "false": False}.get(node.value, node.value)


_OPTION: Shape[str | int | bool] = Shape(read=_read_option, schema={"type": ["string", "integer", "boolean"]})
_SEVERITY = optional("severity", SEVERITY, "How much a finding of the rule weighs.")
_OPTIONS = optional("options", named(_OPTION), "The rule's own options, as its page lists them.")
_RULE = Group(what="the settings of a rule", fields=(_SEVERITY, _OPTIONS))


def _read_rules(node: Node, name: str, faults: list[Fault]) -> Mapping[str, RuleSetting] | None:
    if not isinstance(node, MapNode):
        expect(node, name, "a group of rules", faults)
        return None
    rules: dict[str, RuleSetting] = {}
    for key, value in node.entries:
        if isinstance(value, TextNode):
            severity = SEVERITY.read(value, key.value, faults)
            rules[key.value] = RuleSetting(severity=severity, at=key.at)
        elif values := _RULE.read(value, key.value, faults, at=key.at):
            options = {option.value: choice for option, choice in values.get_or(_OPTIONS, ())}
            rules[key.value] = RuleSetting(severity=values.get(_SEVERITY), options=MappingProxyType(options), at=key.at)
    return MappingProxyType(rules)


_RULES_SCHEMA: Schema = {"type": "object", "additionalProperties": {"anyOf": [SEVERITY.schema, _RULE.schema()]}}
_RULES: Shape[Mapping[str, RuleSetting]] = Shape(read=_read_rules, schema=_RULES_SCHEMA)


def _read_folders(node: Node, name: str, faults: list[Fault]) -> tuple[FolderSetting, ...] | None:
    folders = _SEVERITIES_BY_FOLDER.read(node, name, faults)
    if folders is None:
        return None
    return tuple(
        FolderSetting(
            folder=folder.value.strip("/").removeprefix("./"),
            severities=MappingProxyType({rule.value: severity for rule, severity in severities}),
            at=folder.at,
        )
        for folder, severities in folders
    )


_SEVERITIES_BY_FOLDER = named(named(SEVERITY))
_FOLDERS: Shape[tuple[FolderSetting, ...]] = Shape(read=_read_folders, schema=_SEVERITIES_BY_FOLDER.schema)


def _read_lexicons(node: Node, name: str, faults: list[Fault]) -> Mapping[str, LexiconSetting] | None:
    lists = _ENTRIES_BY_LIST.read(node, name, faults)
    if lists is None:
        return None
    return MappingProxyType({key.value: LexiconSetting(entries=entries, at=key.at) for key, entries in lists})


_ENTRIES_BY_LIST = named(many(TEXT))
_LEXICONS: Shape[Mapping[str, LexiconSetting]] = Shape(read=_read_lexicons, schema=_ENTRIES_BY_LIST.schema)

_RULE_NAME = required("rule", TEXT, "Name of the rule whose findings are excused.")
_WHERE = required("where", TEXT, "A file, an article, `article#claim`, the key of a reference, or a flow.")
_REASON = required("reason", TEXT, "Why the finding may stand.")
_SIGNER = required("signer", TEXT, "Who allows it.")
_EXPIRES = required("expires", DAY, "Last day on which it is excused.")
_WAIVER = Group(what="a waiver", fields=(_RULE_NAME, _WHERE, _REASON, _SIGNER, _EXPIRES))


def _waiver(values: Values) -> Waiver | None:
    rule, where, expires = values.get(_RULE_NAME), values.get(_WHERE), values.get(_EXPIRES)
    reason, signer = values.get(_REASON), values.get(_SIGNER)
    # Half a waiver excuses nothing: who forgot the reason still sees the finding.
    if rule is None or where is None or expires is None or reason is None or signer is None:
        return None
    return Waiver(rule=rule, where=where, reason=reason, signer=signer, expires=expires, at=values.at)


_EMERGENCY_WORDS = required(
    "words",
    many(TEXT),
    "Phrases: all words of one, in any order. `walk/stand` is either word, `end-it` both in this order, `swell*` every "
    "word that begins so, `5+` a number from 5; one mistyped letter in a word of five or more is forgiven.",
)
_EMERGENCY_TEXT = required("text", TEXT, "What the board says first to who asks so.")
_EMERGENCY = Group(what="a text for emergencies", fields=(_EMERGENCY_WORDS, _EMERGENCY_TEXT))


def _emergency(values: Values) -> EmergencyText | None:
    words, text = values.get(_EMERGENCY_WORDS), values.get(_EMERGENCY_TEXT)
    if text is None or words is None:
        return None
    meant = tuple(phrase for phrase in words if any(sign.isalnum() for sign in phrase))
    if len(meant) < len(words) or not words:
        values.refuse(
            _EMERGENCY_WORDS,
            "A phrase of an emergency has no word, so nobody would be shown the text.",
            "Write words of a question, such as `high fever`.",
        )
    return EmergencyText(words=meant, text=text, at=values.at) if meant else None


_POLICY_VERSION = optional("version", TEXT, "Version of the editorial policy that pages link to.")
_POLICY_PAGE = optional("page", TEXT, "Its page, from the pages folder: `about/policy.md`.")
_POLICY = Group(what="`policy`", fields=(_POLICY_VERSION, _POLICY_PAGE))

_QUORUM_RECOMMENDATION = optional("quorum_recommendation", WHOLE, "Sign-offs that a recommendation needs.")
_QUORUM_CLAIM = optional("quorum_claim", WHOLE, "Sign-offs that any other claim needs.")
_LEVELS = "A own key, B e-mail and countersigned, C paper."
_IDENTITY_RECOMMENDATION = optional(
    "identity_recommendation", words(Identity), f"Lowest level that counts for recommendations and flows: {_LEVELS}"
)
_IDENTITY_CLAIM = optional(
    "identity_claim", words(Identity), f"Lowest level that counts for any other claim: {_LEVELS}"
)
_DUE_MONTHS = optional("due_months", WHOLE, "Months from one review to the next.")
_REVIEW = Group(
    what="`review`",
    fields=(_QUORUM_RECOMMENDATION, _QUORUM_CLAIM, _IDENTITY_RECOMMENDATION, _IDENTITY_CLAIM, _DUE_MONTHS),
)

_UNAPPROVED = optional(
    "unapproved", choice(("banner", "hide", "refuse")), "What to do with claims that no quorum has signed."
)
_BASELINE = optional("baseline", TEXT, "File of old findings that do not refuse a site, from the root of the project.")
_CHANNEL = optional(
    "channel", words(Channel), "For whom the site is made: `production`, or `draft`, which shows all and says so."
)
_PUBLISHING = Group(what="`publishing`", fields=(_UNAPPROVED, _CHANNEL, _BASELINE))


def _review_policy(values: Values) -> ReviewPolicy:
    usual = ReviewPolicy()
    for key in (_QUORUM_RECOMMENDATION, _QUORUM_CLAIM, _DUE_MONTHS):
        if values.get(key) == 0:
            values.refuse(key, f"`{key.name}` is 0, so nothing would ever be reviewed.", "Write 1 or more.")
    return ReviewPolicy(
        quorum_recommendation=values.get(_QUORUM_RECOMMENDATION) or usual.quorum_recommendation,
        quorum_claim=values.get(_QUORUM_CLAIM) or usual.quorum_claim,
        identity_recommendation=values.get_or(_IDENTITY_RECOMMENDATION, usual.identity_recommendation),
        identity_claim=values.get_or(_IDENTITY_CLAIM, usual.identity_claim),
        due_months=values.get(_DUE_MONTHS) or usual.due_months,
    )


def _policy(values: Values) -> tuple[str, str]:
    return values.get_or(_POLICY_VERSION, ""), values.get_or(_POLICY_PAGE, "")


def _publishing(values: Values) -> tuple[str, Channel, BaselineSetting | None]:
    file = values.get(_BASELINE)
    baseline = BaselineSetting(file=file, at=values.place(_BASELINE)) if file else None
    usual = Settings()
    return values.get_or(_UNAPPROVED, usual.publish_unapproved), values.get_or(_CHANNEL, usual.channel), baseline


_RULE_SETTINGS = optional("rules", _RULES, "By name of the rule: its severity, or `{severity, options}`.")
_FOLDER_SETTINGS = optional("folders", _FOLDERS, "By folder from the root of the project: severity of each rule there.")
_WAIVERS = optional("waivers", many(group_shape(_WAIVER, _waiver)), "Findings excused by name, with reason and end.")
_STYLE = optional(
    "citation_style", choice(("nlm", "ama")), "Style of the list of references.", also=("citation-style",)
)
_GRADING = optional("grading", choice(("grade",)), "Scheme of certainty and strength.")
_POLICY_FIELD = optional("policy", group_shape(_POLICY, _policy), "The editorial policy.")
_REVIEW_FIELD = optional("review", group_shape(_REVIEW, _review_policy), "What an approval takes.")
_PUBLISHING_FIELD = optional("publishing", group_shape(_PUBLISHING, _publishing), "What may be published.")
_DISCLAIMERS = optional("disclaimers", named(TEXT), "By audience: the text at the end of every article.")
_RULES_URL = optional(
    "rules_url", TEXT, "Address of the site's folder `rules/`: reports link each finding to its page."
)
_CONTACT = optional("contact", TEXT, "Address for reports of errors: a URL or an e-mail address.")
_EMERGENCIES = optional(
    "emergency", many(group_shape(_EMERGENCY, _emergency)), "Fixed texts of the board for questions of an emergency."
)
_LEXICON_SETTINGS = optional("lexicons", _LEXICONS, "By name of a word list: words that the site adds to it.")

SETTINGS = Group(
    what="the settings",
    fields=(
        _RULE_SETTINGS,
        _FOLDER_SETTINGS,
        _WAIVERS,
        _STYLE,
        _GRADING,
        _POLICY_FIELD,
        _REVIEW_FIELD,
        _PUBLISHING_FIELD,
        _DISCLAIMERS,
        _CONTACT,
        _RULES_URL,
        _LEXICON_SETTINGS,
        _EMERGENCIES,
    ),
)


def load_settings(text: str, *, file: str) -> tuple[Settings, tuple[Fault, ...]]:
    """Reads `evidence.yml`; what cannot be read has its default."""
    usual = Settings()
    values, faults = read_group(text, SETTINGS, file=file)
    if values is None:
        return usual, tuple(faults)
    published = (usual.publish_unapproved, usual.channel, usual.baseline)
    unapproved, channel, baseline = values.get_or(_PUBLISHING_FIELD, published)
    version, page = values.get_or(_POLICY_FIELD, (usual.policy_version, usual.policy_page))
    settings = Settings(
        rules=values.get_or(_RULE_SETTINGS, usual.rules),
        folders=values.get_or(_FOLDER_SETTINGS, ()),
        waivers=values.get_or(_WAIVERS, ()),
        citation_style=values.get_or(_STYLE, usual.citation_style),
        grading=values.get_or(_GRADING, usual.grading),
        policy_version=version,
        policy_page=page,
        review=values.get_or(_REVIEW_FIELD, usual.review),
        publish_unapproved=unapproved,
        channel=channel,
        baseline=baseline,
        rules_url=values.get_or(_RULES_URL, usual.rules_url),
        disclaimers=tuple((audience.value, text) for audience, text in values.get_or(_DISCLAIMERS, ())),
        contact=values.get_or(_CONTACT, ""),
        lexicons=values.get_or(_LEXICON_SETTINGS, usual.lexicons),
        emergencies=values.get_or(_EMERGENCIES, ()),
    )
    return settings, tuple(faults)
