"""What is private is covered when the key is forgotten, and the passphrase asked for."""

from group_supervision.guide.idle_lock import IdleLock
from group_supervision.guide.opening import Opening
from group_supervision.tui.base import SupervisionApp
from group_supervision.tui.screens.live import LiveScreen
from group_supervision.tui.screens.passphrase import PassphraseScreen

App = SupervisionApp[None]


def cover(app: App, idle: IdleLock) -> None:
    """Cover what is private: the key has been forgotten. What the room may look at stays."""
    screen = app.screen
    if isinstance(screen, LiveScreen) and screen.state.has_one_screen:
        if screen.state.is_console:
            screen.action_switch_view()  # the room may be looking; the review asks
    elif any(getattr(each, "is_covered_when_idle", False) for each in app.screen_stack):
        app.push_screen(PassphraseScreen(idle, may_leave=False))


async def opened(app: App, opening: Opening) -> bool:
    """Ask for the passphrase where something locked is to be read; say whether to go on."""
    if not opening.idle.needs_passphrase:
        return True
    return await app.push_screen_wait(PassphraseScreen(opening.idle, may_leave=True))


async def asked_at_rest(app: App, opening: Opening) -> None:
    """Ask for the passphrase before the review where the key was forgotten on the resting card."""
    if opening.idle.is_closed:
        await app.push_screen_wait(PassphraseScreen(opening.idle, may_leave=False))
