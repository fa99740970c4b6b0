"""The program as a process in a terminal: started, killed, hung up on, fed rubbish."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

if os.name != "nt":
    from benchmarks.terminal import Terminal

PROGRAM = [sys.executable, "-m", "group_supervision"]
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
"""What takes up the program's own screen, and what gives the user's back."""


def started(*arguments: str, **env: str) -> "Terminal":
    return Terminal([*PROGRAM, *arguments], env=env)


def in_session(terminal: "Terminal") -> None:
    """Go from the set-up form into a session that runs."""
    terminal.wait_for("The plan")
    terminal.press("\r", "Welcome")
    terminal.press(" ", "Arriving")


def left_clean(terminal: "Terminal") -> bool:
    """Say whether the terminal was left as it was found: modes, screen, mouse, cursor."""
    raw = terminal.raw
    ended = raw.rfind(LEFT) > raw.rfind(ENTERED)
    mouse_off = raw.rfind(b"\x1b[?1000l") > raw.rfind(b"\x1b[?1000h")
    cursor_on = raw.rfind(b"\x1b[?25h") > raw.rfind(b"\x1b[?25l")
    return ended and mouse_off and cursor_on and terminal.modes == terminal.modes_before


def test_enter_enter_space_and_the_session_runs(home: Path) -> None:
    with started() as terminal:
        terminal.wait_for("Start a session")
        terminal.press("\r", "The plan")
        terminal.press("\r", "Welcome")
        terminal.press(" ", "Arriving")
        terminal.press("\x11", "stays unfinished")
        terminal.send("\r")
        assert terminal.wait() == 0
        assert left_clean(terminal)
    assert len(list((home / "sessions").glob("*.json"))) == 1


def test_nothing_is_printed_after_the_app_has_ended() -> None:
    with started() as terminal:
        terminal.wait_for("Start a session")
        terminal.send("\x11")
        assert terminal.wait() == 0
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2]
        assert not any(32 < byte < 127 and chr(byte).isalpha() for byte in _plain(after))


def _plain(data: bytes) -> bytes:
    return re.sub(rb"\x1b[\[\]<>?0-9;]*[a-zA-Z]", b"", data)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_ends_in_good_order(number: signal.Signals, home: Path) -> None:
    with started("run") as terminal:
        in_session(terminal)
        terminal.signal(number)
        assert terminal.wait() == 128 + number
        assert left_clean(terminal)
    (path,) = (home / "sessions").glob("*.json")
    assert json.loads(path.read_text("utf-8"))["events"]


def test_when_the_window_is_closed_it_ends_and_leaves_the_session_readable(home: Path) -> None:
    with started("run") as terminal:
        in_session(terminal)
        terminal.hang_up()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if os.waitpid(terminal.pid, os.WNOHANG)[0]:
                break
            time.sleep(0.02)
        else:
            pytest.fail("it goes on without a terminal")
    (path,) = (home / "sessions").glob("*.json")
    assert json.loads(path.read_text("utf-8"))["events"]


def test_with_hang_ups_ignored_the_end_of_input_ends_it_too(home: Path) -> None:
    command = ["sh", "-c", f"trap '' HUP; exec {' '.join(PROGRAM)} run"]
    with Terminal(command) as terminal:
        in_session(terminal)
        terminal.hang_up()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            if os.waitpid(terminal.pid, os.WNOHANG)[0]:
                break
            time.sleep(0.02)
        else:
            pytest.fail("it spins on an input that has ended")
    assert list((home / "sessions").glob("*.json"))


def test_bytes_that_are_no_text_do_nothing() -> None:
    with started("run", "--notes", "live") as terminal:
        in_session(terminal)
        terminal.press("m", "note: 0 words")
        for rubbish in (b"\xff", b"\xc3", b"\x80\xfe", b"\xed\xa0\x80", b"\x00"):
            terminal.send(rubbish)
            time.sleep(0.05)
        terminal.press("still here", "note: 2 words")
        terminal.press("\r", "kept")


def test_a_megabyte_pasted_is_cut_and_nothing_falls_over() -> None:
    with started("run", "--notes", "live") as terminal:
        in_session(terminal)
        terminal.press("m", "note: 0 words")
        paste = b"\x1b[200~" + b"word \x1b]0;owned\x07 [/] [@click=app.quit]x[/]\n" * 30_000
        remaining = memoryview(paste + b"\x1b[201~")
        while remaining:
            remaining = remaining[os.write(terminal.fd, remaining[:4096]) :]
            terminal.pump(0)
        terminal.settle(1.0, 60)
        terminal.press("\r", "kept")
        assert b"owned\x07" not in terminal.raw


def test_killed_and_started_again_it_offers_to_continue_and_the_clock_is_right(
    home: Path,
) -> None:
    with started("run", "--notes", "live") as terminal:
        in_session(terminal)
        terminal.press("n", "The presenter speaks")
        terminal.signal(signal.SIGKILL)
        terminal.wait()
    with started() as terminal:
        terminal.wait_for("Continue the session (stopped just now)")
        terminal.press("\r", "The presenter speaks")
        terminal.press("\t", "left of 10:00")
        terminal.press("\x11", "stays unfinished")
        terminal.send("\r")
        terminal.wait()
    (path,) = (home / "sessions").glob("*.json")
    shown = subprocess.run(
        [*PROGRAM, "sessions", "show", path.stem, "--json"], capture_output=True, check=True
    )
    told = json.loads(shown.stdout)
    assert (told["state"], told["clock"], told["phase"]) == ("unfinished", "running", "present")


@pytest.mark.parametrize("arguments", [[], ["run"]])
@pytest.mark.parametrize("stdin", ["", None], ids=["an empty pipe", "nothing"])
def test_without_a_terminal_it_says_so_in_one_sentence(
    arguments: list[str], stdin: str | None
) -> None:
    ended = subprocess.run(
        [*PROGRAM, *arguments],
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert ended.returncode == 1
    assert "no terminal to draw on" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert ended.stdout == ""


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TERM", "dumb", "TERM=dumb"),
        ("TEXTUAL_LOG", "/tmp/log", "TEXTUAL_LOG is set"),
        ("TEXTUAL", "debug,devtools", "TEXTUAL is set"),
        ("TEXTUAL_DEBUG", "1", "TEXTUAL_DEBUG is set"),
    ],
)
def test_where_it_should_not_open_it_says_why(name: str, value: str, says: str) -> None:
    with started(**{name: value}) as terminal:
        assert terminal.wait() == 1
        assert says in terminal.text
        assert "Traceback" not in terminal.text


def test_a_data_folder_that_cannot_be_written_is_said_before_anything_opens(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with started(GROUP_SUPERVISION_HOME=str(blocked / "home")) as terminal:
        assert terminal.wait() == 1
        assert "GROUP_SUPERVISION_HOME" in terminal.text.replace("\n", "")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"NO_COLOR": "1"},
        {"TERM": "unheard-of"},
        {"TEXTUAL_ANIMATIONS": "none"},
    ],
    ids=",".join,
)
def test_it_paints_whatever_the_locale_and_the_colours(env: dict[str, str]) -> None:
    with started("run", **env) as terminal:
        in_session(terminal)
        terminal.wait_for("The facilitator, then anyone else")
        is_plain = env.keys() & {"LC_ALL", "NO_COLOR"}
        terminal.wait_for("====" if is_plain else "▂▂▂▂")


def test_resized_to_anything_it_goes_on() -> None:
    import fcntl
    import struct
    import termios

    with started("run") as terminal:
        in_session(terminal)
        for rows, columns in ((1, 1), (2, 300), (300, 2), (500, 500), (0, 0), (24, 80)):
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(terminal.fd, termios.TIOCSWINSZ, size)
            terminal.settle(0.1)
        terminal.tap("n")
        # To draw letters for 500 rows takes nine seconds, and longer on a busy machine.
        terminal.wait_for("The presenter speaks", 90)


def test_suspended_and_resumed_it_paints_again_and_the_time_has_passed(home: Path) -> None:
    with Terminal([*PROGRAM, "run", "--notes", "none"]) as terminal:
        terminal.wait_for("The plan")
        terminal.press("\r", "Welcome")
        terminal.press(" ", "Arriving")
        terminal.signal(signal.SIGTSTP)
        terminal.settle(0.3)
        assert terminal.raw.rfind(LEFT) > terminal.raw.rfind(ENTERED)
        terminal.signal(signal.SIGCONT)
        terminal.settle(0.3)
        assert terminal.raw.rfind(ENTERED) > terminal.raw.rfind(LEFT)
        assert b"The facilitator, then" in terminal.raw[terminal.raw.rfind(ENTERED) :]
        terminal.press("n", "The presenter speaks")
        terminal.send("\x11")
        terminal.wait_for("Leave?")
        terminal.send("\r")
        assert terminal.wait() == 0
    (path,) = (home / "sessions").glob("*.json")
    assert len(json.loads(path.read_text("utf-8"))["events"]) == 2


def typed_session(terminal: "Terminal", name: str) -> None:
    """Take a note with a name in it, in a session that runs."""
    in_session(terminal)
    terminal.press("m", "note: 0 words")
    terminal.press(f"{name} told thuy", "note: 3 words")
    terminal.press("\r", "kept")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_no_core_is_ever_dumped() -> None:
    with started() as terminal:
        terminal.wait_for("Start a session")
        limits = Path(f"/proc/{terminal.pid}/limits").read_text("utf-8")
        (line,) = [each for each in limits.splitlines() if each.startswith("Max core file size")]
        assert line.split()[4:6] == ["1", "1"]  # what Linux takes for "none, not even to a pipe"


def test_where_core_dumps_cannot_be_forbidden_it_opens_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from group_supervision.cli import safeguards

    monkeypatch.setitem(sys.modules, "resource", None)
    safeguards.forbid_core_dumps()


def test_the_terminal_has_no_title_clipboard_or_line_with_what_was_typed(home: Path) -> None:
    with started("run", "--notes", "live") as terminal:
        typed_session(terminal, "kwabena")
        terminal.press("\x11", "stays unfinished")
        terminal.send("\r")
        assert terminal.wait() == 0
        assert not re.search(rb"\x1b\](?:0|1|2|52);", terminal.raw)
        assert b"kwabena" not in terminal.raw
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2]
        assert not any(chr(byte).isalpha() for byte in _plain(after))
    assert list((home / "sessions").glob("*.json"))


def test_killed_continued_and_reviewed_nothing_typed_is_in_any_file_it_could_reach(
    home: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    env = {"TMPDIR": str(elsewhere), "HOME": str(elsewhere), "XDG_CACHE_HOME": str(elsewhere)}

    def look() -> None:
        for path in tmp_path.rglob("*"):
            if path.is_file():
                data = path.read_bytes().lower()
                assert not any(name in data for name in (b"kwabena", b"thuy", b"siobhan")), path

    with started("run", "--notes", "live", **env) as terminal:
        typed_session(terminal, "kwabena")
        terminal.press("m", "note: 0 words")
        terminal.press("siobhan waits in a draft", "note: 5 words")
        look()
        terminal.signal(signal.SIGKILL)
        terminal.wait()
    look()
    with started(**env) as terminal:
        terminal.wait_for("Continue the session (stopped just now)")
        terminal.press("\r", "Arriving")
        terminal.press("m", "note: 0 words")
        terminal.press("siobhan rang kwabena", "note: 3 words")
        terminal.press("\r", "kept")
        terminal.press("e", "End the session here?")
        terminal.press("\r", "Thank you")
        terminal.wait_for("Enter review")
        terminal.press("\r", "The review is covered.")
        terminal.press("h", "2 words we weren't sure of were replaced too.")
        terminal.press("c", "note 2 of 2")
        terminal.press("p", "1 doubt left")
        look()
        terminal.press("\x1b", "Enter keep")
        terminal.press("\r", "Saved on this machine.")
        terminal.send("\x11")
        assert terminal.wait() == 0
        assert left_clean(terminal)
        after = terminal.raw.rpartition(b"\x1b[?1049l")[2]
        assert not any(chr(byte).isalpha() for byte in _plain(after))
    look()
    (path,) = (home / "sessions").glob("*.json")
    shown = subprocess.run(
        [*PROGRAM, "sessions", "show", path.stem], capture_output=True, text=True, check=True
    )
    assert "Person A told Person B" in shown.stdout
    assert "Person C rang Person D" in shown.stdout


@pytest.mark.parametrize("keys", ["\rhx", "\rhm", "\r\r", "\rhc"])
def test_keys_typed_ahead_of_the_review_do_no_harm(keys: str) -> None:
    with started("run", "--notes", "live") as terminal:
        in_session(terminal)
        terminal.press("e", "End the session")
        terminal.press("\r", "Enter: review")
        terminal.wait_for("Enter review")
        terminal.send(keys)
        terminal.settle(0.4)
        assert "went wrong" not in terminal.text
        terminal.send("\x11")
        terminal.settle(0.3)
        assert b"went wrong" not in terminal.raw


def test_enter_twice_in_the_palette_is_enter_once(home: Path) -> None:
    with started("run", "--notes", "live") as terminal:
        in_session(terminal)
        terminal.press("\t", "session ")
        terminal.send("\x10")
        terminal.settle(0.3)
        terminal.send("add a minute")
        terminal.settle(0.5)
        terminal.send("\x1b[B")
        terminal.settle(0.3)
        terminal.send("\r\r")
        terminal.settle(0.5)
        assert "went wrong" not in terminal.text
    (path,) = (home / "sessions").glob("*.json")
    events = json.loads(path.read_text("utf-8"))["events"].values()
    assert [each["event"] for each in events].count("time-granted") == 1


def test_what_is_written_to_the_terminal_at_once_is_handled_in_its_order(home: Path) -> None:
    with started("run", "--notes", "live") as terminal:
        in_session(terminal)
        terminal.press("many words\r\x0eHope\rGrace\rFaith\r", "kept")
        terminal.press("\t", "3 names protected")
        terminal.press("\x11", "stays unfinished")
        terminal.send("\r")
        assert terminal.wait() == 0
    (path,) = (home / "sessions").glob("*.json")
    told = json.loads(path.read_text("utf-8"))["events"]
    kinds = [told[key]["event"] for key in sorted(told, key=int)]
    assert kinds == ["phase-entered", "note-taken"]
