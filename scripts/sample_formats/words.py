"""Samples as words alone: Markdown, comma-separated values, plain text as a scanner leaves it, and in reading order.

In: a `Sample`. Out: bytes, or for `reading_text` a string: what a person reads, without running heads and page numbers.
"""

import csv
import io

from sample_formats.texts import LIST_KINDS, Piece, Sample

WIDTH = 54
LINES_A_PAGE = 28
LIGATURES = {"fi": "ﬁ", "fl": "ﬂ"}
MARKERS = {"bullet": "- ", "ticked": "☒ ", "unticked": "☐ "}


def reading_text(sample: Sample) -> str:
    """The sample's text in reading order: a blank line between blocks, list items and table rows a line each."""
    return _joined([_plain(piece) for piece in sample.pieces if piece.kind != "break"], sample)


def _plain(piece: Piece) -> str:
    if piece.kind == "table":
        return "\n".join(" | ".join(row) for row in piece.rows)
    marker = f"{piece.number}. " if piece.kind == "number" else MARKERS.get(piece.kind, "")
    return marker + piece.text


def _joined(texts: list[str], sample: Sample) -> str:
    kinds = [piece.kind for piece in sample.pieces if piece.kind != "break"]
    lines = [texts[0]]
    for kind, before, text in zip(kinds[1:], kinds, texts[1:], strict=False):
        close = kind in LIST_KINDS and before in LIST_KINDS
        lines.append(text if close else "\n" + text)
    return "\n".join(lines) + "\n"


def render_markdown(sample: Sample) -> bytes:
    """Markdown with the heads of tables ruled off."""
    return _joined([_markdown(piece) for piece in sample.pieces], sample).encode()


def _markdown(piece: Piece) -> str:
    if piece.kind == "table":
        ruled = [piece.rows[0], tuple("---" for _ in piece.rows[0]), *piece.rows[1:]]
        return "\n".join(f"| {' | '.join(row)} |" for row in ruled)
    start = {"title": "# ", "heading": "## ", "note": "> "}.get(piece.kind, "")
    return start + _plain(piece)


def render_values(sample: Sample) -> bytes:
    """Comma-separated values, with a line for each other piece; a byte order mark, as spreadsheets write it."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for piece in sample.pieces:
        writer.writerows(piece.rows or [(_plain(piece),)])
        writer.writerow(())
    return stream.getvalue().rstrip().encode("utf-8-sig") + b"\r\n"


def render_hard_wrapped(sample: Sample) -> bytes:
    """Lines of even length with words broken at their ends, ligatures, and a running head and folio at each page's end.

    That is how text comes from a scanner: the head stands in the middle of a sentence.
    """
    lines: list[str] = []
    page = 1
    for number, line in enumerate(_wrapped_lines(sample), start=1):
        lines.append(line)
        if number % LINES_A_PAGE == 0:
            page += 1
            lines += ["", f"{page}".center(WIDTH).rstrip(), "", sample.running_head, ""]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _wrapped_lines(sample: Sample) -> list[str]:
    lines: list[str] = []
    for piece in sample.pieces:
        *full, last = wrap(_plain(piece), WIDTH)
        lines += [*map(_spread, full), _with_ligatures(last), ""]
    return lines


def _spread(line: str) -> str:
    """A line of justified type: the first gaps are two spaces wide, so that all lines are as long."""
    first, *others = line.split(" ")
    missing = max(0, min(len(others), WIDTH - len(line)))
    gaps = [" " * (2 if number < missing else 1) for number in range(len(others))]
    return _with_ligatures(first + "".join(gap + word for gap, word in zip(gaps, others, strict=True)))


def _with_ligatures(line: str) -> str:
    for letters, ligature in LIGATURES.items():
        line = line.replace(letters, ligature)
    return line


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; a long word that does not fit is broken with a hyphen."""
    lines, line = [], ""
    for word in text.split():
        room = width - len(line) - bool(line)
        if len(word) <= room:
            line = f"{line} {word}".strip()
            continue
        cut = break_before(word, room - 1)
        lines.append(f"{line} {word[:cut]}-".strip() if cut else line)
        line = word[cut:]
    return [*lines, line]


def break_before(word: str, room: int) -> int:
    """Where a word may be broken within `room` letters: between two consonants after a vowel; 0 if nowhere.

    Only words of small letters are broken, so that numbers and names stay whole.
    """
    letters = word.rstrip(".,;:")
    if not letters.isalpha() or not letters.islower() or len(letters) < 8:
        return 0
    for cut in range(min(room, len(letters) - 3), 2, -1):
        if letters[cut - 2] in "aeiou" and letters[cut - 1] not in "aeiou" and letters[cut] not in "aeiouh":
            return cut
    return 0
