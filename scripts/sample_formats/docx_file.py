"""A Word document with headings, numbered and ticked lists and a table.

In: a `Sample`. Out: the bytes of a DOCX file.
"""

import io
import zipfile
from datetime import UTC, datetime

import docx

from sample_formats.texts import Piece, Sample

STYLES = {
    "title": "Title",
    "heading": "Heading 1",
    "note": "Intense Quote",
    "bullet": "List Bullet",
    "number": "List Number",
}
BOXES = {"ticked": "☒ ", "unticked": "☐ "}
EPOCH = (1980, 1, 1, 0, 0, 0)


def render(sample: Sample) -> bytes:
    """The sample as a DOCX file, its parts stored without the hour they were written at."""
    document = docx.Document()
    day = datetime.fromtimestamp(sample.epoch, UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.author = sample.title, sample.publisher
    properties.created = properties.modified = day
    properties.language, properties.last_modified_by, properties.comments = "en-GB", sample.publisher, ""
    for piece in sample.pieces:
        _add(document, piece)
    stream = io.BytesIO()
    document.save(stream)
    return without_clock(stream)


def _add(document: "docx.document.Document", piece: Piece) -> None:
    if piece.kind == "table":
        table = document.add_table(rows=0, cols=len(piece.rows[0]), style="Table Grid")
        for row in piece.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        return
    document.add_paragraph(BOXES.get(piece.kind, "") + piece.text, style=STYLES.get(piece.kind))


def without_clock(stream: io.BytesIO) -> bytes:
    """The same zip file with fixed times and the parts in order."""
    result = io.BytesIO()
    with zipfile.ZipFile(stream) as before, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after:
        for name in sorted(before.namelist()):
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(part, before.read(name))
    return result.getvalue()
