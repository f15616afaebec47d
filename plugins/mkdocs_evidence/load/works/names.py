"""Names of people and bodies, and dates as precise as a work prints them."""

import re
from datetime import date

from mkdocs_evidence.load.faults import wrong_value
from mkdocs_evidence.load.strict_yaml.fields import Group, Values, group_shape, optional
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, Node, TextNode, shown
from mkdocs_evidence.load.strict_yaml.scalars import TEXT, WHOLE
from mkdocs_evidence.load.strict_yaml.shape import Shape, either, many, one_or_many
from mkdocs_evidence.model.finding import Fault
from mkdocs_evidence.model.making import maker_of
from mkdocs_evidence.model.reference import Name, PartialDate
from mkdocs_evidence.syntax.patterns import regex

_FAMILY = optional("family", TEXT, "Family name.", also=("last", "surname"))
_GIVEN = optional("given", TEXT, "Given names or initials, as the work prints them.", also=("first", "initials"))
_SUFFIX = optional("suffix", TEXT, "What follows the name: `Jr`, `3rd`.")
_PARTICLE = optional("non-dropping-particle", TEXT, "What belongs to the family name: `van der`.", also=("particle",))
_LITERAL = optional("literal", TEXT, "A body's whole name, instead of the parts of a person's.", also=("name",))
_NAME_PARTS = Group(what="a name", fields=(_FAMILY, _GIVEN, _SUFFIX, _PARTICLE, _LITERAL))

_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "2nd", "3rd", "4th", "II", "III", "IV"))
_INITIALS = regex(r"[^\W\d_a-zß-ÿ]{1,4}(?:-[^\W\d_a-zß-ÿ]{1,2})?")


_make_name = maker_of(Name)


def _name(values: Values) -> Name | None:
    name = _make_name(
        family=values.get_or(_FAMILY, ""),
        given=values.get_or(_GIVEN, ""),
        suffix=values.get_or(_SUFFIX, ""),
        particle=values.get_or(_PARTICLE, ""),
        literal=values.get_or(_LITERAL, ""),
    )
    if bool(name.family) != bool(name.literal):
        return name
    message = "A name is either a person's `family` and `given` or a body's `literal`."
    values.faults.append(wrong_value(values.at, message, "Write `{family: Castro, given: FP}` or `{literal: …}`."))
    return name if name.family else None


def parse_name(text: str) -> Name | None:
    """A person's name written short, as NLM prints it; None when it does not say which part is the family name.

    >>> parse_name("Castro FP Jr")
    Name(family='Castro', given='FP', suffix='Jr', particle='', literal='')
    >>> parse_name("van der Heide HJ")
    Name(family='Heide', given='HJ', suffix='', particle='van der', literal='')
    >>> parse_name("Castro, Frank P.")
    Name(family='Castro', given='Frank P.', suffix='', particle='', literal='')
    >>> parse_name("World Health Organization") is None
    True
    """
    if "," in text:
        parts = [part.strip() for part in text.split(",")]
        if len(parts) > _PARTS_WITH_COMMAS or not all(parts):
            return None
        return _with_particle(parts[0], parts[1], parts[2] if len(parts) == _PARTS_WITH_COMMAS else "")
    words = text.split()
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    if len(words) < 2 or not _INITIALS.fullmatch(words[-1]):
        return None
    return _with_particle(" ".join(words[:-1]), words[-1], suffix)


_PARTS_WITH_COMMAS = 3


def _with_particle(family: str, given: str, suffix: str) -> Name:
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count].islower():
        count += 1
    return Name(family=" ".join(words[count:]), given=given, suffix=suffix, particle=" ".join(words[:count]))


def _read_short_name(node: Node, name: str, faults: list[Fault]) -> Name | None:
    found = parse_name(node.value) if isinstance(node, TextNode) else None
    if found is None:
        message = f"`{name}` is {shown(node)}, which does not say which part is the family name."
        remedy = "Write `Castro FP Jr`, `{family: Castro, given: FP}` or, for an organisation, `{literal: …}`."
        faults.append(wrong_value(node.at, message, remedy))
    return found


NAMES: Shape[tuple[Name, ...]] = one_or_many(
    either(Shape(read=_read_short_name, schema={"type": "string"}), group_shape(_NAME_PARTS, _name))
)
"""One name or a list: `Castro FP Jr`, `{family, given, suffix, non-dropping-particle}` or `{literal}`."""

_DATE_PARTS = optional("date-parts", many(many(WHOLE)), "Year, month and day as CSL-JSON has them: `[[2000, 3]]`.")
_SEASON = optional("season", TEXT, "Season, where the work prints one instead of a month.")
_DATE_GROUP = Group(what="a date", fields=(_DATE_PARTS, _SEASON))


def _partial(parts: tuple[int, ...], season: str = "") -> PartialDate | None:
    year, month, day = (*parts, *(None,) * 3)[:3]
    if year is None or not 1000 <= year <= date.max.year or len(parts) > _DATE_LENGTH:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if 0 in parts:
        return None
    return PartialDate(year=year, month=month, day=day, season=season)


_DATE_LENGTH = 3
_DATE_REMEDY = "Write `2000`, `2000-03` or `2000-03-15`, as precise as the work prints it."


def _read_date_text(node: Node, name: str, faults: list[Fault]) -> PartialDate | None:
    found = None
    if isinstance(node, TextNode) and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", node.value):
        found = _partial(tuple(int(part) for part in node.value.split("-")))
    if found is None:
        faults.append(wrong_value(node.at, f"`{name}` is {shown(node)}, which is no date.", _DATE_REMEDY))
    return found


def _read_date_group(node: Node, name: str, faults: list[Fault]) -> PartialDate | None:
    values = _DATE_GROUP.read(node, name, faults)
    if values is None:
        return None
    parts = values.get_or(_DATE_PARTS, ())
    found = _partial(parts[0], values.get_or(_SEASON, "")) if len(parts) == 1 else None
    if found is None and not isinstance(node, ListNode):
        faults.append(wrong_value(node.at, f"`{name}` holds no date that could be read.", _DATE_REMEDY))
    return found


PARTIAL_DATE: Shape[PartialDate] = either(
    Shape(read=_read_date_text, schema={"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}),
    Shape(read=_read_date_group, schema=_DATE_GROUP.schema()),
)
"""`2000`, `2000-03`, `2000-03-15`, or CSL-JSON's `{date-parts: [[2000, 3]]}`."""
