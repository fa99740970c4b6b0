"""What the set-up form reads beside its lines: the plan its choices make."""

from datetime import datetime

from textual.content import Content

from group_supervision.core.plan import Plan
from group_supervision.guide.setup import ends_at, minutes_of, rounds
from group_supervision.guide.words.time import time_of_day
from group_supervision.translation import _, ngettext


def plan_text(laid_out: Plan, now: datetime) -> Content:
    """Return the parts with their minutes, and when it would end if it began `now`."""
    lines = [Content.styled(_("The plan"), "bold")]
    for turns, steps in rounds(laid_out):
        if turns > 1:
            lines.append(Content.styled(_("{count} times:").format(count=turns), "$muted"))
        lines += [
            Content(f"{minutes_of(step.planned) or '':>3}  {step.phase.short}") for step in steps
        ]
    if laid_out.planned:
        length = ngettext("{count} minute", "{count} minutes", laid_out.setup.minutes)
        ends = _("ends {time}").format(time=time_of_day(ends_at(laid_out, now)))
        lines.append(Content.styled(f"\n{length}", "bold"))
        lines.append(Content.styled(ends, "$muted"))
    return Content("\n").join(lines)
