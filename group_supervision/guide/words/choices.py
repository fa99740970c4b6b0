"""The choices of the set-up in a few words each."""

from collections.abc import Sequence
from typing import TypeVar

from group_supervision.core.choices import Gathering, NotePolicy, Screens, Setting, Word
from group_supervision.translation import _

Choice = TypeVar("Choice", NotePolicy, Setting, Gathering, Screens, Word)


def label(choice: NotePolicy | Setting | Gathering | Screens | Word) -> str:
    """Return a choice in a few words."""
    return {
        NotePolicy.NONE: _("no notes"),
        NotePolicy.AFTER: _("key words afterwards"),
        NotePolicy.LIVE: _("key words as we speak"),
        Setting.IN_PERSON: _("in person"),
        Setting.ONLINE: _("online"),
        Setting.HYBRID: _("some here, some online"),
        Gathering.PEER: _("peer group"),
        Gathering.SUPERVISION: _("supervision group"),
        Screens.ONE: _("one, seen by all"),
        Screens.TWO: _("two: console and stage"),
        Word.DILEMMA: _("dilemma"),
        Word.SITUATION: _("situation"),
        Word.CASE: _("case"),
        Word.STORY: _("story"),
        Word.EXPERIENCE: _("an experience of racism"),
    }[choice]


def options(kind: type[Choice]) -> Sequence[tuple[str, Choice]]:
    """Return everything there is to choose, each with its words."""
    return [(label(each), each) for each in kind]
