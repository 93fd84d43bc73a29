"""A document and its bytes in; its blocks, what it states of itself and how well it was read out.

`convert_document` picks the reader by the bytes first and the name second, runs it in a child process, and answers for
every file: what can not be read is an outcome with a reason that names the file and the remedy.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cityledger.convert.assemble import assemble_blocks, cover_length
from cityledger.convert.child import DiedError, read_in_child
from cityledger.convert.drafts import Draft, Reading, UnreadableError
from cityledger.convert.formats import find_reader
from cityledger.convert.ocr_confidence import with_confidence
from cityledger.records import Block, Document
from cityledger.settings import Limits

_TRIES = 4
"""A page that kills the reader is left out on the next try; after so many the document fails."""
_SHORTEST_TRY = 1
"""Seconds; all tries together have the wall time of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What became of one document. `outcome` is ok, partial or failed; `reason` is set where it is not ok."""

    document: Document
    blocks: tuple[Block, ...]
    outcome: str
    reason: str | None = None
    pages: int | None = None


def convert_document(document: Document, content: Path, limits: Limits) -> Conversion:
    """Read a document into blocks. Never raises for a bad one: its outcome is then 'failed' or 'partial'."""
    try:
        reading = _read(document, content, limits)
    except UnreadableError as error:
        reason = f"{document.file_name}: {error}"
        return Conversion(document=document, blocks=(), outcome="failed", reason=reason)
    cover = cover_length(reading.drafts)
    blocks = assemble_blocks(document.document_id, _taken(reading.drafts), cover)
    blocks = with_confidence(blocks, reading.confidences)
    if not blocks:
        reason = f"{document.file_name}: {reading.reason or _NO_TEXT}"
        return Conversion(document=document, blocks=(), outcome="failed", reason=reason, pages=reading.pages)
    return Conversion(
        document=_fill_in(document, reading),
        blocks=blocks,
        outcome="partial" if reading.reason else "ok",
        reason=f"{document.file_name}: {reading.reason}" if reading.reason else None,
        pages=reading.pages,
    )


def _taken(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts in order, each let go of when the next is asked for: a long document is not held twice."""
    drafts.reverse()
    while drafts:
        yield drafts.pop()


_NO_TEXT = "it holds no text that can be read; if it is a scan, scan it again at 300 dots an inch"


def _read(document: Document, content: Path, limits: Limits) -> Reading:
    reader = find_reader(document.file_name, content, limits)
    skip: frozenset[int] = frozenset()
    end = time.monotonic() + limits.wall_seconds
    for _ in range(_TRIES):
        left = round(end - time.monotonic())
        if skip and left < _SHORTEST_TRY:
            break
        try:
            reading = read_in_child(reader, content, replace(limits, wall_seconds=left), skip)
        except DiedError as error:
            if not error.page or error.page in skip:
                raise UnreadableError(f"{error}; {_REMEDY}") from error
            skip |= {error.page}
            died = error
        else:
            return _tell_skipped(reading, skip)
    raise UnreadableError(f"{died}, on pages {_numbers(skip)}; {_REMEDY}")


_REMEDY = "save it again with another program, or raise the limits CITYLEDGER_MAX_* if it is a good file"


def _tell_skipped(reading: Reading, skip: frozenset[int]) -> Reading:
    if not skip:
        return reading
    reason = f"page {_numbers(skip)} could not be read within the limits and is left out; {_REMEDY}"
    return replace(reading, reason=f"{reading.reason}; {reason}" if reading.reason else reason)


def _numbers(pages: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(pages)))


def _fill_in(document: Document, reading: Reading) -> Document:
    """The document with what it states itself, where its source said nothing."""
    stated = reading.stated
    return replace(
        document,
        title=document.title or stated.title,
        publisher=document.publisher or stated.publisher,
        published_on=document.published_on or stated.published_on,
        language=document.language or stated.language,
        place=document.place or stated.place,
    )
