"""The facilitator's card: one A4 page, and with one screen the one private channel there is."""

from html import escape
from typing import Final

from group_supervision.core.choices import NotePolicy, Setup
from group_supervision.core.format import Format
from group_supervision.core.plan import Plan, Step, plan
from group_supervision.core.templates import fill, values_for
from group_supervision.translation import N_, _, ngettext

_FOOT: Final = N_(
    "The facilitator moves us on; the clock only informs. The presenter may stop at any time."
)

_STYLE: Final = """
@page { size: A4; margin: 9mm 10mm; }
body { font: 7.9pt/1.27 sans-serif; color: #111; margin: 0; }
h1 { font-size: 12.5pt; margin: 0 0 1mm; }
h2 { font-size: 9pt; margin: 2mm 0 .5mm; border-bottom: .3mm solid #777; }
p { margin: 0 0 .6mm; }
main { columns: 2; column-gap: 7mm; }
section { break-inside: avoid; }
.say { font-style: italic; }
.who, .lens, footer { color: #333; }
.lens b { font-weight: bold; }
footer { margin-top: 2mm; font-size: 7.5pt; }
@media screen { body { max-width: 190mm; margin: 8mm auto; } }
"""


def markdown_card(fmt: Format, setup: Setup | None = None) -> str:
    """Return the card as Markdown.

    Args:
        fmt: The format.
        setup: The session whose lines it is to give; `None`: the most common choices.

    Raises:
        BadInput: When the format cannot be held in that time.
    """
    laid_out = plan(fmt, setup or usual(fmt))
    lines = [f"# {fmt.title}{_length(laid_out)}", ""]
    lines += [each for line in fmt.gate for each in (f"**{line}**", "")]
    for step in _once(laid_out):
        lines += [f"## {_heading(step)}", "", f"*{_who(step)}*", "", f"> {_say(laid_out, step)}"]
        for title, prompts in _lenses(laid_out, step):
            lines += ["", f"**{title}:** {prompts}"]
        if step.phase.drift:
            lines += ["", _watch_for(step)]
        lines.append("")
    lines += ["## " + _("Lines to say"), ""]
    for each in fmt.drift_lines:
        note = f" *{each.note}*" if each.note else ""
        lines.append(f"- **{each.id}** {each.drift}: “{each.line}”{note}")
    return "\n".join([*lines, "", _(_FOOT)])


def html_card(fmt: Format, setup: Setup | None = None) -> str:
    """Return the card as a page of HTML that prints on one side of A4.

    Args:
        fmt: The format.
        setup: The session whose lines it is to give; `None`: the most common choices.

    Raises:
        BadInput: When the format cannot be held in that time.
    """
    laid_out = plan(fmt, setup or usual(fmt))
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(fmt.language)}"><meta charset="utf-8">'
        f"<title>{escape(fmt.title)}</title>",
        f"<style>{_STYLE}</style>",
        f"<h1>{escape(fmt.title)}{escape(_length(laid_out))}</h1><main>",
    ]
    parts += [f"<p><b>{escape(line)}</b></p>" for line in fmt.gate]
    for step in _once(laid_out):
        parts.append(f"<section><h2>{escape(_heading(step))}</h2>")
        parts.append(f'<p class="who">{escape(_who(step))}</p>')
        parts.append(f'<p class="say">“{escape(_say(laid_out, step))}”</p>')
        parts += [
            f'<p class="lens"><b>{escape(title)}:</b> {escape(prompts)}</p>'
            for title, prompts in _lenses(laid_out, step)
        ]
        if step.phase.drift:
            parts.append(f"<p>{escape(_watch_for(step))}</p>")
        parts.append("</section>")
    parts.append("<section><h2>" + escape(_("Lines to say")) + "</h2>")
    for each in fmt.drift_lines:
        note = f" <i>{escape(each.note)}</i>" if each.note else ""
        parts.append(
            f"<p><b>{escape(each.id)}</b> {escape(each.drift)}: “{escape(each.line)}”{note}</p>"
        )
    parts.append(f"</section></main><footer>{escape(_(_FOOT))}</footer></html>")
    return "\n".join(parts)


def usual(fmt: Format) -> Setup:
    """Return the most common choices for a format."""
    return Setup(minutes=fmt.default_length if fmt.timed else 0, policy=NotePolicy.AFTER)


def _once(laid_out: Plan) -> list[Step]:
    """Return the steps, those that repeat once."""
    return [step for step in laid_out.steps if step.turn == 1]


def _length(laid_out: Plan) -> str:
    minutes = laid_out.setup.minutes
    return ngettext(", {count} minute", ", {count} minutes", minutes) if minutes else ""


def _heading(step: Step) -> str:
    minutes = round(step.planned.total_seconds() / 60)
    if not minutes:
        return step.phase.title
    if step.turns > 1:
        return _("{part} ({turns} times {minutes} min)").format(
            part=step.phase.title, turns=step.turns, minutes=minutes
        )
    return _("{part} ({minutes} min)").format(part=step.phase.title, minutes=minutes)


def _who(step: Step) -> str:
    said = []
    if step.phase.speaks:
        said.append(_("Speaking: {people}.").format(people=step.phase.speaks))
    if step.phase.silent:
        said.append(_("Listening in silence: {people}.").format(people=step.phase.silent))
    return " ".join(said)


def _watch_for(step: Step) -> str:
    return _("Watch for: {drift}.").format(drift="; ".join(step.phase.drift))


def _say(laid_out: Plan, step: Step) -> str:
    return fill(step.phase.say[laid_out.setup.setting], values_for(laid_out, step))


def _lenses(laid_out: Plan, step: Step) -> list[tuple[str, str]]:
    values = values_for(laid_out, step)
    return [
        (lens.title, " · ".join(fill(prompt, values) for prompt in lens.prompts))
        for lens in step.phase.lenses
    ]
