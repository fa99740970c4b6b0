"""The words that stand in the place of what was removed, as a language says them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from re import Pattern
from typing import Final

from group_supervision.anonymiser.finding import Span, SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.replace.age_bands import AgeBands, read_age_bands, texts
from group_supervision.anonymiser.replace.frames import Frame, Occurrence, read_frame, read_pattern
from group_supervision.anonymiser.replace.labels import Labels
from group_supervision.anonymiser.session.person import Person
from group_supervision.anonymiser.text.spelling import folded
from group_supervision.core.templates import fill
from group_supervision.formats.table import Table
from group_supervision.formats.toml_file import read_toml_file
from group_supervision.translation import _

Forms = Mapping[str, str]
"""The forms of a noun, of an age or of what a person is called, by what frames call them."""

_ANYBODY: Final = {"label": "\0", "name": "\0", "role": ""}


@dataclass(frozen=True)
class Placeholders:
    """Everything that a language puts in the place of a finding."""

    labels: Labels
    role_alone: str
    """How a role begins that stands for a label."""
    endings: Mapping[SpanKind, Pattern[str]]
    """What may stand right behind a finding and belongs to it: the s of "Adas mum"."""
    ages: AgeBands
    forms: Mapping[SpanKind, Sequence[Forms]]
    """All there are of a kind: of ages one for each band."""
    frames: Mapping[SpanKind, Sequence[Frame]]

    def whole(self, text: str, span: Span) -> Span:
        """Return a finding with what stands right behind it and belongs to it."""
        ending = self.endings.get(span.kind)
        match = ending.match(text, span.end) if ending else None
        return replace(span, end=match.end()) if match else span

    def with_person(self, occurrence: Occurrence, person: Person, *, is_first: bool) -> Occurrence:
        """Return an occurrence with what is known of the person who is mentioned there.

        Args:
            occurrence: The mention.
            person: Who is mentioned.
            is_first: Whether it is their first mention, where a role is added.
        """
        label, role = self.labels.of(person.number or 0), person.role
        is_said = is_first or role.lower().startswith(self.role_alone)  # "the child"
        names = (*person.names, folded(label))
        return replace(occurrence, label=label, role=role if is_said else "", names=names)

    def frame(self, occurrence: Occurrence) -> tuple[Frame, int, int]:
        """Return the first frame whose conditions hold, and from where to where it stands."""
        stretches = ((each, each.stretch(occurrence)) for each in self.frames[occurrence.span.kind])
        return next((each, *stretch) for each, stretch in stretches if stretch)

    def forms_of(self, occurrence: Occurrence) -> Forms:
        """Return the forms for what is replaced."""
        kind, label, role = occurrence.span.kind, occurrence.label, occurrence.role
        if kind is SpanKind.AGE:
            return self.ages.forms(occurrence.original)
        if not label:
            return self.forms[kind][0]
        is_alone = role.lower().startswith(self.role_alone)
        return {"label": role if is_alone else label, "name": label, "role": role}

    @cached_property
    def already(self) -> Pattern[str]:
        """Everything that frames can have put, for it stays as it is when it is read again.

        Single words, such as "place", are left out: they are parts of names.
        """
        put = {
            fill(frame.put, forms).strip(" :,")
            for kind, frames in self.frames.items()
            for frame in frames
            for forms in self.forms[kind]
        }
        fixed = frozenset(each.lower() for each in put if _is_telling(each))
        people = (each.split("\0") for each in sorted(put, key=len, reverse=True) if "\0" in each)
        ways = [
            *(f"(?i:{before}){self.labels.pattern}(?i:{after})" for before, after in people),
            f"(?i:{Words({'fixed': fixed}).either('fixed')})",
        ]
        return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def _is_telling(put: str) -> bool:
    return bool(put) and "\0" not in put and not put.isalpha()


def read_placeholders(path: Path, words: Words) -> Placeholders:
    """Read the placeholders of a language.

    Args:
        path: Its `placeholders.toml`.
        words: The words that conditions ask for.

    Raises:
        FormatError: When something in the file is missing or wrong, with what to do.
    """
    table = Table(read_toml_file(path), f"{path.parent.name}/{path.name}")
    role_alone = table.text("role_alone")
    listed = table.table("endings", optional=True)
    endings = {
        _kind(listed, name, name): read_pattern(listed, name, words, r"(?:{})(?![^\W_])")
        for name in listed.all_keys()
    }
    owning = endings.get(SpanKind.PERSON)
    labels = Labels(table.text("label"), owning.pattern if owning else "")
    ages = read_age_bands(table, words)
    nouns = table.table("nouns")
    forms: dict[SpanKind, Sequence[Forms]] = {
        _kind(nouns, name, name): [texts(nouns.table(name))] for name in nouns.all_keys()
    }
    forms |= {SpanKind.PERSON: [_ANYBODY], SpanKind.AGE: [*ages.bands.values()]}
    frames = _frames(table, words, forms)
    table.finish()
    return Placeholders(labels, role_alone, endings, ages, forms, frames)


def _frames(
    table: Table, words: Words, forms: Mapping[SpanKind, Sequence[Forms]]
) -> Mapping[SpanKind, Sequence[Frame]]:
    frames: dict[SpanKind, list[Frame]] = {kind: [] for kind in SpanKind}
    others = tuple(kind for kind in forms if kind not in (SpanKind.PERSON, SpanKind.AGE))
    for each in table.tables("frames", lambda index, _each: f"frames {index}"):
        kinds = [_kind(each, "kinds", name) for name in each.lines("kinds", others)]
        frame = read_frame(each, words)
        for kind in kinds:
            _check_forms(each, frame, kind, forms.get(kind, ()))
            frames[kind].append(frame)
    for kind, some in frames.items():
        if all(frame.conditions for frame in some):
            wrong = _("“{kind}” has none without conditions.").format(kind=kind)
            raise table.error("frames", wrong, _("Add one behind all others."))
    return frames


def _check_forms(table: Table, frame: Frame, kind: SpanKind, forms: Sequence[Forms]) -> None:
    known = frozenset.intersection(*(frozenset(each) for each in forms)) if forms else frozenset()
    if unknown := frame.fields - known:
        wrong = _("“{kind}” has no form “{form}”.").format(kind=kind, form=min(unknown))
        raise table.error("put", wrong, _("Add it, or write one that is there."))


def _kind(table: Table, key: str, name: str) -> SpanKind:
    try:
        return SpanKind(name)
    except ValueError:
        wrong = _("there is no kind “{name}”.").format(name=name)
        known = ", ".join(SpanKind)
        raise table.error(key, wrong, _("Use one of {known}.").format(known=known)) from None
