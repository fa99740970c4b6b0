"""The line the facilitator may say now. It is hers: the room never reads it."""

from group_supervision.core.display import Display
from group_supervision.core.session import Session
from group_supervision.core.templates import fill, line_to_say, values_for


def own_line(session: Session, display: Display) -> str:
    """Return the line for this part; while she has stopped for the presenter, the one for that.

    A format without a line for a stop has the part's own.
    """
    plan, step = session.plan, session.step
    if display.stopped and plan.format.stop_say:
        return fill(plan.format.stop_say, values_for(plan, step))
    return line_to_say(plan, step)
