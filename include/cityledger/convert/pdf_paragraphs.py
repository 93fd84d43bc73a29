"""Pieces of a page in reading order in, its paragraphs out: parted where the writer began a paragraph or an item."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cityledger.convert.drafts import Draft, Line, union_box
from cityledger.convert.pdf_order import Piece
from cityledger.convert.wording import begins_inside, is_closed, split_marker
from cityledger.records import Box

_FEWEST_CAPITALS = 4


@dataclass(frozen=True, slots=True)
class Print:
    """How a document is printed: the size and colour of its body, and the step from line to line in letter sizes."""

    size: float
    colour: int
    pitch: float
    spaced: bool = False
    """Whether room stands between paragraphs, so that a short line alone ends none."""


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, or a table. The column is that of the piece it stands in."""

    lines: list[Line]
    column: Box
    table: Draft | None = None
    after_gap: bool = True
    """Whether more room than between two lines stands above it."""
    marker: str | None = None
    marker_length: int = 0
    text: str = field(default="")

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def box(self) -> Box:
        """The rectangle around its lines."""
        return union_box([line.box for line in self.lines]) or self.column


class PrintCount:
    """Letters by size and colour, and steps from line to line: counted page by page, summed over the document."""

    def __init__(self) -> None:
        self.sizes: Counter[float] = Counter()
        self.colours: Counter[int] = Counter()
        self.pitches: Counter[float] = Counter()

    def count(self, lines: Iterable[Line]) -> None:
        """Count the lines of one page."""
        last: Line | None = None
        for line in lines:
            weight = sum([len(word.text) for word in line.words])
            self.sizes[round(line.size * 2) / 2] += weight
            self.colours[line.colour] += weight
            if last and line.size > 0 and abs(line.size - last.size) < 0.1 and last.box[1] < line.box[1]:
                step = (line.box[1] - last.box[1]) / line.size
                if step < 2.2:
                    self.pitches[round(step, 1)] += 1
            last = line

    def add(self, other: "PrintCount") -> None:
        """Add what was counted on later pages."""
        self.sizes.update(other.sizes)
        self.colours.update(other.colours)
        self.pitches.update(other.pitches)

    def result(self) -> Print:
        """The body's size, colour and pitch: those of the most letters."""
        size = self.sizes.most_common(1)[0][0] if self.sizes else 10.0
        colour = self.colours.most_common(1)[0][0] if self.colours else 0
        pitch = self.pitches.most_common(1)[0][0] if self.pitches else 1.2
        wide = sum(count for step, count in self.pitches.items() if step > 1.28 * pitch)
        return Print(size, colour, pitch, wide > 0.04 * sum(self.pitches.values()))


def split_paragraphs(pieces: Sequence[Piece], style: Print) -> list[Paragraph]:
    """The paragraphs of a page's pieces, in order."""
    paragraphs: list[Paragraph] = []
    for piece in pieces:
        if piece.table:
            paragraphs.append(Paragraph([], piece.box, piece.table))
        else:
            paragraphs += _split(piece, style)
    return paragraphs


def _split(piece: Piece, style: Print) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    pitch = _pitch(piece.lines, style)
    for line in piece.lines:
        current = paragraphs[-1] if paragraphs else None
        if current and not _begins_new(current, line, pitch, style.spaced):
            current.lines.append(line)
            current.text += " " + line.text
            continue
        text = line.text
        marker, rest = split_marker(text)
        marked = marker is not None and bool(rest)
        paragraphs.append(
            Paragraph(
                [line],
                piece.box,
                after_gap=current is None or _step(current.lines[-1], line) > 1.28 * pitch,
                marker=marker if marked else None,
                marker_length=len(text) - len(rest) if marked else 0,
                text=text,
            )
        )
    return paragraphs


def _pitch(lines: Sequence[Line], style: Print) -> float:
    """The usual step between the tops of a piece's lines, in letter sizes."""
    steps = sorted(
        (line.box[1] - last.box[1]) / line.size
        for last, line in pairwise(lines)
        if line.size > 0 and abs(line.size - last.size) < 0.1 and line.box[1] > last.box[1]
    )
    if len(steps) < 3:
        return style.pitch
    return min(steps[len(steps) // 4], 2.0)


def _begins_new(current: Paragraph, line: Line, pitch: float, spaced: bool) -> bool:
    last = current.lines[-1]
    size = max(last.size, 1.0)
    if abs(line.size - last.size) > 0.08 * size:
        return not _is_note_mark(last, line)
    if abs(line.box[1] - last.box[1]) < 0.4 * size and line.box[0] > last.box[0]:
        return False  # the same printed line
    if _has_marker(current, line):
        return True
    if _opens_text(line) and is_capitals(current.text):
        return True
    closed = is_closed(current.text)
    inside = begins_inside(line.text) and not closed
    step = _step(last, line)
    if step > 1.28 * pitch:
        return not (inside and step < 1.9 * pitch)
    if inside:
        return False
    short = _is_short(current, last, line)
    if last.ends_bold != line.bold or last.colour != line.colour:
        return closed or short or (len(current.lines) <= 2 and _all_bold(current) and not line.bold and short)
    if spaced and short:
        short = last.box[2] < current.column[0] + 0.7 * (current.column[2] - current.column[0])
    return (closed and short) or (closed and _is_indented(current, line)) or _is_outdented(current, line, closed)


def is_capitals(text: str) -> bool:
    """Whether a text is printed in capitals, as many titles are."""
    return text.upper() == text and text.lower() != text and sum(map(str.isalpha, text)) >= _FEWEST_CAPITALS


def _opens_text(line: Line) -> bool:
    """Whether a line begins a text of small letters with a capital: under a title in capitals it is none of it."""
    words = [word.text for word in line.words if word.text[:1].isalpha()][:2]
    return len(words) == 2 and words[0][0].isupper() and words[0][1:].islower() and words[1].islower()


def _step(last: Line, line: Line) -> float:
    """From the top of one line to the top of the next, in letter sizes."""
    return (line.box[1] - last.box[1]) / max(last.size, 1.0)


def _is_note_mark(last: Line, line: Line) -> bool:
    """Whether one of two lines is a raised number that pdfium took for a line of its own."""
    return len(line.text) <= 3 and line.size < last.size and line.box[1] < last.box[3]


def _has_marker(current: Paragraph, line: Line) -> bool:
    marker, rest = split_marker(line.text)
    if marker is None or not rest:
        return False
    if not marker[0].isalnum() and marker[0] != "(":
        return marker not in "-–—" or is_closed(current.text) or current.marker == marker or current.text[-1:] in ":;,"
    # A number or letter can also be the middle of a sentence.
    if is_closed(current.text) or current.text[-1:] in ":;," or current.marker is not None:
        return True
    return line.box[0] > current.lines[0].box[0] + line.size or _is_short(current, current.lines[-1], line)


def _is_short(current: Paragraph, last: Line, line: Line) -> bool:
    """Whether the next line's first word would have fitted on the last line."""
    first = line.words[0].box
    return last.box[2] + (first[2] - first[0]) + 0.6 * line.size < current.column[2] - 0.2 * line.size


def _all_bold(current: Paragraph) -> bool:
    return all(line.bold and line.ends_bold for line in current.lines)


def _is_indented(current: Paragraph, line: Line) -> bool:
    margin = min(other.box[0] for other in current.lines)
    return line.box[0] > margin + 0.8 * line.size and current.marker is None


def _is_outdented(current: Paragraph, line: Line, closed: bool) -> bool:
    """Whether a line goes back to the left of a list item's text."""
    if current.marker is None or not closed:
        return False
    hanging = [other.box[0] for other in current.lines[1:]]
    margin = min(hanging) if hanging else current.lines[0].box[0] + 0.8 * line.size
    return line.box[0] < margin - 0.5 * line.size
