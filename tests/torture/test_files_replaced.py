"""Every file of a data folder replaced by something else: sentences, and nothing else is harmed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from group_supervision.storage.inventory import Holds, inventory
from tests.conftest import StoppedClock
from tests.lived_in import model
from tests.torture.rows import LONG, Row

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and POSIX rights")

if os.name != "nt":
    from tests.torture.replacing import ALL, PLACES

FEW = 1
STEADY = 20261127


def tried(cases: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Do everything in each case, in one process; return what was wrong."""
    with TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as root:
        ended = subprocess.run(
            [sys.executable, "-m", "tests.torture.everything", root, json.dumps(cases)],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parent.parent.parent,
        )
        assert ended.returncode == 0, ended.stderr
        found: dict[str, list[str]] = json.loads(ended.stdout.splitlines()[-1])
        return found


@pytest.mark.parametrize("kind", ALL if LONG else ["a few"])
def test_whatever_is_in_the_place_of_a_file_the_rest_goes_on(kind: str) -> None:
    cases = [(place, each) for place in PLACES for each in ALL if kind in (each, "a few")]
    if not LONG:
        cases = Random(STEADY if os.environ.get("CI") else None).sample(cases, FEW)
    assert tried(cases) == {}
    Row(
        "Something else in the place of a file",
        f"each file and folder of the data folder becomes: {kind}; every command that reads is run,"
        " home and the stage are looked at, a session is continued and another led",
        len(cases),
        "every command answers or says something; no error that nobody expected",
        "what was put there stays as it is or is set aside whole; nothing behind a link is touched;"
        " a session that is said to be saved is",
    ).write_down()


def test_every_kind_of_file_there_is_is_replaced(home: Path, clock: StoppedClock) -> None:
    session_id = model(home, clock)
    held = inventory(home)
    theirs = {Holds.TEMPORARY, Holds.UNKNOWN, Holds.KEY}
    assert {each.holds for each in held} == {*Holds} - theirs
    places = {each.place.replace(session_id, "{id}") for each in held} - {""}
    assert places <= {*PLACES}
