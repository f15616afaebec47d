"""A Word file comes by e-mail: whatever it holds, it is told in words, nothing outside is touched, and no memory is lost."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from pack_project import make_project, make_word, take_in
from word_pen import MAIN, packed, parts_of

from mkdocs_evidence.intake.returned.word_package import UnusableWordFileError, open_word_file
from mkdocs_evidence.intake.returned.word_text import read_words

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>'.encode()
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
    'TargetMode="External"/></Relationships>'
)
LAUGHS = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + step)} "{f"&{chr(97 + step)};" * 10}">' for step in range(8)
)


def with_main(content: bytes) -> bytes:
    return packed({MAIN: content})


def with_relation(kind: str, target: str) -> bytes:
    relation = RELATION.format(kind=kind, target=target).encode()
    return packed({MAIN: DOCUMENT, "word/_rels/document.xml.rels": relation})


def with_password() -> bytes:
    """The flag of encryption set in both places where a part has it."""
    content = bytearray(packed({MAIN: DOCUMENT}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def with_a_lie_about_its_length() -> bytes:
    """A part that says it is short and unpacks to four times the bound."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(MAIN, bytes(120_000_000))
    return written.getvalue()


def with_a_part_twice() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr(MAIN, DOCUMENT)
        with pytest.warns(UserWarning, match="Duplicate name"):
            package.writestr(MAIN, DOCUMENT.replace(b"x", b"y"))
    return written.getvalue()


HOSTILE = {
    "no archive": (lambda: b"Dear editor, I agree.", "no Word file"),
    "empty": (lambda: b"", "no Word file"),
    "old form": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512), "old form"),
    "another archive": (lambda: packed({"mimetype": b"application/vnd.oasis.opendocument.text"}), "holds no document"),
    "cut short": (lambda: with_main(DOCUMENT * 50)[:-40], "damaged on the way"),
    "password": (with_password, "has a password"),
    "macros": (lambda: packed({MAIN: DOCUMENT, "word/vbaProject.bin": b"x"}), "holds macros"),
    "a bomb": (with_a_lie_about_its_length, "unpacks to more than"),
    "too many parts": (lambda: packed({f"p{number}": b"" for number in range(2_001)}), "2001 parts"),
    "a part twice": (with_a_part_twice, "twice"),
    "broken XML": (lambda: with_main(DOCUMENT[:-9]), "damaged at line 1, column"),
    "other letters": (lambda: with_main(DOCUMENT.replace(b">x<", b">\xff<")), "neither UTF-8 nor UTF-16"),
    "a billion laughs": (lambda: with_main(f"{LAUGHS}]><l>&i;</l>".encode()), "declares a document type"),
    "an entity from a file": (
        lambda: with_main(b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>'),
        "declares a document type",
    ),
    "a type in UTF-16": (lambda: with_main("<!DOCTYPE l><l/>".encode("utf-16")), "declares a document type"),
    "nested without end": (lambda: with_main(b"<a>" * 5_000 + b"</a>" * 5_000), "nested more than"),
    "a template from elsewhere": (
        lambda: with_relation("attachedTemplate", "http://example.org/t.dotm"),
        "fetches a part (attachedTemplate) from elsewhere: `http://example.org/t.dotm`",
    ),
    "a picture from elsewhere": (
        lambda: with_relation("image", "file://///example.org/x.png"),
        "fetches a part (image)",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_told_what_is_wrong_with_a_file(name: str) -> None:
    make, said = HOSTILE[name]
    with pytest.raises(UnusableWordFileError) as told:
        open_word_file(make())
    assert said in str(told.value)


def test_a_bomb_takes_no_more_memory_than_the_bound() -> None:
    content = with_a_lie_about_its_length()
    tracemalloc.start()
    with pytest.raises(UnusableWordFileError):
        open_word_file(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000_000


def test_an_address_that_a_member_typed_is_only_words() -> None:
    opened = open_word_file(with_relation("hyperlink", "https://example.org/paper"))
    assert [one.text for one in read_words(opened).paragraphs] == ["x"]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        pytest.param("<w:r><w:t>a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c", id="tabs and breaks"),
        pytest.param("<w:del><w:r><w:delText>a</w:delText></w:r></w:del><w:r><w:t>b</w:t></w:r>", "b", id="taken out"),
        pytest.param("<w:ins><w:r><w:t>a</w:t></w:r></w:ins>", "a", id="put in"),
        pytest.param("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>", "b", id="moved"),
        pytest.param("<w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink>", "a", id="link"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText><w:t>7</w:t></w:r>", "7", id="field"),
        pytest.param("<w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "a", id="box for content"),
        pytest.param("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>10</w:t></w:r>", "5\u201110", id="hyphen that does not break"),
    ],
)  # fmt: skip
def test_words_are_those_that_stand_when_all_changes_are_accepted(inside: str, said: str) -> None:
    main = DOCUMENT.decode().replace("<w:r><w:t>x</w:t></w:r>", inside).encode()
    assert [one.text for one in read_words(open_word_file(with_main(main))).paragraphs] == [said]


def test_a_file_in_sixteen_bits_is_read_as_well() -> None:
    assert read_words(open_word_file(with_main(DOCUMENT.decode().encode("utf-16")))).paragraphs[0].text == "x"


@pytest.mark.parametrize("name", ["no archive", "macros", "a bomb", "broken XML"])
def test_the_command_ends_with_a_sentence_and_writes_nothing(tmp_path: Path, name: str) -> None:
    project = make_project(tmp_path)
    status, output = take_in(project, HOSTILE[name][0]())
    assert status == 2
    assert output.startswith("`answer.docx`: ")
    assert "Traceback" not in output
    assert not (project / "content/reviews").exists()


def test_a_foreign_word_file_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    status, output = take_in(make_project(tmp_path), with_main(DOCUMENT))
    assert status == 1
    assert "It does not say which article it is about" in output


def test_every_cut_through_a_file_is_told(tmp_path: Path) -> None:
    """Wherever a mail server cuts a file off, the end of it, which lists its parts, is gone."""
    content = packed(parts_of(make_word(make_project(tmp_path))))
    for length in range(0, len(content), len(content) // 40):
        with pytest.raises(UnusableWordFileError):
            open_word_file(content[:length])
