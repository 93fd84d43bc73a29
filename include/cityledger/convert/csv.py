"""CSV in, drafts out: one table, with the lines that stand before and after it.

The encoding is found out as for plain text. The delimiter is the one of `;`, tab, `|` and `,` that parts most records
into the same number of fields; a first line `sep=;`, which spreadsheets write, decides.
"""

import codecs
import contextlib
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

from cityledger.convert.decode import decode_text
from cityledger.convert.drafts import Reading, UnreadableError
from cityledger.convert.sheet_tables import draft_sheet
from cityledger.convert.wording import clean
from cityledger.settings import Limits

MOST_CELLS = 200_000
_MOST_BYTES = 64 << 20
_LONGEST_FIELD = 1 << 17
_MOST_LINES = 40
"""A field with more lines than this has begun with a quotation mark that is never closed."""
_SAMPLE_RECORDS = 200
_SAMPLE_CHARACTERS = 1 << 17
_DELIMITERS = ";\t|,"
_NAMED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_csv(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a file of comma-separated values, or of what parts them."""
    begin(1)
    text, cut, reason = _text(path)
    named = _NAMED.match(text)
    delimiter = named[1] if named else find_delimiter(text)
    rows, more = _rows(text[named.end() :] if named else text, delimiter, limits.text_characters)
    if cut or more:
        reason = (
            f"only its first {len(rows):,} records are read, as it is longer than {MOST_CELLS:,} filled cells, "
            f"{_MOST_BYTES >> 20} MB or {limits.text_characters:,} characters; "
            "split it, or give the part that holds the indicators"
        )
    return Reading(drafts=draft_sheet(rows, (), 1), pages=1, reason=reason)


def find_delimiter(text: str) -> str:
    """What parts the fields; a comma where nothing does."""
    sample = text[:_SAMPLE_CHARACTERS]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter), default=",")


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of the records that hold the most frequent number of fields above one, and that number."""
    widths: Counter[int] = Counter()
    with contextlib.suppress(csv.Error):  # what was parted before the fault tells enough
        for record in islice(_records(sample, delimiter), _SAMPLE_RECORDS):
            if any(map(str.strip, record)):
                widths[len(record)] += 1
    parted = [(count, width) for width, count in widths.items() if width > 1]
    if not parted:
        return (0.0, 0)
    count, width = max(parted)
    return (round(count / widths.total(), 1), width)


def _text(path: Path) -> tuple[str, bool, str | None]:
    """The text, whether it is cut (at the end of a line, within the bytes that are read), and what is left out."""
    with path.open("rb") as stream:
        content = stream.read(_MOST_BYTES + 1)
    cut = len(content) > _MOST_BYTES
    if cut:
        wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        end = content.rfind(b"\n", 0, _MOST_BYTES) + 1
        content = content[: end + (end % 2 if wide else 0)]
    text, note = decode_text(content)
    return text, cut, note


def _records(text: str, delimiter: str, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting):
        if any(field.count("\n") > _MOST_LINES for field in record):
            raise csv.Error("a quotation mark is not closed")
        yield record


def _rows(text: str, delimiter: str, most: int) -> tuple[dict[int, dict[int, str]], bool]:
    """The filled cells of each record, and whether there are more of them than are read."""
    try:
        return _filled(_records(text, delimiter), most)
    except csv.Error:
        pass
    try:  # where a quotation mark is never closed, the marks are letters like others
        return _filled(_records(text, delimiter, csv.QUOTE_NONE), most)
    except csv.Error as error:
        raise UnreadableError(f"it is broken as CSV ({error}); save it again as CSV in UTF-8") from error


def _filled(records: Iterator[list[str]], most: int) -> tuple[dict[int, dict[int, str]], bool]:
    rows: dict[int, dict[int, str]] = {}
    cells = characters = 0
    for number, record in enumerate(records):
        row = {column: shown for column, field in enumerate(record) if (shown := clean(" ".join(field.split())))}
        cells += len(row)
        characters += sum(map(len, row.values())) + 3 * len(record)
        if cells > MOST_CELLS or characters > most:
            return rows, True
        if row:
            rows[number] = row
    return rows, False
