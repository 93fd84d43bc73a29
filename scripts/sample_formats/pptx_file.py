"""A PowerPoint deck: a title each slide, bullets, options to tick, tables, and what the speaker says as notes.

In: a `Sample`. Out: the bytes of a PPTX file.
"""

import io
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from sample_formats.docx_file import BOXES, without_clock
from sample_formats.texts import Piece, Sample

BULLETS = 1
TITLE_ONLY = 5
LEFT, TOP, WIDTH = 50, 130, 620


def render(sample: Sample) -> bytes:
    """The deck as a PPTX file, a slide between breaks, its parts stored without the hour they were written at."""
    deck = Presentation()
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = sample.title, sample.publisher, sample.publisher
    properties.created = properties.modified = datetime.fromtimestamp(sample.epoch, UTC).replace(tzinfo=None)
    for is_break, pieces in groupby(sample.pieces, lambda piece: piece.kind == "break"):
        if not is_break:
            _add_slide(deck, list(pieces))
    stream = io.BytesIO()
    deck.save(stream)
    return without_clock(stream)


def _add_slide(deck: Any, pieces: list[Piece]) -> None:
    listed = any(piece.kind in ("bullet", "ticked", "unticked") for piece in pieces)
    slide = deck.slides.add_slide(deck.slide_layouts[BULLETS if listed else TITLE_ONLY])
    texts: list[str] = []
    for piece in pieces:
        if piece.kind == "title":
            slide.shapes.title.text = piece.text
        elif piece.kind == "speech":
            slide.notes_slide.notes_text_frame.text = piece.text
        elif piece.kind == "table":
            _add_table(slide, piece)
        else:
            texts.append(BOXES.get(piece.kind, "") + piece.text)
    if texts:
        frame = (
            slide.placeholders[1].text_frame
            if listed
            else slide.shapes.add_textbox(Pt(LEFT), Pt(TOP), Pt(WIDTH), Pt(200)).text_frame
        )
        frame.word_wrap = True
        frame.text = "\n".join(texts)


def _add_table(slide: Any, piece: Piece) -> None:
    size = (len(piece.rows), len(piece.rows[0]))
    table = slide.shapes.add_table(*size, Pt(LEFT), Pt(TOP), Pt(WIDTH), Pt(32 * len(piece.rows))).table
    for row, texts in enumerate(piece.rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
