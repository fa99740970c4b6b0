"""The voice and the keyboard: what may be written, what is read."""

import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from group_supervision.cli.plain import open_plain
from group_supervision.core.control_characters import is_inert
from group_supervision.plain.conversation import Conversation
from group_supervision.plain.keyboard import Keyboard
from group_supervision.plain.line_input import ConversationOver
from group_supervision.plain.line_output import LineOutput, writable


@given(st.text(), st.sampled_from(["utf-8", "ascii", "latin-1", "cp1252"]))
def test_whatever_is_said_is_one_line_that_no_terminal_obeys(text: str, encoding: str) -> None:
    line = writable(text, encoding)
    assert is_inert(line)
    assert len(line.splitlines()) <= 1
    assert line.encode(encoding).decode(encoding) == line
    assert "\x1b" not in line


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("“I wonder…” – perhaps", '"I wonder..." - perhaps'),
        ("together 10 → 7", "together 10 to 7"),
        ("Zoë’s café", "Zoe's cafe"),
        ("日本", "??"),
        ("one\ntwo\x1b[2J", "one two[2J"),
    ],
)
def test_in_ascii_every_sign_has_a_plain_one(said: str, written: str) -> None:
    assert writable(said, "ascii") == written


def test_letters_keep_their_accents_where_they_can_be_written() -> None:
    assert writable("Zoë’s café", "utf-8") == "Zoë's café"


def keyboard(data: bytes) -> Keyboard:
    return Keyboard(io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


def test_lines_are_heard_one_by_one_and_then_the_end() -> None:
    heard = keyboard("n\r\nlängs\nlast".encode())
    assert [heard.read_line(5), heard.read_line(5), heard.read_line(5)] == ["n\r", "längs", "last"]
    with pytest.raises(ConversationOver, match="ended"):
        heard.read_line(5)


def test_an_input_that_ends_the_moment_a_line_is_wanted_is_the_end_and_no_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard = keyboard(b"n\n")
    assert heard.read_line(5) == "n"

    def wanted(line: bool, put: Callable[[bool], None] = heard._wanted.put) -> None:
        put(line)
        heard._thread.join(5)  # the reader is quicker than whoever wants the line

    queue = SimpleNamespace(put=wanted, get=heard._wanted.get)
    monkeypatch.setattr(heard, "_wanted", queue)
    with pytest.raises(ConversationOver, match="ended"):
        heard.read_line(5)


def test_bytes_that_are_no_text_are_left_out_and_endless_lines_are_cut() -> None:
    heard = keyboard(b"a\xffb\n" + b"x" * 1_000_000 + b"\nn\n")
    assert heard.read_line(5) == "ab"
    assert len(heard.read_line(5) or "") < 30_000
    assert heard.read_line(5) == "n"


def test_without_any_input_it_is_over_at_once() -> None:
    with pytest.raises(ConversationOver):
        Keyboard(None).read_line(5)


def test_a_wait_ends_without_a_line_and_the_line_that_comes_later_is_heard() -> None:
    read, write = os.pipe()
    with os.fdopen(read, encoding="utf-8") as stream:
        heard = Keyboard(stream)
        assert heard.read_line(0.0) is None
        os.write(write, b"n\n")
        while (line := heard.read_line(5)) is None:
            pass
        os.close(write)
        assert line == "n"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_request_to_stop_ends_the_conversation_with_its_number() -> None:
    before = signal.getsignal(signal.SIGTERM)
    read, write = os.pipe()
    with os.fdopen(read, encoding="utf-8") as stream:
        heard = Keyboard(stream)
        with heard.heeding_signals():
            os.kill(os.getpid(), signal.SIGTERM)
            with pytest.raises(ConversationOver) as over:
                heard.read_line(5)
        os.close(write)
    assert over.value.exit_code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_terminal_that_has_gone_ends_the_conversation() -> None:
    conversation = Conversation(keyboard(b"n\nn\n"), LineOutput(lambda _: False))
    conversation.say("Hello.")
    with pytest.raises(ConversationOver, match="gone"):
        conversation.ask()


def test_what_an_arrow_key_leaves_in_a_line_is_no_part_of_it() -> None:
    conversation = Conversation(keyboard(b"\x1b[C\x1bOPn\x1b[3~\n"), LineOutput(lambda _: True))
    assert conversation.ask() == "n"


def test_a_folder_that_cannot_be_written_to_is_met_with_one_sentence(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("no folder", "utf-8")
    hook = sys.excepthook
    assert open_plain() == 1
    assert sys.excepthook is hook
    assert "Nothing can be saved in the data folder" in capsys.readouterr().err


def test_an_error_nobody_expected_is_one_calm_sentence_and_a_report_without_text(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "stdin", None)

    def fall_over(*_: object) -> int:
        raise ValueError("Amara Okafor")

    monkeypatch.setattr("group_supervision.plain.flow.PlainConsole.run", fall_over)
    with pytest.raises(ValueError, match="Amara") as error:
        open_plain()
    sys.excepthook(error.type, error.value, error.tb)
    said = capsys.readouterr()
    assert said.err.startswith("Something went wrong here, and the program has stopped.")
    assert "Amara" not in said.err + said.out
    (report,) = (home / "reports").iterdir()
    assert "Amara" not in report.read_text("utf-8")
    assert "ValueError" in report.read_text("utf-8")
