"""A plan in one column with a table of actions, ruled.

In: a `Sample`. Out: the bytes of a PDF.
"""

from reportlab.lib.pagesizes import A4

from sample_formats.pdf_page import BOLD, FONT, ITALIC, dated_by, draw_table, lines_of, new_canvas
from sample_formats.texts import Sample

MARGIN, TOP, BOTTOM = 62.0, 760.0, 80.0
WIDTH = A4[0] - 2 * MARGIN
STYLES = {
    "title": (BOLD, 18.0, 10.0),
    "heading": (BOLD, 13.0, 16.0),
    "note": (ITALIC, 9.0, 8.0),
    "paragraph": (FONT, 11.0, 8.0),
    "bullet": (FONT, 11.0, 3.0),
}
SHARES = (0.32, 0.24, 0.13, 0.16, 0.15)


def render(sample: Sample) -> bytes:
    """The plan as a PDF of one page."""
    with dated_by(sample):
        canvas, stream = new_canvas(sample, A4)
        y = TOP
        for piece in sample.pieces:
            if piece.kind == "table":
                y = draw_table(canvas, piece.rows, (MARGIN, y - 8), [WIDTH * share for share in SHARES], 9.5)
                continue
            font, size, space = STYLES[piece.kind]
            indent = 14.0 if piece.kind == "bullet" else 0.0
            y -= space
            for number, line in enumerate(lines_of(piece.text, font, size, WIDTH - indent)):
                y -= 1.3 * size
                canvas.setFont(font, size)
                shown = f"• {line}" if indent and number == 0 else line
                canvas.drawString(MARGIN + (0 if shown != line else indent), y, shown)
        if y < BOTTOM:
            raise ValueError(f"{sample.stem} does not fit its page; shorten it")
        canvas.setFont(FONT, 8)
        canvas.drawString(MARGIN, 40, f"{sample.running_head}  1")
        canvas.showPage()
        canvas.save()
    return stream.getvalue()
