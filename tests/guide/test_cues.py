"""What the console says by itself: of small letters before the first part is over."""

from dataclasses import replace
from datetime import timedelta

from group_supervision.core.plan import Plan
from group_supervision.core.session import Session, Visit
from group_supervision.guide.cues import Keys, reminders
from group_supervision.storage.presence import ScreenSize

KEYS = Keys("space", "ctrl+n")
SAID = "The room's screen is 200 x 60: make its letters larger (Ctrl and +)."


def said(session: Session, *screens: ScreenSize) -> list[str]:
    return reminders(session, timedelta(), 0, KEYS, screens)


def test_of_a_screen_with_many_rows_she_is_told_that_its_letters_are_small(hour: Plan) -> None:
    small = [ScreenSize(80, 24), ScreenSize(200, 60)]
    assert said(Session(hour), *small) == [SAID]
    assert said(Session(hour), *small[:1]) == []
    assert said(Session(hour), ScreenSize()) == []


def test_once_the_group_is_at_work_nothing_is_said_of_it(hour: Plan) -> None:
    at_work = replace(Session(hour), visits=(Visit(1, timedelta()),))
    assert said(at_work, ScreenSize(200, 60)) == []
