"""Drafts to lines of JSON and back: how a child process hands its reading to the parent.

JSON and not pickle, because the child has opened an untrusted file: what it sends can be wrong, but it can not run.
The places of words travel packed: they are most of what there is to say.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from cityledger.convert.drafts import Draft, DraftCell, Reading, Stated
from cityledger.convert.places import Places
from cityledger.records import Box

_ENCODE = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


def encode_reading(reading: Reading) -> Iterator[bytes]:
    """The lines of a reading: one for each draft, and the last with what holds for the whole document."""
    for draft in reading.drafts:
        yield _line({"draft": _draft_row(draft)})
    whole = {"pages": reading.pages, "reason": reading.reason, "stated": asdict(reading.stated)}
    yield _line({"end": {**whole, "confidences": reading.confidences}})


def encode_failure(reason: str) -> bytes:
    """The one line of a document that can not be read."""
    return _line({"failed": reason})


def encode_progress(page: int) -> bytes:
    """A line that says which page is begun, so that the parent knows where a child has died."""
    return _line({"page": page})


def decode_draft(row: list[Any]) -> Draft:
    """The draft of one line; any exception means that the line is not one of ours."""
    kind, text, page, box, level, marker, cells, words, read_by, language, slips = row
    return Draft(
        kind=str(kind),
        text=str(text),
        page=int(page),
        box=_box(box),
        level=level,
        marker=marker,
        cells=[_decode_cell(cell) for cell in cells],
        words=Places.of_text(words),
        read_by=read_by,
        language=language,
        slips=[(int(start), int(end), str(written)) for start, end, written in slips],
    )


def decode_end(row: dict[str, Any], drafts: list[Draft]) -> Reading:
    """The reading that the last line closes."""
    stated = Stated(**row["stated"])
    confidences = [(int(page), _box(box) or (), float(sure)) for page, box, sure in row["confidences"]]
    return Reading(drafts, stated, row["pages"], row["reason"], confidences)


def _line(value: dict[str, Any]) -> bytes:
    # A lone surrogate, which a broken file can hold, has no UTF-8: let JSON escape it.
    return _ENCODE(value).encode("ascii") + b"\n"


def _draft_row(draft: Draft) -> list[Any]:
    return [
        draft.kind,
        draft.text,
        draft.page,
        _round(draft.box),
        draft.level,
        draft.marker,
        [_cell_row(cell) for cell in draft.cells],
        draft.words.as_text(),
        draft.read_by,
        draft.language,
        draft.slips,
    ]


def _cell_row(cell: DraftCell) -> list[Any]:
    spans = [cell.row_span, cell.column_span]
    return [cell.row, cell.column, cell.text, *spans, _round(cell.box), cell.is_header, cell.words.as_text()]


def _decode_cell(row: list[Any]) -> DraftCell:
    row_number, column, text, row_span, column_span, box, is_header, words = row
    return DraftCell(
        row=row_number,
        column=column,
        text=text,
        row_span=row_span,
        column_span=column_span,
        box=_box(box),
        is_header=is_header,
        words=Places.of_text(words),
    )


def _round(box: Box | None) -> list[float] | None:
    return [round(edge, 1) for edge in box] if box else None


def _box(row: list[float] | None) -> Box | None:
    return tuple(float(edge) for edge in row) if row else None
