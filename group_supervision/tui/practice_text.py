"""What the practice screen reads: the plan by seats, and what was drawn for the next round."""

from collections.abc import Iterator

from textual.content import Content

from group_supervision.guide.practice import PracticeEvent
from group_supervision.guide.words.practice import when, who_wonders
from group_supervision.translation import _


def next_round(event: PracticeEvent) -> Content:
    """Return who does what in the next round, large enough to be found at once."""
    planned = event.next_round
    if planned is None:
        return Content(_("Thank you. The rounds stay in the library, marked as practice."))
    roles = (
        (_("leads"), planned.facilitator),
        (_("presents"), planned.presenter),
        (_("observes"), planned.observer),
    )
    lines = [
        Content.assemble((_("Seat {seat}").format(seat=f"{seat:>2}"), "bold"), f"  {does}")
        for does, seat in roles
    ]
    return Content("\n").join([*lines, Content.styled(who_wonders(planned), "$muted")])


def rounds(event: PracticeEvent) -> Content:
    """Return the timetable of the rounds still to come."""
    heads = (_("time"), _("leads"), _("presents"), _("observes"), _("wonder"))
    rows = [_row(*heads), *_rows(event)]
    return Content("\n").join(
        [Content.styled(rows[0], "$muted"), Content.styled(rows[1], "bold"), *rows[2:]]
        if len(rows) > 1
        else []
    )


def _rows(event: PracticeEvent) -> Iterator[str]:
    for each, slot in event.timetable:
        seats = ", ".join(map(str, sorted(each.wondering)))
        facilitator, presenter, observer = map(str, each.roles)
        yield _row(when(slot), facilitator, presenter, observer, seats)


def _row(*columns: str) -> str:
    widths = (16, 7, 10, 10, 0)
    return "".join(f"{each:<{width}}" for each, width in zip(columns, widths, strict=True))


def drawn(event: PracticeEvent, *, is_covered: bool) -> Content:
    """Return the dilemma and the incident; covered, only that they are there."""
    dilemma, incident = event.dilemma, event.incidents.called
    if event.next_round is None or dilemma is None:
        return Content("")
    parts = [Content.assemble((_("Dilemma"), "$muted"), f"  {dilemma.title}")]
    if is_covered:
        if incident is not None:
            parts.append(Content.styled(_("Something will happen in this round."), "$muted"))
        return Content("\n").join(parts)
    parts += [Content(""), Content("\n\n").join(map(Content, dilemma.brief)), Content("")]
    parts.append(Content.styled(_("If asked for facts"), "$muted"))
    parts += [Content(f"  {fact}") for fact in dilemma.facts]
    parts.append(Content.styled(_("For the facilitator"), "$muted"))
    parts.append(Content(f"  {dilemma.note}"))
    practises = _("Good for practising: {what}.").format(what=", ".join(dilemma.practises))
    parts.append(Content(f"  {practises}"))
    if incident is not None:
        parts.append(Content.styled(_("To be acted out"), "$muted"))
        parts.append(Content(f"  {incident.happens}"))
        parts.append(Content(f"  {incident.practises}"))
    return Content("\n").join(parts)
