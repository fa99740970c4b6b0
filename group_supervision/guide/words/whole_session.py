"""One whole session in words."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from group_supervision.core.choices import Kind
from group_supervision.core.record import Learning, Record
from group_supervision.core.session import Note
from group_supervision.guide.words.blocks import pictures
from group_supervision.guide.words.choices import label
from group_supervision.guide.words.notes import note_short, own_learning
from group_supervision.translation import N_, _, ngettext

_UNFINISHED: Final = {
    "running": N_("unfinished, clock running"),
    "paused": N_("unfinished, clock paused"),
}


def told(read: Record, columns: int, encoding: str) -> str:
    """Tell one session in words, with its two pictures.

    Args:
        read: The session.
        columns: How wide the pictures may be; 0: none are drawn.
        encoding: Which characters they may be drawn with.
    """
    lines = [*_head(read), "", *_times(read)]
    drawn = list(pictures(read, columns, encoding))
    if drawn:
        lines += ["", *drawn]
    if read.notes or read.learning:
        lines += ["", _("Names and identifiers removed as far as we can tell: please check.")]
    lines += [_note(note) for note in read.notes]
    lines += [_learnt(each) for each in read.learning]
    return "\n".join([*lines, "", _("This is not the case record.")])


def _head(read: Record) -> Iterator[str]:
    started = read.started_at
    head = ngettext(
        "{{title}}, {{when}}, {count} person, {{state}}",
        "{{title}}, {{when}}, {count} people, {{state}}",
        read.people,
    )
    yield head.format(
        title=read.title,
        when=f"{started.astimezone():%Y-%m-%d %H:%M}" if started else _("not begun"),
        state=_state(read),
    )
    yield _("Notes: {policy}").format(policy=label(read.policy))
    if read.kind is Kind.PRACTICE:
        yield _("Practice round")
    if read.speed != 1:
        yield _("Demonstration at {speed} times the speed").format(speed=f"{read.speed:g}")


def _state(read: Record) -> str:
    if not read.is_closed:
        return _(_UNFINISHED[read.clock])
    return _("closed, not yet reviewed") if read.awaits_review else _("closed")


def _times(read: Record) -> Iterator[str]:
    heads = (_("plan"), _("took"), _("added"), _("paused"), _("break"), _("over"))
    yield _row("", heads)
    for part in read.phases:
        times = (
            part.planned,
            part.actual,
            part.granted,
            part.paused,
            part.on_break,
            part.overrun,
        )
        yield _row(part.short, [_clock(each) for each in times])


def _row(name: str, columns: Iterable[str]) -> str:
    widths = (7, 8, 9, 8, 7, 7)
    aligned = (f"{each:>{width}}" for each, width in zip(columns, widths, strict=True))
    return f"{name:<12}{''.join(aligned)}"


def _note(note: Note) -> str:
    line = _("  {note}  {text}  (resonated)") if note.resonates else _("  {note}  {text}")
    return line.format(note=note_short(note), text=note.text.text)


def _learnt(each: Learning) -> str:
    return _("  {note}  {text}").format(note=own_learning(each.seat), text=each.text.text)


def _clock(time: timedelta) -> str:
    seconds = int(abs(time).total_seconds())  # as the console counts: whole seconds that passed
    sign = "-" if time < timedelta() else ""
    return f"{sign}{seconds // 60}:{seconds % 60:02}"
