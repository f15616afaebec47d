"""What a person at a terminal sees besides data."""

import io
import sys

import pytest

from mkdocs_evidence.terminal import end_progress


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "written"), [(_Screen(), "\r\x1b[2K\x1b[?25h"), (io.StringIO(), "")])
def test_a_terminal_has_its_cursor_again_and_a_file_gets_nothing(
    stream: io.StringIO, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    end_progress()
    assert stream.getvalue() == written
