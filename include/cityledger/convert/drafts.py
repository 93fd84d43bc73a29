"""What the readers of single formats hand to `assemble`: lines and draft blocks, before ids and offsets are known.

A `Line` is one printed line with its words; a `Draft` is one block without its place in the document. Readers of
formats without pages fill in texts alone; readers of paged formats give every word its page and rectangle.
"""

from dataclasses import dataclass, field

from cityledger.convert.places import Places
from cityledger.convert.repair import Slip
from cityledger.records import Box


@dataclass(slots=True)
class Word:
    """A run of characters without white space, and where it stands. The box is (x0, top, x1, bottom) in points."""

    text: str
    page: int
    box: Box


@dataclass(slots=True)
class Line:
    """One printed line of a page. `size` is its font's size in points; `bold` is its first letter's weight."""

    words: list[Word]
    box: Box
    size: float = 0.0
    bold: bool = False
    ends_bold: bool = False
    colour: int = 0

    @property
    def text(self) -> str:
        """Its words, a space between them."""
        return " ".join([word.text for word in self.words])

    @property
    def page(self) -> int:
        """The page it is on."""
        return self.words[0].page


@dataclass(slots=True)
class DraftCell:
    """One cell of a draft table; `words` are offsets into the cell's own text."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    box: Box | None = None
    is_header: bool = False
    words: Places = field(default_factory=Places)


@dataclass(slots=True)
class Draft:
    """A block before it has its id, heading path and offsets. A table has cells and no text of its own."""

    kind: str
    text: str
    page: int = 1
    box: Box | None = None
    level: int | None = None
    marker: str | None = None
    cells: list[DraftCell] = field(default_factory=list)
    words: Places = field(default_factory=Places)
    read_by: str = "text"
    language: str | None = None
    slips: list[Slip] = field(default_factory=list)
    """What the source has in place of what `text` sets right, in order."""


@dataclass(slots=True)
class Stated:
    """What a document states of itself; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    published_on: str | None = None
    language: str | None = None
    place: str | None = None


@dataclass(slots=True)
class Reading:
    """What reading a file gave: drafts in reading order, the count of pages, and why it is not whole, if it is not."""

    drafts: list[Draft]
    stated: Stated = field(default_factory=Stated)
    pages: int | None = None
    reason: str | None = None
    """Set where a part could not be read: the outcome is then 'partial'."""
    confidences: list[tuple[int, Box, float]] = field(default_factory=list)
    """Of each word that was read from a picture: its page, its box, and how sure it is, from 0 to 1."""


class UnreadableError(Exception):
    """The document can not be read; the message says why and what to do."""


def union_box(boxes: list[Box]) -> Box | None:
    """The smallest box around some boxes; None for none."""
    if not boxes:
        return None
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
