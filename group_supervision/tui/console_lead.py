"""What the facilitator leads with: her line and one lens with its prompts, or the drift lines."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from group_supervision.core.display import Display
from group_supervision.core.format import DriftLine, Lens
from group_supervision.core.session import Session
from group_supervision.core.templates import fill, values_for
from group_supervision.guide.own_line import own_line
from group_supervision.translation import _
from group_supervision.tui.passages import Passage, passage, side_by_side, still
from group_supervision.tui.wrapping import wrapped

SHOWN: Final = "►"
"""Stands beside what the room reads, and beside what is chosen."""
_WIDE_ENOUGH: Final = 60
"""Cells from which a drift line stands beside what was noticed, and not below it."""
_ON_GROUND: Final = "on $surface"
_NUMBER: Final = 6
_NOTICED: Final = 0.36
"""Share of the width for what was noticed."""


class Lead(NamedTuple):
    """A list, and which of it has to be in sight."""

    passages: list[Passage]
    focus: int = 0


def part_lead(session: Session, display: Display, lens: int, width: int) -> Lead:
    """Return her line for the part, and the prompts of the lens that is open.

    Args:
        session: The session.
        display: What the room is shown.
        lens: Which lens is open on the console; the room may be shown a prompt of another.
        width: Cells there are.
    """
    passages = [_say(own_line(session, display), width), still("")]
    lenses = session.step.phase.lenses
    if not lenses:
        return Lead(passages)
    shown = None if display.is_covered else display.prompt
    passages.append(_tabs(lenses, lens, display.lens if shown is not None else None, width))
    values = values_for(session.plan, session.step)
    focus = 0
    for index, prompt in enumerate(lenses[lens].prompts):
        is_shown = lens == display.lens and index == shown
        if is_shown:
            focus = len(passages)
        head, style = (f"{SHOWN} ", "bold") if is_shown else ("  ", "")
        passages.append(passage(fill(prompt, values), width, style, head=head))
    return Lead(passages, focus)


def drift_lead(session: Session, chosen: int, width: int) -> Lead:
    """Return what to watch for here, and each line to say beside what was noticed.

    Args:
        session: The session.
        chosen: Which line is chosen.
        width: Cells there are.
    """
    said = _("Watch for: {drift}").format(drift=" · ".join(session.step.phase.drift))
    watched = [Content.styled(row, "$muted") for row in wrapped(said, width)]
    passages = [still(*watched, Content())]
    set_out = _beside if width >= _WIDE_ENOUGH else _below
    for index, each in enumerate(session.plan.format.drift_lines):
        passages.append(set_out(each, width, is_chosen=index == chosen))
    return Lead(passages, chosen + 1)


def _say(line: str, width: int) -> Passage:
    """Return her line on a ground of its own, in line with the prompts below."""
    rows = wrapped(line, max(1, width - 3))
    filled = [f"  {row}{' ' * (width - 2 - cell_len(row))}" for row in rows]
    on_ground = tuple(Content.styled(row, _ON_GROUND) for row in filled)
    return Passage(on_ground, counts=False)


def _tabs(lenses: Sequence[Lens], opened: int, shown: int | None, width: int) -> Passage:
    """Return the names of the lenses side by side, with the digits that open them."""
    if len(lenses) == 1:
        return still(Content.styled(lenses[0].title, "bold $calm"))
    tabs = []
    for index, lens in enumerate(lenses):
        mark = f"{SHOWN} " if index == shown and index != opened else ""
        style = "bold underline $calm" if index == opened else "$muted"
        tabs.append(Content.assemble((mark, "bold"), (f"{index + 1} {lens.title}", style)))
    return still(*side_by_side(tabs, width))


def _beside(each: DriftLine, width: int, *, is_chosen: bool) -> Passage:
    columns = round((width - _NUMBER) * _NOTICED)
    noticed = wrapped(each.drift, columns - 2)
    line = _line_and_note(each, width - _NUMBER - columns, is_chosen=is_chosen)
    rows = []
    for index, (left, right) in enumerate(zip_longest(noticed, line)):
        head = _head(each, is_chosen=is_chosen) if index == 0 else Content(" " * _NUMBER)
        left_cells = f"{left or ''}{' ' * (columns - cell_len(left or ''))}"
        style = "bold $muted" if is_chosen else "$muted"
        rows.append(Content.assemble(head, Content.styled(left_cells, style), right or Content()))
    return Passage(tuple(rows))


def _below(each: DriftLine, width: int, *, is_chosen: bool) -> Passage:
    line = _line_and_note(each, width - _NUMBER, is_chosen=is_chosen)
    noticed = [Content.styled(row, "$muted") for row in wrapped(each.drift, width - _NUMBER)]
    first, *others = [*noticed, *line]
    indent = " " * _NUMBER
    rows = [Content.assemble(_head(each, is_chosen=is_chosen), first)]
    return Passage((*rows, *(Content.assemble(indent, row) for row in others)))


def _head(each: DriftLine, *, is_chosen: bool) -> Content:
    mark = SHOWN if is_chosen else " "
    return Content.styled(
        f"{mark} {each.id:<{_NUMBER - 2}}", "bold $calm" if is_chosen else "$calm"
    )


def _line_and_note(each: DriftLine, width: int, *, is_chosen: bool) -> list[Content]:
    style = "bold" if is_chosen else ""
    rows = [Content.styled(row, style) for row in wrapped(each.line, width)]
    return rows + [Content.styled(row, "$muted") for row in wrapped(each.note, width)]
