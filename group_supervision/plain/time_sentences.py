"""What is said of the time: of a part, of the session, of a break, and of all parts at the end."""

from datetime import timedelta
from typing import Final

from group_supervision.core.record import PhaseRecord, Record
from group_supervision.core.session import Session
from group_supervision.core.timeline import Timeline
from group_supervision.guide.words.time import duration, pace, time_of_day
from group_supervision.translation import _

_SECOND: Final = timedelta(seconds=1)
_NOTHING: Final = timedelta()


def part_time(session: Session, now: timedelta) -> str:
    """Say what is left of a part, or by how much it is over its time."""
    if not session.plan.format.timed:
        return _("{time} so far.").format(time=_whole(session.elapsed(now)))
    allotted = duration(session.allotted())
    over = session.overrun(now)
    if over >= _SECOND:
        return _("{time} over the planned {allotted}.").format(time=_whole(over), allotted=allotted)
    if session.remaining(now) <= _NOTHING:
        return _("Time is up, after {allotted}.").format(allotted=allotted)
    return _("{time} left of {allotted}.").format(
        time=duration(session.remaining(now)), allotted=allotted
    )


def time_line(session: Session, timeline: Timeline, now: timedelta) -> str:
    """Say the exact time of the part and of the session, and when it ends."""
    if not session.is_started:
        return _not_begun(session)
    said = [
        _("Time, part {number}: {time}").format(
            number=session.position + 1, time=part_time(session, now)
        ),
        _("Session: {time} so far.").format(time=_whole(session.elapsed_in_all(now))),
    ]
    if session.back_at is not None:
        said.append(_break_line(session.back_at, timeline, now))
    elif session.is_paused:
        said.append(_("The clock stands still."))
    if session.plan.format.timed and not session.is_ended:
        said.append(
            _("Ends {time}, {pace}.").format(
                time=time_of_day(timeline.wall_at(session.ends_at(now))),
                pace=pace(session.behind(now)),
            )
        )
    return " ".join(said)


def times(read: Record) -> list[str]:
    """Say plan against actual, what was added and what ran over, a line for each part."""
    total = _("Total: took {actual}.")
    if read.planned:
        total = _("Total: planned {planned}, took {actual}.")
    return [
        *map(_times_of_part, read.phases),
        total.format(planned=duration(read.planned), actual=_whole(read.actual)),
    ]


def _times_of_part(part: PhaseRecord) -> str:
    line = _("{part}: took {actual}")
    if part.planned:
        line = _("{part}: planned {planned}, took {actual}")
    said = [
        line.format(part=part.short, planned=duration(part.planned), actual=_whole(part.actual))
    ]
    if part.granted > _NOTHING:
        said.append(_("{time} added").format(time=duration(part.granted)))
    if part.granted < _NOTHING:
        said.append(_("{time} taken back or caught up").format(time=duration(-part.granted)))
    if part.overrun >= _SECOND:
        said.append(_("{time} over").format(time=_whole(part.overrun)))
    return f"{', '.join(said)}."


def _not_begun(session: Session) -> str:
    if not session.plan.planned:
        return _("Time: not begun.")
    return _("Time: not begun, {time} planned.").format(time=duration(session.plan.planned))


def _break_line(back_at: timedelta, timeline: Timeline, now: timedelta) -> str:
    """Say until when a break lasts and what is left of it, or since when it is over."""
    back = time_of_day(timeline.wall_at(back_at))
    if now < back_at:
        return _("A break until {time}, {left} left.").format(
            time=back, left=duration(back_at - now)
        )
    return _("The break was over at {time}. a: resume.").format(time=back)


def _whole(time: timedelta) -> str:
    """Return a time that has passed, in whole seconds."""
    return duration(time // _SECOND * _SECOND)
