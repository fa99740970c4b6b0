"""What must hold for the form of a format that takes the account as given."""

from collections.abc import Iterable, Iterator

from group_supervision.core.format import Format, TakenAsGiven
from group_supervision.core.templates import fields_of
from group_supervision.formats.faults import Fault
from group_supervision.formats.limits import ROOM_LINE_LENGTH, ROOM_LINES
from group_supervision.formats.table import at_most
from group_supervision.translation import _


def faults(fmt: Format) -> Iterator[Fault]:
    """Yield what is wrong: no line is marked, or something is named that the format hasn't."""
    if fmt.taken_as_given is not None:
        yield from _of_the_names(fmt, fmt.taken_as_given)
        yield from _of_the_lines(fmt.taken_as_given)


def _of_the_names(fmt: Format, marked: TakenAsGiven) -> Iterator[Fault]:
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


def _of_the_lines(marked: TakenAsGiven) -> Iterator[Fault]:
    for phase, lines in marked.room.items():
        key = f"room.{phase}"
        if len(lines) > ROOM_LINES:
            yield Fault(key, _("too many lines."), at_most(ROOM_LINES))
        for line in lines:
            if len(line) > ROOM_LINE_LENGTH:
                yield Fault(
                    key,
                    _("“{start}…” is {length} characters long when filled in.").format(
                        start=line[:30], length=len(line)
                    ),
                    _("At most {most} fit: shorten it.").format(most=ROOM_LINE_LENGTH),
                )
            yield from _fields(key, line, frozenset())
    for phase, line in marked.say.items():
        yield from _fields(f"say.{phase}", line, frozenset({"word"}))


def _fields(key: str, line: str, known: frozenset[str]) -> Iterator[Fault]:
    for field in sorted(fields_of(line) - known):
        yield Fault(
            key,
            _("there's nothing to put in the place of “{field}” here.").format(
                field=f"{{{field}}}"
            ),
            _("Leave it out."),
        )


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
