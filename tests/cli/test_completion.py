"""The shell's Tab key, by which home never opens; and the manual page."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parent.parent.parent / "docs" / "commands.md"
MAN = PAGE.with_name("man.py")


def completed(**environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "group_supervision"],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("shell", ["zsh", "fish"])  # click asks bash itself how old it is
def test_each_shell_is_given_what_it_needs(shell: str) -> None:
    ended = completed(_GROUP_SUPERVISION_COMPLETE=f"{shell}_source")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "_GROUP_SUPERVISION_COMPLETE" in ended.stdout
    assert f"_GROUP_SUPERVISION_COMPLETE={shell}_source" in PAGE.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "typed", "offered"),
    [
        ("group-supervision ses", 1, ["sessions"]),
        ("group-supervision sessions ex", 2, ["export"]),
        ("group-supervision run --mi", 2, ["--minutes"]),
    ],
)
def test_tab_offers_commands_and_options(words: str, typed: int, offered: list[str]) -> None:
    ended = completed(
        _GROUP_SUPERVISION_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(typed)
    )
    assert ended.stderr == ""
    assert [line.partition(",")[2] for line in ended.stdout.splitlines()] == offered


def test_a_shell_that_is_unknown_gets_an_exit_code_and_no_home() -> None:
    ended = completed(_GROUP_SUPERVISION_COMPLETE="tcsh_source")
    assert (ended.returncode, ended.stdout) == (1, "")


@pytest.mark.skipif(not MAN.exists(), reason="only the project itself has its documentation")
def test_the_manual_page_is_what_the_commands_say_of_themselves() -> None:
    spec = importlib.util.spec_from_file_location("man", MAN)
    assert spec is not None
    assert spec.loader is not None
    man = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(man)
    assert man.page() == MAN.with_name("group-supervision.1").read_text("utf-8"), "run make man"
