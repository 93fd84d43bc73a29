"""A page's lines in, its rows out: chunks of words on one level, parted by more room than words leave between them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from cityledger.convert.drafts import Line, Word
from cityledger.convert.headings import is_caption
from cityledger.convert.wording import split_marker

_CHUNK_GAP = 0.95
"""Room between two chunks, in letter sizes: words of justified text seldom stand so far apart."""
_PROSE = 4
"""A chunk of so many words is text, not an entry of a table."""
_LANE_ROWS = 6
_FREE = 0.12
"""So many of the rows may reach over the room between two columns."""
FIGURE = re.compile(
    r"[-−–+(<>~≈±]*\s?[$€£¥]?\s?\d[\d.,\s/]*(?:[%)*†‡]|bn|mn|[kKMB])?[*†‡)]*|[-–—.…]+|n/?a\.?|nil|\d{4}[-–/]\d{2,4}",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?")
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")


@dataclass(slots=True)
class Chunk:
    """Words that stand together in one row."""

    words: list[Word]
    x0: float
    x1: float

    @property
    def text(self) -> str:
        """Its words, a space between them."""
        return " ".join([word.text for word in self.words])

    @property
    def is_figure(self) -> bool:
        """Whether it is a number, or what stands for one in a table."""
        return bool(FIGURE.fullmatch(self.text))


@dataclass(slots=True)
class Row:
    """Chunks on one level, from the left."""

    top: float
    bottom: float
    size: float
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def is_no_entry(self) -> bool:
        """Whether it is a caption, or a line of a table of contents with dots that lead to a page number."""
        return is_caption(" ".join([chunk.text for chunk in self.chunks])) or any(
            _LEADER.search(chunk.text) for chunk in self.chunks
        )


def has_rows(lines: Sequence[Line], fewest: int) -> bool:
    """Whether enough lines hold or make rows of several chunks: a cheap look before the rows are built."""
    found = 0
    last: Line | None = None
    for line in lines:
        gap = _CHUNK_GAP * line.size
        if last and line.box[0] - last.box[2] > gap and last.box[1] < line.box[3] and line.box[1] < last.box[3]:
            found += 1
        else:
            found += any(after.box[0] - before.box[2] > gap for before, after in pairwise(line.words))
        if found >= fewest:
            return True
        last = line
    short = sorted((round(line.box[3]), line.box[0]) for line in lines if len(line.words) <= _PROSE)
    return found + sum(abs(a[0] - b[0]) <= 1 for a, b in pairwise(short)) >= fewest


def read_rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of lines, from the top; words on one level are in one row even if their lines are far apart."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=_middle):
        last = groups[-1][-1] if groups else None
        if last and _middle(line) < last.box[3] - 0.35 * (last.box[3] - last.box[1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_row(group) for group in groups]


def _row(lines: Sequence[Line]) -> Row:
    words = lines[0].words if len(lines) == 1 else sorted((w for line in lines for w in line.words), key=_left)
    size = lines[0].size if len(lines) == 1 else sorted(line.size for line in lines)[len(lines) // 2]
    top, bottom = min(line.box[1] for line in lines), max(line.box[3] for line in lines)
    return Row(top, bottom, size, _chunks(words, size))


def _left(word: Word) -> float:
    return word.box[0]


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _chunks(words: Sequence[Word], size: float) -> list[Chunk]:
    chunks: list[Chunk] = []
    limit = _CHUNK_GAP * size
    for word in words:
        last = chunks[-1] if chunks else None
        if last and (word.box[0] - last.x1 < limit or _is_marker(last)):
            last.words.append(word)
            last.x1 = max(last.x1, word.box[2])
        else:
            chunks.append(Chunk([word], word.box[0], word.box[2]))
    if len(chunks) == 2 and _SECTION.fullmatch(chunks[0].text) and not chunks[1].is_figure:
        return [Chunk(chunks[0].words + chunks[1].words, chunks[0].x0, chunks[1].x1)]
    return chunks


def _is_marker(chunk: Chunk) -> bool:
    if len(chunk.words) > 1 or len(chunk.words[0].text) > 5:
        return False
    marker, rest = split_marker(chunk.words[0].text + " x")
    return marker is not None and rest == "x" and marker not in "-–—"


def split_lanes(lines: Sequence[Line], rows: Sequence[Row]) -> list[list[Line]]:
    """The lines of each column of prose, where a page has them; else all lines together."""
    gaps: dict[int, int] = {}
    for row in rows:
        for left, right in pairwise(row.chunks):
            if len(left.words) >= _PROSE and len(right.words) >= _PROSE:
                for step in range(round(left.x1 / 4) + 1, round(right.x0 / 4)):
                    gaps[step] = gaps.get(step, 0) + 1
    cuts: list[float] = []
    for step in sorted(gaps, key=lambda item: -gaps[item]):
        if gaps[step] >= _LANE_ROWS and all(abs(step * 4 - cut) > 60 for cut in cuts):
            cuts.append(step * 4.0)
    if not cuts:
        return [list(lines)]
    lanes: list[list[Line]] = [[] for _ in range(len(cuts) + 1)]
    for line in lines:
        crossing = [cut for cut in cuts if line.box[0] < cut - 2 and line.box[2] > cut + 2]
        if not crossing:
            lanes[sum(line.box[0] > cut - 2 for cut in cuts)].append(line)
    return lanes


def column_of(chunk: Chunk, borders: Sequence[float]) -> tuple[int, int]:
    """The first and last column that a chunk stands in; `borders` from left to right."""
    return bisect_left(borders, chunk.x0 + 1), bisect_left(borders, chunk.x1 - 1)


def free_columns(rows: Sequence[Row]) -> list[float]:
    """Where the room between columns is: x's that hardly any row's chunks cover."""
    many = [row for row in rows if len(row.chunks) > 1]
    if len(many) < 2:
        return []
    edges = sorted(
        [(chunk.x0, 1) for row in many for chunk in row.chunks]
        + [(chunk.x1, -1) for row in many for chunk in row.chunks]
    )
    allowed = int(_FREE * len(many))
    borders: list[float] = []
    depth, free_from = 0, None
    size = sorted(row.size for row in many)[len(many) // 2]
    for x, step in edges:
        depth += step
        if step < 0 and depth <= allowed and free_from is None:
            free_from = x
        elif step > 0 and depth > allowed and free_from is not None:
            if x - free_from > 0.5 * size:
                borders.append((free_from + x) / 2)
            free_from = None
    return _without_thin(borders, many)


def _without_thin(borders: list[float], rows: Sequence[Row]) -> list[float]:
    """The borders without those of a column that one row alone stands in: a wide space in a justified heading."""
    column = len(borders)
    while column > 0:
        inside = sum(any(column_of(chunk, borders) == (column, column) for chunk in row.chunks) for row in rows)
        if inside < 2 <= len(rows) - 2:
            borders = borders[: column - 1] + borders[column:]
        column -= 1
    return borders
