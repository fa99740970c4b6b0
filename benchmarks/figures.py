"""Tables of figures: medians as ratios to a baseline, beside their targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Figure:
    """One line of a table."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    target: float | None = None
    """The ratio, or without a baseline the value, that is to be reached at most."""

    @property
    def line(self) -> str:
        """The line as it is printed."""
        held = self.value if self.ratio is None else self.ratio
        ratio = "" if self.ratio is None else f"{self.ratio:6.2f}"
        if self.target is None:
            verdict = ""
        else:
            verdict = f"<= {self.target:<6g} {'reached' if held <= self.target else 'MISSED'}"
        return f"  {self.name:<34}{self.value:10.2f} {self.unit:<10}{ratio:>7}   {verdict}"


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print a table."""
    print(f"\n{title}")
    for figure in figures:
        print(figure.line)


def p99(values: Sequence[float]) -> float:
    """Return the 99th percentile."""
    return quantiles(values, n=100)[98]


__all__ = ["Figure", "median", "p99", "show"]
