"""Commands that only say something: the time, and where the session is."""

from group_supervision.guide.words.choices import label
from group_supervision.plain.console import Console
from group_supervision.plain.sentences import clock_face_line
from group_supervision.translation import _, ngettext


def say_time(console: Console, _given: str) -> None:
    """Say the time."""
    console.say_time()


def say_where(console: Console, _given: str) -> None:
    """Say where the session is, what the room sees, and what is kept."""
    live = console.live
    if console.session.is_started:
        console.say_part()
    console.say(console.room_line)
    console.say(f"{clock_face_line(live.view.face)} {_stages(len(live.stages))}")
    if console.leading.is_published_afar:
        console.say(_("Groups far apart see it too."))
    console.say(*filter(None, [console.leading.complaint_from_afar]))
    console.say(_notes(console))
    if live.undoes:
        console.say(_("u: undo {what}.").format(what=live.undoes))


def _stages(count: int) -> str:
    if not count:
        return _("No other window shows the room's screen.")
    return ngettext(
        "{count} other window shows the room's screen.",
        "{count} other windows show the room's screen.",
        count,
    )


def _notes(console: Console) -> str:
    taken = ngettext("{count} note taken.", "{count} notes taken.", len(console.session.notes))
    said = _("Notes: {policy}. {taken}").format(
        policy=label(console.session.plan.setup.policy), taken=taken
    )
    protects = console.live.protects
    if not protects:
        return said
    names = ngettext("{count} name protected.", "{count} names protected.", protects)
    return f"{said} {names}"
