"""What must hold for how a format fits its minutes: that it names parts there are."""

from collections.abc import Iterable, Iterator

from group_supervision.core.format import Format
from group_supervision.formats.faults import Fault
from group_supervision.translation import _


def minute_faults(fmt: Format) -> Iterator[Fault]:
    """Yield what is wrong with the parts that give minutes up, or take what is left over."""
    yield from _unknown(fmt, "gives_way", fmt.gives_way)
    yield from _unknown(fmt, "takes_surplus", [each.phase for each in fmt.takes_surplus])
    flexible = fmt.shortest not in fmt.lengths or fmt.longest not in fmt.lengths
    has_surplus = flexible or bool(fmt.optional_phases)
    if fmt.timed and has_surplus and not fmt.takes_surplus:
        remedy = _("Name the part that takes minutes left over.")
        yield Fault("takes_surplus", _("missing."), remedy)


def _unknown(fmt: Format, key: str, names: Iterable[str]) -> Iterator[Fault]:
    ids = [phase.id for phase in fmt.phases]
    known = _("Use one of {known}.").format(known=", ".join(ids))
    for name in names:
        if name not in ids:
            yield Fault(key, _("there's no part “{id}”.").format(id=name), known)
