"""Texts that other programs could take for more than letters."""

from datetime import timedelta

from hypothesis import strategies as st

from group_supervision.core.text import clean
from group_supervision.export.document import Bullets, Document, Heading, Paragraph, Table
from group_supervision.export.picture import Area, Filling, Picture, Text

PIECES = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt;",
        "</p></svg>",
        "\"'",
    ),
    *(
        "**bold**",
        "_it_",
        "# head",
        "- item",
        "1. one",
        "> quote",
        "`code`",
        "[a](http://b.c)",
        "---",
    ),
    *(
        "| a | b |",
        "~~no~~",
        "![x](y)",
        "https://evil.example",
        "www.evil.example",
        "a@evil.example",
    ),
    *("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", "＝1", "\t=1", "\r\n=1", "'=1", ";=1"),
    *(
        "#let x = 1",
        '#read("/etc/passwd")',
        "$x^2$",
        "@ref",
        "<label>",
        "#set page()",
        "= title",
        "\\",
    ),
    *(
        "{{x}}",
        "\x1b[31m",
        "\x00",
        "\x07",
        "\u202e",
        "\ufeff",
        "\ud800",
        "\u2028",
        "w:fldSimple",
        "%s",
    ),
)

PLAIN_LETTERS = st.text(
    st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"]), max_size=20
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=4
).map(" ".join)
"""Anything, hostile pieces among it."""
HOSTILE = TEXTS.filter(lambda text: bool(clean(text)))
"""Texts of which something is left once they are cleaned."""
IN_ASCII = (
    st.lists(
        st.one_of(st.sampled_from([each for each in PIECES if each.isascii()]), PLAIN_LETTERS),
        min_size=1,
        max_size=4,
    )
    .map(" ".join)
    .filter(lambda text: bool(clean(text)))
)
"""The same of letters that every font has."""


def document(text: str) -> Document:
    """Return a document in which a text stands wherever a text can."""
    drawn = Picture(text, text, 100, 40, (Area(1, 1, 9, 9, Filling.OVER), Text(1, 20, text)))
    return Document(
        text,
        (
            Paragraph(text),
            Paragraph(text, is_notice=True),
            Heading(text),
            Bullets((text, text)),
            drawn,
            Table(text, (text, "plan"), ((text, timedelta(seconds=-90)), (text, timedelta(1)))),
        ),
    )
