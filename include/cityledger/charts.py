"""Works out small horizontal bar charts, which a template draws as SVG.

In: labelled rows of parts. Out: rectangles and texts with their coordinates, in the units of the chart's view box.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 720.0
LABEL_WIDTH = 220.0
LONGEST_LABEL_WIDTH = 400.0
CHARACTER_WIDTH = 7.5
"""Of a label, about, so that a long one has the room it needs."""
VALUE_WIDTH = 90.0
ROW_HEIGHT = 26.0
BAR_HEIGHT = 16.0
SMALLEST = 2.0
"""A part is drawn at least as wide as this, so that one among thousands can be seen."""

Rows = Sequence[tuple[str, Sequence[tuple[str, float]]]]


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a row: its kind names the colour."""

    kind: str
    x: float
    width: float
    told: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row: its label, where it stands and the total beside it."""

    label: str
    y: float
    bars: tuple[Bar, ...]
    end: float
    total: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its size. `told` says the same in words, for those who do not see it."""

    title: str
    told: str
    height: float
    rows: tuple[ChartRow, ...]
    width: float = WIDTH
    label_width: float = LABEL_WIDTH
    row_height: float = ROW_HEIGHT
    bar_height: float = BAR_HEIGHT


def bar_chart(title: str, rows: Rows, unit: str) -> Chart:
    """Lay out one stacked bar a row, on a scale that the longest one fills."""
    longest = max((sum(value for _kind, value in parts) for _label, parts in rows), default=0.0)
    words = max((len(label) for label, _parts in rows), default=0) * CHARACTER_WIDTH + 10
    labels = min(max(LABEL_WIDTH, words), LONGEST_LABEL_WIDTH)
    scale = (WIDTH - labels - VALUE_WIDTH) / longest if longest else 0.0
    drawn = tuple(_row(position, label, parts, (labels, scale), unit) for position, (label, parts) in enumerate(rows))
    told = "; ".join(f"{row.label}: {', '.join(bar.told for bar in row.bars) or 'none'}" for row in drawn)
    return Chart(title, told, ROW_HEIGHT * len(drawn), drawn, label_width=labels)


def _row(
    position: int, label: str, parts: Sequence[tuple[str, float]], ruler: tuple[float, float], unit: str
) -> ChartRow:
    """`ruler` is where the bars begin and how long one of the unit is."""
    bars = []
    x, scale = ruler
    for kind, value in parts:
        if value > 0:
            width = max(SMALLEST, value * scale)
            bars.append(Bar(kind, round(x, 1), round(width, 1), f"{value:,g}{unit} {kind}"))
            x += width
    total = f"{sum(value for _kind, value in parts):,g}{unit}"
    return ChartRow(label, position * ROW_HEIGHT, tuple(bars), round(x, 1), total)
