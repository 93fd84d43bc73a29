"""What the PDF samples share: a canvas without a clock, text broken into lines, tables with rules.

In: words and places. Out: drawings; the stream holds the text in reading order, as word processors write it.
"""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from sample_formats.texts import Sample
from sample_formats.words import break_before

FONT, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"


@contextmanager
def dated_by(sample: Sample) -> Iterator[None]:
    """Give reportlab the day of publication as its clock."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(sample.epoch)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def new_canvas(sample: Sample, size: tuple[float, float]) -> tuple[Canvas, io.BytesIO]:
    """An empty PDF that states the sample's title and publisher."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, pageCompression=0, lang="en")
    canvas.setTitle(sample.title)
    canvas.setAuthor(sample.publisher)
    canvas.setCreator("cityledger samples")
    return canvas, stream


def lines_of(text: str, font: str, size: float, width: float, *, hyphens: bool = False) -> list[str]:
    """The text's lines at a width in points; with `hyphens`, long words at line ends are broken."""
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if not line or stringWidth(longer, font, size) <= width:
            line = longer
            continue
        cut = _fitting_cut(line, word, font, size, width) if hyphens else 0
        lines.append(f"{line} {word[:cut]}-" if cut else line)
        line = word[cut:]
    return [*lines, line]


def _fitting_cut(line: str, word: str, font: str, size: float, width: float) -> int:
    cut = break_before(word, len(word))
    while cut and stringWidth(f"{line} {word[:cut]}-", font, size) > width:
        cut = break_before(word, cut - 1)
    return cut


def draw_table(
    canvas: Canvas, rows: tuple[tuple[str, ...], ...], corner: tuple[float, float], widths: list[float], size: float
) -> float:
    """Draw a ruled table down from its top left corner; return where it ends."""
    left, top = corner
    leading, padding = size * 1.25, 4.0
    for index, row in enumerate(rows):
        font = FONT if index else BOLD
        cells = [lines_of(text, font, size, width - 2 * padding) for text, width in zip(row, widths, strict=True)]
        height = leading * max(map(len, cells)) + 2 * padding
        x = left
        for lines, width in zip(cells, widths, strict=True):
            canvas.rect(x, top - height, width, height)
            canvas.setFont(font, size)
            for number, line in enumerate(lines, start=1):
                canvas.drawString(x + padding, top - padding - leading * number + 0.25 * size, line)
            x += width
        top -= height
    return top
