"""From a `Format` back to plain keys: for `formats show --json` and for the copy in a session."""

from dataclasses import asdict
from typing import Any

from group_supervision.core.format import Format, Observed, Phase, Source, TakenAsGiven

Keys = dict[str, Any]


def as_keys(fmt: Format) -> Keys:
    """Return the whole format as keys that JSON can hold and `read_format` can read again."""
    keys: Keys = {
        "title": fmt.title,
        "summary": fmt.summary,
        "language": fmt.language,
        "timed": fmt.timed,
        "lengths": list(fmt.lengths),
        "practice_lengths": list(fmt.practice_lengths),
        "default_length": fmt.default_length,
        "range": [fmt.shortest, fmt.longest],
        "people_suggested": list(fmt.people_suggested),
        "people_usual": list(fmt.people_usual),
        "most_cases": fmt.most_cases,
        "fit": _fit(fmt),
        "cards": {key: list(lines) for key, lines in asdict(fmt.cards).items()},
        "phases": [_phase(phase) for phase in fmt.phases],
        "drift_lines": [asdict(line) for line in fmt.drift_lines],
        "room_words": list(fmt.room_words),
        "stop_say": fmt.stop_say,
        "turns": fmt.turns,
        "gate": list(fmt.gate),
        "source": _source(fmt.source),
    }
    keys |= _observer(fmt.observer)
    if fmt.taken_as_given is not None:
        keys["taken_as_given"] = _as_given(fmt.taken_as_given)
    # An untimed format names no lengths; these would only be noise in it.
    for key, nothing in (("default_length", 0), ("range", [0, 0])):
        if keys[key] == nothing:
            del keys[key]
    return keys


def _fit(fmt: Format) -> Keys:
    surplus = [
        {key: value for key, value in asdict(each).items() if value is not None}
        for each in fmt.takes_surplus
    ]
    return {"gives_way": list(fmt.gives_way), "takes_surplus": surplus}


def _observer(observer: Observed) -> Keys:
    """Return its table, unless it says nothing."""
    if observer == Observed():
        return {}
    leaves_out = list(observer.leaves_out)
    return {"observer": {"watches_for": observer.watches_for, "leaves_out": leaves_out}}


def _source(source: Source) -> Keys:
    return {
        "model": source.model,
        "verified": list(source.verified),
        "adapted": list(source.adapted),
        "inferred": list(source.inferred),
        "licence": source.licence,
        "citations": [asdict(each) for each in source.citations],
    }


def _as_given(marked: TakenAsGiven) -> Keys:
    return {
        "leaves_out": list(marked.leaves_out),
        "leaves_out_drift_lines": list(marked.leaves_out_drift_lines),
        "first_lens": marked.first_lens,
        "first_drift_line": marked.first_drift_line,
        "say": dict(marked.say),
        "room": {key: list(lines) for key, lines in marked.room.items()},
    }


def _phase(phase: Phase) -> Keys:
    keys: Keys = {
        "id": phase.id,
        "title": phase.title,
        "short": phase.short,
        "floor": phase.floor,
        "speaks": phase.speaks,
        "silent": phase.silent,
        "say": {setting.value: line for setting, line in phase.say.items()},
        "room": {setting.value: list(lines) for setting, lines in phase.room.items()},
        "prompts": {lens.title: list(lens.prompts) for lens in phase.lenses},
        "drift": list(phase.drift),
        "note_kind": phase.note_kind.value,
        "face": phase.face.value,
        "overtime_in_room": phase.overtime_in_room,
        "protected": phase.protected,
        "closing": phase.closing,
        "optional": phase.optional,
        "chosen_minutes": phase.chosen_minutes,
        "basis": phase.basis,
    }
    if phase.minutes:
        keys["minutes"] = {str(length): minutes for length, minutes in phase.minutes.items()}
    if phase.repeat is not None:
        keys["repeat"] = phase.repeat.value
    return keys
