"""A deck of landscape slides: a title each, bullets, options to tick, a foot line that repeats.

In: a `Sample`. Out: the bytes of a PDF.
"""

from reportlab.pdfgen.canvas import Canvas

from sample_formats.pdf_page import BOLD, FONT, ITALIC, dated_by, lines_of, new_canvas
from sample_formats.texts import Piece, Sample

SIZE = (960.0, 540.0)
MARGIN = 70.0
STYLES = {
    "title": (BOLD, 34.0, 26.0),
    "paragraph": (FONT, 22.0, 14.0),
    "note": (ITALIC, 14.0, 60.0),
    "bullet": (FONT, 22.0, 14.0),
    "ticked": (FONT, 22.0, 14.0),
    "unticked": (FONT, 22.0, 14.0),
}
# The fonts that every PDF reader has hold no ballot boxes; decks made with them write brackets.
MARKERS = {"bullet": "• ", "ticked": "[x] ", "unticked": "[ ] "}


def render(sample: Sample) -> bytes:
    """The deck as a PDF, a page a slide."""
    with dated_by(sample):
        canvas, stream = new_canvas(sample, SIZE)
        slide: list[Piece] = []
        number = 0
        for piece in [*sample.pieces, Piece("break")]:
            if piece.kind != "break":
                slide.append(piece)
                continue
            number += 1
            _draw(canvas, slide, f"{sample.publisher}   {number}")
            slide = []
        canvas.save()
    return stream.getvalue()


def _draw(canvas: Canvas, slide: list[Piece], foot: str) -> None:
    y = SIZE[1] - 60
    for piece in slide:
        font, size, space = STYLES[piece.kind]
        y -= space
        marker = MARKERS.get(piece.kind, "")
        for number, line in enumerate(lines_of(piece.text, font, size, SIZE[0] - 2 * MARGIN - 30)):
            y -= 1.25 * size
            canvas.setFont(font, size)
            canvas.drawString(MARGIN + (22 if marker and number else 0), y, (marker if number == 0 else "") + line)
    canvas.setFont(FONT, 10)
    canvas.drawString(MARGIN, 24, foot)
    canvas.showPage()
