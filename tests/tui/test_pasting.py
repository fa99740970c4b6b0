"""Pastes are told from keys however the terminal tears them apart."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

if os.name == "nt":
    pytest.skip("Windows hands pastes over in another way", allow_module_level=True)

from textual.events import Paste

from group_supervision.tui.pasting import LARGEST_PASTE, Pasting

START, END = "\x1b[200~", "\x1b[201~"


def divided(*chunks: str) -> list[str]:
    """Return what comes of chunks, pastes in angle brackets, typed texts joined."""
    pasting = Pasting()
    parts: list[str] = []
    for chunk in chunks:
        for part in pasting.divided(chunk):
            if isinstance(part, Paste):
                parts.append(f"<{part.text}>")
            elif parts and not parts[-1].startswith("<"):
                parts[-1] += part
            else:
                parts.append(part)
    return parts


def test_keys_and_pastes_come_in_their_order() -> None:
    assert divided(f"ab{START}cd{END}ef{START}{END}g") == ["ab", "<cd>", "ef", "<>", "g"]


@given(
    st.text("abc\x1b[20~1", max_size=60).filter(lambda text: END not in text),
    st.lists(st.integers(0, 80), max_size=6),
)
def test_a_paste_may_come_in_any_pieces(inside: str, cuts: list[int]) -> None:
    rest = f"{inside}{END}x"
    places = sorted({min(cut, len(rest)) for cut in cuts})
    pieces = [rest[a:b] for a, b in zip([0, *places], [*places, len(rest)], strict=True)]
    found = divided(START, *pieces)
    assert found[0] == f"<{(inside + END).partition(END)[0]}>"
    assert found[-1].endswith("x")


def test_all_but_the_beginning_of_a_huge_paste_is_let_go() -> None:
    chunk = "word \x1b]0;owned\x07 " * 1000
    (paste,) = divided(START, *[chunk] * 100, END)
    assert len(paste) == LARGEST_PASTE + 2
