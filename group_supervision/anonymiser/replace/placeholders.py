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
from group_supervision.anonymiser.replace.age_bands import AgeBands, read_age_bands
from group_supervision.anonymiser.replace.frames import Frame, compiled, read_frame
from group_supervision.anonymiser.replace.labels import Labels
from group_supervision.anonymiser.session.person import Person
from group_supervision.formats.table import Table
from group_supervision.formats.toml_file import read_toml_file
from group_supervision.translation import _

Forms = Mapping[str, str]
"""The forms of a noun, of an age or of what a person is called, by what frames call them."""

_BEHIND: Final = r"(?:{})(?![^\W_])"
_ANYBODY: Final = {"label": "\0", "name": "\0", "role": ""}


@dataclass(frozen=True)
class Placeholders:
    """Everything that a language puts in the place of findings."""

    labels: Labels
    role_alone: str
    """How a role begins that stands for a label: "the child". Others are added to it."""
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

    def called(self, person: Person) -> Forms:
        """Return what a person is called: `label` is a role that stands for it, or the `name`."""
        name, role = self.labels.of(person.number or 0), person.role
        is_alone = bool(role and self.role_alone) and role.lower().startswith(self.role_alone)
        return {"label": role if is_alone else name, "name": name, "role": role}

    def forms_of(self, kind: SpanKind, original: str) -> Forms:
        """Return the forms for what is removed: of an age, its band."""
        return self.ages.forms(original) if kind is SpanKind.AGE else self.forms[kind][0]

    def frame(self, kind: SpanKind, seen: Mapping[str, str], room: int) -> tuple[Frame, int, int]:
        """Return the first frame for what is seen of a finding, and how much it takes around.

        Args:
            kind: The kind of finding.
            seen: What conditions can be about.
            room: Characters before it that can be taken.
        """
        taken = ((frame, frame.takes(seen)) for frame in self.frames[kind])
        return next((frame, *takes) for frame, takes in taken if takes and takes[0] <= max(0, room))

    @cached_property
    def already(self) -> Pattern[str]:
        """Everything that frames can have put, for it stays as it is when it is read again.

        Single words, such as "place", are left out: they are parts of names.
        """
        every = [(each, kind) for kind, frames in self.frames.items() for each in frames]
        put = {
            each.filled(forms).strip(" :,") for each, kind in every for forms in self.forms[kind]
        }
        people = [each.split("\0") for each in sorted(put, key=len, reverse=True) if "\0" in each]
        ways = [f"(?i:{before}){self.labels.pattern}(?i:{after})" for before, after in people]
        fixed = frozenset(each.lower() for each in put if not re.search(r"\0|^\w*$", each))
        ways.append(f"(?i:{Words({'put': fixed}).either('put')})")
        return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")


def read_placeholders(path: Path, words: Words) -> Placeholders:
    """Read the `placeholders.toml` of a language, whose conditions may ask for its words.

    Raises:
        FormatError: When something in it is missing or wrong, with what to do.
    """
    table = Table(read_toml_file(path), f"{path.parent.name}/{path.name}")
    behind, nouns = table.table("endings", optional=True), table.table("nouns")
    endings = {
        _kind(behind, key, key): compiled(behind, key, behind.text(key), words, _BEHIND)
        for key in behind.all_keys()
    }
    owning = endings.get(SpanKind.PERSON)
    labels = Labels(table.text("label"), owning.pattern if owning else "")
    ages = read_age_bands(table, words)
    forms: dict[SpanKind, Sequence[Forms]] = {
        _kind(nouns, key, key): [_forms(nouns.table(key))] for key in nouns.all_keys()
    }
    things = tuple(forms)
    forms |= {SpanKind.PERSON: [_ANYBODY], SpanKind.AGE: [*ages.bands.values()]}
    role_alone = table.text("role_alone", "")
    frames: dict[SpanKind, list[Frame]] = {kind: [] for kind in SpanKind}
    for each in table.tables("frames", lambda index, _each: f"frames {index}"):
        kinds = [_kind(each, "kinds", key) for key in each.lines("kinds", things)]
        frame = read_frame(each, words)
        for kind in kinds:
            _check(each, frame, kind, forms.get(kind, [{}]))
            frames[kind].append(frame)
    _check_all(table, frames)
    table.finish()
    return Placeholders(labels, role_alone, endings, ages, forms, frames)


def _check(table: Table, frame: Frame, kind: SpanKind, all_forms: Sequence[Forms]) -> None:
    for form in frame.forms:
        if any(form not in forms for forms in all_forms):
            wrong = _("“{kind}” has no form “{form}”.").format(kind=kind, form=form)
            raise table.error("put", wrong, _("Add it, or write one that is there."))


def _check_all(table: Table, frames: Mapping[SpanKind, Sequence[Frame]]) -> None:
    for kind, some in frames.items():
        if all(frame.conditions for frame in some):
            wrong = _("“{kind}” has none without conditions.").format(kind=kind)
            raise table.error("frames", wrong, _("Add one behind all others."))


def _forms(table: Table) -> Forms:
    return {key: table.text(key) for key in table.all_keys()}


def _kind(table: Table, key: str, kind: str) -> SpanKind:
    known = ", ".join(SpanKind)
    if kind not in known.split(", "):
        wrong = _("there is no kind “{kind}”.").format(kind=kind)
        raise table.error(key, wrong, _("Use one of {known}.").format(known=known))
    return SpanKind(kind)
