"""What the facilitator's console says, as text: pure functions of the session and an instant."""

from datetime import datetime, timedelta
from math import ceil
from textwrap import wrap
from typing import Final

from textual.content import Content

from group_supervision.core.choices import Kind, NotePolicy, Screens, Setup
from group_supervision.core.display import Display
from group_supervision.core.face import minutes_and_seconds
from group_supervision.core.record import Record
from group_supervision.core.session import Note, Session
from group_supervision.core.timeline import Timeline
from group_supervision.core.wording import counted, fill, line_to_say, pace, values_for
from group_supervision.guide.words.choices import label

_SECOND: Final = timedelta(seconds=1)
_MINUTE: Final = timedelta(minutes=1)
SHOWN: Final = "►"
COVERED: Final = "covered: h uncovers for ten seconds"


def phase_line(session: Session) -> Content:
    """Return the present phase and its place among the others."""
    step = session.step
    turn = f" · turn {step.turn} of {step.turns}" if step.turns > 1 else ""
    place = f"  {session.position + 1} of {len(session.plan.steps)}{turn}"
    return Content.assemble(
        Content.styled(step.phase.title, "bold"), Content.styled(place, "$muted")
    )


def caption(session: Session, stages: int) -> Content:
    """Return what stands above the miniature: whether, and where, the room sees it."""
    if stages:
        return Content.styled(f"The room sees, in {counted(stages, 'window')}", "$muted")
    if session.plan.setup.screens is Screens.ONE:
        return Content.styled("The room sees", "$muted")
    return Content.assemble(
        ("No stage yet: ", "bold $warning"), ("group-supervision stage", "$muted")
    )


def time_line(session: Session, now: timedelta, *, to_the_minute: bool = False) -> Content:
    """Return the exact time of the phase and of the session.

    Args:
        session: The session.
        now: The instant to read it at.
        to_the_minute: Leave the seconds out, so that nothing moves while a line is being typed.
    """
    if to_the_minute and not session.plan.format.timed:
        so_far = counted(session.elapsed(now) // _MINUTE, "minute")
        return Content.styled(f"{so_far} so far", "bold $calm")
    if to_the_minute:
        left = ceil(session.remaining(now) / _MINUTE)
        said = f"{counted(left, 'minute')} left" if left > 0 else "over"
        return Content.styled(said, "bold $calm")
    in_all = minutes_and_seconds(_whole(session.elapsed_in_all(now)))
    paused = " · paused" if session.is_paused else ""
    return Content.assemble(
        Content.styled(f"{_phase_time(session, now)}{paused}", "bold $calm"),
        f"   session {in_all}",
    )


def pace_line(session: Session, timeline: Timeline, now: timedelta) -> Content:
    """Return when the session ends, and whether that is later than planned."""
    if not session.plan.format.timed:
        return Content.styled("no minutes are published for this format", "$muted")
    ends = _time_of_day(timeline.wall_at(session.ends_at(now)))
    return Content(f"ends {ends}   {pace(session.behind(now))}")


def say(session: Session) -> str:
    """Return the facilitator's line for the present phase."""
    return line_to_say(session.plan, session.step)


def prompts(session: Session, display: Display, columns: int) -> tuple[Content, int | None]:
    """Return the prompts of the lens in use, then the others; and the row of the room's one."""
    phase = session.step.phase
    row = None
    if not phase.lenses:
        return Content(""), row
    values = values_for(session.plan, session.step)
    lines: list[Content] = []
    count = len(phase.lenses)
    for number in range(count):
        is_in_use = number == 0
        index = (display.lens + number) % count
        lens = phase.lenses[index]
        of = f"  {index + 1} of {count}" if count > 1 else ""
        if not is_in_use:
            lines.append(Content(""))
        title = Content.styled(lens.title, "bold" if is_in_use else "$muted")
        lines.append(Content.assemble(title, Content.styled(of, "$muted")))
        for prompt_index, prompt in enumerate(lens.prompts):
            is_shown = is_in_use and prompt_index == display.prompt and not display.is_covered
            text = _hung(f"{SHOWN if is_shown else ' '} ", fill(prompt, values), columns)
            style = "bold" if is_shown else "$foreground" if is_in_use else "$muted"
            if is_shown:
                row = len(Content("\n").join(lines).plain.splitlines())
            lines.append(Content.styled(text, style))
    return Content("\n").join(lines), row


def drift(session: Session, chosen: int, columns: int) -> tuple[Content, int]:
    """Return what to watch for here and the lines to say, and the row of the chosen one."""
    phase = session.step.phase
    row = 0
    lines = [Content.styled("Watch for", "bold")]
    lines += [Content.styled(_hung("  ", each, columns), "$muted") for each in phase.drift]
    lines.append(Content.styled("Lines to say", "bold"))
    for index, each in enumerate(session.plan.format.drift_lines):
        if index == chosen:
            row = len(Content("\n").join(lines).plain.splitlines())
            said = _hung(f"{SHOWN} {each.id:<4}", each.line, columns)
            lines.append(Content.styled(said, "bold $calm"))
            about = f"{each.drift}. {each.note}" if each.note else each.drift
            lines.append(Content.styled(_hung(" " * 6, about, columns), "$muted"))
        else:
            lines.append(Content(_hung(f"  {each.id:<4}", each.drift, columns)))
    return Content("\n").join(lines), row


def policy_line(session: Session, protects: int) -> Content:
    """Return the note policy, which the console shows all the time."""
    names = f" · {counted(protects, 'name')} protected" if protects else ""
    return Content.styled(f"Notes: {label(session.plan.setup.policy)}{names}", "$muted")


def notes(session: Session, *, covered: bool) -> Content:
    """Return the notes, hypotheses as numbered cards; covered, only how many there are."""
    if session.plan.setup.policy is not NotePolicy.LIVE and not session.notes:
        return Content("")
    if covered:
        return Content.styled(f"{counted(len(session.notes), 'note')}, {COVERED}", "$muted")
    return Content("\n").join([note_line(note) for note in session.notes])


def hypotheses(session: Session, *, covered: bool) -> Content:
    """Return the hypotheses to choose from; covered, only how many there are."""
    found = [note for note in session.notes if note.number is not None]
    if covered:
        return Content.styled(f"H1 to H{len(found)}, {COVERED}", "$muted")
    return Content("\n").join([note_line(note) for note in found])


def note_line(note: Note) -> Content:
    """Return one note with its kind or number, and a mark when it resonated."""
    head = f"H{note.number}" if note.number is not None else note.kind.value
    mark = Content.styled(" ● resonated", "$calm") if note.resonates else Content("")
    return Content.assemble(Content.styled(head, "bold $calm"), f"  {note.text.text}", mark)


def marks_of(setup: Setup) -> list[str]:
    """Return the words that mark a session that is not one like any other."""
    marks = ["practice"] if setup.kind is Kind.PRACTICE else []
    return [*marks, "demonstration"] if setup.is_demonstration else marks


def review_heading(session: Session) -> Content:
    """Return what the review is about, and what saving means."""
    marks = "".join(f" · {mark}" for mark in marks_of(session.plan.setup))
    return Content.assemble(
        Content.styled("Review", "bold $calm"),
        f"   {session.plan.format.title}{marks}\n",
        Content.styled(
            "Names and identifiers are removed as far as we can tell: check it.", "$muted"
        ),
    )


def times(read: Record) -> Content:
    """Return plan against actual, what was granted and what ran over, a line for each phase."""
    lines = [Content.styled(f"{'':12}{'plan':>7}{'took':>8}{'granted':>9}{'over':>7}", "$muted")]
    for phase in read.phases:
        granted = f"{phase.granted / _MINUTE:+.0f}" if phase.granted else ""
        over = minutes_and_seconds(_whole(phase.overrun)) if phase.overrun >= _SECOND else ""
        lines.append(
            Content(
                f"{phase.short:<12}{minutes_and_seconds(phase.planned):>7}"
                f"{minutes_and_seconds(_whole(phase.actual)):>8}{granted:>9}{over:>7}"
            )
        )
    lines.append(
        Content.styled(
            f"{'in all':<12}{minutes_and_seconds(read.planned):>7}"
            f"{minutes_and_seconds(_whole(read.actual)):>8}",
            "bold",
        )
    )
    return Content("\n").join(lines)


def _phase_time(session: Session, now: timedelta) -> str:
    if not session.plan.format.timed:
        return f"{minutes_and_seconds(_whole(session.elapsed(now)))} so far"
    allotted = minutes_and_seconds(session.allotted())
    over = session.overrun(now)
    if over:
        return f"{minutes_and_seconds(_whole(over))} over {allotted}"
    return f"{minutes_and_seconds(session.remaining(now))} left of {allotted}"


def _time_of_day(instant: datetime) -> str:
    return f"{instant.astimezone():%H:%M}"


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
