"""Every command as a real process: no core dump, no traceback, nothing a terminal would obey."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from group_supervision.cli import safeguards
from group_supervision.cli.commands import COMMANDS

PROGRAM = [sys.executable, "-m", "group_supervision"]

on_posix = pytest.mark.skipif(os.name == "nt", reason="closes streams and sends signals")

if os.name != "nt":
    import resource

    from benchmarks.terminal import Terminal


def run(
    *arguments: str, given: bytes | None = b"", out: BinaryIO | None = None, closed: int = -1
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command to its end; one of its streams may be closed before it starts."""

    def close() -> None:
        os.close(closed)

    return subprocess.run(
        [*PROGRAM, *arguments],
        input=given,
        stdout=subprocess.PIPE if out is None else out,
        stderr=subprocess.PIPE,
        preexec_fn=close if closed >= 0 else None,
        check=False,
        timeout=60,
    )


def one_sentence(ended: "subprocess.CompletedProcess[bytes]") -> str:
    """Return what a command said on stderr, which is one line and no traceback."""
    said = ended.stderr.decode()
    assert said.count("\n") == 1, said
    assert "Error" not in said
    return said


# Core dumps


@contextmanager
def cores_allowed() -> Iterator[None]:
    """Let the programs that are started from here leave their memory behind when they crash."""
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    if hard != resource.RLIM_INFINITY:
        pytest.skip("core dumps are forbidden here")
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


@on_posix
@pytest.mark.parametrize(
    ("arguments", "typed", "sign"),
    [
        (("--plain",), "Amara\n", "Home"),
        (("anonymise",), "Amara told Kwabena\n", "Person A"),
    ],
    ids=["plain", "anonymise"],
)
def test_ctrl_backslash_leaves_no_core_behind(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    typed: str,
    sign: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    with cores_allowed(), Terminal([*PROGRAM, *arguments], columns=200) as terminal:
        if arguments == ("--plain",):
            terminal.wait_for(sign)
        terminal.press(typed, sign)
        terminal.settle()
        terminal.send(b"\x1c")
        code = terminal.wait()
    # The plain console takes the key as the end, so that the terminal shows what is typed again.
    assert code in (-signal.SIGQUIT, 128 + signal.SIGQUIT)
    assert not list(tmp_path.glob("*core*"))


@on_posix
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_command_forbids_core_dumps_before_it_does_anything(name: str) -> None:
    script = (
        "import atexit, resource, sys\n"
        "sys.argv = ['group-supervision', *sys.argv[1:]]\n"
        "atexit.register(lambda: print(resource.getrlimit(resource.RLIMIT_CORE)[0]))\n"
        "from group_supervision.__main__ import main\n"
        "main()"
    )
    arguments = [name, "--help"] if name else ["--version"]
    with cores_allowed():
        ended = subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, check=True, timeout=60
        )
    assert ended.stdout.splitlines()[-1] in (b"0", b"1")


# One door for all output

HOSTILE = "x\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\x7f\u202ey"


def is_harmless(written: bytes) -> bool:
    """Say whether a terminal would print all of it and obey none of it."""
    text = written.decode()
    return all(each == "\n" or each.isprintable() for each in text) and "\u202e" not in text


@on_posix
@pytest.mark.parametrize("subcommand", [("list",), ("check",)], ids=" ".join)
def test_the_name_of_a_format_file_commands_no_terminal(
    home: Path, subcommand: tuple[str, ...]
) -> None:
    (home / "formats").mkdir(parents=True)
    (home / "formats" / f"{HOSTILE}.toml").write_text("title = 3", "utf-8")
    ended = run("formats", *subcommand)
    assert b"x]52" in ended.stderr
    assert is_harmless(ended.stdout)
    assert is_harmless(ended.stderr)


@on_posix
@pytest.mark.parametrize("arguments", [("list",), ("show",)], ids=" ".join)
def test_a_tampered_session_commands_no_terminal(
    home: Path, held: str, arguments: tuple[str, ...]
) -> None:
    run("sessions", "list")  # makes the index
    for path in (home / "sessions" / f"{held}.json", home / "index.json"):
        told = json.loads(path.read_text("utf-8"))
        tamper(told)
        path.write_text(json.dumps(told), "utf-8")
    ended = run("sessions", *arguments, *([held] if arguments == ("show",) else []))
    assert ended.returncode == 0
    assert is_harmless(ended.stdout)
    assert is_harmless(ended.stderr)


def tamper(told: object) -> None:
    """Put hostile text into every label and note."""
    if isinstance(told, dict):
        for key, value in told.items():
            if key in ("group", "text"):
                told[key] = HOSTILE
            else:
                tamper(value)
    elif isinstance(told, list):
        for each in told:
            tamper(each)


@on_posix
@pytest.mark.parametrize(
    "arguments",
    [
        (HOSTILE,),
        ("run", "--notes", HOSTILE),
        ("run", HOSTILE),
        ("formats", "check", HOSTILE),
        ("formats", "show", HOSTILE),
        ("sessions", "show", HOSTILE),
        ("anonymise", HOSTILE),
        ("stage", HOSTILE),
    ],
    ids=["command", "choice", "format", "check", "show", "session", "file", "extra"],
)
def test_what_was_typed_on_the_command_line_commands_no_terminal(
    arguments: tuple[str, ...],
) -> None:
    ended = run(*arguments)
    assert ended.returncode in (1, 2)
    assert is_harmless(ended.stdout)
    assert is_harmless(ended.stderr)


def test_json_says_what_it_cannot_print(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a\x9bz\u202e.txt", "b.txt")]
    for path in files:
        path.write_text("well held\n", "utf-8")
    ended = run("anonymise", "--json", *map(str, files))
    assert is_harmless(ended.stdout)
    assert [each["file"] for each in json.loads(ended.stdout)] == list(map(str, files))


def test_lines_that_are_printed_keep_their_tabs_and_ends() -> None:
    ended = run("anonymise", given=b"one\ttwo\r\nthree\rfour\n\r\n")
    assert ended.stdout == b"one\ttwo\r\nthree\nfour\n\r\n"


# Streams that are closed, full or broken


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("run", "--help"), ("formats", "--help")]
)
def test_help_into_a_full_device_is_one_sentence(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = run(*arguments, out=full)
    assert ended.returncode == 1
    assert "couldn't be read or written" in one_sentence(ended)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_stderr_that_is_full_changes_no_exit_code() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*PROGRAM, "sessions", "show", "nope"], stderr=full, check=False, timeout=60
        )
    assert ended.returncode == 1


@on_posix
@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("formats", "list"), ("sessions", "list"), ("doctor",), ("anonymise",)],
    ids=" ".join,
)
def test_a_closed_output_is_one_sentence(arguments: tuple[str, ...]) -> None:
    ended = run(*arguments, given=b"Amara left\n", closed=1)
    assert ended.returncode == 1
    assert "couldn't be read or written" in one_sentence(ended)


@on_posix
def test_plain_with_a_closed_output_is_one_sentence() -> None:
    ended = run("--plain", given=b"\n\na\n", closed=1)
    assert ended.returncode == 1
    assert "closed" in one_sentence(ended)


@on_posix
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("anonymise",), 2), (("anonymise", "--protect-from", "-", "x"), 2), (("--plain",), 0)],
    ids=["anonymise", "names", "plain"],
)
def test_a_closed_input_is_an_empty_one(arguments: tuple[str, ...], code: int) -> None:
    ended = run(*arguments, given=None, closed=0)
    assert ended.returncode == code
    if code:
        one_sentence(ended)
    else:
        assert ended.stderr == b""
        assert b"The input has ended" in ended.stdout


@on_posix
@pytest.mark.parametrize("closed", [0, 1, 2])
def test_no_file_ever_takes_the_place_of_a_closed_stream(home: Path, closed: int) -> None:
    script = (
        "import os, sys\n"
        "sys.argv = ['group-supervision', '--version']\n"
        "from group_supervision.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"os.open({str(home.parent)!r}, os.O_RDONLY)\n"
        f"sys.exit(os.fstat({closed}).st_rdev != os.stat(os.devnull).st_rdev)"
    )

    def close() -> None:
        os.close(closed)

    ended = subprocess.run(
        [sys.executable, "-c", script], preexec_fn=close, check=False, timeout=60
    )
    assert ended.returncode == 0


@pytest.mark.parametrize("error", ["RecursionError", "MemoryError", "KeyError('Amara')"])
def test_an_error_nobody_expected_is_one_sentence_without_what_was_read(error: str) -> None:
    ended = crashed(
        "from group_supervision.anonymiser.anonymise import Anonymiser\n"
        f"def broken(*_, **__): raise {error}\n"
        "Anonymiser.replacements = broken\n",
        "anonymise",
        given=b"Amara left\n",
    )
    assert ended.returncode == 1
    assert "Amara" not in one_sentence(ended)


def crashed(
    patch: str, *arguments: str, given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command of a program that is broken in one place."""
    script = (
        f"import sys\n{patch}\n"
        "from group_supervision.__main__ import main\n"
        "sys.argv = ['group-supervision', *sys.argv[1:]]\n"
        "main()"
    )
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_an_error_in_another_thread_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(safeguards, "forbid_core_dumps", lambda: None)
    for name in ("excepthook", "stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, getattr(sys, name))
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)
    safeguards.prepare()

    def fall_over() -> None:
        raise ValueError("Amara Okafor")

    thread = threading.Thread(target=fall_over)
    thread.start()
    thread.join()
    assert capsys.readouterr() == ("", "")


def test_a_reader_thread_that_dies_ends_the_plain_console(home: Path) -> None:
    ended = crashed(
        "from group_supervision.plain.keyboard import Keyboard\n"
        "def broken(self, line):\n"
        "    if line == b'n': raise LookupError('Amara')\n"
        "    return line.decode()\n"
        "Keyboard._decoded = broken\n",
        "--plain",
        given=b"\n\na\nn\n",
    )
    assert ended.returncode == 1
    assert ended.stderr == b""
    assert ended.stdout.decode().splitlines()[-1].startswith("What you type can no longer be read.")
    assert b"Amara" not in ended.stdout
    (report,) = (home / "reports").iterdir()
    assert report.read_text("utf-8").startswith("builtins.LookupError")


@on_posix
def test_ctrl_c_while_the_program_loads_is_no_traceback() -> None:
    ended = crashed(
        "import builtins\n"
        "real = builtins.__import__\n"
        "def stop(name, *rest, **kw):\n"
        "    if name == 'group_supervision.cli.commands': raise KeyboardInterrupt\n"
        "    return real(name, *rest, **kw)\n"
        "builtins.__import__ = stop\n",
        "--help",
    )
    assert ended.returncode == 130
    assert ended.stderr == b""
