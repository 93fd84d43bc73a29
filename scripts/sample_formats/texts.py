"""The texts of the samples: a head between `---` lines, then a small part of Markdown.

In: a file of scripts/sample_texts. Out: a `Sample` of typed pieces. Besides headings, paragraphs, lists and tables
there are `> ` for a note to the reader, `! ` for a caption, `~ ` for what a speaker says, `☒ ` and `☐ ` for options,
and `===` for the next slide.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml

KINDS = {
    "# ": "title",
    "## ": "heading",
    "> ": "note",
    "! ": "caption",
    "~ ": "speech",
    "- ": "bullet",
    "☒ ": "ticked",
    "☐ ": "unticked",
}
LIST_KINDS = ("bullet", "number", "ticked", "unticked")
_NUMBERED = re.compile(r"(\d+)\. ")


@dataclass(frozen=True)
class Piece:
    """A block of a sample. A table has rows, the first of them its head; a number is that of a numbered item."""

    kind: str
    text: str = ""
    number: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Sample:
    """One sample document."""

    stem: str
    format: str
    title: str
    publisher: str
    published_on: str
    place: str
    running_head: str
    pieces: tuple[Piece, ...]

    @property
    def epoch(self) -> int:
        """Noon of the day of publication, in seconds since 1970."""
        return int(datetime.fromisoformat(self.published_on).replace(hour=12, tzinfo=UTC).timestamp())


def read_sample(path: Path) -> Sample:
    """Read one text."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.safe_load(head)
    return Sample(
        stem=path.stem,
        format=facts["format"],
        title=facts["title"],
        publisher=facts["publisher"],
        published_on=facts["published_on"].isoformat(),
        place=facts["place"],
        running_head=facts.get("running_head", facts["title"]),
        pieces=_read_pieces(body),
    )


def _read_pieces(body: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    rows: list[tuple[str, ...]] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(tuple(cell.strip() for cell in line.strip("| ").split("|")))
            continue
        if rows:
            pieces.append(Piece("table", rows=tuple(rows)))
            rows = []
        if line.strip():
            pieces.append(_read_line(line.strip()))
    return tuple(pieces)


def _read_line(line: str) -> Piece:
    if line == "===":
        return Piece("break")
    if match := _NUMBERED.match(line):
        return Piece("number", line[match.end() :], number=int(match[1]))
    for start, kind in KINDS.items():
        if line.startswith(start):
            return Piece(kind, line.removeprefix(start))
    return Piece("paragraph", line)
