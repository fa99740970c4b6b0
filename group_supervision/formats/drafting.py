"""The text of a new format file, from a few answers or from a format that ships."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from group_supervision.translation import N_, _

_WORDS: Final = {
    "top": N_("A format of our own. docs/formats.md describes every key."),
    "people": N_("How many people suit it, the facilitator included."),
    "fit": N_(
        "What gives minutes up when time is short, in order: ids of parts, each to its floor."
    ),
    "part": N_(
        'More keys for a part: room = ["…"] (what the room reads), drift = ["…"],'
        ' protected = true, closing = true, repeat = "person".'
    ),
    "basis": N_("Say honestly what order and minutes rest on: verified, adapted or inferred."),
    "own": N_("Our own."),
    "all": N_("Everything: it is our own."),
    "inferred": N_("Inferred."),
    "source": N_("Where it comes from; add [[source.citations]] with id, title and url."),
}


@dataclass(frozen=True, slots=True)
class PartDraft:
    """A part as it was asked for."""

    title: str
    minutes: int
    """0 in a format without minutes."""
    speaks: str
    silent: str
    say: str


@dataclass(frozen=True, slots=True)
class FormatDraft:
    """A format as it was asked for."""

    title: str
    summary: str
    people: tuple[int, int]
    parts: Sequence[PartDraft]

    @property
    def minutes(self) -> int:
        """How long it lasts; 0: it has no minutes."""
        return sum(part.minutes for part in self.parts)


def id_for(title: str) -> str:
    """Return a file's name, without its ending, for a title; empty: no letter of it can be used."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower()))[:60]


def drafted(draft: FormatDraft) -> str:
    """Return a commented file that `read_format` reads."""
    length = draft.minutes
    timed = [f"lengths = [{length}]", f"default_length = {length}"] if length else ["timed = false"]
    lines = [
        _comment("top"),
        "",
        f"title = {_text(draft.title)}",
        f"summary = {_text(draft.summary)}",
        *timed,
        "",
        _comment("people"),
        f"people_suggested = [{draft.people[0]}, {draft.people[1]}]",
        "",
        _comment("fit"),
        "[fit]",
        "gives_way = []",
    ]
    for number, part in enumerate(draft.parts, 1):
        lines += ["", *_part(part, number, length)]
    lines += [
        "",
        _comment("source"),
        "[source]",
        f"model = {_said('own')}",
        f"inferred = [{_said('all')}]",
        f"licence = {_said('own')}",
    ]
    return "\n".join(lines) + "\n"


def renamed(text: str, title: str) -> str:
    """Return the text of a format file under another title, comments and all."""
    return re.sub(r"(?m)^title = .*$", lambda _found: f"title = {_text(title)}", text, count=1)


def _part(part: PartDraft, number: int, length: int) -> list[str]:
    lines = ["[[phases]]", f'id = "part_{number}"', f"title = {_text(part.title)}"]
    lines.append(f"short = {_text(part.title[:12].strip())}")
    if length:
        lines += [f"minutes = {{ {length} = {part.minutes} }}", f"floor = {part.minutes}"]
    lines += [f"{key} = {_text(who)}" for key, who in _who(part) if who]
    lines += [f"say = {_text(part.say)}", f"basis = {_said('inferred')}"]
    if number == 1:
        lines[1:1] = [_comment("part")]
        lines.insert(-1, _comment("basis"))
    return lines


def _who(part: PartDraft) -> tuple[tuple[str, str], ...]:
    return ("speaks", part.speaks), ("silent", part.silent)


def _comment(key: str) -> str:
    return f"# {_(_WORDS[key])}"


def _said(key: str) -> str:
    return _text(_(_WORDS[key]))


def _text(text: str) -> str:
    """Return text as TOML has it: JSON's way of quoting is one of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
