"""Literal text that is painted again only when it differs."""

from textual.content import Content
from textual.widgets import Static


class Line(Static):
    """A Static that takes text for what it is: nothing in it is markup."""

    def __init__(
        self, text: str | Content = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Show `text`."""
        self._shown = _literal(text)
        super().__init__(self._shown, markup=False, id=id, classes=classes)

    def show(self, text: str | Content) -> None:
        """Show `text`, unless it is there already."""
        content = _literal(text)
        if content.plain != self._shown.plain or content.spans != self._shown.spans:
            same_size = content.plain.count("\n") == self._shown.plain.count("\n") and len(
                content.plain
            ) == len(self._shown.plain)
            self._shown = content
            self.update(content, layout=not same_size)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._shown.plain


def _literal(text: str | Content) -> Content:
    return text if isinstance(text, Content) else Content(text)
