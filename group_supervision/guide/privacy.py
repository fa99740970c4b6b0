"""What this computer holds, told so that it can be shown in the room: no session, no label.

Files are told of by what they are for; only when somebody asks is each one named. No file is
opened for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from group_supervision.core.text import clean
from group_supervision.guide.words.time import ago
from group_supervision.storage.inventory import Held, Holds, inventory, synced_by
from group_supervision.translation import N_, _, ngettext

_WHAT: Final[Mapping[Holds, str]] = {
    Holds.SESSION: N_(
        "sessions: times, settings, a label if you gave one, notes without names, each seat's own"
        " learning and a line for next time if you kept one"
    ),
    Holds.DELETED: N_("sessions deleted a moment ago, which can still be brought back"),
    Holds.SET_ASIDE: N_("damaged files set aside: perhaps what was in a session"),
    Holds.TEMPORARY: N_("files cut off while they were written: perhaps part of a session"),
    Holds.INDEX: N_(
        "a list of the sessions: dates, labels, times, the words of the notes to search in, and"
        " lines for next time"
    ),
    Holds.STAGE: N_("what the room's screen shows, or showed last: no notes"),
    Holds.HALL: N_(
        "where the tables of a hall are, and what was announced: numbers and times;"
        " the keys of a hall over a broker"
    ),
    Holds.PRACTICE: N_(
        "the practice rounds under way: seats, times and the hall's folder, no people"
    ),
    Holds.ROTA: N_("whose turn it is to facilitate: numbers of seats"),
    Holds.CHECKLIST: N_("what the observers of practice rounds marked: no text, no people"),
    Holds.AGREEMENT: N_("what your group agreed on, in its own words: no names"),
    Holds.DECISIONS: N_("what your group decided to try after a review, and by when: no names"),
    Holds.PULSES: N_("closing pulses: how many said what; no people, no dates"),
    Holds.PUBLISHED: N_("the keys with which the session under way is published for groups afar"),
    Holds.RHYTHM: N_("the discussion rhythm: tags, and the days they were talked about; no names"),
    Holds.SELF_RATING: N_("how you rated yourself on a reflective checklist: marks, no text"),
    Holds.ORDINARY_WORDS: N_("words you said are never names"),
    Holds.SETTINGS: N_("your settings"),
    Holds.FORMAT: N_("your own formats"),
    Holds.DILEMMA: N_("your own dilemmas for practice rounds"),
    Holds.RHYTHM_RULES: N_("your own minimum frequencies"),
    Holds.REFLECTIVE_LIST: N_("your own reflective checklists"),
    Holds.REPORT: N_("error reports: what went wrong and where, no text"),
    Holds.PRESENCE: N_("an empty file for each room window"),
    Holds.LOCK: N_("an empty file that lets one window lead"),
    Holds.KEY: N_("the key of the lock, wrapped with your passphrase"),
    Holds.FOLDER: N_("folders"),
    Holds.UNKNOWN: N_("files that this program didn't put here"),
}
"""What is in it, in the order in which it's told."""

_GOES: Final[Mapping[Holds, str]] = {
    Holds.SESSION: N_("when you delete it"),
    Holds.DELETED: N_("when the library is left, or at the next start"),
    Holds.SET_ASIDE: N_("when you delete it"),
    Holds.TEMPORARY: N_("at the next start, or when the next session begins"),
    Holds.INDEX: N_("made again with every change; a deleted session is gone from it at once"),
    Holds.STAGE: N_("replaced by the next session, deleted with its own"),
    Holds.HALL: N_("when the table ends its practice, or you delete it"),
    Holds.PRACTICE: N_("when the rounds are over"),
    Holds.ROTA: N_("when you delete it"),
    Holds.CHECKLIST: N_("with its practice round"),
    Holds.AGREEMENT: N_("when you type “group-supervision agreement delete”"),
    Holds.DECISIONS: N_(
        "when you delete them, one by one or with “group-supervision learn delete”"
    ),
    Holds.PULSES: N_("when you type “group-supervision pulse delete”"),
    Holds.PUBLISHED: N_("when that session has ended, or another one is published"),
    Holds.RHYTHM: N_("when you delete the last tag and day, or all of it"),
    Holds.SELF_RATING: N_("when you forget it, or delete it"),
    Holds.ORDINARY_WORDS: N_("when you take out the last word, or delete it"),
    Holds.SETTINGS: N_("when you delete it"),
    Holds.FORMAT: N_("when you delete it"),
    Holds.DILEMMA: N_("when you delete it"),
    Holds.RHYTHM_RULES: N_("when you delete it"),
    Holds.REFLECTIVE_LIST: N_("when you delete it"),
    Holds.REPORT: N_("when you delete it"),
    Holds.PRESENCE: N_("when that window closes"),
    Holds.LOCK: N_("stays; it's always empty"),
    Holds.KEY: N_("when you unlock; without it only the recovery key helps"),
    Holds.FOLDER: N_("when you delete them"),
    Holds.UNKNOWN: N_("this program never touches them"),
}
"""When it goes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """All files of one kind, told together."""

    holds: Holds
    what: str
    """What is in them."""
    files: tuple[Held, ...]
    goes: str
    """When they go."""

    @property
    def oldest(self) -> datetime:
        """When the one that was changed longest ago was changed."""
        return min(each.changed for each in self.files)

    @property
    def newest(self) -> datetime:
        """When the one that was changed last was changed."""
        return max(each.changed for each in self.files)

    @property
    def is_private(self) -> bool:
        """Whether the permissions of all of them let nobody else in."""
        return all(each.is_private for each in self.files)


@dataclass(frozen=True, slots=True)
class Privacy:
    """What the data folder holds."""

    place: str
    """Where it is, with `~` for the user's own folder, whose name may be a person's."""
    exists: bool
    kept: tuple[Kept, ...]
    synced_by: str | None
    """What seems to copy it to other computers."""
    is_closed: bool
    """Whether only the user can open the folder itself."""


def privacy(folder: Path, retention_days: int = 0) -> Privacy:
    """Look at what a data folder holds, whether it exists or not.

    Args:
        folder: The data folder.
        retention_days: After how many days home offers to delete a session; 0: never.
    """
    found = inventory(folder)
    kept = tuple(
        Kept(holds, _(what), files, _goes(holds, retention_days))
        for holds, what in _WHAT.items()
        if (files := tuple(each for each in found if each.holds is holds))
    )
    return Privacy(
        place=_at_home(folder),
        exists=bool(found),
        kept=kept,
        synced_by=synced_by(folder),
        is_closed=not found or found[0].is_private,
    )


def told(read: Privacy, now: datetime, *, names: bool) -> Iterator[str]:
    """Tell what is held, in lines.

    Args:
        read: What is held.
        now: The time, in UTC.
        names: Whether every file is named, which says the ids of sessions.
    """
    yield _("What this program keeps on this computer, all of it in {folder}:").format(
        folder=read.place
    )
    if not read.exists:
        yield _("nothing: the folder isn't there.")
    for each in read.kept:
        yield ""
        yield from _told(each, now)
        if names:
            for file in each.files:
                yield f"    {clean(file.place) or '.'}"
    yield ""
    yield from warnings(read)
    yield _(
        "Nothing is sent anywhere, unless you open the page to your network, or publish a"
        " session or a hall. Files you exported are where you put them."
    )


def warnings(read: Privacy) -> Iterator[str]:
    """Yield a sentence for everything that lets somebody else see what is held."""
    if read.synced_by is not None:
        yield _(
            "The folder seems to be copied to other computers by {program}: name another one in"
            " GROUP_SUPERVISION_HOME if that isn't meant."
        ).format(program=read.synced_by)
    if not read.is_closed:
        yield _(
            "Others who use this computer can open the folder: “group-supervision doctor” says"
            " how to close it."
        )
    opened = [file for each in read.kept for file in each.files if not file.is_private]
    inside = [file for file in opened if file.place]
    if inside and not read.is_closed:
        yield ngettext(
            "{count} file or folder in it can be read by others.",
            "{count} files and folders in it can be read by others.",
            len(inside),
        )


def _goes(holds: Holds, retention_days: int) -> str:
    if holds is Holds.SESSION and retention_days:
        return ngettext(
            "when you delete it, which is offered after {count} day",
            "when you delete it, which is offered after {count} days",
            retention_days,
        )
    return _(_GOES[holds])


def _told(kept: Kept, now: datetime) -> Iterator[str]:
    yield f"{len(kept.files):4}  {kept.what}"
    yield "      " + _("{age}; {permissions}").format(
        age=_age(kept, now), permissions=_permissions(kept.files)
    )
    yield "      " + _("goes: {when}").format(when=kept.goes)


def _age(kept: Kept, now: datetime) -> str:
    newest, oldest = ago(now - kept.newest), ago(now - kept.oldest)
    if newest == oldest:
        return _("changed {ago}").format(ago=newest)
    return _("changed {first} to {last}").format(first=oldest, last=newest)


def _permissions(files: Sequence[Held]) -> str:
    modes = sorted({each.mode for each in files if each.mode is not None})
    if not modes:
        return _("permissions as this system keeps them")
    listed = ", ".join(f"{mode:04o}" for mode in modes)
    if all(each.is_private for each in files):
        return _("for you alone ({modes})").format(modes=listed)
    return _("others too, where the folder is open ({modes})").format(modes=listed)


def _at_home(folder: Path) -> str:
    """Return a folder's path without the user's name, where it is in their own folder."""
    try:
        inside = folder.relative_to(Path.home())
    except (RuntimeError, ValueError):
        return clean(str(folder))
    return clean(str(Path("~") / inside))
