"""Invented supervision notes with everything that has to be found in them marked.

Names come in equal shares from many traditions, given and family names paired at random. There are
two halves with different names, sentences and values: one to work with, and one that is looked at
rarely, so that its figures say something about notes nobody has seen.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).with_name("anonymiser_corpus")
_ROLES: Final = ("child", "sib", "mum", "dad", "carer", "worker", "teacher", "health", "friend")
_SLOT: Final = re.compile(r"\{(\w+)(?::(\w+))?\}")
_NAME: Final = re.compile(r"(?:(?:Mac|Ní|Ó|ap|van(?: den)?|de|du|dos|St) )?\S+")
_TITLES: Final = ("Mr", "Mrs", "Ms", "Miss", "Dr")
_STYLES: Final = ("as it is",) * 13 + ("small",) * 4 + ("small names",) * 2 + ("capitals",)
_LETTERS: Final = "ABDEFGHJLNPQRSTUWXYZ"
_QUASI: Final = frozenset({"PLACE", "ORG", "DATE", "AGE"})
TYPES: Final = {
    "place": "PLACE",
    "school": "ORG",
    "hospital": "ORG",
    "organisation": "ORG",
    "date": "DATE",
    "birth": "DOB",
    "age": "AGE",
    "address": "ADDRESS",
    "postcode": "POSTCODE",
    "phone": "PHONE",
    "email": "EMAIL",
    "web": "URL",
    "handle": "HANDLE",
    "nhs": "NHS_NO",
    "insurance": "NINO",
    "vehicle": "VRM",
    "reference": "REF",
    "initials": "INITIALS",
}


@dataclass(frozen=True)
class Gold:
    """What has to be found: where, what, and of whose tradition a person is."""

    start: int
    end: int
    type: str
    origin: str = ""

    @property
    def is_direct(self) -> bool:
        """Whether it identifies by itself."""
        return self.type not in _QUASI


@dataclass(frozen=True)
class Person:
    """Somebody of one invented session."""

    given: str
    family: str
    origin: str


@dataclass
class Note:
    """One note, and the session it belongs to."""

    session: int
    text: str = ""
    gold: list[Gold] = field(default_factory=list)
    roster: tuple[str, ...] = ()


def notes(half: str, sessions: int, seed: int = 7) -> Iterator[Note]:
    """Invent notes of `sessions` sessions, ten in each, from the `dev` or the `test` half."""
    rng = random.Random(f"{half} {seed}")
    source = _Source(half)
    for session in range(sessions):
        cast = source.cast(rng)
        roster = tuple(f"{cast[role].given} {cast[role].family}" for role in ("worker", "friend"))
        for _ in range(10):
            yield source.note(session, cast, roster, rng)


def traditions(half: str) -> dict[str, tuple[list[str], list[str]]]:
    """Return the given and the family names of one half, by tradition."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    origin = ""
    for row in _rows("names.txt"):
        if row.startswith("!"):
            origin = row[2:]
        elif row.startswith(half):
            words = re.findall(
                r"(?:(?:Mac|Ní|Ó|ap|van(?: den)?|de|du|dos|St) )?\S+", row.split(": ")[1]
            )
            given, family = found.get(origin, ([], []))
            found[origin] = (words, family) if " given" in row else (given, words)
    return found


def prose() -> list[str]:
    """Return paragraphs of neutral prose in which nobody is named."""
    return _rows("prose.txt")


def write(folder: Path, sessions: int = 120) -> None:
    """Write the notes of both halves as JSON lines, in the form a scorer reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for half in ("dev", "test"):
        rows = [_row(half, place, note) for place, note in enumerate(notes(half, sessions))]
        (folder / f"{half}.jsonl").write_text("".join(rows), "utf-8")


def _row(half: str, place: int, note: Note) -> str:
    spans = [
        {
            "start": each.start,
            "end": each.end,
            "core": [each.start, each.end],
            "type": each.type,
            "origin": each.origin or None,
            "required": True,
            "group": "direct" if each.is_direct else "quasi",
        }
        for each in note.gold
    ]
    keys = {
        "id": f"{half}-{place}",
        "session": f"{half}{note.session}",
        "seq": place,
        "text": note.text,
        "roster": list(note.roster),
        "spans": spans,
    }
    return json.dumps(keys, ensure_ascii=False) + "\n"


class _Source:
    """The names, sentences and values of one half."""

    def __init__(self, half: str) -> None:
        self.half = half
        self.names = traditions(half)
        rows = _rows(f"{half}.txt")
        self.holding = [row[2:] for row in rows if row.startswith("+")]
        self.plain = [row[2:] for row in rows if row.startswith("-")]
        self.values: dict[str, list[str]] = {}
        kind = ""
        for row in _rows("values.txt"):
            if row.startswith("!"):
                kind = row[2:]
            elif row.startswith(half):
                self.values[kind] = row.split(": ", 1)[1].split("|")

    def cast(self, rng: random.Random) -> dict[str, Person]:
        """Draw the people of one session: each of any tradition, with equal chances."""
        found = {}
        for role in _ROLES:
            origin = rng.choice(sorted(self.names))
            given, family = self.names[origin]
            found[role] = Person(rng.choice(given), rng.choice(family), origin)
        return found

    def note(
        self, session: int, cast: dict[str, Person], roster: tuple[str, ...], rng: random.Random
    ) -> Note:
        """Write one note of one to three sentences, in one of the ways people type."""
        note = Note(session, roster=roster)
        style = rng.choice(_STYLES)
        for _ in range(rng.choice((1, 2, 2, 3))):
            template = rng.choice(self.holding if rng.random() < 0.62 else self.plain)
            self._write(
                note,
                template.replace("{family_line}", "{mum:full}, {dad:full}, {child}"),
                cast,
                style,
                rng,
            )
        if style == "small":
            note.text = note.text.lower() if len(note.text.lower()) == len(note.text) else note.text
        elif style == "capitals" and len(note.text.upper()) == len(note.text):
            note.text = note.text.upper()
        return note

    def _write(
        self, note: Note, template: str, cast: dict[str, Person], style: str, rng: random.Random
    ) -> None:
        if note.text:
            note.text += rng.choice((" ", " ", " ", " - ", "; "))
        done = 0
        for slot in _SLOT.finditer(template):
            note.text += template[done : slot.start()]
            done = slot.end()
            if slot[1] in cast:
                self._mention(note, cast[slot[1]], slot[2] or "", style, rng)
            else:
                self._value(note, slot[1], cast, rng)
        note.text += template[done:]

    def _mention(
        self, note: Note, person: Person, how: str, style: str, rng: random.Random
    ) -> None:
        kind = "INITIALS" if how == "initials" else "PERSON"
        written = {
            "": person.given if rng.random() < 0.85 else f"{person.given} {person.family}",
            "poss": person.given,
            "full": f"{person.given} {person.family}",
            "title": person.family,
            "family": person.family,
            "initials": f"{person.given[0]}{person.family[0]}",
            "first": f"{person.given} {person.family[0]}",
            "nick": person.given[: max(3, len(person.given) - 2)],
        }[how]
        if how == "title":
            note.text += rng.choice(_TITLES) + " "
        if how == "initials" and rng.random() < 0.4:
            written = f"{written[0]}.{written[1]}."
        if how == "" and len(written) > 6 and rng.random() < 0.05:
            at = rng.randrange(1, len(written) - 2)
            written = written[:at] + written[at + 1] + written[at] + written[at + 2 :]
        if style == "small names":
            written = written.lower()
        note.gold.append(Gold(len(note.text), len(note.text) + len(written), kind, person.origin))
        note.text += written + ("'s" if how == "poss" else "")

    def _value(self, note: Note, kind: str, cast: dict[str, Person], rng: random.Random) -> None:
        value = rng.choice(self.values[kind])
        somebody = cast[rng.choice(_ROLES)]
        value = value.replace("{given}", _plain(somebody.given)).replace(
            "{family}", _plain(somebody.family)
        )
        value = re.sub("#", lambda _: rng.choice("0123456789"), value)
        if kind not in ("email", "handle"):
            value = re.sub("@", lambda _: rng.choice(_LETTERS), value)
        start, end = value.find("<"), value.find(">") - 1
        value = value.replace("<", "").replace(">", "")
        at = len(note.text)
        if start < 0:
            start, end = 0, len(value)
        note.gold.append(Gold(at + start, at + end, TYPES[kind]))
        note.text += value


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower()) or "x"


def _rows(name: str) -> list[str]:
    text = (CORPUS / name).read_text("utf-8")
    return [row for row in text.splitlines() if row and not row.startswith("#")]
