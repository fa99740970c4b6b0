"""One screen is the room's: what is hers stays on the console, and each key says why not."""

from tests.tui.conftest import Sit


async def test_t_never_offers_running_seconds_while_it_is_the_presenters_time(lead: Sit) -> None:
    async with lead() as her:
        live = her.live._live
        for part in ("present", "respond"):
            while live.session.step.phase.id != part:
                await her.press("n")
            faces = []
            for _ in range(4):
                await her.press("t")
                faces.append(live.view.face.value)
            assert faces == ["none", "minutes", "bar", "none"]
