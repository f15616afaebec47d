"""The strict YAML reader: every value is text, every node has its place, nothing is implied.

It works on the event stream of PyYAML's C parser. Anchors, aliases and tags are refused where they stand, so an alias
bomb is never unfolded and no tag ever makes an object. YAML 1.1's implicit booleans, dates and numbers do not exist
here: `no`, `2000-03` and `1_000` are the words that the author wrote.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from yaml import YAMLError
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from mkdocs_evidence.analysis.safety.odd_characters import is_plain
from mkdocs_evidence.load.faults import malformed_yaml, unreadable_file
from mkdocs_evidence.load.strict_yaml.nodes import ListNode, MapNode, Node, Stretch, TextNode, make_map, make_text
from mkdocs_evidence.load.strict_yaml.remedies import explain_yaml_error
from mkdocs_evidence.model.finding import Fault, Related
from mkdocs_evidence.model.place import Place
from mkdocs_evidence.syntax.patterns import regex

MAX_CHARACTERS = 1_000_000
"""The longest file that is read: a hundred times the longest real one."""

MAX_DEPTH = 20
"""Lists within mappings within lists; real files need 7."""

MAX_FAULTS = 50
"""Faults of form told for one file; the rest follow when these are mended."""

MAX_CHARACTER_FAULTS = 10
"""Hidden characters told for one file; a file of bytes has thousands."""

_Event: TypeAlias = Any  # Any: the stubs know an event of the C parser only as `Event | None`
_NODE_EVENTS = frozenset((AliasEvent, ScalarEvent, SequenceStartEvent, MappingStartEvent))
_NO_USE = ", which files here do not use."

# YAML 1.1 takes NEL, LS and PS for line ends and editors do not, so lines would be counted apart.
_REFUSED_CHARACTER = regex(
    "[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029\ufeff]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file's YAML."""

    root: Node | None
    """None when the file holds nothing, or nothing that can be trusted; then `faults` says why."""
    faults: tuple[Fault, ...] = ()
    sharing: tuple[Fault, ...] = ()
    """Anchors, aliases and merge keys. Files of ours have none; pages of other programs may."""


def read_yaml(text: str, *, file: str, first_line: int = 1) -> Reading:
    """Reads YAML strictly.

    Args:
        text: The YAML, without a byte order mark.
        file: Path from the root of the project, for places.
        first_line: Line of the file on which the text begins; 2 for front matter.
    """
    if len(text) > MAX_CHARACTERS:
        message = f"The file has {len(text):,} characters; the most that is read is {MAX_CHARACTERS:,}."
        return Reading(root=None, faults=(unreadable_file(Place(file, 1, 1), message, "Split it into several files."),))
    refused = _refused_characters(text, file, first_line)
    if refused:
        return Reading(root=None, faults=refused)
    return _Reader(text, file, first_line).read()


class _UnreadableError(Exception):
    """The rest of the file is not worth reading; why is among the faults."""


class _Reader:
    """Walks the parser's events once. Not kept after `read`."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._text = text
        self._length = len(text)
        self._parser = CParser(text)
        self._file = file
        self._first_line = first_line
        self._faults: list[Fault] = []
        self._sharing: list[Fault] = []
        self._is_trusted = True

    def read(self) -> Reading:
        root: Node | None = None
        try:
            root = self._documents()
        except _UnreadableError:
            self._is_trusted = False
        except YAMLError as error:
            self._is_trusted = False
            self._faults.append(explain_yaml_error(error, self._text, self._file, self._first_line))
        return Reading(
            root=root if self._is_trusted else None, faults=tuple(self._faults), sharing=tuple(self._sharing)
        )

    def _documents(self) -> Node | None:
        root: Node | None = None
        count = 0
        while True:
            event: _Event = self._parser.get_event()
            kind = type(event)
            if kind is StreamEndEvent:
                return root
            if kind is DocumentStartEvent:
                count += 1
                if event.version or event.tags:
                    self._refuse(event, "A line that begins with `%` has no use here.", "Delete the line.")
                if count > 1:
                    self._refuse(event, "A second YAML document begins here; a file holds one.", "Delete this line.")
                    raise _UnreadableError
            elif kind in _NODE_EVENTS:
                root = self._node(event, 1)

    def _node(self, event: _Event, depth: int) -> Node:
        kind = type(event)
        if event.anchor is not None or event.tag is not None:
            if kind is AliasEvent:
                return self._alias(event)
            self._refuse_properties(event)
        if kind is ScalarEvent:
            return make_text(event.value, self._stretch(event), not event.style)
        if depth > MAX_DEPTH:
            message = f"Lists and groups stand more than {MAX_DEPTH} deep here."
            self._refuse(event, message, "Close the brackets, or write the file with fewer levels.")
            raise _UnreadableError
        return self._mapping(event, depth) if kind is MappingStartEvent else self._list(event, depth)

    def _list(self, start: _Event, depth: int) -> ListNode:
        items: list[Node] = []
        get_event = self._parser.get_event
        while True:
            event: _Event = get_event()
            if type(event) is SequenceEndEvent:
                return ListNode(tuple(items), self._from_to(start, event, items[-1] if items else None))
            items.append(self._node(event, depth + 1))

    def _mapping(self, start: _Event, depth: int) -> MapNode:
        entries: list[tuple[TextNode, Node]] = []
        seen: dict[str, TextNode] = {}
        get_event = self._parser.get_event
        while True:
            event: _Event = get_event()
            if type(event) is MappingEndEvent:
                return make_map(tuple(entries), self._from_to(start, event, entries[-1][1] if entries else None))
            key = self._node(event, depth + 1)
            value = self._node(get_event(), depth + 1)
            if not isinstance(key, TextNode):
                self._refuse(event, "A list or group stands where a name belongs.", "Write `name: value`.")
            elif key.value == "<<" and key.is_plain:
                self._refuse_sharing(key, f"`<<` is a YAML merge key{_NO_USE}", "Write the values out.")
            elif key.value in seen:
                self._say_twice(key, seen[key.value].at)
            else:
                seen[key.value] = key
                entries.append((key, value))

    def _alias(self, event: _Event) -> TextNode:
        node = TextNode("", self._stretch(event))
        message = f"`*{event.anchor}` is a YAML alias{_NO_USE}"
        self._refuse_sharing(node, message, "Write the value out, or put quotes around it.")
        return node

    def _refuse_properties(self, event: _Event) -> None:
        remedy = "Delete it, or put quotes around the value."
        if event.anchor is not None:
            node = TextNode("", self._stretch(event))
            self._refuse_sharing(node, f"`&{event.anchor}` is a YAML anchor{_NO_USE}", remedy)
        if event.tag is not None:
            word = self._text[event.start_mark.index :].split(maxsplit=1)[0]
            self._refuse(event, f"`{word[:60]}` is a YAML tag{_NO_USE}", remedy)

    def _refuse_sharing(self, node: TextNode, message: str, remedy: str) -> None:
        if len(self._sharing) < MAX_FAULTS:
            self._sharing.append(malformed_yaml(node.at, message, remedy))

    def _say_twice(self, key: TextNode, first: Place) -> None:
        message = f"`{key.value}` stands twice in the same group, first in line {first.line}."
        related = (Related(at=first, message=f"`{key.value}` stands here first."),)
        self._add(malformed_yaml(key.at, message, "Keep one of the two.", related=related))

    def _refuse(self, event: _Event, message: str, remedy: str) -> None:
        self._is_trusted = False
        self._add(malformed_yaml(Place(*self._stretch(event)), message, remedy))

    def _add(self, fault: Fault) -> None:
        self._faults.append(fault)
        if len(self._faults) >= MAX_FAULTS:
            raise _UnreadableError

    def _stretch(self, event: _Event) -> Stretch:
        start, end = event.start_mark, event.end_mark
        line, first = start.line, self._first_line
        if start.index >= self._length:
            return self._end()
        if end.line > line and end.column == 0:
            # A `|` block ends at the start of the next thing; its first line is what people want to see.
            return (self._file, line + first, start.column + 1, line + first, start.column + 2)
        return (self._file, line + first, start.column + 1, end.line + first, end.column + 1)

    def _end(self) -> Stretch:
        # The parser adds a line end to the last line and finds values left out at the end below it.
        lines = self._text.rstrip().replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line, column = len(lines) - 1 + self._first_line, len(lines[-1]) + 1
        return (self._file, line, column, line, column)

    def _from_to(self, start: _Event, end: _Event, last: Node | None) -> Stretch:
        file, line, column, _, _ = self._stretch(start)
        if start.flow_style or last is None:
            return (file, line, column, end.end_mark.line + self._first_line, end.end_mark.column + 1)
        return (file, line, column, last.stretch[3], last.stretch[4])


def _refused_characters(text: str, file: str, first_line: int) -> tuple[Fault, ...]:
    if is_plain(text) or text.replace("\n", "").isprintable():
        return ()
    faults = []
    for found in _REFUSED_CHARACTER.finditer(text):
        before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + first_line
        column = len(before) - before.rfind("\n")
        message = f"The character U+{ord(found[0]):04X} cannot stand in YAML; it is not visible."
        at = Place(file, line, column, line, column + 1)
        faults.append(malformed_yaml(at, message, "Delete it, or type the character that was meant."))
        if len(faults) == MAX_CHARACTER_FAULTS:
            break
    return tuple(faults)
