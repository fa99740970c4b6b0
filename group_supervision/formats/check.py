"""What must hold for a format: sums, lengths of lines, references, templates."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NoReturn

from group_supervision.core.choices import NotePolicy, Word
from group_supervision.core.format import Format, Lens, Phase
from group_supervision.core.templates import fields_of, fill, minutes_in_words
from group_supervision.core.written import as_agreed
from group_supervision.formats.check_as_given import faults
from group_supervision.formats.check_minutes import minute_faults
from group_supervision.formats.check_observer import observer_faults
from group_supervision.formats.limits import (
    MOST_PHASES,
    MOST_TURNS,
    PROMPT_LENGTH,
    ROOM_LINE_LENGTH,
    ROOM_LINES,
    SHORT_LENGTH,
    SPEAKERS_LENGTH,
    TITLE_LENGTH,
    WORD_LENGTH,
)
from group_supervision.formats.silence import asking_the_silent, speaks_and_listens
from group_supervision.formats.table import at_most, lines_in_words, located, parts_in_words
from group_supervision.translation import _

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def check(fmt: Format, file: str) -> None:
    """Refuse a format that would be untrue, unreadable or out of step with its own minutes.

    Raises:
        FormatError: Naming file, part and key, and saying what to do.
    """
    _Check(fmt, file).run()


class _Check:
    def __init__(self, fmt: Format, file: str) -> None:
        self._format = fmt
        self._file = file
        self._ids = [phase.id for phase in fmt.phases]
        self._longest = list(self._longest_values())

    def run(self) -> None:
        self._whole()
        self._ids_differ()
        self._repeats_are_together()
        self._references()
        self._turns()
        for phase in self._format.phases:
            self._phase(phase)
        if self._format.timed:
            self._minutes()
        self._cards()
        for drift in self._format.drift_lines:
            place = _("drift line {id}").format(id=drift.id)
            self._fits(place, "line", drift.line, PROMPT_LENGTH, None)
        if len(self._format.gate) > ROOM_LINES:
            self._fail("", "gate", lines_in_words(len(self._format.gate)), at_most(ROOM_LINES))
        for line in self._format.gate:
            self._fits("", "gate", line, PROMPT_LENGTH, None)
        for words in self._format.room_words:
            self._fits("", "room_words", words, ROOM_LINE_LENGTH, None)
        for fault in observer_faults(self._format):
            self._fail("observer", *fault)
        for fault in faults(self._format):
            self._fail("taken_as_given", *fault)

    def _fail(self, place: str, key: str, wrong: str, remedy: str) -> NoReturn:
        raise located(self._file, place, key, wrong, remedy)

    def _whole(self) -> None:
        fmt = self._format
        if not fmt.phases:
            self._fail("", "phases", _("there are none."), _("Add one with [[phases]]."))
        if len(fmt.phases) > MOST_PHASES:
            self._fail("", "phases", parts_in_words(len(fmt.phases)), at_most(MOST_PHASES))
        if not _LANGUAGE.fullmatch(fmt.language):
            self._fail(
                "",
                "language",
                _("not the code of a language."),
                _("Write for instance language = “en”."),
            )
        if fmt.timed and fmt.default_length not in fmt.session_lengths:
            self._fail(
                "", "default_length", _("not one of the lengths."), _("Take one of “lengths”.")
            )

    def _ids_differ(self) -> None:
        for earlier, phase_id in enumerate(self._ids):
            place = _place(phase_id)
            if phase_id in self._ids[:earlier]:
                self._fail(place, "id", _("used twice."), _("Give it another id."))
            if not phase_id.replace("_", "").isalnum() or not phase_id.isascii():
                self._fail(
                    place, "id", _("not a plain key."), _("Use letters, digits and underscores.")
                )

    def _repeats_are_together(self) -> None:
        repeats = [phase.repeat for phase in self._format.phases]
        starts = [
            after for before, after in pairwise([None, *repeats]) if after and before != after
        ]
        for repeat in starts:
            if starts.count(repeat) > 1:
                self._fail(
                    "",
                    "repeat",
                    _("the parts with repeat = “{repeat}” aren't together.").format(
                        repeat=repeat.value
                    ),
                    _("Put them next to one another."),
                )

    def _references(self) -> None:
        for fault in minute_faults(self._format):
            self._fail("fit", *fault)

    def _turns(self) -> None:
        """Minutes of a part that repeats are those of one turn: other lengths can't be fitted."""
        fmt = self._format
        if not 1 <= fmt.turns <= MOST_TURNS:
            self._fail(
                "", "turns", f"{fmt.turns}.", _("Write 2 to {most}.").format(most=MOST_TURNS)
            )
        if fmt.turns == 1:
            return
        if fmt.optional_phases:
            self._fail(
                _place(fmt.optional_phases[0].id),
                "optional",
                _("no part can be optional where parts repeat."),
                _("Take it out."),
            )
        if fmt.shortest not in fmt.session_lengths or fmt.longest not in fmt.session_lengths:
            self._fail(
                "",
                "range",
                _("where parts repeat, a session lasts one of the lengths."),
                _("Take it out."),
            )

    def _phase(self, phase: Phase) -> None:
        place = _place(phase.id)
        self._fits(place, "title", phase.title, TITLE_LENGTH, None)
        self._fits(place, "short", phase.short, SHORT_LENGTH, None)
        for key, text in (("speaks", phase.speaks), ("silent", phase.silent)):
            self._fits(place, key, text, SPEAKERS_LENGTH, None)
        for lines in phase.room.values():
            self._room_lines(place, "room", lines, phase)
        for say in phase.say.values():
            self._fields(place, "say", say, phase)
        for lens in phase.lenses:
            self._lens(place, lens, phase)
        self._asks_nobody_silent(place, phase)
        if phase.optional and self._format.timed and not phase.chosen_minutes:
            self._fail(
                place, "chosen_minutes", _("missing."), _("Say how long it takes when chosen.")
            )

    def _asks_nobody_silent(self, place: str, phase: Phase) -> None:
        if speaks_and_listens(phase):
            self._fail(
                place,
                "silent",
                _("the same people speak."),
                _("Write who listens while they do, or leave it out."),
            )
        for lens in asking_the_silent(phase):
            self._fail(
                place,
                f"prompts.{lens.title}",
                _("it asks somebody who listens in silence."),
                _("Ask those who speak, or move it to another part."),
            )

    def _lens(self, place: str, lens: Lens, phase: Phase) -> None:
        key = f"prompts.{lens.title}"
        self._fits(place, "prompts", lens.title, TITLE_LENGTH, None)
        if not lens.prompts:
            self._fail(place, key, _("empty."), _("Add a prompt or leave it out."))
        for prompt in lens.prompts:
            self._fits(place, key, prompt, PROMPT_LENGTH, phase)

    def _minutes(self) -> None:
        for length in self._format.lengths:
            total = sum(
                phase.minutes[length] * self._format.turns_of(phase)
                for phase in self._format.phases
            )
            if total != length:
                self._fail(
                    _("length {minutes}").format(minutes=length),
                    "minutes",
                    _("the parts add up to {total}.").format(total=total),
                    _("Change the minutes under {minutes} until they add up to {minutes}.").format(
                        minutes=length
                    ),
                )

    def _cards(self) -> None:
        cards = self._format.cards
        for key, lines in (
            ("welcome", cards.welcome),
            ("stopped", cards.stopped),
            ("curtain", cards.curtain),
            ("resting", cards.resting),
            ("away", cards.away),
            ("quiet", cards.quiet),
        ):
            if not lines:
                self._fail("cards", key, _("empty."), _("Give it at least a title."))
            self._room_lines("cards", key, lines, None)

    def _room_lines(
        self, place: str, key: str, lines: tuple[str, ...], phase: Phase | None
    ) -> None:
        if len(lines) > ROOM_LINES:
            self._fail(
                place,
                key,
                lines_in_words(len(lines)),
                _("The room reads at most {most}: take some out.").format(most=ROOM_LINES),
            )
        for line in lines:
            self._fits(place, key, line, ROOM_LINE_LENGTH, phase)

    def _fits(self, place: str, key: str, text: str, limit: int, phase: Phase | None) -> None:
        self._fields(place, key, text, phase)
        longest = len(text)
        if "{" in text:
            longest = max(len(fill(text, values)) for values in self._longest)
        if longest > limit:
            self._fail(
                place,
                key,
                _("“{start}…” is {length} characters long when filled in.").format(
                    start=text[:30], length=longest
                ),
                _("At most {most} fit: shorten it.").format(most=limit),
            )

        word = max(text.split(), key=len, default="")
        if len(word) > WORD_LENGTH:
            self._fail(
                place,
                key,
                _("“{start}…” is one word of {length} characters.").format(
                    start=word[:30], length=len(word)
                ),
                _("At most {most} stay in one line: divide it.").format(most=WORD_LENGTH),
            )

    def _fields(self, place: str, key: str, text: str, phase: Phase | None) -> None:
        known = {"word", "notes"}
        if self._format.timed:
            known |= {f"minutes_{each}" for each in self._ids}
            if phase is not None:
                known.add("minutes")
        for field in sorted(fields_of(text) - known):
            self._fail(
                place,
                key,
                _("there's nothing to put in the place of “{field}” here.").format(
                    field=f"{{{field}}}"
                ),
                _("Use one of {known}.").format(
                    known=", ".join(f"{{{each}}}" for each in sorted(known))
                ),
            )

    def _longest_values(self) -> Iterator[dict[str, str]]:
        minutes = minutes_in_words(17)
        for policy in NotePolicy:
            yield {
                "word": max((word.spoken for word in Word), key=len),
                "notes": as_agreed(policy, is_labelled=True),
                "minutes": minutes,
                **{f"minutes_{each}": minutes for each in self._ids},
            }


def _place(phase_id: str) -> str:
    return _("part “{id}”").format(id=phase_id)
