"""The console says that groups far apart see it, and quietly why they don't."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from group_supervision.guide.opening import Opening
from group_supervision.guide.publishing import UNREACHED
from group_supervision.live.session import LiveSession
from tests.plain.test_published import Far
from tests.tui.conftest import Sit

pytestmark = pytest.mark.usefixtures("two_screens")


@pytest.mark.parametrize("size", [(120, 40), (110, 32)], ids=str)
async def test_it_is_said_beside_the_picture_and_what_is_wrong_where_other_reminders_stand(
    lead: Sit, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    far = Far()

    @contextmanager
    def published(_opening: Opening, live: LiveSession) -> Iterator[None]:
        live.far = far
        yield

    monkeypatch.setattr("group_supervision.tui.flow.published", published)
    async with lead(size) as her:
        assert "screen · published" in her.screen
        far.lose()
        her.live._beat()
        await her.pilot.pause()
        shown = " ".join(her.screen.split())
        assert "published" not in shown
        assert UNREACHED[:40] in shown
        far.find()
        her.live._beat()
        await her.pilot.pause()
        assert "screen · published" in her.screen
        await her.press("n")
        assert "The presenter speaks" in her.screen
