"""Measured speeds in, a bar chart as SVG out: one bar a reader, ours marked, speeds on a scale of powers of ten."""

import math
from collections.abc import Sequence
from html import escape
from typing import Protocol

_LEFT, _WIDTH, _STEP = 190, 420, 34
_OURS, _OTHERS = "#1f6f5c", "#8aa0b0"


class Bar(Protocol):
    """What a bar shows."""

    @property
    def name(self) -> str: ...
    @property
    def speed(self) -> float: ...


def as_chart(rows: Sequence[Bar]) -> str:
    """The chart; bars begin at a tenth of a page a second or at the power of ten below the slowest."""
    low = math.floor(math.log10(min(row.speed for row in rows)))
    high = math.ceil(math.log10(max(row.speed for row in rows)))
    scale = _WIDTH / max(1, high - low)
    height = 60 + _STEP * len(rows)
    parts = [_grid(power, _LEFT + scale * (power - low), height) for power in range(low, high + 1)]
    for index, row in enumerate(sorted(rows, key=lambda item: -item.speed)):
        parts.append(_bar(row, 20 + _STEP * index, scale * (math.log10(row.speed) - low)))
    parts.append(f'<text x="{_LEFT}" y="{height - 6}">pages a processor second, one core</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 {height}" font-family="sans-serif" font-size="13">'
        f'<rect width="700" height="{height}" fill="#ffffff"/>{"".join(parts)}</svg>\n'
    )


def _grid(power: int, x: float, height: int) -> str:
    line = f'<line x1="{x:.1f}" y1="12" x2="{x:.1f}" y2="{height - 40}" stroke="#dddddd"/>'
    return f'{line}<text x="{x:.1f}" y="{height - 24}" text-anchor="middle" fill="#666666">{10.0**power:g}</text>'


def _bar(row: Bar, top: int, width: float) -> str:
    colour = _OURS if row.name.startswith("cityledger") else _OTHERS
    return (
        f'<text x="{_LEFT - 8}" y="{top + 16}" text-anchor="end">{escape(row.name)}</text>'
        f'<rect x="{_LEFT}" y="{top}" width="{max(width, 1):.1f}" height="22" fill="{colour}"/>'
        f'<text x="{_LEFT + max(width, 1) + 6:.1f}" y="{top + 16}">{row.speed:.1f}</text>'
    )
