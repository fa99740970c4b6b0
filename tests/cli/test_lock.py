"""`lock`, `unlock` and what asks for the passphrase."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from group_supervision.cli import lock as module
from group_supervision.cli.commands import cli
from group_supervision.storage.seal import is_sealed, seal_of

PASSPHRASE = "four words that differ"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    seal_of.cache_clear()


def run(*arguments: str, typed: str = "") -> Result:
    seal_of.cache_clear()  # as another process would
    return CliRunner().invoke(cli, arguments, input=typed)


def lock(monkeypatch: pytest.MonkeyPatch) -> tuple[Result, str]:
    """Lock, as somebody would who copies the end of the key; return what was said, and the key."""
    shown: list[str] = []

    def hand_over(key: str, real: Callable[[str], None] = module._hand_over) -> None:
        shown.append(key)
        real(key)

    with monkeypatch.context() as patched:
        patched.setattr(module, "_hand_over", hand_over)
        patched.setattr(module, "_typed", lambda: f"{shown[-1][-4:].lower()}\n")
        ended = run("lock", typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    found = re.search(r"AGE-SECRET-KEY-1[A-Z0-9]+", ended.stdout)
    return ended, found[0] if found else ""


def test_locking_shows_the_key_and_reading_asks_once(
    held: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended, key = lock(monkeypatch)
    assert ended.exit_code == 0, ended.output
    assert key
    assert "Locked: 1 file." in ended.stderr
    assert is_sealed((home / "sessions" / f"{held}.json").read_bytes())
    assert run("lock", "status").stdout == "Locked: 1 file.\n"
    listed = run("sessions", "list", typed=f"{PASSPHRASE}\n")
    assert held in listed.stdout
    assert listed.stderr.count("Passphrase") == 1
    assert PASSPHRASE not in listed.output
    wrong = run("sessions", "show", held, typed="something else\n")
    assert wrong.exit_code == 1
    assert "That isn't the passphrase. Nothing was changed." in wrong.stderr
    exported = run("sessions", "export", held, typed=f"{PASSPHRASE}\n")
    assert "Person A is tired" in exported.stdout
    unlocked = run("unlock", typed=f"{PASSPHRASE}\n")
    assert "Unlocked: 1 file" in unlocked.stderr
    assert "Person A is tired" in run("sessions", "show", held).stdout


def test_nothing_is_locked_for_whoever_does_not_have_the_key(held: str, home: Path) -> None:
    ended = run("lock", typed=f"{PASSPHRASE}\n{PASSPHRASE}\nnone\n")
    assert ended.exit_code == 1
    assert "nothing was locked" in ended.stderr
    assert not is_sealed((home / "sessions" / f"{held}.json").read_bytes())
    assert "Not locked: 1 file" in run("lock", "status").stdout


def test_two_passphrases_that_differ_or_are_short_lock_nothing(held: str, home: Path) -> None:
    differing = run("lock", typed="four words that differ\nfour words that do\n")
    assert "The two differ" in differing.stderr
    short = run("lock", typed="short\nshort\n")
    assert "at least 10 characters" in short.stderr
    assert not is_sealed((home / "sessions" / f"{held}.json").read_bytes())


def test_what_is_not_locked_is_not_unlocked(held: str) -> None:
    for command in (("unlock",), ("lock", "passphrase")):
        ended = run(*command)
        assert (ended.exit_code, ended.stderr) == (1, "What is kept here isn't locked.\n")
    assert held
