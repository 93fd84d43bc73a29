"""What is collected and converted: documents, where they were seen, and their blocks with every word's place."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cityledger.records.words import Box, WordBoxes

BLOCK_KINDS = ("heading", "paragraph", "list_item", "table", "caption", "footnote", "page_header", "page_footer")
FURNITURE = ("page_header", "page_footer")
BLOCK_SEPARATOR = "\n\n"


def document_text(blocks: "Iterable[Block]") -> str:
    """The text that every span counts in: the body blocks' texts in reading order, joined by a blank line."""
    return BLOCK_SEPARATOR.join(block.text for block in blocks if block.kind not in FURNITURE)


def document_mends(blocks: "Iterable[Block]") -> "tuple[Mend, ...]":
    """The mends of the body blocks in reading order, their offsets in the document's text."""
    return tuple(
        Mend(start=block.start + mend.start, end=block.start + mend.end, written=mend.written)
        for block in blocks
        if block.start is not None
        for mend in block.mends
    )


def as_written(text: str, mends: "Sequence[Mend]", start: int, end: int) -> str:
    """The characters of a text from start to end as the source has them; `mends` are the text's, in order.

    A mark that was taken out at the very edge of the span stays out: the source holds the span without it as well.
    """
    pieces, at = [], start
    for mend in mends[bisect_right(mends, start, key=lambda mend: mend.end) :]:
        if mend.start >= end:
            break
        pieces += [text[at : mend.start], mend.written]
        at = mend.end
    return "".join((*pieces, text[at:end]))


def make_key(*parts: object) -> str:
    """A stable 16-digit key of some values: the same values give the same key on any machine."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One set of bytes, wherever it was found. `document_id` is the first 16 digits of its SHA-256."""

    document_id: str
    sha256: str
    file_name: str
    media_type: str
    byte_size: int
    source: str
    collected_at: str
    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    """ISO 8601, as exact as the document or its source states it: 2020, 2020-11 or 2020-11-05."""
    language: str | None = None
    place: str | None = None
    """The place that the document speaks for, as its source or its text names it."""
    licence: str | None = None
    url: str | None = None
    """Where the publisher offers the document to the public, where the source says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A place where some bytes were seen. The newest sighting of a place tells its current document."""

    uri: str
    document_id: str
    file_name: str
    source: str
    seen_at: str
    byte_size: int
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table block; `start` and `end` place its text in the block's text."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    text: str
    start: int
    end: int
    box: Box | None = None
    is_header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A slip that a text sets right: its characters from start to end, maybe none, are `written` in the source."""

    start: int
    end: int
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of a document in reading order.

    Body blocks carry their span in the document's text; page headers and footers stand outside it (start and end are
    None). A table's text is its rows, one a line, the cells joined by ' | '.
    """

    document_id: str
    block_id: str
    position: int
    kind: str
    page: int
    text: str
    box: Box | None = None
    level: int | None = None
    """Of a heading (1 is the title) or of a list item (1 is the outermost)."""
    heading_path: tuple[str, ...] = ()
    """The headings that a body block stands under, outermost first, without itself."""
    start: int | None = None
    end: int | None = None
    language: str | None = None
    marker: str | None = None
    """What stood before a list item: '•', '1.', 'a)', '☒' (ticked) or '☐' (not)."""
    cells: tuple[Cell, ...] = ()
    words: WordBoxes = field(default_factory=WordBoxes)
    read_by: str = "text"
    """'text' for a text layer, 'ocr' for a page read from its image."""
    mends: tuple[Mend, ...] = ()
    """The slips of the source that `text` sets right, in order. A quote undoes them, so that the source holds it."""
