"""What the facilitator's console says, as text: pure functions of the session and an instant."""

from datetime import timedelta
from math import ceil
from textwrap import wrap
from typing import Final

from textual.content import Content

from group_supervision.core.choices import Kind, NotePolicy, Screens, Setup
from group_supervision.core.clock_display import minutes_and_seconds
from group_supervision.core.display import Display
from group_supervision.core.record import Record
from group_supervision.core.session import Note, Session
from group_supervision.core.templates import fill, values_for
from group_supervision.core.timeline import Timeline
from group_supervision.guide.words.choices import label
from group_supervision.guide.words.notes import note_short
from group_supervision.guide.words.time import pace, time_of_day
from group_supervision.translation import _, ngettext

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
SHOWN: Final = "►"
STAGE_COMMAND: Final = "group-supervision stage"
_NAME_COLUMNS: Final = 12
_TIME_COLUMNS: Final = (7, 8, 9, 7)
"""At least so many columns for the times of a part."""


def phase_line(session: Session) -> Content:
    """Return the present phase and its place among the others."""
    step = session.step
    is_one_of_many = step.turns > 1
    place = (
        _("{number} of {count} · turn {turn} of {turns}")
        if is_one_of_many
        else _("{number} of {count}")
    ).format(
        number=session.position + 1,
        count=len(session.plan.steps),
        turn=step.turn,
        turns=step.turns,
    )
    return Content.assemble(
        Content.styled(step.phase.title, "bold"), "  ", Content.styled(place, "$muted")
    )


def caption(session: Session, stages: int) -> Content:
    """Return what stands above the miniature: whether, and where, the room sees it."""
    if stages:
        windows = ngettext(
            "On the room's screen ({count} window open)",
            "On the room's screen ({count} windows open)",
            stages,
        )
        return Content.styled(windows, "$muted")
    if session.plan.setup.screens is Screens.ONE:
        return Content.styled(_("On the room's screen"), "$muted")
    before, _field, after = _("No stage yet: {command}").partition("{command}")
    return Content.assemble(
        (before, "bold $warning"), (STAGE_COMMAND, "$muted"), (after, "bold $warning")
    )


def time_line(session: Session, now: timedelta, *, to_the_minute: bool = False) -> Content:
    """Return the exact time of the phase and of the session.

    Args:
        session: The session.
        now: The instant to read it at.
        to_the_minute: Leave the seconds out, so that nothing moves while a line is being typed.
    """
    if to_the_minute and not session.plan.format.timed:
        whole = session.elapsed(now) // _MINUTE
        so_far = ngettext("{count} minute so far", "{count} minutes so far", whole)
        return Content.styled(so_far, "bold $calm")
    if to_the_minute:
        left = ceil(session.remaining(now) / _MINUTE)
        minutes = ngettext("{count} minute left", "{count} minutes left", left)
        return Content.styled(minutes if left > 0 else _("time is up"), "bold $calm")
    total = minutes_and_seconds(_whole(session.elapsed_in_all(now)))
    time = _phase_time(session, now)
    if session.is_paused:
        time = _("{time} · paused").format(time=time)
    return Content.assemble(
        Content.styled(time, "bold $calm"), "   ", _("session {time}").format(time=total)
    )


def pace_line(session: Session, timeline: Timeline, now: timedelta) -> Content:
    """Return when the session ends, and whether that is later than planned."""
    if not session.plan.format.timed:
        return Content.styled(_("no minutes are published for this format"), "$muted")
    ends = time_of_day(timeline.wall_at(session.ends_at(now)))
    said = _("ends {time}").format(time=ends)
    return Content(f"{said}   {pace(session.behind(now))}")


def prompts(session: Session, display: Display, columns: int) -> tuple[Content, int | None]:
    """Return the prompts of the lens in use, then the others; and the row of the room's one."""
    phase = session.step.phase
    row = None
    values = values_for(session.plan, session.step)
    lines: list[Content] = []
    count = len(phase.lenses)
    shown = None if display.is_covered else display.prompt
    for number in range(count):
        is_in_use = number == 0
        index = (display.lens + number) % count
        lens = phase.lenses[index]
        if not is_in_use:
            lines.append(Content(""))
        lines.append(_lens_title(lens.title, index, count, is_in_use=is_in_use))
        for prompt_index, prompt in enumerate(lens.prompts):
            is_shown = is_in_use and prompt_index == shown
            text = _hung(f"{SHOWN if is_shown else ' '} ", fill(prompt, values), columns)
            style = "bold" if is_shown else "$foreground" if is_in_use else "$muted"
            if is_shown:
                row = len(Content("\n").join(lines).plain.splitlines())
            lines.append(Content.styled(text, style))
    return Content("\n").join(lines), row


def _lens_title(title: str, index: int, count: int, *, is_in_use: bool) -> Content:
    place = _("{number} of {count}").format(number=index + 1, count=count)
    of = f"  {place}" if count > 1 else ""
    named = Content.styled(title, "bold" if is_in_use else "$muted")
    return Content.assemble(named, Content.styled(of, "$muted"))


def drift(session: Session, chosen: int, columns: int) -> tuple[Content, int]:
    """Return what to watch for here and the lines to say, and the row of the chosen one."""
    phase = session.step.phase
    row = 0
    lines = [Content.styled(_("Watch for"), "bold")]
    lines += [Content.styled(_hung("  ", each, columns), "$muted") for each in phase.drift]
    lines.append(Content.styled(_("Lines to say"), "bold"))
    for index, each in enumerate(session.plan.format.drift_lines):
        if index == chosen:
            row = len(Content("\n").join(lines).plain.splitlines())
            said = _hung(f"{SHOWN} {each.id:<4}", each.line, columns)
            lines.append(Content.styled(said, "bold $calm"))
            about = each.drift
            if each.note:
                about = _("{drift}. {note}").format(drift=each.drift, note=each.note)
            lines.append(Content.styled(_hung(" " * 6, about, columns), "$muted"))
        else:
            lines.append(Content(_hung(f"  {each.id:<4}", each.drift, columns)))
    return Content("\n").join(lines), row


def policy_line(session: Session, protects: int) -> Content:
    """Return the note policy, which the console shows all the time."""
    said = _("Notes: {policy}").format(policy=label(session.plan.setup.policy))
    names = ngettext("{count} name protected", "{count} names protected", protects)
    return Content.styled(f"{said} · {names}" if protects else said, "$muted")


def notes(session: Session, *, covered: bool) -> Content:
    """Return the notes, hypotheses as numbered cards; covered, only how many there are."""
    if session.plan.setup.policy is not NotePolicy.LIVE and not session.notes:
        return Content("")
    if covered:
        how_many = ngettext(
            "{count} note. h: uncover",
            "{count} notes. h: uncover",
            len(session.notes),
        )
        return Content.styled(how_many, "$muted")
    return Content("\n").join([note_line(note) for note in session.notes])


def hypotheses(session: Session, *, covered: bool) -> Content:
    """Return the hypotheses to choose from; covered, only how many there are."""
    found = [note for note in session.notes if note.number is not None]
    if covered:
        how_many = ngettext(
            "H1. h: uncover",
            "H1 to H{count}. h: uncover",
            len(found),
        )
        return Content.styled(how_many, "$muted")
    return Content("\n").join([note_line(note) for note in found])


def note_line(note: Note) -> Content:
    """Return one note with its kind or number, and a mark when it resonated."""
    resonated = _("● resonated")
    return Content.assemble(
        Content.styled(note_short(note), "bold $calm"),
        f"  {note.text.text}",
        Content.styled(f" {resonated}" if note.resonates else "", "$calm"),
    )


def marks_of(setup: Setup) -> list[str]:
    """Return the words that mark a session that is not one like any other."""
    marks = [_("practice")] if setup.kind is Kind.PRACTICE else []
    return [*marks, _("demonstration")] if setup.is_demonstration else marks


def review_heading(session: Session) -> Content:
    """Return what the review is about, and what saving means."""
    marks = "".join(f" · {mark}" for mark in marks_of(session.plan.setup))
    return Content.assemble(
        Content.styled(_("Review"), "bold $calm"),
        f"   {session.plan.format.title}{marks}\n",
        Content.styled(
            _("Names and identifiers are removed as far as we can tell: please check."), "$muted"
        ),
    )


def times(read: Record) -> Content:
    """Return plan against actual, what was added and what ran over, a line for each part."""
    heads = (_("plan"), _("took"), _("added"), _("over"))
    total = _("total")
    first = max(
        _NAME_COLUMNS, *(len(each) + 1 for each in (total, *(p.short for p in read.phases)))
    )
    widths = [max(least, len(head) + 1) for least, head in zip(_TIME_COLUMNS, heads, strict=True)]

    def row(name: str, *cells: str) -> str:
        aligned = [f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=False)]
        return f"{name:<{first}}{''.join(aligned)}"

    lines = [Content.styled(row("", *heads), "$muted")]
    for phase in read.phases:
        added = f"{phase.granted / _MINUTE:+.0f}" if phase.granted else ""
        over = minutes_and_seconds(_whole(phase.overrun)) if phase.overrun >= _SECOND else ""
        lines.append(
            Content(
                row(
                    phase.short,
                    minutes_and_seconds(phase.planned),
                    minutes_and_seconds(_whole(phase.actual)),
                    added,
                    over,
                )
            )
        )
    planned, took = minutes_and_seconds(read.planned), minutes_and_seconds(_whole(read.actual))
    lines.append(Content.styled(row(total, planned, took), "bold"))
    return Content("\n").join(lines)


def _phase_time(session: Session, now: timedelta) -> str:
    if not session.plan.format.timed:
        so_far = minutes_and_seconds(_whole(session.elapsed(now)))
        return _("{time} so far").format(time=so_far)
    allotted = minutes_and_seconds(session.allotted())
    over = session.overrun(now)
    if over:
        time = minutes_and_seconds(_whole(over))
        return _("{time} over {allotted}").format(time=time, allotted=allotted)
    time = minutes_and_seconds(session.remaining(now))
    return _("{time} left of {allotted}").format(time=time, allotted=allotted)


def _hung(head: str, text: str, columns: int) -> str:
    """Return `text` wrapped under itself, with `head` in front of its first line."""
    return "\n".join(
        wrap(
            text,
            max(20, columns),
            initial_indent=head,
            subsequent_indent=" " * len(head),
            break_long_words=False,
            break_on_hyphens=False,
        )
    )


def _whole(time: timedelta) -> timedelta:
    return time // _SECOND * _SECOND
