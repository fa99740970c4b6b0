"""From the keys of a format file to a `Format`. docs/formats.md tells authors the same story."""

from collections.abc import Mapping

from group_supervision.core.choices import ClockFace, Setting
from group_supervision.core.format import (
    Cards,
    Citation,
    DriftLine,
    Format,
    Lens,
    NoteKind,
    Phase,
    Repeat,
    Source,
    Surplus,
)
from group_supervision.formats.check import check
from group_supervision.formats.table import Table

_DEFAULT_CARDS = {
    "welcome": ("Welcome",),
    "stopped": ("We are pausing",),
    "curtain": ("One moment, please",),
    "resting": ("Thank you",),
    "away": ("A break",),
    "quiet": ("A minute of silence",),
}


def read_format(data: Mapping[str, object], format_id: str, file: str) -> Format:
    """Build a format from the keys of a TOML file, or of the copy kept in a session file.

    Args:
        data: The keys.
        format_id: Its id: the file's name without the ending.
        file: The file's name, for error messages.

    Raises:
        FormatError: Naming file, phase and key, with the mend.
    """
    top = Table(data, file)
    timed = top.flag("timed", default=True)
    lengths = tuple(sorted(top.numbers("lengths", None if timed else ())))
    practice_lengths = top.numbers("practice_lengths", ())
    for_sessions = [each for each in lengths if each not in practice_lengths] or [0]
    limits = top.numbers("range", (min(for_sessions), max(for_sessions)))
    suggested = top.numbers("people_suggested", (6, 10))
    usual = top.numbers("people_usual", suggested)
    for key, pair in (("range", limits), ("people_suggested", suggested), ("people_usual", usual)):
        if len(pair) != 2 or pair[0] > pair[1]:
            raise top.error(key, "not a range.", f"Write two numbers, {key} = [least, most].")
    fit = top.table("fit", optional=True)
    fmt = Format(
        id=format_id,
        title=top.text("title"),
        summary=top.text("summary"),
        timed=timed,
        lengths=lengths,
        practice_lengths=practice_lengths,
        default_length=top.number("default_length", for_sessions[0]),
        shortest=limits[0],
        longest=limits[1],
        people_suggested=(suggested[0], suggested[1]),
        people_usual=(usual[0], usual[1]),
        most_cases=top.number("most_cases", 1),
        gives_way=fit.lines("gives_way", ()),
        takes_surplus=tuple(_surplus(each) for each in _numbered(fit, "takes_surplus", "entry")),
        cards=_cards(top.table("cards", optional=True)),
        phases=tuple(
            _phase(each, lengths)
            for each in top.tables(
                "phases", lambda index, phase: f"phase “{phase.get('id', index)}”"
            )
        ),
        drift_lines=tuple(
            _drift_line(each) for each in _numbered(top, "drift_lines", "drift line")
        ),
        room_words=top.lines("room_words", ()),
        source=_source(top.table("source")),
    )
    fit.finish()
    top.finish()
    check(fmt, file)
    return fmt


def _numbered(table: Table, key: str, name: str) -> list[Table]:
    return table.tables(key, lambda index, each: f"{name} {each.get('id', index)}")


def _phase(table: Table, lengths: tuple[int, ...]) -> Phase:
    title = table.text("title")
    phase = Phase(
        id=table.text("id"),
        title=title,
        short=table.text("short", title),
        minutes=_minutes(table, lengths),
        floor=table.number("floor", 0),
        speaks=table.text("speaks", ""),
        silent=table.text("silent", ""),
        say=_say(table),
        room=_room(table),
        lenses=_lenses(table.table("prompts", optional=True)),
        drift=table.lines("drift", ()),
        note_kind=table.choice("note_kind", NoteKind, NoteKind.QUESTION),
        face=table.choice("face", ClockFace, ClockFace.MINUTES),
        overtime_in_room=table.flag("overtime_in_room", default=True),
        protected=table.flag("protected", default=False),
        optional=table.flag("optional", default=False),
        chosen_minutes=table.number("chosen_minutes", 0),
        repeat=table.choice("repeat", Repeat) if table.has("repeat") else None,
        basis=table.text("basis"),
    )
    table.finish()
    return phase


def _minutes(table: Table, lengths: tuple[int, ...]) -> Mapping[int, int]:
    if not lengths:
        return {}
    minutes = table.table("minutes", "minutes")
    values = {length: minutes.number(str(length)) for length in lengths}
    minutes.finish()
    return values


def _say(table: Table) -> Mapping[Setting, str]:
    """One line for every setting, or one for all of them."""
    if not table.is_table("say"):
        line = table.text("say")
        return dict.fromkeys(Setting, line)
    say = table.table("say")
    lines = {setting: say.text(setting.value) for setting in Setting}
    say.finish()
    return lines


def _room(table: Table) -> Mapping[Setting, tuple[str, ...]]:
    if not table.is_table("room"):
        lines = table.lines("room", ())
        return dict.fromkeys(Setting, lines)
    room = table.table("room")
    all_lines = {setting: room.lines(setting.value) for setting in Setting}
    room.finish()
    return all_lines


def _lenses(table: Table) -> tuple[Lens, ...]:
    return tuple(Lens(title, table.lines(title)) for title in table.all_keys())


def _surplus(table: Table) -> Surplus:
    surplus = Surplus(
        phase=table.text("phase"), up_to=table.number("up_to") if table.has("up_to") else None
    )
    table.finish()
    return surplus


def _cards(table: Table) -> Cards:
    cards = Cards(**{key: table.lines(key, lines) for key, lines in _DEFAULT_CARDS.items()})
    table.finish()
    return cards


def _drift_line(table: Table) -> DriftLine:
    line = DriftLine(
        id=table.text("id"),
        drift=table.text("drift"),
        line=table.text("line"),
        note=table.text("note", ""),
    )
    table.finish()
    return line


def _source(table: Table) -> Source:
    citations = []
    for each in _numbered(table, "citations", "citation"):
        citations.append(Citation(each.text("id"), each.text("title"), each.text("url", "")))
        each.finish()
    source = Source(
        model=table.text("model"),
        verified=table.lines("verified", ()),
        adapted=table.lines("adapted", ()),
        inferred=table.lines("inferred", ()),
        licence=table.text("licence"),
        citations=tuple(citations),
    )
    table.finish()
    return source
