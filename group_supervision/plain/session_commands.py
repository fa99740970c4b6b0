"""Commands that move the session and its clock."""

from typing import Final

from group_supervision.errors import BadInput
from group_supervision.guide import live_questions
from group_supervision.guide.live_answers import LiveQuestion
from group_supervision.guide.live_questions import USUAL_BREAK
from group_supervision.guide.next_part import Advanced
from group_supervision.guide.words.time import duration, time_of_day
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import as_sentence
from group_supervision.translation import _, ngettext

_LONGEST_BREAK: Final = 60


def toggle_clock(console: Console, _given: str) -> None:
    """Begin, pause, or let the clock run again."""
    was_started, was_break = console.session.is_started, console.session.back_at is not None
    console.leading.toggle_clock()
    if not was_started:
        console.say_part(_("Begun."))
    elif console.session.is_paused:
        console.say_part_time(_("Paused."), _("a: resume."))
    else:
        console.say_part_time(_("The break is over.") if was_break else _("Resumed."))


def advance(console: Console, _given: str) -> None:
    """Go to the next part; ask before the presenter's time is cut, and before the end."""
    match console.leading.advance():
        case Advanced.LAST:
            _ask_for_the_end(console, _("This is the last part."))
        case Advanced.WENT_ON:
            _arrive(console)
        case Advanced.ASKED | Advanced.TOO_SOON:
            again = _("Press n again to move on.")
            console.say(f"{_presenter_has(console)} {again}")


def go_back(console: Console, _given: str) -> None:
    """Go back a part."""
    console.leading.go_back()
    _arrive(console)


def go_to(console: Console, given: str) -> None:
    """Go straight to a part, asking before the presenter's time is cut."""
    steps = console.session.plan.steps
    names = ", ".join(f"{number} {step.phase.short}" for number, step in enumerate(steps, 1))
    question = _("Which part: {parts}? Enter: stay.").format(parts=names)
    number = console.conversation.number(question, len(steps), given=given)
    if number is None or not _may_leave_for(console, number - 1):
        console.say(_staying())
        return
    console.leading.go_to(number - 1)
    _arrive(console)


def add_minute(console: Console, _given: str) -> None:
    """Give a minute."""
    console.leading.add_minute()
    console.say_part_time(_("A minute more."))


def take_minute(console: Console, _given: str) -> None:
    """Take a minute back."""
    console.leading.take_minute()
    console.say_part_time(_("A minute less."))


def backdate(console: Console, given: str) -> None:
    """Say how long ago this part, or the session, really began."""
    offered, was_started = console.leading.minutes_ago(), console.session.is_started
    least, most = offered[0], offered[-1]
    question = _(
        "How many minutes ago did the session begin, {least} to {most}? Enter keeps it like that."
    )
    if was_started:
        question = _(
            "How many minutes ago did this part begin, {least} to {most}? Enter keeps it like that."
        )
    question = question.format(least=least, most=most)
    ago = console.conversation.number(question, most, least=least, given=given)
    if ago is None:
        console.say(_left_as_it_was())
        return
    console.leading.begin_ago(ago)
    if was_started:
        console.say_part_time(_("Backdated."))
    else:
        console.say_part(ngettext("Begun {count} minute ago.", "Begun {count} minutes ago.", ago))


def take_break(console: Console, given: str) -> None:
    """Call a break."""
    console.leading.require_no_break()
    question = _("How many minutes' break? Enter takes {usual}.").format(usual=USUAL_BREAK)
    minutes = (
        console.conversation.number(question, _LONGEST_BREAK, usual=USUAL_BREAK, given=given)
        or USUAL_BREAK
    )
    console.leading.take_break(minutes)
    back_at = console.session.back_at or console.live.now
    said = ngettext(
        "A break of {count} minute, back at {{time}}. a: resume.",
        "A break of {count} minutes, back at {{time}}. a: resume.",
        minutes,
    )
    console.say(said.format(time=time_of_day(console.live.timeline.wall_at(back_at))))


def finish(console: Console, given: str) -> None:
    """Ask when to finish, say the cuts that takes, and make them when that is wanted."""
    question = _finish_chosen(console, console.leading.finishing(), given)
    chosen = question.choices[question.chosen]
    said = _("To finish at {time}: {cuts}").format(time=chosen.label, cuts=chosen.comes_to)
    answers = _("y: accept, Enter: leave it.")
    if live_questions.takes_cuts(question) and console.conversation.confirms(
        f"{as_sentence(said)} {answers}"
    ):
        console.leading.answer(question)
        console.say_time(_("Shortened."))
    else:
        console.leading.stay_late()
        console.say(_left_as_it_was())


def _finish_chosen(console: Console, question: LiveQuestion, given: str) -> LiveQuestion:
    """Ask for a time until it is one that can be chosen; Enter takes the one that is offered."""
    times = [choice.label for choice in question.choices]
    asked = _("When must you finish, {earliest} to {latest}? Enter takes {usual}.").format(
        earliest=times[0], latest=times[-1], usual=times[question.chosen]
    )
    answer = given or console.conversation.ask(asked)
    while answer:
        try:
            return live_questions.finishing_at(question, answer)
        except BadInput as problem:
            answer = console.conversation.ask(f"{problem} {asked}")
    return question


def undo(console: Console, _given: str) -> None:
    """Take the last thing back."""
    before = _place(console)
    what = console.leading.undo()
    _say_changed(console, _("Undone: {what}.").format(what=what), before)


def redo(console: Console, _given: str) -> None:
    """Bring back what was undone."""
    before = _place(console)
    what = console.leading.redo()
    _say_changed(console, _("Brought back: {what}.").format(what=what), before)


def end(console: Console, _given: str) -> None:
    """Ask whether to end."""
    _ask_for_the_end(console)


def _ask_for_the_end(console: Console, before: str = "") -> None:
    question, answers = live_questions.the_end(console.live).text, _("y: end, Enter: stay.")
    if console.conversation.confirms(f"{before} {question} {answers}".lstrip()):
        console.leading.end()
    else:
        console.say(_staying())


def _may_leave_for(console: Console, step: int) -> bool:
    """Ask before the presenter's time is cut by going to another part."""
    if not console.leading.is_early or step == console.session.position:
        return True
    answers = _("y: go there, Enter: stay.")
    return console.conversation.confirms(f"{_presenter_has(console)} {answers}")


def _arrive(console: Console) -> None:
    console.leading.forget_press()
    console.say_part()
    offer = console.leading.late()
    if offer is not None:
        console.say(
            _("Running late: {time} behind. c says what could give way.").format(
                time=duration(offer.wanted)
            )
        )


def _presenter_has(console: Console) -> str:
    left = duration(console.session.remaining(console.live.now))
    return _("The presenter still has {time}.").format(time=left)


def _place(console: Console) -> tuple[int, bool]:
    return console.session.position, console.session.is_ended


def _say_changed(console: Console, said: str, before: tuple[int, bool]) -> None:
    session = console.session
    if not session.is_started:
        ready = _("Ready. a: begin.")
        console.say(f"{said} {ready}")
    elif session.is_ended:
        console.say(said)
    elif _place(console) != before:
        console.say_part(said)
    else:
        console.say_part_time(said)


def _staying() -> str:
    return _("Staying here.")


def _left_as_it_was() -> str:
    return _("Left as it was.")
