"""A chapter of a report in two columns, with a running head, page numbers, broken words and a figure.

In: a `Sample`. Out: the bytes of a PDF.
"""

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from sample_formats.pdf_page import BOLD, FONT, ITALIC, dated_by, lines_of, new_canvas
from sample_formats.texts import Piece, Sample

MARGIN, GAP, TOP, BOTTOM = 62.0, 24.0, 740.0, 110.0
WIDTH = (A4[0] - 2 * MARGIN - GAP) / 2
FIRST_PAGE = 24
STYLES = {
    "title": (BOLD, 17.0, 14.0),
    "heading": (BOLD, 12.0, 10.0),
    "note": (ITALIC, 8.0, 6.0),
    "caption": (ITALIC, 8.5, 4.0),
    "paragraph": (FONT, 11.5, 8.0),
}
FIGURE_HEIGHT = 110.0
BARS = (41, 33, 18, 8)


def render(sample: Sample) -> bytes:
    """The chapter as a PDF."""
    with dated_by(sample):
        canvas, stream = new_canvas(sample, A4)
        columns = _Columns(canvas, sample)
        for piece in sample.pieces:
            columns.add(piece)
        columns.finish_page()
        canvas.save()
    return stream.getvalue()


class _Columns:
    """The place where the next line goes: down the left column, then the right, then the next page."""

    def __init__(self, canvas: Canvas, sample: Sample) -> None:
        self.canvas, self.sample = canvas, sample
        self.page, self.column, self.y = FIRST_PAGE, 0, TOP

    @property
    def x(self) -> float:
        return MARGIN + self.column * (WIDTH + GAP)

    def add(self, piece: Piece) -> None:
        """Set one block."""
        if piece.kind == "caption":
            self._figure()
        font, size, space = STYLES[piece.kind]
        self.y -= space
        hyphens = piece.kind == "paragraph"
        lines = lines_of(piece.text, font, size, WIDTH, hyphens=hyphens)
        if piece.kind == "heading" and self.y - 4 * size < BOTTOM:
            self._next_column()
        for line in lines:
            if self.y - 1.3 * size < BOTTOM:
                self._next_column()
            self.y -= 1.3 * size
            self.canvas.setFont(font, size)
            self.canvas.drawString(self.x, self.y, line)

    def _figure(self) -> None:
        if self.y - FIGURE_HEIGHT - 30 < BOTTOM:
            self._next_column()
        self.y -= FIGURE_HEIGHT + 8
        for number, share in enumerate(BARS):
            self.canvas.rect(self.x + number * WIDTH / len(BARS) + 6, self.y, 34, share * 2.4, stroke=1, fill=0)

    def _next_column(self) -> None:
        if self.column == 1:
            self.finish_page()
            self.page += 1
        self.column, self.y = 1 - self.column, TOP

    def finish_page(self) -> None:
        """Set the running head and the page number, which stand outside the columns, and turn the page."""
        self.canvas.setFont(FONT, 8)
        self.canvas.drawString(MARGIN, 800, self.sample.running_head)
        self.canvas.drawRightString(A4[0] - MARGIN, 50, str(self.page))
        self.canvas.showPage()
