"""What lies behind other widgets is drawn as Textual would draw it, only for less."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.geometry import Region

from group_supervision.tui.themes import THEMES
from group_supervision.tui.widgets.ground import Block


class Behind(App[None]):
    """Ours beside Textual's own."""

    CSS = "Container { background: $surface; height: 4; padding: 1; }"

    def compose(self) -> ComposeResult:
        """Lay one over the other."""
        yield Container(id="theirs")
        yield Block(id="ours")


@pytest.mark.parametrize("no_color", ["", "1"])
async def test_the_ground_looks_like_a_container_of_textuals(
    no_color: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    app = Behind()
    async with app.run_test(size=(20, 12)) as pilot:
        for theme in THEMES:
            app.register_theme(theme)
            app.theme = theme.name
            await pilot.pause()
            everything = Region(0, 0, 20, 4)
            theirs, ours = (
                [
                    [(segment.text, segment.style and segment.style.bgcolor) for segment in row]
                    for row in app.query_one(f"#{each}").render_lines(everything)
                ]
                for each in ("theirs", "ours")
            )
            assert [merged(row) for row in ours] == [merged(row) for row in theirs]


def merged(row: Sequence[tuple[str, object]]) -> list[tuple[str, object]]:
    """Return each cell with the colour behind it."""
    return [(cell, colour) for text, colour in row for cell in text]
