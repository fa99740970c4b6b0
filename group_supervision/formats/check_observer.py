"""What a format says of its observer's checklist has to be there to be looked for."""

from collections.abc import Iterator

from group_supervision.core.checklist import Item
from group_supervision.core.format import Format
from group_supervision.formats.faults import Fault
from group_supervision.translation import _


def observer_faults(fmt: Format) -> Iterator[Fault]:
    """Yield what is wrong: something is named that the format, or the checklist, hasn't."""
    observer = fmt.observer
    known = [each.id for each in fmt.drift_lines]
    if observer.watches_for and observer.watches_for not in known:
        take = _("Take one of {known}.").format(known=", ".join(known))
        yield Fault("watches_for", _("there's no such drift line."), take)
    items = [each.value for each in Item]
    if not set(observer.leaves_out) <= set(items):
        take = _("Use only these: {known}.").format(known=", ".join(items))
        yield Fault("leaves_out", _("nothing of that name is looked for."), take)
