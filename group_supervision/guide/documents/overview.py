"""All sessions together: which parts run over, and how time is shared out. No notes, no person."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from statistics import median

from group_supervision.core.choices import Kind
from group_supervision.core.record import PhaseRecord, Record
from group_supervision.export.document import Block, Document, Heading, Paragraph, Table
from group_supervision.guide.documents.opening import opening
from group_supervision.guide.documents.pictures_across import overruns, shares
from group_supervision.translation import _, language, ngettext

_NOTHING = timedelta()


def overview(records: Sequence[Record]) -> Document:
    """Return the timings of many sessions, each format by itself; practice is kept apart."""
    blocks: list[Block] = list(
        opening(_("How long the parts of sessions took. It holds nothing that anyone said."))
    )
    begun = [read for read in records if read.started_at is not None]
    for title in dict.fromkeys(map(_title, begun)):
        blocks += _section(title, [read for read in begun if _title(read) == title])
    if not begun:
        blocks.append(Paragraph(_("There are no sessions yet.")))
    return Document(_("Timings of all sessions"), tuple(blocks), language())


def parts_across(records: Sequence[Record]) -> dict[str, list[PhaseRecord]]:
    """Return every part that any of the sessions had, by id, with its records; in their order."""
    found: dict[str, list[PhaseRecord]] = {}
    for read in records:
        for part in read.phases:
            found.setdefault(part.id, [])
            if part.planned or part.actual:
                found[part.id].append(part)
    return {part: told for part, told in found.items() if told}


def middle(times: Sequence[timedelta]) -> timedelta:
    """Return the middle of some durations: half of them are shorter (median)."""
    return timedelta(seconds=median(each.total_seconds() for each in times))


def _section(title: str, records: Sequence[Record]) -> Iterator[Block]:
    parts = parts_across(records)
    yield Heading(title)
    yield Paragraph(ngettext("{count} session", "{count} sessions", len(records)))
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


def _row(told: Sequence[PhaseRecord], total: timedelta) -> "tuple[str | int | timedelta, ...]":
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


def _title(read: Record) -> str:
    if read.speed != 1:
        return _("{title}, demonstrations").format(title=read.title)
    if read.kind is Kind.PRACTICE:
        return _("{title}, practice").format(title=read.title)
    return read.title
