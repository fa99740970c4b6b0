"""What must hold for the form of a format that takes the account as given."""

from collections.abc import Iterable, Iterator

from group_supervision.core.format import Format, TakenAsGiven
from group_supervision.formats.faults import Fault
from group_supervision.translation import _


def faults(fmt: Format, marked: TakenAsGiven) -> Iterator[Fault]:
    """Yield what is wrong: no line is marked, or something is named that the format hasn't."""
    if not marked.leaves_out:
        yield Fault(
            "leaves_out",
            _("the format says that it takes an account as given, and marks no line for it."),
            _("List the prompts and room lines that offer another reading."),
        )
    known = _everything(fmt)
    for text in marked.leaves_out:
        if text not in known:
            yield Fault(
                "leaves_out",
                _("“{start}” stands nowhere in the format.").format(start=text[:40]),
                _("Copy a prompt or room line word for word."),
            )
    lenses = [lens.title for phase in fmt.phases for lens in phase.lenses]
    yield from _named("first_lens", [marked.first_lens], lenses)
    drift_lines = [each.id for each in fmt.drift_lines]
    yield from _named("leaves_out_drift_lines", marked.leaves_out_drift_lines, drift_lines)
    left = [each for each in drift_lines if each not in marked.leaves_out_drift_lines]
    yield from _named("first_drift_line", [marked.first_drift_line], left)
    phases = [phase.id for phase in fmt.phases]
    yield from _named("say", marked.say, phases)
    yield from _named("room", marked.room, phases)


def _named(key: str, names: Iterable[str], known: list[str]) -> Iterator[Fault]:
    for name in names:
        if name not in known:
            yield Fault(
                key,
                _("there's no “{name}” here.").format(name=name[:40]),
                _("Use one of {known}.").format(known=", ".join(known)),
            )


def _everything(fmt: Format) -> set[str]:
    """Return every line that may be left out."""
    found: set[str] = set()
    for phase in fmt.phases:
        found.update(prompt for lens in phase.lenses for prompt in lens.prompts)
        found.update(line for lines in phase.room.values() for line in lines)
    return found
