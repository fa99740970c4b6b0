"""From the keys of a format file to a `Format`. docs/formats.md tells authors the same story."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from group_supervision.core.choices import ClockFace, Setting
from group_supervision.core.format import (
    Cards,
    Citation,
    DriftLine,
    Format,
    Lens,
    NoteKind,
    Observed,
    Phase,
    Repeat,
    Source,
    Surplus,
    TakenAsGiven,
)
from group_supervision.formats.check import check
from group_supervision.formats.table import Table
from group_supervision.translation import N_, _

_DEFAULT_CARDS: Final = {
    "welcome": (N_("Welcome"),),
    "stopped": (N_("We're pausing"),),
    "curtain": (N_("One moment, please"),),
    "resting": (N_("Thank you"),),
    "away": (N_("A break"),),
    "quiet": (N_("A quiet minute"),),
}


def read_format(data: Mapping[str, object], format_id: str, file: str) -> Format:
    """Build a format from the keys of a TOML file, or of the copy kept in a session file.

    Args:
        data: The keys.
        format_id: Its id: the file's name without the ending.
        file: The file's name, for error messages.

    Raises:
        FormatError: Naming file, part and key, and saying what to do.
    """
    top = Table(data, file)
    times = _times(top)
    suggested = _range(top, "people_suggested", (6, 10))
    fmt = Format(
        id=format_id,
        title=top.text("title"),
        summary=top.text("summary"),
        **times._asdict(),
        people_suggested=suggested,
        people_usual=_range(top, "people_usual", suggested),
        most_cases=top.number("most_cases", 1),
        **_fit(top)._asdict(),
        cards=_cards(top.table("cards", optional=True)),
        phases=tuple(
            _phase(each, times.lengths) for each in _numbered(top, "phases", _("part “{id}”"))
        ),
        drift_lines=tuple(map(_drift_line, _numbered(top, "drift_lines", _("drift line {id}")))),
        room_words=top.lines("room_words", ()),
        taken_as_given=_taken_as_given(top),
        stop_say=top.text("stop_say", ""),
        turns=_turns(top, times),
        observer=_observed(top),
        gate=top.lines("gate", ()),
        source=_source(top.table("source")),
        language=top.text("language", "en"),
    )
    top.finish()
    check(fmt, file)
    return fmt


def _observed(top: Table) -> Observed:
    table = top.table("observer", optional=True)
    found = Observed(table.text("watches_for", ""), table.lines("leaves_out", ()))
    table.finish()
    return found


class _Times(NamedTuple):
    """What a format says of minutes."""

    timed: bool
    lengths: tuple[int, ...]
    practice_lengths: tuple[int, ...]
    default_length: int
    shortest: int
    longest: int


class _Fit(NamedTuple):
    """What gives way when time is short, and what takes what is over."""

    gives_way: tuple[str, ...]
    takes_surplus: tuple[Surplus, ...]


def _fit(top: Table) -> _Fit:
    fit = top.table("fit", optional=True)
    surplus = tuple(map(_surplus, _numbered(fit, "takes_surplus", _("entry {id}"))))
    found = _Fit(fit.lines("gives_way", ()), surplus)
    fit.finish()
    return found


def _times(top: Table) -> _Times:
    timed = top.flag("timed", default=True)
    lengths = tuple(sorted(top.numbers("lengths", None if timed else ())))
    practice_lengths = top.numbers("practice_lengths", ())
    for_sessions = [each for each in lengths if each not in practice_lengths] or [0]
    shortest, longest = _range(top, "range", (min(for_sessions), max(for_sessions)))
    default_length = top.number("default_length", for_sessions[0])
    return _Times(timed, lengths, practice_lengths, default_length, shortest, longest)


def _turns(top: Table, times: _Times) -> int:
    """Return how often what repeats is held; a timed format with repeats has to say it."""
    repeats = any(each.has("repeat") for each in _numbered(top, "phases", _("part “{id}”")))
    if not times.timed or not repeats:
        turns = top.number("turns", 1)
        if turns != 1:
            raise top.error(
                "turns",
                _("only a timed format with parts that repeat has turns."),
                _("Take it out, or write repeat in the parts it is about."),
            )
        return 1
    return top.number("turns")


def _range(table: Table, key: str, default: tuple[int, int]) -> tuple[int, int]:
    pair = table.numbers(key, default)
    if len(pair) != 2 or pair[0] > pair[1]:
        raise table.error(
            key, _("not a range."), _("Write two numbers, {key} = [least, most].").format(key=key)
        )
    return pair[0], pair[1]


def _numbered(table: Table, key: str, named: str) -> list[Table]:
    return table.tables(key, lambda index, each: named.format(id=each.get("id", index)))


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
        closing=table.flag("closing", default=False),
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
    defaults = {key: tuple(map(_, lines)) for key, lines in _DEFAULT_CARDS.items()}
    cards = Cards(**{key: table.lines(key, lines) for key, lines in defaults.items()})
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


def _taken_as_given(top: Table) -> TakenAsGiven | None:
    if not top.has("taken_as_given"):
        return None
    table = top.table("taken_as_given")
    say = table.table("say", optional=True)
    room = table.table("room", optional=True)
    marked = TakenAsGiven(
        leaves_out=table.lines("leaves_out", ()),
        leaves_out_drift_lines=table.lines("leaves_out_drift_lines", ()),
        first_lens=table.text("first_lens", ""),
        first_drift_line=table.text("first_drift_line", ""),
        say={key: say.text(key) for key in say.all_keys()},
        room={key: room.lines(key) for key in room.all_keys()},
    )
    for each in (say, room, table):
        each.finish()
    return marked


def _source(table: Table) -> Source:
    citations = []
    for each in _numbered(table, "citations", _("citation {id}")):
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
