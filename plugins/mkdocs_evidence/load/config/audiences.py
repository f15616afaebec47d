"""Whom the pages speak to: `site_config/audiences.yml`, a mapping from id."""

import re
from collections.abc import Iterator, Sequence

from mkdocs_evidence.load.faults import missing_field, wrong_value
from mkdocs_evidence.load.nearest import nearest, one_of
from mkdocs_evidence.load.strict_yaml.documents import read_document
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, keyed, optional
from mkdocs_evidence.load.strict_yaml.scalars import TEXT, WHOLE, words
from mkdocs_evidence.load.strict_yaml.shape import Shape, one_or_many
from mkdocs_evidence.model.audience import USUAL_AUDIENCES, Audience, Direction
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.ids import AudienceId
from mkdocs_evidence.syntax.blocks import BLOCK_NAME, OWN_NAMES
from mkdocs_evidence.syntax.patterns import regex

_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks nqo ps sd syr ug ur yi".split())
"""Languages that are written from right to left in their usual script (Unicode CLDR, `characterOrder`)."""

_LANGUAGE = regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")

_LABEL = optional("label", TEXT, "The reader's answer to “Which best describes you?”: `A patient`.")
_HEADING = optional("heading", TEXT, "What stands above texts for them: `For patients`.")
_LANG = optional("lang", TEXT, "Language of texts for them, as on the web: `cy`, `pt-BR`. The site's when left out.")
_DIRECTION = optional("direction", words(Direction), "The way that language runs, where it is not the usual one.")
_LEVEL = optional("level", WHOLE, "Highest school grade (United States) of texts for them.")
_READS = optional("reads", one_or_many(TEXT), "Audiences whose words they read where there are none of their own.")
_AUDIENCE = Group(what="an audience", fields=(_LABEL, _HEADING, _LANG, _DIRECTION, _LEVEL, _READS))
_USUAL = {one.id: one for one in USUAL_AUDIENCES}


def _audience(name: str, values: Values) -> Audience | None:
    usual = _USUAL.get(AudienceId(name))
    label = values.get_or(_LABEL, usual.label if usual else "")
    heading = values.get_or(_HEADING, usual.heading if usual else "")
    if re.fullmatch(BLOCK_NAME, name) is None or name in OWN_NAMES:
        message = f"No block can be written for the audience `{name}`."
        values.faults.append(wrong_value(values.at, message, "Name it with letters, digits and dashes: `patient-cy`."))
        return None
    for key, found in ((_LABEL, label), (_HEADING, heading)):
        if not found:
            example = key.about.split(": ")[-1].rstrip(".").strip("`")
            message = f"The audience `{name}` has no `{key.name}`."
            values.faults.append(missing_field(values.at, message, f"Add it: `{key.name}: {example}`."))
    lang = values.get_or(_LANG, "")
    if lang and _LANGUAGE.fullmatch(lang) is None:
        values.refuse(_LANG, f"`{lang}` is no code of a language.", "Write the code that web pages use: `cy`, `pt-BR`.")
        lang = ""
    return Audience(
        id=AudienceId(name),
        label=label or name,
        heading=heading or name,
        lang=lang,
        direction=values.get_or(_DIRECTION, _usual_direction(lang)),
        level=values.get_or(_LEVEL, 0),
        reads=tuple(AudienceId(one) for one in values.get_or(_READS, ())),
        at=values.at,
    )


def _usual_direction(lang: str) -> Direction | None:
    if not lang:
        return None
    return Direction.RIGHT_TO_LEFT if lang.split("-")[0].lower() in _RIGHT_TO_LEFT else Direction.LEFT_TO_RIGHT


AUDIENCES: Shape[tuple[Audience, ...]] = keyed(_AUDIENCE, _audience)
"""Audiences under their ids."""


def load_audiences(text: str, *, file: str) -> tuple[tuple[Audience, ...], tuple[Fault, ...]]:
    """Reads `audiences.yml`.

    Returns:
        The site's audiences in the author's order, then those usual ones that it does not name; and what is wrong.
    """
    document = read_document(text, file=file, what="audiences")
    named = AUDIENCES.read(document.root, "", document.faults) if document.root is not None else None
    ids = {one.id for one in named or ()}
    audiences = (*(named or ()), *(one for one in USUAL_AUDIENCES if one.id not in ids))
    return audiences, (*document.faults, *_unknown_readings(audiences))


def _unknown_readings(audiences: Sequence[Audience]) -> Iterator[Fault]:
    ids = [one.id for one in audiences]
    for audience in audiences:
        for name in audience.reads:
            if audience.at is not None and (name not in ids or name == audience.id):
                near = nearest(name, [one for one in ids if one != audience.id])
                remedy = f"Did you mean `{near}`?" if near else f"The audiences are {one_of(ids)}."
                yield wrong_value(audience.at, f"`{audience.id}` cannot read the words of `{name}`.", remedy)
