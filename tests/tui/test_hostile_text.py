"""User text is hostile by default: literal or cleaned, never obeyed, never a crash."""

from pathlib import Path

import pytest
from textual.content import Content
from textual.events import Paste
from textual.widgets import Input

from group_supervision.core.choices import NotePolicy
from group_supervision.guide.setup_defaults import SetupDefaults
from group_supervision.tui.widgets.fields import TextField
from tests.tui.conftest import Sit

HOSTILE = {
    "closing tag": "[/]",
    "closing style": "[/red] after",
    "unclosed": "[x=1",
    "style": "[red]red[/red]",
    "eaten": "a[1, 2]b $var",
    "click": "[@click=app.quit]x[/]",
    "link": "[link=https://example.org]y[/link]",
    "escape": "a\x1b[31mb\x1b[0m",
    "title": "a\x1b]0;owned\x07b",
    "clipboard": "a\x1b]52;c;b3duZWQ=\x07b",
    "c1": "a\x9b31mb\x9d0;owned\x9cb",
    "bell": "a\x07\x07b",
    "nul": "a\x00b",
    "bidi": "ab\u202edc\u2066x\u2069",
    "surrogate": "a\ud800b",
    "line breaks": "a\nb\r\nc\u2028d\u2029e\x0bf\x0cg",
    "zalgo": "a" + "\u0301" * 300,
    "wide": "漢字" * 40 + "👩\u200d👩\u200d👧" * 10,
    "right to left": "שלום עולם مرحبا",
    "long word": "x" * 5000,
    "megabyte": "word " * 200_000,
}


def obeyed(text: str) -> bool:
    """Say whether a terminal would obey anything in what was painted."""
    return any(
        (ord(each) < 32 and each != "\n")
        or 0x7F <= ord(each) < 0xA0
        or 0x202A <= ord(each) <= 0x202E
        or 0x2066 <= ord(each) <= 0x2069
        or 0xD800 <= ord(each) <= 0xDFFF
        for each in text
    )


async def test_pasted_into_a_note_it_is_shown_and_kept_as_mere_text(lead: Sit, home: Path) -> None:
    async with lead() as her:
        await her.press("n", "n", "n", "n", "tab", "h")
        for name, text in HOSTILE.items():
            await her.press("m")
            her.app.post_message(Paste(text))
            await her.pilot.pause()
            assert not obeyed(her.screen), name
            await her.press("enter")
            assert not obeyed(her.screen), name
            assert her.app.is_running, name
        await her.press("n", "r", "1", "enter", "tab", "tab", "e", "enter", "enter", "h")
        assert not obeyed(her.screen)
        assert her.app.is_running
    (path,) = (home / "sessions").glob("*.json")
    kept = path.read_text("utf-8")
    assert not obeyed(kept.replace("\\u", ""))
    assert len(kept) < 200_000


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_as_a_label_or_a_protected_name_it_is_mere_text(sit_down: Sit, text: str) -> None:
    defaults = SetupDefaults(policy=NotePolicy.LIVE, group=text[:200], protected=(text[:200],))
    async with sit_down(defaults=defaults) as her:
        assert not obeyed(her.screen)
        for field in her.app.screen.query(TextField):
            field.query_one(Input).value = text[:80]
        await her.pilot.pause()
        assert not obeyed(her.screen)
        await her.press("escape")
        assert "Start a session" in her.screen


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
async def test_in_every_line_of_ours_and_in_a_toast_it_is_mere_text(
    sit_down: Sit, text: str
) -> None:
    from group_supervision.tui.widgets.line import Line

    async with sit_down((120, 40)) as her:
        line = Line(text[:3000])
        await her.app.screen.mount(line)
        line.show(Content(text[:3000]))
        her.app.notify(text[:3000], markup=False)
        await her.pilot.pause()
        assert not obeyed(her.screen)
        assert her.app.is_running


async def test_a_markup_note_is_shown_letter_by_letter(lead: Sit) -> None:
    async with lead((120, 40)) as her:
        await her.press("tab", "h", "m")
        her.app.post_message(Paste("[i]we[/] [link=we]it [we=1"))
        await her.press("enter", "h", "h")
        assert "[i]we[/] [link=we]it [we=1" in her.screen
