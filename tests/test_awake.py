"""Keeping the computer awake: an extra, off with one setting, that no session waits for."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest
from click.testing import CliRunner

from group_supervision.cli.doctor import command as doctor
from group_supervision.config import load_config
from group_supervision.live import awake
from group_supervision.live.awake import kept_awake


class System:
    """A system that is asked to stay awake."""

    def __init__(self) -> None:
        self.asked = Event()
        self.let_go = Event()
        self.keep = SimpleNamespace(presenting=self._presenting)

    @contextmanager
    def _presenting(self, on_fail: str) -> Iterator[None]:
        assert on_fail == "pass"
        self.asked.set()
        yield
        self.let_go.set()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> System:
    told = System()
    monkeypatch.setitem(sys.modules, "wakepy", cast(ModuleType, told))
    monkeypatch.setattr(awake, "can_keep_awake", lambda: True)
    return told


def test_it_is_asked_for_while_a_session_runs_and_let_go_of_afterwards(system: System) -> None:
    with kept_awake(wanted=True, after=0):
        assert system.asked.wait(10)
        assert not system.let_go.is_set()
    assert system.let_go.wait(10)


def test_a_session_that_ends_at_once_asks_for_nothing(system: System) -> None:
    with kept_awake(wanted=True, after=60):
        pass
    assert not system.asked.is_set()


def test_one_setting_switches_it_off(system: System, home: Path) -> None:
    assert load_config(home, {}).keep_awake
    home.mkdir()
    (home / "config.toml").write_text("keep_awake = false\n", "utf-8")
    assert not load_config(home, {}).keep_awake
    with kept_awake(wanted=load_config(home, {}).keep_awake, after=0):
        pass
    assert not system.asked.is_set()


def test_without_the_extra_nothing_is_different(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "find_spec", lambda _name: None)
    with kept_awake(wanted=True, after=0):
        assert not awake.can_keep_awake()


@pytest.mark.parametrize(
    ("is_there", "line", "said"),
    [
        (True, "", "asked not to sleep while a session runs"),
        (True, "keep_awake = false\n", "as the settings say"),
        (False, "", "Extra “awake” keeps it on"),
    ],
)
def test_doctor_says_which_it_is(
    monkeypatch: pytest.MonkeyPatch, home: Path, is_there: bool, line: str, said: str
) -> None:
    monkeypatch.setattr("group_supervision.cli.doctor.can_keep_awake", lambda: is_there)
    home.mkdir()
    (home / "config.toml").write_text(line, "utf-8")
    assert said in CliRunner().invoke(doctor).stdout
