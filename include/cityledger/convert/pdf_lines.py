"""A page's raw lines in, its printed lines out: superscripts put back, drop capitals joined, columns parted.

pdfium begins a new line wherever the baseline jumps, and runs one line over two columns where it does not.
"""

from collections.abc import Sequence
from itertools import pairwise

from cityledger.convert.drafts import Line, Word, union_box
from cityledger.convert.wording import BULLETS, split_marker
from cityledger.records import Box

_GUTTER = 1.1
"""A gap between two words of a line, in letter sizes, that may be the space between columns."""
_TRACKED = 0.2
_ALIGNED = 2.0
_NEAR = 3
"""So many lines before and after are asked whether a gap goes through them too."""


def print_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines as printed, in the same order."""
    return part_columns(_close_tracking(_join_pieces(lines)))


def _close_tracking(lines: list[Line]) -> list[Line]:
    """Capitals set apart, as in titles, read as words again: pdfium takes wide rooms between letters for spaces."""
    by_print: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if len(line.words) > 1 and line.text.isupper():
            by_print.setdefault((round(line.size), line.colour), []).append(line)
    for group in by_print.values():
        limit = _tracking(sorted(gap for line in group for gap in _gaps(line)))
        if limit:
            for line in group:
                _close(line, limit)
    return lines


def _gaps(line: Line) -> list[float]:
    return [(after.box[0] - before.box[2]) / max(line.size, 1.0) for before, after in pairwise(line.words)]


def _tracking(gaps: list[float]) -> float:
    """The widest room between letters of one word, in letter sizes, where rooms are clearly of two kinds; else 0."""
    for before, after in pairwise(gaps):
        if before < _TRACKED and after > 2 * before:
            return before
    return 0.0


def _close(line: Line, limit: float) -> None:
    words = [line.words[0]]
    for gap, word in zip(_gaps(line), line.words[1:], strict=True):
        if gap <= limit:
            last = words.pop()
            words.append(Word(last.text + word.text, last.page, union_box([last.box, word.box]) or last.box))
        else:
            words.append(word)
    line.words = words


def _join_pieces(lines: Sequence[Line]) -> list[Line]:
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and _is_same_line(before, line):
            joined[-1] = _merge(before, line)
        else:
            joined.append(line)
    return _join_drop_capitals(joined)


def _is_same_line(before: Line, line: Line) -> bool:
    """Whether a line goes on where the last one ended, perhaps raised or lowered as a note's number is."""
    size = max(before.size, line.size, 1.0)
    gap = line.box[0] - before.box[2]
    if not -0.3 * size < gap < 0.6 * size:
        return False
    shared = min(before.box[3], line.box[3]) - max(before.box[1], line.box[1])
    height = min(before.box[3] - before.box[1], line.box[3] - line.box[1])
    return shared > 0.45 * height


def _merge(before: Line, line: Line) -> Line:
    words = list(before.words)
    following = list(line.words)
    size = max(before.size, line.size)
    small = min(before.size, line.size) > 0.75 * size or len(following[0].text) <= 3 < before.size / line.size * 3
    if small and following[0].box[0] - words[-1].box[2] < 0.12 * size:
        last, first = words.pop(), following.pop(0)
        box = union_box([last.box, first.box]) or last.box
        words.append(type(last)(last.text + first.text, last.page, box))
    main = before if before.size >= line.size else line
    box = union_box([before.box, line.box]) or before.box
    return Line(words + following, box, main.size, before.bold, line.ends_bold, main.colour)


def _join_drop_capitals(lines: list[Line]) -> list[Line]:
    """A single great letter goes to the front of the line beside it."""
    capitals = [line for line in lines if len(line.words) == 1 and len(line.words[0].text) == 1 and line.text.isupper()]
    for capital in capitals:
        for index, line in enumerate(lines):
            if line is not capital and _begins_with(capital, line):
                word = line.words[0]
                box = union_box([capital.box, word.box]) or word.box
                first = type(word)(capital.text + word.text, word.page, box)
                lines[index] = Line(
                    [first, *line.words[1:]], line.box, line.size, line.bold, line.ends_bold, line.colour
                )
                lines = [other for other in lines if other is not capital]
                break
    return lines


def _begins_with(capital: Line, line: Line) -> bool:
    beside = line.box[0] - capital.box[0] >= 0 and line.box[0] - capital.box[2] < 1.5 * line.size
    level = capital.box[1] - line.size < line.box[1] < capital.box[1] + 0.5 * (capital.box[3] - capital.box[1])
    return capital.size > 1.8 * line.size and beside and level and line.words[0].text[:1].islower()


def part_columns(lines: Sequence[Line]) -> list[Line]:
    """Lines that run over a gutter, parted there; wide gaps of justified text are left alone."""
    parted: list[Line] = []
    for index, line in enumerate(lines):
        cuts = [
            at
            for at in range(1, len(line.words))
            if line.words[at].box[0] - line.words[at - 1].box[2] > _GUTTER * line.size
            and not _is_marker(line, at)
            and (
                line.words[at].text in BULLETS
                or not _is_bridged(lines, index, line.words[at - 1].box[2], line.words[at].box[0])
            )
        ]
        parted += _part(line, cuts) if cuts else [line]
    return parted


def _is_marker(line: Line, at: int) -> bool:
    if at > 2:
        return False
    text = " ".join(word.text for word in line.words[:at])
    marker, rest = split_marker(text + " x")
    return marker is not None and rest == "x"


def _is_bridged(lines: Sequence[Line], index: int, left: float, right: float) -> bool:
    """Whether a near line has a word across the middle of this gap, and none has a gap at the same place."""
    line = lines[index]
    middle = (left + right) / 2
    bridged = False
    for other in lines[max(0, index - _NEAR) : index + _NEAR + 1]:
        if other is line or not 0.5 * line.size < abs(other.box[1] - line.box[1]) < 2.2 * line.size:
            continue
        if abs(other.box[0] - right) < _ALIGNED:
            return False  # a column begins here
        if not other.box[0] < middle < other.box[2]:
            continue
        before = max((word.box[2] for word in other.words if word.box[0] < middle), default=middle)
        after = min((word.box[0] for word in other.words if word.box[2] > middle), default=middle)
        if before < middle < after and min(after, right) - max(before, left) > _GUTTER * line.size:
            return False
        bridged |= before >= middle
    return bridged


def _part(line: Line, cuts: list[int]) -> list[Line]:
    edges = [0, *cuts, len(line.words)]
    pieces = []
    for start, end in pairwise(edges):
        words = line.words[start:end]
        box: Box = union_box([word.box for word in words]) or line.box
        # Only the first part's size is known; the others' follow from their heights.
        size = line.size * (words[0].box[3] - words[0].box[1]) / max(0.1, line.words[0].box[3] - line.words[0].box[1])
        size = size if abs(size - line.size) > 0.15 * line.size else line.size
        pieces.append(Line(words, box, size, line.bold, line.bold, line.colour))
    return pieces
