"""The plain console as a process: under a dumb terminal, in a pipe, when it is stopped."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "group_supervision"]

on_posix = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

if os.name != "nt":
    from benchmarks.terminal import Terminal

DUMB = {"TERM": "dumb", "LANG": "C", "LC_ALL": "", "LC_CTYPE": ""}


def run(given: str, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the program with lines piped in."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        input=given,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


def events(home: Path) -> list[str]:
    """Return the names of the facts of the only session."""
    (path,) = (home / "sessions").glob("*.json")
    told = json.loads(path.read_text("utf-8"))["events"]
    return [told[key]["event"] for key in sorted(told, key=int)]


@pytest.fixture
def terminal() -> Iterator["Terminal"]:
    """Start a session under a dumb terminal and let it begin."""
    command = [*PROGRAM, "run", "--plain", "--notes", "live"]
    with Terminal(command, columns=200, rows=200, env=DUMB) as started:
        started.wait_for("Enter opens it")
        started.press("\n", "Ready.")
        started.press("a\n", "Begun.")
        yield started


@on_posix
def test_a_whole_session_under_a_dumb_terminal(terminal: "Terminal", home: Path) -> None:
    terminal.press("n\n", "Part 2 of 7")
    terminal.press("n\n", "n again goes on")
    terminal.press("n\n", "Part 3 of 7")
    terminal.press("n\n", "Part 4 of 7")
    terminal.press("m\n", "Kind of note")
    terminal.press("\n", "It is not shown as you type.")
    terminal.press("amara okafor rang from 07700 900123\n", "Kept: hypothesis H1")
    terminal.press("m h\n", "It is not shown as you type.")
    terminal.press("s\n", "Stopped for the presenter.")
    terminal.press("a\n", "Going on")
    terminal.press("z\n", "A name to protect")
    terminal.press("Quintessa\n", "1 name protected")
    terminal.press("n\n", "Part 5 of 7")
    terminal.press("r 1\n", "H1 resonated")
    terminal.press("n\n", "Part 6 of 7")
    terminal.press("n\n", "Part 7 of 7")
    terminal.press("n\n", "This is the last part.")
    terminal.press("y\n", "The session has ended")
    terminal.press("\n", "Review:")
    terminal.press("z\n", "The name that was missed")
    terminal.press("Zola Mbeki\n", "It stands in no note.")
    terminal.press("\n", "Saved on this machine.")
    terminal.press("q\n", "")
    assert terminal.wait() == 0
    raw = terminal.raw
    assert b"\x1b" not in raw
    assert b"\x07" not in raw
    assert b"\x08" not in raw
    assert raw.count(b"\r") == raw.count(b"\r\n")
    assert all(byte < 128 for byte in raw)
    for typed in (b"amara", b"900123", b"Quintessa", b"Zola"):
        assert typed not in raw
    assert terminal_is_as_before(terminal)
    assert events(home)[-1] == "session-ended"
    files = "".join(path.read_text("utf-8") for path in home.rglob("*") if path.is_file())
    assert "900123" not in files


def terminal_is_as_before(terminal: "Terminal") -> bool:
    """Say whether typing is shown again."""
    return bool(terminal.modes[3] == terminal.modes_before[3])


@on_posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["term", "int"])
def test_stopped_while_a_note_is_typed_it_leaves_disk_and_terminal_in_order(
    terminal: "Terminal", home: Path, number: signal.Signals
) -> None:
    terminal.press("m q\n", "It is not shown as you type.")
    terminal.send("half a thou")
    terminal.settle()
    terminal.signal(number)
    assert terminal.wait() == 128 + number
    assert "Stopped: the session stays unfinished, saved on this machine" in terminal.text
    assert "half" not in terminal.text
    assert "Traceback" not in terminal.text
    assert terminal_is_as_before(terminal)
    assert events(home) == ["phase-entered"]


@on_posix
def test_of_a_pasted_text_the_first_line_is_the_note_and_the_others_are_no_commands(
    terminal: "Terminal", home: Path
) -> None:
    terminal.press("m q\n", "It is not shown as you type.")
    terminal.press("one thought\nn\ne\ny\n" + "x" * 500 + "\n", "Kept: question, 2 words.")
    terminal.press("t\n", "Time, part 1")
    assert "no such command" not in terminal.text
    assert events(home) == ["phase-entered", "note-taken"]


@on_posix
def test_ctrl_c_and_a_terminal_that_goes_away_leave_it_unfinished(
    terminal: "Terminal", home: Path
) -> None:
    terminal.send(b"\x03")
    assert terminal.wait() == 130
    with Terminal([*PROGRAM, "--plain"], env=DUMB) as again:
        again.wait_for("Continue the session (stopped just now)")
        again.press("\n", "Continued.")
        again.hang_up()
        assert again.wait() in (0, 128 + signal.SIGHUP)
    assert events(home) == ["phase-entered"]


@on_posix
def test_ctrl_d_ends_the_input_and_the_session_is_offered_again(terminal: "Terminal") -> None:
    terminal.send(b"\x04")
    assert terminal.wait() == 0
    assert terminal.text.rstrip().splitlines()[-1].startswith("The input has ended: the session")


def test_lines_may_come_through_a_pipe(home: Path) -> None:
    ended = run("\n\na\nn\nt\n", "--plain", TERM="dumb", LC_ALL="C")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Part 2 of 7: The presenter speaks." in ended.stdout
    assert ended.stdout.isascii()
    assert ended.stdout.splitlines()[-1].startswith("The input has ended: the session stays")
    assert "It is not shown" not in ended.stdout
    assert events(home) == ["phase-entered", "phase-entered"]


def test_the_environment_can_ask_for_it() -> None:
    assert run("q\n", ACCESSIBLE="1").stdout.startswith("Group supervision.")
    assert run("q\n", "run", ACCESSIBLE="1").stdout.startswith("Session: Reflective")
    assert run("q\n", ACCESSIBLE="0").returncode == 1


def test_it_can_be_asked_for_before_and_behind_the_command() -> None:
    for arguments in (("--plain", "run"), ("run", "--plain")):
        ended = run("q\nq\n", *arguments, "--minutes", "75")
        assert "75 minutes" in ended.stdout.splitlines()[0]
        assert ended.returncode == 0


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": "xterm"}])
def test_where_nothing_can_be_drawn_the_refusal_names_it(environment: dict[str, str]) -> None:
    ended = run("", **environment, ACCESSIBLE="")
    assert ended.returncode == 1
    assert "--plain" in ended.stderr
    assert ended.stderr.count("\n") == 1


@on_posix
def test_a_dumb_terminal_is_told_of_it() -> None:
    with Terminal(PROGRAM, env={"TERM": "dumb"}) as refused:
        assert refused.wait() == 1
        assert "group-supervision --plain" in refused.text.replace("\n", " ")


def test_whoever_stops_listening_ends_it(home: Path) -> None:
    process = subprocess.Popen(
        [*PROGRAM, "--plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(b"\n\na\n")
    process.stdin.flush()
    while b"Begun" not in process.stdout.readline():
        pass
    process.stdout.close()
    process.stdin.write(b"n\nn\n")
    process.stdin.flush()
    assert process.wait() == 0
    assert process.stderr.read() == b""
    process.stdin.close()
    process.stderr.close()
    assert "phase-entered" in events(home)


def test_the_terminal_app_loads_nothing_of_it() -> None:
    script = (
        "import sys, group_supervision.cli.app, group_supervision.tui.app,"
        " group_supervision.tui.flow;"
        "print(*(m for m in sys.modules if m.startswith('group_supervision.plain')))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == ""
