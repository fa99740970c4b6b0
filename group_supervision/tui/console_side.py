"""What stands beside the facilitator's lines: where the room's view is shown, and the notes."""

from typing import Final

from textual.content import Content

from group_supervision.core.choices import NotePolicy, Screens
from group_supervision.core.clock_display import CLOCK_STATES
from group_supervision.core.display import Display
from group_supervision.core.session import Note, Session
from group_supervision.core.stage import RoomState, StageView
from group_supervision.guide.words.choices import label
from group_supervision.translation import _, ngettext
from group_supervision.tui.console_text import note_line
from group_supervision.tui.passages import Passage, still

STAGE_COMMAND: Final = "group-supervision stage"
_SAID_OTHERWISE: Final = (RoomState.WELCOME, RoomState.TEST_CARD, RoomState.CURTAIN)
"""What has words of its own on the console, or is plain to see."""


def caption(session: Session, stages: int, *, is_far: bool) -> Content:
    """Return what stands above the picture of the room's screen: whether the room sees it."""
    if stages:
        said = ngettext(
            "On the room's screen ({count} window open)",
            "On the room's screen ({count} windows open)",
            stages,
        )
    elif is_far or session.plan.setup.screens is Screens.ONE:
        said = _("On the room's screen")
    else:
        return _no_stage()
    return _also_far(said, is_far=is_far)


def windows(session: Session, stages: int, *, is_far: bool) -> Content:
    """Return the same where there is no picture; nothing where one screen is all there is."""
    if stages:
        said = ngettext(
            "room's screen: {count} window open", "room's screen: {count} windows open", stages
        )
    elif is_far:
        said = _("room's screen")
    else:
        return Content() if session.plan.setup.screens is Screens.ONE else _no_stage()
    return _also_far(said, is_far=is_far)


def _also_far(said: str, *, is_far: bool) -> Content:
    published = _("{said} · published").format(said=said)
    return Content.styled(published if is_far else said, "$muted")


def on_the_wall(view: StageView, display: Display) -> str:
    """Return in words what the room sees in place of the part, where there is no picture of it.

    Args:
        view: What the room sees.
        display: What it is meant to be shown.
    """
    if view.state in CLOCK_STATES and not display.is_covered:
        return ""
    if view.state in _SAID_OTHERWISE:
        return ""
    lines = view.lines if view.state in CLOCK_STATES else (view.title, *view.lines)
    return _("The room reads: {text}").format(text=" / ".join(lines))


def policy_line(session: Session, protects: int) -> Content:
    """Return the note policy, which the console shows all the time."""
    said = _("Notes: {policy}").format(policy=label(session.plan.setup.policy))
    names = ngettext("{count} name protected", "{count} names protected", protects)
    return Content.styled(f"{said} · {names}" if protects else said, "$muted")


def notes(session: Session, width: int, *, covered: bool) -> list[Passage]:
    """Return the notes, hypotheses as numbered cards; covered, only how many there are."""
    if session.plan.setup.policy is not NotePolicy.LIVE and not session.notes:
        return []
    if covered:
        how_many = ngettext(
            "{count} note. h: uncover",
            "{count} notes. h: uncover",
            len(session.notes),
        )
        return [still(Content.styled(how_many, "$muted"))]
    return [_card(note, width) for note in session.notes]


def last_time(session: Session, text: str, width: int, *, covered: bool) -> list[Passage]:
    """Return the line from last time; covered, that there is one."""
    if not text:
        return []
    if covered:
        return [still(Content.styled(_("A line from last time. h: uncover"), "$muted"))]
    said = Content(_("From last time: {text}").format(text=text)).wrap(max(1, width))
    if session.is_started:
        return [Passage(tuple(said))]
    goes = Content.styled(_("It goes once you begin. L: let it go now"), "$muted")
    return [Passage((*said, *goes.wrap(max(1, width))))]


def hypotheses(session: Session, width: int, *, covered: bool) -> list[Passage]:
    """Return the hypotheses to choose from; covered, only how many there are."""
    found = [note for note in session.notes if note.number is not None]
    if covered:
        how_many = ngettext(
            "H1. h: uncover",
            "H1 to H{count}. h: uncover",
            len(found),
        )
        return [still(Content.styled(how_many, "$muted"))]
    return [_card(note, width) for note in found]


def _card(note: Note, width: int) -> Passage:
    return Passage(tuple(note_line(note).wrap(max(1, width))))


def _no_stage() -> Content:
    before, _field, after = _("No stage yet: {command}").partition("{command}")
    return Content.assemble(
        (before, "bold $warning"), (STAGE_COMMAND, "$muted"), (after, "bold $warning")
    )
