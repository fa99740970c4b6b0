"""A whole session before three real browser windows: a phone, a laptop, the wall.

`make test-browser` runs it, with Debian's or any other Chromium. What the pages looked like is
left in `.browser`, to be looked at.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.browser.network_line import NetworkLine
from tests.web.test_page_process import Process, link, started, wait_until

pytestmark = pytest.mark.skipif(
    not os.environ.get("BROWSER"), reason="a real browser is tried by make test-browser"
)

if TYPE_CHECKING:
    Page = Any  # Playwright is installed for this alone

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
_FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
_SCREENS: Final = {
    "phone": {"width": 390, "height": 844},
    "laptop": {"width": 1366, "height": 768},
    "wall": {"width": 1920, "height": 1080},
}
TITLES: Final = (
    *("Arriving", "The presenter speaks", "The presenter sits back", "The group wonders aloud"),
    *("The presenter returns", "Thinking together", "Closing"),
)
_PICTURES: Final = Path(os.environ.get("BROWSER_PICTURES", ".browser"))
_PATIENCE: Final = 20_000
"""Milliseconds."""


class Room:
    """Three pages in one browser, each in a window and with a profile of its own."""

    def __init__(self, browser: Any) -> None:
        from axe_playwright_python.sync_playwright import Axe

        self._axe = Axe()
        self.line = NetworkLine()
        """Between the wall and the server."""
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.pages: dict[str, Page] = {}
        for name, viewport in _SCREENS.items():
            line = {"server": self.line.address, "bypass": "<-loopback>"}
            context = browser.new_context(
                viewport=viewport,
                reduced_motion="reduce",
                proxy=line if name == "wall" else None,
            )
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            page.on(
                "request",
                lambda asked: self.hosts.add(re.sub(r"^(\w+://[^/]+).*", r"\1", asked.url)),
            )
            self.pages[name] = page

    def open(self, address: str) -> None:
        """Open the room's page in all three."""
        for page in self.pages.values():
            page.goto(address)

    def wait_for(self, text: str, selector: str = "#title") -> None:
        """Wait until all three show something."""
        for page in self.pages.values():
            shows(page, text, selector)

    def texts(self, selector: str) -> list[str]:
        """Return what stands in the same place of all three."""
        return [page.inner_text(selector) for page in self.pages.values()]

    def look(self, name: str, *screens: str) -> None:
        """Leave a picture of each, and see that axe finds nothing wrong with any."""
        for screen in screens or tuple(self.pages):
            page = self.pages[screen]
            page.screenshot(path=_PICTURES / f"{name}-{screen}.png")
            found = self._axe.run(page).response["violations"]
            assert not found, [(each["id"], each["nodes"][0]["html"]) for each in found]


def shows(page: "Page", text: str, selector: str = "#title") -> None:
    """Wait until a page shows something."""
    page.wait_for_function(
        "([selector, text]) => document.querySelector(selector)?.textContent === text",
        arg=[selector, text],
    )


@pytest.fixture
def room() -> Iterator[Room]:
    sync_api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("Chromium isn't installed")
    _PICTURES.mkdir(exist_ok=True)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_FLAGS))
        room = Room(browser)
        yield room
        browser.close()
        room.line.close()


def begun(stack: ExitStack) -> Process:
    """Start a console, and stop before its session begins."""
    console = stack.enter_context(started("run", "--plain", "--notes", "none"))
    console.type("")
    console.wait_for("Ready.")
    return console


def continued(stack: ExitStack) -> Process:
    """Start a console again, and go on with what broke off."""
    console = stack.enter_context(started("--plain"))
    console.type("")
    console.wait_for("Continued.")
    return console


def test_three_pages_follow_a_whole_session_whatever_happens_on_the_way(
    room: Room, home: Path
) -> None:
    with ExitStack() as stack:
        server = stack.enter_context(started("serve"))
        server.wait_for("r, then Enter")
        first = link(server)
        room.open(first)
        room.wait_for("Welcome")
        room.look("1-welcome")
        console = begun(stack)
        console.type("a")
        room.wait_for("Arriving")
        console.type("n")
        room.wait_for("The presenter speaks")
        room.wait_for("Everyone else listens", "#who")
        room.look("2-speaks")
        server.wait_for("3 pages follow.")
        assert len(set(room.texts("#words"))) == 1

        phone, laptop, wall = room.pages.values()
        for theme in ("projector-light", "high-contrast", "projector-dusk"):
            (home / "config.toml").write_text(f'room_theme = "{theme}"\n', "utf-8")
            laptop.wait_for_selector(f"html[data-theme={theme}]")
            room.look(f"2-{theme}", "laptop")
        laptop.reload()
        shows(laptop, "The presenter speaks")
        assert len(set(room.texts("#words"))) == 1

        room.line.cut()
        console.kill()
        for page in (phone, laptop):
            shows(page, "○ console away", "#mark")
        again = continued(stack)
        for page in (phone, laptop):
            shows(page, "", "#mark")
        again.type("a")
        shows(phone, "We're pausing")
        shows(wall, "○ not connected", "#mark")
        room.line.mend()
        room.wait_for("We're pausing")
        room.wait_for("", "#mark")
        room.look("3-pausing")

        again.type("a")
        server.type("r")
        room.wait_for("This page has been closed.")
        room.look("4-closed")
        wait_until(lambda: link(server) != first, lambda: server.said)
        assert phone.context.request.get(first).status == 404
        room.open(link(server))
        again.type("n")
        again.wait_for("Press n again")
        laptop.wait_for_timeout(1_000)  # a second press has to be meant
        for title in TITLES[2:]:
            again.type("n")
            room.wait_for(title)
        again.type("n")
        again.wait_for("End the session")
        again.type("y")
        room.wait_for("Thank you")
        room.look("5-thanks")
        assert room.complaints == []
        assert room.hosts == {re.sub(r"^(\w+://[^/]+).*", r"\1", first)}
        assert server.stop() == 0
        room.wait_for("This page has been closed.")
