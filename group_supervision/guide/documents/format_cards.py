"""Cards to read beforehand, for any format: the presenter's, a first-timer's, the observer's."""

from typing import Final

from group_supervision.core.checklist import Mark, items_of
from group_supervision.core.choices import Setup
from group_supervision.core.format import Format, NoteKind, Phase
from group_supervision.core.plan import Plan, plan
from group_supervision.core.templates import fill, values_for
from group_supervision.core.written import as_agreed
from group_supervision.export.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Table,
)
from group_supervision.guide.setup import minutes_of, rounds
from group_supervision.guide.words.checklist import item_in_words, mark_in_words, whole_round
from group_supervision.translation import N_, _, ngettext

_BEFORE: Final = (
    N_("Bring something from your work that has stayed with you. It needn't be big, or finished."),
    N_("Leave out names and places, and change what could give someone away."),
    N_("You don't have to tell it well. Whatever comes, in whatever order, is fine."),
    N_("What you tell is believed. Nobody will ask you to prove it."),
    N_("You can pause or stop at any moment, and you needn't say why. Agree on a sign beforehand."),
)
_LISTENING: Final = (
    N_("While others talk you needn't nod, answer or agree. Take what's useful, leave the rest."),
    N_("Listen as much or as little as you want to. You can look away, or get a glass of water."),
)
_AFTERWARDS: Final = (
    N_("You don't owe anyone an answer, a decision or a plan."),
    N_("If you'd like someone to check in with you tomorrow, say so before you part."),
)
_ASKED_OF_YOU: Final = (
    N_("Each part says who speaks and what it's for: please keep to that."),
    N_("Speak briefly, and for yourself. It's fine to pass, and to say nothing at all."),
    N_("No real names, and no audio or video recording."),
    N_("What you hear stays with the group, within the limits agreed at the start."),
    N_("When someone speaks of racism, we believe them. Nobody has to prove it."),
    N_("If it comes too close, you may look away, step out, or tell the facilitator."),
)
_WHY: Final = (
    N_("Those who have presented often say it's a relief not to have to answer at once."),
    N_("And others think more freely when nobody has to defend themselves."),
)


def presenter_card(fmt: Format, setup: Setup) -> Document:
    """Return what whoever presents may like to know the day before.

    Raises:
        BadInput: When the format can't be held in that time.
    """
    laid_out = plan(fmt, setup)
    written = as_agreed(setup.policy, is_labelled=setup.group is not None)
    blocks: list[Block] = [
        Paragraph(fmt.summary),
        *_gate(fmt),
        Heading(_("Before")),
        _bullets(_BEFORE),
        Paragraph(_("As for notes: {notes}.").format(notes=written)),
        Heading(_("How it goes")),
        _plan_table(laid_out),
    ]
    for step in laid_out.steps:
        if step.turn == 1 and _is_hers(step.phase) and step.phase.lenses:
            blocks += [
                Heading(step.phase.title),
                Paragraph(_("You might think about some of these; you needn't answer any.")),
                Bullets(
                    tuple(
                        fill(prompt, values_for(laid_out, step))
                        for lens in step.phase.lenses
                        for prompt in lens.prompts
                    )
                ),
            ]
    blocks += [Heading(_("When you listen")), _bullets(_LISTENING)]
    blocks += [Heading(_("Afterwards")), _bullets(_AFTERWARDS)]
    return _card(fmt, _("{format}: for the presenter"), blocks)


def first_timer_card(fmt: Format, setup: Setup) -> Document:
    """Return what somebody who comes for the first time may like to know.

    Raises:
        BadInput: When the format can't be held in that time.
    """
    laid_out = plan(fmt, setup)
    blocks: list[Block] = [
        Paragraph(fmt.summary),
        *_gate(fmt),
        Heading(_("How it goes")),
        _plan_table(laid_out),
        Heading(_("What we ask of each other")),
        _bullets(_ASKED_OF_YOU),
        Heading(_("Why some of us only listen for a while")),
        _bullets(_WHY),
    ]
    return _card(fmt, _("{format}: your first time"), blocks)


def observer_card(fmt: Format, setup: Setup) -> Document:
    """Return the observer's checklist, with what to watch for in each part.

    Raises:
        BadInput: When the format can't be held in that time.
    """
    laid_out = plan(fmt, setup)
    marks = tuple(mark_in_words(mark) for mark in Mark)
    blanks = ("",) * len(marks)
    blocks: list[Block] = [
        Paragraph(whole_round()),
        Table(
            _("The checklist"),
            (_("what you look for"), *marks),
            tuple((item_in_words(item, fmt), *blanks) for item in items_of(fmt)),
        ),
        Heading(_("What may happen in each part")),
        Bullets(
            tuple(
                _("{part}: {drift}").format(
                    part=step.phase.title, drift="; ".join(step.phase.drift)
                )
                for step in laid_out.steps
                if step.turn == 1 and step.phase.drift
            )
        ),
    ]
    return _card(fmt, _("{format}: for the observer"), blocks)


def _card(fmt: Format, title: str, blocks: list[Block]) -> Document:
    return Document(title.format(format=fmt.title), tuple(blocks), fmt.language)


def _gate(fmt: Format) -> list[Block]:
    return [Paragraph(line, is_notice=True) for line in fmt.gate]


def _bullets(lines: tuple[str, ...]) -> Bullets:
    return Bullets(tuple(map(_, lines)))


def _is_hers(phase: Phase) -> bool:
    """Say whether a part belongs to the presenter: it is protected, or it's where they respond."""
    return phase.protected or phase.note_kind is NoteKind.RESONANCE


def _plan_table(laid_out: Plan) -> Table:
    rows = []
    for turns, steps in rounds(laid_out):
        for step in steps:
            title = step.phase.title
            if turns > 1:
                times = ngettext("{count} time", "{count} times", turns)
                title = f"{title} ({times.format(count=turns)})"
            minutes = (minutes_of(step.planned),) if laid_out.planned else ()
            rows.append((title, step.phase.speaks, step.phase.silent, *minutes))
    head = (_("part"), _("speaking"), _("listening in silence"))
    return Table(_("The plan"), (*head, _("min")) if laid_out.planned else head, tuple(rows))
