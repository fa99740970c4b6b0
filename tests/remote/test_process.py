"""A console that publishes, and a stage far away: two programs, two data folders, one broker."""

import http.client
import importlib.util
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from group_supervision.cli.commands import cli
from group_supervision.guide import extras
from tests.remote.conftest import Certified, needs_broker
from tests.web.test_page_process import link, on_posix, started

if os.name != "nt":
    from benchmarks.terminal import Terminal

LINK = re.compile(rb"mqtt://\S+#")
PROGRAM = [sys.executable, "-m", "group_supervision"]


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Close every terminal at the end."""
    with ExitStack() as opened:
        yield opened


@needs_broker
@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
def test_a_stage_far_away_follows_a_console_that_is_killed_and_goes_on(
    stack: ExitStack, mosquitto: Certified, tmp_path: Path
) -> None:
    command = [*PROGRAM, "run", "--publish", mosquitto.url("afar")]
    desk = stack.enter_context(Terminal(command, columns=160))
    desk.wait_for("only you see this screen")
    assert LINK.search(desk.raw) is None
    desk.press("\r", "Copy it now")
    link = re.search(r"mqtt://\S+#[\w-]{86}", desk.text.replace("\n", ""))
    assert link is not None
    desk.press("\r", "The plan")
    before, _entered, apart = desk.raw.partition(b"\x1b[?1049h")
    apart, _left, after = apart.partition(b"\x1b[?1049l")
    assert [LINK.search(each) is not None for each in (before, apart, after)] == [0, 1, 0]
    desk.press("\r", "Welcome")
    elsewhere = {"GROUP_SUPERVISION_HOME": str(tmp_path / "elsewhere")}
    follows = [*PROGRAM, "stage", "--follow", link.group()]
    wall = stack.enter_context(Terminal(follows, env=elsewhere))
    wall.wait_for("Welcome")
    desk.press(" ", "Arriving")
    wall.wait_for("Arriving")
    desk.signal(signal.SIGKILL)
    desk.wait()
    again = stack.enter_context(Terminal(PROGRAM))
    again.wait_for("Continue the session")
    again.press("\r", "Arriving")
    again.press("n", "The presenter speaks")
    wall.wait_for("The presenter speaks")
    assert not (tmp_path / "elsewhere").exists(), "whoever follows keeps nothing"


@needs_broker
def test_the_plain_console_shows_the_link_as_a_line_and_goes_on_at_once(
    mosquitto: Certified,
) -> None:
    ended = subprocess.run(
        [*PROGRAM, "run", "--plain", "--publish", mosquitto.url("plain")],
        input="\na\nw\n",
        capture_output=True,
        text=True,
        check=False,
    )
    said = ended.stdout
    assert re.search(r"stage --follow 'mqtt://127\.0\.0\.1:\d+/plain#[\w-]{86}'\n", said)
    assert "Ready." in said
    assert "Begun." in said


@needs_broker
@on_posix
def test_a_page_at_home_shows_a_group_far_away(
    mosquitto: Certified, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with started("run", "--plain", "--publish", mosquitto.url("page")) as console:
        console.type("")
        console.wait_for("Ready.")
        found = re.search(r"mqtt://\S+#[\w-]{86}", console.said)
        assert found is not None
        console.type("a")
        monkeypatch.setenv("GROUP_SUPERVISION_HOME", str(tmp_path / "elsewhere"))
        with started("serve", "--follow", found.group()) as server:
            server.wait_for("r, then Enter")
            parts = urlsplit(link(server))
            with closing(http.client.HTTPConnection(parts.netloc, timeout=10)) as page:
                page.request("GET", f"{parts.path}events")
                events = page.getresponse()
                heard = b""
                while b'"title": "Arriving"' not in heard:
                    heard += events.read1(65_536)
            assert server.stop() == 0
        assert not (tmp_path / "elsewhere").exists(), "whoever follows keeps nothing"


@pytest.mark.parametrize("missing", ["paho", "nacl"])
@pytest.mark.parametrize(
    "command",
    [
        ["run", "--publish", "mqtts://broker.example/tuesday"],
        ["stage", "--follow", "mqtts://broker.example/tuesday#key"],
        ["serve", "--follow", "mqtts://broker.example/tuesday#key"],
    ],
)
def test_without_the_extra_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, missing: str, command: list[str]
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == missing else real(name))
    monkeypatch.setattr("group_supervision.cli.stage.check_terminal", lambda: None)
    ended = CliRunner().invoke(cli, command)
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr.count("\n") == 1
    assert "pip install 'group-supervision[remote]'" in ended.stderr
