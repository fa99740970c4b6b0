"""The plain console as a process: under a dumb terminal, in a pipe, when it is stopped."""

import json
import os
import select
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
        started.wait_for("Enter: open it")
        started.press("\n", "Ready.")
        started.press("a\n", "Begun.")
        yield started


@on_posix
def test_a_whole_session_under_a_dumb_terminal(terminal: "Terminal", home: Path) -> None:
    terminal.press("n\n", "Part 2 of 7")
    terminal.press("n\n", "Press n again to move on")
    terminal.press("n\n", "Part 3 of 7")
    terminal.press("n\n", "Part 4 of 7")
    terminal.press("m\n", "Kind of note")
    terminal.press("\n", "It isn't shown as you type.")
    terminal.press("amara okafor rang from 07700 900123\n", "Kept: hypothesis H1")
    asked = terminal.times("It isn't shown as you type.")
    terminal.send("m h\n")
    terminal.wait_for_more("It isn't shown as you type.", asked)
    terminal.press("s\n", "Stopped for the presenter.")
    terminal.press("a\n", "Resumed.")
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
    terminal.press("Zola Mbeki\n", "It isn't in any note.")
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
    terminal.press("m q\n", "It isn't shown as you type.")
    terminal.send("half a thou")
    terminal.settle()
    terminal.signal(number)
    assert terminal.wait() == 128 + number
    assert "Stopped. The session stays unfinished, saved on this machine" in terminal.text
    assert "half" not in terminal.text
    assert "Traceback" not in terminal.text
    assert terminal_is_as_before(terminal)
    assert events(home) == ["phase-entered"]


@on_posix
def test_of_a_pasted_text_the_first_line_is_the_note_and_the_others_are_no_commands(
    terminal: "Terminal", home: Path
) -> None:
    terminal.press("m q\n", "It isn't shown as you type.")
    terminal.press("one thought\nn\ne\ny\n" + "x" * 500 + "\n", "Kept: question, 2 words.")
    terminal.press("t\n", "Time, part 1")
    assert "isn't a command" not in terminal.text
    assert events(home) == ["phase-entered", "note-taken"]


SECRET = "zẑquintessa"
LEFT_OUT = "the first was taken, the rest left out"


@on_posix
def test_from_the_start_nothing_that_is_typed_is_echoed() -> None:
    command = [*PROGRAM, "run", "--plain", "--notes", "live"]
    with Terminal(command, columns=200, rows=200, env=DUMB) as started:
        started.wait_for("What you type isn't shown")
        started.send(f"{SECRET}")
        started.wait_for("Enter: open it")
        # What follows at once would be taken for part of a paste.
        asked = started.times("Enter: open it")
        started.send("\n")
        started.wait_for_more("Enter: open it", asked)
        started.press("\n", "Ready.")
        started.press("a\n", "Begun.")
        started.press("t\n", "Time, part 1")
        started.press(f"{SECRET}\n", "That isn't a command")
        started.press("m h\n", "It isn't shown as you type.")
        started.press(f"{SECRET}\n", "Kept: hypothesis H1")
        assert SECRET.encode() not in started.raw
        assert b"quintessa" not in started.raw
        # Of the letters that were typed none stands on a line of its own.
        assert not {"a", "t", "m h"} & {line.strip() for line in started.text.splitlines()}


@on_posix
def test_a_note_in_the_same_burst_as_its_command_is_neither_shown_nor_obeyed(
    terminal: "Terminal", home: Path
) -> None:
    terminal.send(f"m h\n{SECRET}\nn\n")
    terminal.wait_for(LEFT_OUT)
    terminal.wait_for("It isn't shown as you type.")
    terminal.press("a thought\n", "Kept: hypothesis H1, 2 words.")
    assert b"quintessa" not in terminal.raw
    assert events(home) == ["phase-entered", "note-taken"]


def paste(terminal: "Terminal", data: bytes) -> None:
    """Write as a terminal does into which a long text is pasted, as fast as it is taken."""
    remaining = memoryview(data)
    while remaining:
        if not select.select([], [terminal.fd], [], 10.0)[1]:
            pytest.fail("nobody takes the rest of the paste")
        remaining = remaining[os.write(terminal.fd, remaining[:1024]) :]
        terminal.pump(0)


@on_posix
@pytest.mark.parametrize("kilobytes", [1, 13, 60])
@pytest.mark.parametrize("ends", [b"\n", b""], ids=["whole lines", "an open end"])
def test_a_long_paste_into_a_hidden_note_is_neither_shown_nor_obeyed(
    terminal: "Terminal", home: Path, kilobytes: int, ends: bytes
) -> None:
    terminal.press("m q\n", "It isn't shown as you type.")
    lines = "".join(f"{SECRET}\n{letter}\n\n" for letter in "neyasbq").encode()
    whole = b"one thought\n" + lines * (kilobytes * 1024 // len(lines)) + SECRET.encode() + ends
    paste(terminal, whole)
    terminal.wait_for("Kept: question, 2 words.")
    terminal.settle(0.5)
    assert terminal.text.count(LEFT_OUT) == 1
    terminal.press("t\n", "Time, part 1")
    assert b"quintessa" not in terminal.raw
    assert "isn't a command" not in terminal.text
    assert events(home) == ["phase-entered", "note-taken"]


@on_posix
def test_one_line_longer_than_a_terminal_keeps_is_cut_and_not_shown(
    terminal: "Terminal", home: Path
) -> None:
    terminal.press("m q\n", "It isn't shown as you type.")
    paste(terminal, SECRET.encode() * 2_000 + b"\n")
    terminal.wait_for("Kept: question")
    terminal.press("t\n", "Time, part 1")
    assert b"quintessa" not in terminal.raw
    assert events(home) == ["phase-entered", "note-taken"]


@on_posix
@pytest.mark.parametrize("key", [b"\x03", b"\x1c", b"\x04"], ids=["ctrl+C", "ctrl+\\", "ctrl+D"])
def test_however_it_is_ended_typing_is_shown_again(terminal: "Terminal", key: bytes) -> None:
    assert not terminal_is_as_before(terminal)
    terminal.send(key)
    assert terminal.wait() in (0, 128 + signal.SIGINT, 128 + signal.SIGQUIT)
    assert "Traceback" not in terminal.text
    assert terminal_is_as_before(terminal)


@on_posix
def test_after_an_error_nobody_expected_typing_is_shown_again() -> None:
    broken = (
        "import sys; from group_supervision.plain import flow\n"
        "def fail(*_): raise RuntimeError('CANARY')\n"
        "flow.PlainConsole._at_home = fail\n"
        "from group_supervision.cli.plain import open_plain; sys.exit(open_plain())"
    )
    with Terminal([sys.executable, "-c", broken], env=DUMB) as terminal:
        assert terminal.wait() == 1
        assert b"CANARY" not in terminal.raw
        assert terminal_is_as_before(terminal)


@on_posix
def test_put_aside_with_ctrl_z_the_terminal_is_the_shells_and_hides_again_afterwards() -> None:
    command = f"{sys.executable} -m group_supervision --plain"
    with Terminal(["bash", "--norc", "--noprofile", "-i"], env=DUMB) as shell:
        shell.settle()
        shell.press(f"{command}\n", "takes Start")
        hidden = shell.modes[3]
        assert hidden != shell.modes_before[3]
        shell.press("\x1a", "Stopped")
        shell.settle()
        shell.send("fg\n")
        shell.settle(0.6)
        assert shell.modes[3] == hidden


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
    assert terminal.text.rstrip().splitlines()[-1].startswith("The input has ended. The session")


def test_lines_may_come_through_a_pipe(home: Path) -> None:
    ended = run("\n\na\nn\nt\n", "--plain", TERM="dumb", LC_ALL="C")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Part 2 of 7: The presenter speaks." in ended.stdout
    assert ended.stdout.isascii()
    assert ended.stdout.splitlines()[-1].startswith("The input has ended. The session stays")
    assert "It isn't shown" not in ended.stdout
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
        assert "group-supervision --plain" in refused.text.replace("\n", "")


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
