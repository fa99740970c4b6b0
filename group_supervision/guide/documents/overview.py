"""All sessions together: which parts run over, and how time is shared out. No notes, no person."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from statistics import median

from group_supervision.core.choices import Kind
from group_supervision.core.times import PartTimes, SessionTimes
from group_supervision.export.document import Block, Document, Heading, Paragraph, Table
from group_supervision.guide.documents.opening import opening
from group_supervision.guide.documents.pictures_across import overruns, shares
from group_supervision.translation import _, language, ngettext

_NOTHING = timedelta()


def overview(sessions: Sequence[SessionTimes]) -> Document:
    """Return the timings of many sessions, each format by itself; practice is kept apart."""
    blocks: list[Block] = list(
        opening(_("How long the parts of sessions took. It holds nothing that anyone said."))
    )
    begun = [each for each in sessions if each.has_begun]
    for title in dict.fromkeys(map(_title, begun)):
        blocks += _section(title, [each for each in begun if _title(each) == title])
    if not begun:
        blocks.append(Paragraph(_("There are no sessions yet.")))
    return Document(_("Timings of all sessions"), tuple(blocks), language())


def parts_across(sessions: Iterable[SessionTimes]) -> dict[str, list[PartTimes]]:
    """Return every part that any of the sessions had, by id, with its times; in their order."""
    found: dict[str, list[PartTimes]] = {}
    for each in sessions:
        for part in each.phases:
            found.setdefault(part.id, [])
            if part.planned or part.actual:
                found[part.id].append(part)
    return {part: told for part, told in found.items() if told}


def middle(times: Sequence[timedelta]) -> timedelta:
    """Return the middle of some durations: half of them are shorter (median)."""
    return timedelta(seconds=median(each.total_seconds() for each in times))


def _section(title: str, sessions: Sequence[SessionTimes]) -> Iterator[Block]:
    parts = parts_across(sessions)
    yield Heading(title)
    yield Paragraph(ngettext("{count} session", "{count} sessions", len(sessions)))
    yield overruns(parts)
    yield shares(parts)
    total = sum((part.actual for told in parts.values() for part in told), _NOTHING)
    yield Table(
        _("Each part: the middle of all sessions, in minutes and seconds"),
        (
            _("part"),
            _("sessions"),
            _("plan"),
            _("took"),
            _("added"),
            _("over"),
            _("most over"),
            _("share"),
        ),
        tuple(_row(told, total) for told in parts.values()),
    )


def _row(told: Sequence[PartTimes], total: timedelta) -> "tuple[str | int | timedelta, ...]":
    share = sum((part.actual for part in told), _NOTHING) / total if total else 0
    return (
        told[0].short,
        len(told),
        middle([part.planned for part in told]),
        middle([part.actual for part in told]),
        middle([part.granted for part in told]),
        middle([part.overrun for part in told]),
        max(part.overrun for part in told),
        _("{percent} %").format(percent=round(100 * share)),
    )


def _title(each: SessionTimes) -> str:
    if each.speed != 1:
        return _("{title}, demonstrations").format(title=each.title)
    if each.kind == Kind.PRACTICE:
        return _("{title}, practice").format(title=each.title)
    return each.title
