"""What must hold for how a format fits its minutes: that it names parts there are."""

from collections.abc import Iterator

from group_supervision.core.format import Format
from group_supervision.formats.faults import Fault
from group_supervision.translation import _


def minute_faults(fmt: Format) -> Iterator[Fault]:
    """Yield what is wrong with the parts that give minutes up, or take what is left over."""
    ids = [phase.id for phase in fmt.phases]
    for key, names in (
        ("gives_way", fmt.gives_way),
        ("takes_surplus", tuple(each.phase for each in fmt.takes_surplus)),
    ):
        for name in names:
            if name not in ids:
                yield Fault(
                    key,
                    _("there's no part “{id}”.").format(id=name),
                    _("Use one of {known}.").format(known=", ".join(ids)),
                )
    if _may_have_surplus(fmt) and not fmt.takes_surplus:
        remedy = _("Name the part that takes minutes left over.")
        yield Fault("takes_surplus", _("missing."), remedy)


def _may_have_surplus(fmt: Format) -> bool:
    """Say whether minutes may be left over: at a length without a table, or an optional part's."""
    if not fmt.timed:
        return False
    return bool(fmt.optional_phases) or not {fmt.shortest, fmt.longest} <= set(fmt.lengths)
