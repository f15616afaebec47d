import pytest

from mkdocs_evidence.load.strict_yaml.nodes import ListNode, MapNode, Node, TextNode
from mkdocs_evidence.load.strict_yaml.reader import MAX_CHARACTERS, MAX_DEPTH, MAX_FAULTS, Reading, read_yaml

FILE = "content/references/a.yml"


def read(text: str, *, first_line: int = 1) -> Reading:
    return read_yaml(text, file=FILE, first_line=first_line)


def plain(node: Node | None) -> object:
    if isinstance(node, TextNode):
        return node.value
    if isinstance(node, ListNode):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries} if isinstance(node, MapNode) else None


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "off",
        "true",
        "NO",
        "12:30",
        "1_000",
        "0o17",
        "017",
        "1e3",
        "2000-03",
        "2026-11-22",
        ".inf",
        "=",
        "null",
        "~",
    ],
)
def test_a_plain_word_stays_the_word_that_was_written(word: str) -> None:
    assert plain(read(f"a: {word}").root) == {"a": word}


@pytest.mark.parametrize(
    ("text", "is_nothing"), [("a:", True), ("a: null", True), ("a: ~", True), ("a: 'null'", False), ('a: ""', False)]
)
def test_only_an_unquoted_empty_value_is_nothing(text: str, is_nothing: bool) -> None:
    root = read(text).root
    assert isinstance(root, MapNode)
    value = root.entries[0][1]
    assert isinstance(value, TextNode)
    assert value.is_nothing is is_nothing


def test_values_know_where_they_stand_in_characters() -> None:
    root = read("é: [α, 'b c']\nd: |\n  e\n  f\ng: h", first_line=5).root
    assert isinstance(root, MapNode)
    (_, listed), (_, block), (last_key, last) = root.entries
    assert isinstance(listed, ListNode)
    places = [str(listed.items[0].at), str(listed.items[1].at), str(block.at), str(last_key.at), str(last.at)]
    assert places == [f"{FILE}:5:5", f"{FILE}:5:8", f"{FILE}:6:4", f"{FILE}:9:1", f"{FILE}:9:4"]
    assert listed.items[1].at.end == (5, 13)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n...\n"])
def test_a_file_of_nothing_has_no_root_and_no_fault(text: str) -> None:
    reading = read(text)
    assert not reading.faults
    assert plain(reading.root) in (None, "")


MALFORMED = [
    pytest.param("title: Core: a review", "1:12", "A colon stands where", id="colon-in-value"),
    pytest.param("unit: %", "1:7", "`%` cannot begin a value", id="percent"),
    pytest.param("a: @castro-2000", "1:4", "`@` cannot begin a value", id="at-sign"),
    pytest.param("a:\n\t- b", "2:1", "A tab stands", id="tab"),
    pytest.param("a: [1, 2\nb: c", "1:4", "A `[` is not closed, in `a: [1, 2`", id="open-bracket"),
    pytest.param("x: y\na: {b: c", "2:4", "A `{` is not closed", id="open-brace"),
    pytest.param('x: y\na: "never closed\nb: c\n', "2:4", "A quotation mark is not closed", id="open-quote"),
    pytest.param('a: "C:\\qux"', "1:7", "A backslash stands", id="backslash"),
    pytest.param("a: 1\n b: 2", "2:3", "A colon stands where", id="indented-too-far"),
    pytest.param("a:\n  b: 1\n c: 2", "3:2", "breaks off", id="indented-between"),
    pytest.param("- a\nb: c", "2:1", "among the items of a list", id="mapping-in-list"),
    pytest.param("a: >x", "1:5", "Words stand after", id="words-after-fold"),
    pytest.param("key: - a", "1:6", "A list begins on the line of its name", id="list-on-line"),
    pytest.param('a: "x" y', "1:8", "breaks off", id="words-after-quote"),
]


@pytest.mark.parametrize(("text", "place", "words"), MALFORMED)
def test_a_slip_of_form_is_told_where_it_is(text: str, place: str, words: str) -> None:
    reading = read(text)
    assert reading.root is None
    (fault,) = reading.faults
    assert fault.name == "malformed-yaml"
    assert str(fault.finding.at) == f"{FILE}:{place}"
    assert words in fault.finding.message
    assert fault.finding.remedy


REFUSED = [
    pytest.param(
        "a: !!python/object/apply:os.system [ls]", "1:4", "`!!python/object/apply:os.system` is a YAML tag", id="python"
    ),
    pytest.param("a: !ENV HOME", "1:4", "`!ENV` is a YAML tag", id="env"),
    pytest.param("a: !!binary aGk=", "1:4", "`!!binary` is a YAML tag", id="binary"),
    pytest.param("? [a, b]\n: c", "1:3", "where a name belongs", id="list-as-name"),
    pytest.param("a: b\n---\nc: d", "2:1", "A second YAML document", id="two-documents"),
    pytest.param("%YAML 1.1\n---\na: b", "1:1", "begins with `%`", id="directive"),
]


@pytest.mark.parametrize(("text", "place", "words"), REFUSED)
def test_yaml_that_does_more_than_name_values_is_refused(text: str, place: str, words: str) -> None:
    reading = read(text)
    assert reading.root is None
    fault = reading.faults[0]
    assert str(fault.finding.at) == f"{FILE}:{place}"
    assert words in fault.finding.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("a: &x b\nc: d", ["`&x` is a YAML anchor"], id="anchor"),
        pytest.param("a: &x b\nc: *x", ["`&x` is a YAML anchor", "`*x` is a YAML alias"], id="alias"),
        pytest.param("a: *nowhere", ["`*nowhere` is a YAML alias"], id="alias-to-nothing"),
        pytest.param("<<: {a: b}\nc: d", ["`<<` is a YAML merge key"], id="merge"),
    ],
)
def test_sharing_between_values_is_told_apart(text: str, words: list[str]) -> None:
    reading = read(text)
    assert not reading.faults
    assert [fault.finding.message.split(",")[0] for fault in reading.sharing] == words


def test_an_alias_bomb_is_never_unfolded() -> None:
    levels = [f"l{level}: &l{level} [{', '.join([f'*l{level - 1}'] * 9)}]" for level in range(1, 30)]
    reading = read("\n".join(["l0: &l0 [x]", *levels]))
    assert len(reading.sharing) == MAX_FAULTS
    assert isinstance(reading.root, MapNode)
    assert all(isinstance(item, TextNode) for _, value in reading.root.entries for item in value.items)  # type: ignore[union-attr]


def test_a_name_that_stands_twice_is_told_with_both_places() -> None:
    reading = read("a: 1\nb:\n  c: 2\n  c: 3\na: 4")
    assert [(str(fault.finding.at), str(fault.finding.related[0].at)) for fault in reading.faults] == [
        (f"{FILE}:4:3", f"{FILE}:3:3"),
        (f"{FILE}:5:1", f"{FILE}:1:1"),
    ]
    assert plain(reading.root) == {"a": "1", "b": {"c": "2"}}


def test_several_refusals_are_told_at_once() -> None:
    reading = read("a: !x 1\nb: !y 2\na: 3")
    assert [str(fault.finding.at) for fault in reading.faults] == [f"{FILE}:1:4", f"{FILE}:2:4", f"{FILE}:3:1"]


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{"])
def test_nesting_has_an_end(opening: str) -> None:
    reading = read(opening * 100_000)
    assert reading.root is None
    assert f"more than {MAX_DEPTH} deep" in reading.faults[-1].finding.message


def test_nesting_up_to_the_cap_is_read() -> None:
    assert not read("[" * MAX_DEPTH + "]" * MAX_DEPTH).faults
    assert read("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)).faults


def test_a_file_above_the_cap_is_not_read() -> None:
    reading = read("a: " + "x" * MAX_CHARACTERS)
    assert reading.root is None
    assert reading.faults[0].name == "unreadable-file"
    assert not read("a: " + "x" * (MAX_CHARACTERS - 3)).faults


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x85", "U+0085"),
        ("\u2028", "U+2028"),
        ("\ufeff", "U+FEFF"),
        ("\ud800", "U+D800"),
        ("\ufffe", "U+FFFE"),
    ],
)
def test_a_character_that_nobody_sees_is_told_where_it_is(character: str, name: str) -> None:
    reading = read(f"a: b\r\nc: d{character}e\r\n")
    (fault,) = reading.faults
    assert str(fault.finding.at) == f"{FILE}:2:5"
    assert name in fault.finding.message


@pytest.mark.parametrize("text", ["CHA₂DS₂-VASc", "a\u00a0b", "\u22121.2", "≤ 30 µg", "日本語", "🦴"])
def test_characters_of_medicine_and_of_languages_are_kept(text: str) -> None:
    assert plain(read(f"a: {text}").root) == {"a": text}


def test_windows_line_ends_change_nothing() -> None:
    text = "a: b\nc:\n  - d\n  - e: |\n      f\n"
    assert plain(read(text.replace("\n", "\r\n")).root) == plain(read(text).root)
