"""The words that stand in the place of what was removed, as a language says them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from re import Pattern
from typing import Final

from group_supervision.anonymiser.finding import SpanKind
from group_supervision.anonymiser.languages.words import Words
from group_supervision.anonymiser.replace.age_bands import AgeBands, read_age_bands, texts
from group_supervision.anonymiser.replace.frames import Frame, Mention, read_frame
from group_supervision.anonymiser.replace.labels import Labels
from group_supervision.core.templates import fields_of, fill
from group_supervision.formats.table import Table
from group_supervision.formats.toml_file import read_toml_file
from group_supervision.translation import _

Forms = Mapping[str, str]
"""The forms of a noun, of an age or of what a person is called, by what frames call them."""

_ANYBODY: Final = {"label": "\0", "role": "\0"}


@dataclass(frozen=True)
class Placeholders:
    """Everything that a language puts in the place of a finding."""

    labels: Labels
    role_alone: str
    """How a role begins that stands for a label: "the child"."""
    ages: AgeBands
    forms: Mapping[SpanKind, Sequence[Forms]]
    """All there are of a kind: of ages one for each band."""
    frames: Mapping[SpanKind, Sequence[Frame]]

    def put(self, mention: Mention, label: str = "", role: str = "") -> tuple[int, int, str]:
        """Return where in the text words are put, from where to where, and the words.

        Args:
            mention: The finding.
            label: Of a person.
            role: To be added to the label, if there is one.
        """
        kind = mention.span.kind
        forms = self.ages.forms(mention.original) if kind is SpanKind.AGE else self.forms[kind][0]
        if kind is SpanKind.PERSON:
            forms = {"label": label, "role": role}
        stretches = ((frame, frame.stretch(mention)) for frame in self.frames[kind])
        return next(
            (*stretch, fill(frame.put, forms)) for frame, stretch in stretches if stretch
        )

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
        labelled = sorted((each for each in put if "\0" in each), key=len, reverse=True)
        fixed = frozenset(each.lower() for each in put if _is_telling(each))
        people = "|".join(map(re.escape, labelled)).replace("\0", self.labels.pattern)
        others = Words({"fixed": fixed}).either("fixed")
        return re.compile(rf"(?<!\w)(?:{people}|(?i:{others}))(?!\w)")


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
    labels = Labels(table.text("label"), table.text("label_ending", ""))
    role_alone = table.text("role_alone")
    ages = read_age_bands(table, words)
    nouns = table.table("nouns")
    forms: dict[SpanKind, Sequence[Forms]] = {
        _kind(nouns, name, name): [texts(nouns.table(name))] for name in nouns.all_keys()
    }
    forms |= {SpanKind.PERSON: [_ANYBODY], SpanKind.AGE: [*ages.bands.values()]}
    frames = _frames(table, words, forms)
    table.finish()
    return Placeholders(labels, role_alone, ages, forms, frames)


def _frames(
    table: Table, words: Words, forms: Mapping[SpanKind, Sequence[Forms]]
) -> Mapping[SpanKind, Sequence[Frame]]:
    frames: dict[SpanKind, list[Frame]] = {kind: [] for kind in SpanKind}
    others = tuple(kind for kind in forms if kind not in (SpanKind.PERSON, SpanKind.AGE))
    for each in table.tables("frames", lambda index, _each: f"frames {index}"):
        kinds = [_kind(each, "kinds", name) for name in each.lines("kinds", others)]
        frame = read_frame(each, words)
        for kind in kinds:
            frames[kind].append(frame)
            for known in forms.get(kind, ()):
                for unknown in fields_of(frame.put) - known.keys():
                    wrong = _("“{kind}” has no form “{form}”.").format(kind=kind, form=unknown)
                    raise each.error("put", wrong, _("Add the form, or write one it has."))
    for kind, some in frames.items():
        if all(frame.conditions for frame in some):
            wrong = _("“{kind}” has none without conditions.").format(kind=kind)
            raise table.error("frames", wrong, _("Add one behind all others."))
    return frames


def _kind(table: Table, key: str, name: str) -> SpanKind:
    try:
        return SpanKind(name)
    except ValueError:
        wrong = _("there is no kind “{name}”.").format(name=name)
        known = ", ".join(SpanKind)
        raise table.error(key, wrong, _("Use one of {known}.").format(known=known)) from None
