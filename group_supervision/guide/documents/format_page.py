"""A format as a document: what it is, its plan, its words, and what it all rests on."""

from collections.abc import Iterator, Sequence

from group_supervision.core.choices import Setup
from group_supervision.core.format import Format, Phase
from group_supervision.core.plan import Plan, plan
from group_supervision.core.templates import fill, values_for
from group_supervision.export.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Paragraph,
    Table,
)
from group_supervision.formats.card import usual
from group_supervision.translation import _


def format_page(fmt: Format) -> Document:
    """Return all there is to know about a format before one uses it."""
    laid_out = plan(fmt, usual(fmt))
    blocks: list[Block] = [
        Paragraph(fmt.summary),
        *(Paragraph(line, is_notice=True) for line in fmt.gate),
        Paragraph(_for_whom(fmt)),
        plan_table(fmt),
    ]
    for phase in fmt.phases:
        blocks += phase_words(laid_out, phase)
        blocks.append(Paragraph(phase.basis))
    return Document(fmt.title, (*blocks, *lines_to_say(fmt), *_origin(fmt)), fmt.language)


def facilitator_document(fmt: Format, setup: Setup) -> Document:
    """Return the facilitator's card as a document, for the forms that have no page of their own.

    Raises:
        BadInput: When the format can't be held in that time.
    """
    laid_out = plan(fmt, setup)
    blocks: list[Block] = [Paragraph(line, is_notice=True) for line in fmt.gate]
    for step in laid_out.steps:
        if step.turn == 1:
            blocks += phase_words(laid_out, step.phase)
    return Document(fmt.title, (*blocks, *lines_to_say(fmt)), fmt.language)


def plan_table(fmt: Format) -> Table:
    """Return the parts with who speaks, who listens, and the minutes for each length."""
    head = (_("part"), _("speaking"), _("listening in silence"))
    lengths = [_("{count} min").format(count=length) for length in fmt.lengths]
    return Table(_("The plan"), (*head, *lengths), tuple(_row(fmt, phase) for phase in fmt.phases))


def phase_words(laid_out: Plan, phase: Phase) -> Iterator[Block]:
    """Yield a part's heading, the facilitator's line, its prompts and what to watch for."""
    step = next((each for each in laid_out.steps if each.phase is phase), None)
    values = values_for(laid_out, step)
    yield Heading(phase.title)
    yield Paragraph(f"“{fill(phase.say[laid_out.setup.setting], values)}”")
    for lens in phase.lenses:
        prompts = " · ".join(fill(prompt, values) for prompt in lens.prompts)
        yield Paragraph(f"{lens.title}: {prompts}")
    if phase.drift:
        yield Paragraph(_("Watch for: {drift}.").format(drift="; ".join(phase.drift)))


def lines_to_say(fmt: Format) -> Sequence[Block]:
    """Return the drift lines."""
    if not fmt.drift_lines:
        return ()
    told = (f"{each.drift}: “{each.line}” {each.note}".rstrip() for each in fmt.drift_lines)
    return (Heading(_("Lines to say")), Bullets(tuple(told)))


def _for_whom(fmt: Format) -> str:
    least, most = fmt.people_suggested
    if least == most:
        return _("For {most} people, the facilitator included.").format(most=most)
    return _("For {least} to {most} people, the facilitator included.").format(
        least=least, most=most
    )


def _row(fmt: Format, phase: Phase) -> tuple[Cell, ...]:
    title = phase.title
    if phase.repeat is not None:
        turns = _("{count} times").format(count=fmt.turns) if fmt.timed else _("in turn")
        title = f"{title} ({turns})"
    return (title, phase.speaks, phase.silent, *(phase.minutes[each] for each in fmt.lengths))


def _origin(fmt: Format) -> Iterator[Block]:
    source = fmt.source
    yield Heading(_("Where it comes from"))
    yield Paragraph(source.model)
    for mark, facts in (
        (_("Verified: {fact}"), source.verified),
        (_("Adapted: {fact}"), source.adapted),
        (_("Inferred: {fact}"), source.inferred),
    ):
        if facts:
            yield Bullets(tuple(mark.format(fact=fact) for fact in facts))
    if source.citations:
        cited = (
            f"{each.id}: {each.title}" + (f", {each.url}" if each.url else "")
            for each in source.citations
        )
        yield Bullets(tuple(cited))
    yield Paragraph(source.licence)
