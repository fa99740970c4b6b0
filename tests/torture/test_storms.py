"""Signals, sizes, keys and windows, all at once: the session goes on or ends in good order."""

import fcntl
import os
import signal
import struct
import termios
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from tests.torture.kept import NOTE, check, lock, notes, sessions
from tests.torture.rows import LONG, Row, many

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")

if os.name != "nt":
    from benchmarks.terminal import Terminal
    from tests.torture.scripted import DRAWN, PROGRAM, Lines, sit_down

only_long = pytest.mark.skipif(not LONG, reason="make torture does this")
SEED = 20261127
SIZES = many(0, "SIZES")
KEYS = many(0, "KEYS")


def begun(terminal: "Terminal") -> None:
    """Begin a session and keep a note in it."""
    sit_down(terminal)
    terminal.press("\r", "Welcome")
    terminal.press(" ", "Arriving")
    terminal.press("m", "note: 0 words")
    terminal.send(f"{NOTE}\r")
    terminal.wait_for("kept")


@only_long
@pytest.mark.parametrize("locked", [False, True], ids=["open", "locked"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_told_to_end_both_consoles_do_so_in_good_order(
    home: Path, number: signal.Signals, locked: bool
) -> None:
    if locked:
        lock(home)
    with Lines() as console:
        for line, answer in (("", "Ready."), ("a", "Begun."), ("m h", "Type the"), (NOTE, "Kept:")):
            console.say(line)
            console.wait_for(answer)
        console.signal(number)
        assert console.wait() == 128 + number
    assert b"Traceback" not in console.said
    assert b"Stopped. The session stays unfinished" in console.said
    assert notes(home) == 1
    if number != signal.SIGINT:  # which keys send as ctrl+C
        with Terminal(DRAWN) as terminal:
            begun(terminal)
            terminal.signal(number)
            assert terminal.wait() == 128 + number
            assert terminal.modes == terminal.modes_before
            assert b"Traceback" not in terminal.raw
        assert notes(home) == 2
    check(home)
    Row(
        "Signals",
        f"{number.name} in mid-session, {'locked' if locked else 'not locked'}",
        1 if number == signal.SIGINT else 2,
        "the terminal as it was; line by line, a sentence that the session stays unfinished",
        "the session whole, with its note; no typed name or number",
    ).write_down()


@only_long
def test_stopped_and_let_go_on_it_goes_on(home: Path) -> None:
    with Lines() as console:
        console.say("")
        console.wait_for("Ready.")
        console.say("a")
        console.wait_for("Begun.")
        for _ in range(20):
            console.signal(signal.SIGSTOP)
            console.listen(0.02)
            console.signal(signal.SIGCONT)
            console.listen(0.02)
        console.say("m h")
        console.wait_for("Type the")
        console.say(NOTE)
        console.wait_for("Kept:")
        assert console.end() == 0
    assert notes(home) == 1
    check(home)
    Row(
        "Signals",
        "SIGSTOP and SIGCONT twenty times in mid-session",
        20,
        "it goes on, and the next note is kept",
        "the session whole, with the note taken afterwards",
    ).write_down()


@only_long  # make test has test_terminal.py for sizes
def test_the_window_changes_its_size_all_the_time(home: Path) -> None:
    chance = Random(SEED)
    with Terminal(DRAWN) as terminal:
        begun(terminal)
        for _ in range(SIZES):
            rows, columns = chance.randint(6, 80), chance.randint(20, 300)
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(terminal.fd, termios.TIOCSWINSZ, size)
            terminal.pump(0.005)
        fcntl.ioctl(terminal.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        terminal.settle(0.3, 30)
        terminal.press("n", "The presenter speaks")
        assert b"Traceback" not in terminal.raw
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    (kept,) = sessions(home)
    assert kept.session.position == 1
    check(home)
    Row(
        "Sizes and keys",
        "a window of a new size, 20 × 6 to 300 × 80, every 5 milliseconds",
        SIZES,
        "the next key does what it says",
        "the session whole",
    ).write_down()


@only_long
def test_ten_thousand_keys_at_once(home: Path) -> None:
    chance = Random(SEED)
    keys = "".join(chance.choice("nnpp++--uU]]tt bb  \t?x") for _ in range(KEYS))
    with Terminal(DRAWN) as terminal:
        begun(terminal)
        remaining = memoryview(keys.encode())
        while remaining:
            remaining = remaining[os.write(terminal.fd, remaining[:512]) :]
            terminal.pump(0)
        terminal.settle(1.0, 120)
        assert b"Traceback" not in terminal.raw
        assert "went wrong" not in terminal.text
        terminal.signal(signal.SIGTERM)
        assert terminal.wait() == 128 + signal.SIGTERM
    assert len(sessions(home)) == 1
    check(home)
    Row(
        "Sizes and keys",
        "keys written to the terminal in one go",
        KEYS,
        "the program goes on, without an error",
        "the session whole",
    ).write_down()


@only_long
def test_two_consoles_and_ten_stages(home: Path) -> None:
    with ExitStack() as stack:
        desk = stack.enter_context(Terminal(DRAWN))
        begun(desk)
        walls = [stack.enter_context(Terminal([*PROGRAM, "stage"])) for _ in range(10)]
        for wall in walls:
            wall.wait_for("Arriving", 60)
        second = stack.enter_context(Terminal(DRAWN))
        sit_down(second)
        second.press("\r", "another window")
        desk.press("n", "The presenter speaks")
        for wall in walls:
            wall.wait_for("The presenter speaks", 60)
            wall.settle()
            assert wall.text == walls[0].text
            assert b"Traceback" not in wall.raw
        desk.signal(signal.SIGTERM)
        desk.wait()
        for wall in walls:
            wall.signal(signal.SIGTERM)
            assert wall.wait() == 128 + signal.SIGTERM
        assert list((home / "presence").iterdir()) == []
    assert len(sessions(home)) == 1
    check(home)
    Row(
        "Many windows",
        "a second console and ten stages beside a session",
        1,
        "the second console says that one runs in another window; all ten stages show the same",
        "one session; nothing of a stage that has closed",
    ).write_down()
