"""XLSX in, drafts out: each sheet's name as a heading, its tables, and the titles and notes around them.

Values are those that the file holds from its last calculation, as their formats show them; no formula is calculated,
no link to another file followed, no macro looked at. A sheet is a page. Hidden sheets are left out, hidden rows and
columns are not. Cells have no boxes, as a sheet has no paper.
"""

import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from cityledger.convert.archives import Package
from cityledger.convert.drafts import Draft, Reading, Stated, UnreadableError
from cityledger.convert.office import open_office
from cityledger.convert.sheet_tables import Merge, draft_sheet
from cityledger.convert.shown import show_value
from cityledger.convert.wording import clean
from cityledger.settings import Limits

MOST_CELLS = 200_000
_MOST_PLACES = 20_000_000
"""Empty cells cost time too: a sheet may name one far out in each of a million rows."""
_MOST_MERGES = 20_000
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]{0,200}?\bref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")
_UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\b(?![^>]{0,200}\bt=[\"']str[\"'])[^>]{0,300}>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_EMPTY = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
_REMEDY = "save it again as an Excel workbook (.xlsx), or the sheets that matter as CSV"


def read_xlsx(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read an Excel workbook."""
    workbook, copy = open_office(path, limits, "xl/worksheets/", _EMPTY, _open)
    reader = _Sheets(copy.package, limits)
    reader.reasons += copy.broken
    for page, sheet in enumerate(workbook.worksheets, start=1):
        if page not in skip and sheet.sheet_state == "visible":
            begin(page)
            reader.read(sheet, page)
    return Reading(
        drafts=reader.drafts,
        stated=_stated(workbook),
        pages=len(workbook.worksheets),
        reason="; ".join(reader.reasons) or None,
    )


def _open(copy: Any) -> Any:
    warnings.simplefilter("ignore")  # of extensions that openpyxl leaves out; the child's own process
    try:
        workbook = load_workbook(copy, read_only=True, data_only=True, keep_links=False)
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # openpyxl raises of everything on a broken file
        raise UnreadableError(
            f"its workbook is broken ({type(error).__name__}: {str(error)[:120]}); {_REMEDY}"
        ) from error
    if not workbook.worksheets:
        raise UnreadableError(f"no sheet with cells was found in it; {_REMEDY}")
    return workbook


class _Sheets:
    """What was read of the sheets so far, and how much more may be."""

    def __init__(self, package: Package, limits: Limits) -> None:
        self.package = package
        self.limits = limits
        self.drafts: list[Draft] = []
        self.reasons: list[str] = []
        self.cells = 0
        self.places = 0
        self.characters = 0

    def read(self, sheet: Any, page: int) -> None:
        rows: dict[int, dict[int, str]] = {}
        try:
            for number, row in self.rows(sheet):
                if self.is_full():
                    self.reasons.append(
                        f"sheet {sheet.title!r} is read up to row {number - 1:,}, as a workbook is read up to "
                        f"{MOST_CELLS:,} filled cells or {_MOST_PLACES:,} places; "
                        "split it, or give the part that holds the indicators"
                    )
                    break
                if row:
                    rows[number] = row
        except (MemoryError, RecursionError):
            raise
        except Exception as error:
            what = f"{type(error).__name__}: {str(error)[:120]}"
            self.reasons.append(
                f"sheet {sheet.title!r} is broken after row {max(rows, default=0):,} ({what}); {_REMEDY}"
            )
        content = self.package.read(str(sheet._worksheet_path).lstrip("/")) or b""
        if _UNCALCULATED.search(content):
            self.reasons.append(
                f"sheet {sheet.title!r} holds formulas without their results, which are left out; "
                "open it in a spreadsheet program, let it calculate, and save it"
            )
        drafts = draft_sheet(rows, _merges(content), page)
        if drafts:
            self.drafts += [Draft("heading", clean(sheet.title) or f"Sheet {page}", page, level=1), *drafts]

    def rows(self, sheet: Any) -> Iterator[tuple[int, dict[int, str]]]:
        """The filled cells of each row, counted from 1, as they are shown."""
        sheet.reset_dimensions()  # what the file says of its size may be wrong
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            self.places += len(cells) + 1
            row = {}
            for column, cell in enumerate(cells, start=1):
                if cell.value is not None and (text := _shown(cell)):
                    row[column] = text
                    self.characters += len(text)
            self.cells += len(row)
            yield number, row

    def is_full(self) -> bool:
        too_long = self.characters > self.limits.text_characters - 3 * self.cells
        return self.cells > MOST_CELLS or self.places > _MOST_PLACES or too_long


def _shown(cell: Any) -> str:
    return clean(" ".join(show_value(cell.value, cell.number_format).split()))


def _merges(content: bytes) -> list[Merge]:
    """A sheet's merged cells, which openpyxl leaves out where it reads row by row."""
    merges = []
    for match in _MERGE.finditer(content):
        column, row, last_column, last_row = range_boundaries(match[1].decode("ascii"))
        merges.append(Merge(int(row or 1), int(column or 1), int(last_row or 1), int(last_column or 1)))
        if len(merges) >= _MOST_MERGES:
            break
    return merges


def _stated(workbook: Any) -> Stated:
    properties = workbook.properties
    language = (properties.language or "").split("-")[0].lower()
    return Stated(title=clean(properties.title or "") or None, language=language or None)
