"""Writes the rows of the current release to files that other programs read, each with its licence and its source.

In: settings, a format, kinds of rows and a folder. Out: <kind>.<format> for each kind, whole or not at all. A text that
a spreadsheet would take for a formula stays text.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow
import pyarrow.parquet

from cityledger.settings import Settings
from cityledger.terminal.export_linked import write_linked
from cityledger.terminal.releases import open_known_release
from cityledger.warehouse import read_release_id, run_sql_file

KINDS = ("indicators", "commitments", "declared_interests")
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins with one of these for a formula."""
ROWS_AT_A_TIME = 10_000
SHEET_ROWS = 1_048_576
CELL_CHARACTERS = 32_767
"""What a sheet and a cell of an XLSX file hold, by its specification."""
FIRST_YEAR = 1901
"""Excel counts days from 1900, and that year wrongly; an earlier day is written as text."""

_ARROW: Mapping[str, pyarrow.DataType] = {
    "VARCHAR": pyarrow.string(),
    "BOOLEAN": pyarrow.bool_(),
    "INTEGER": pyarrow.int32(),
    "BIGINT": pyarrow.int64(),
    "DOUBLE": pyarrow.float64(),
    "DATE": pyarrow.date32(),
    "TIMESTAMP": pyarrow.timestamp("us"),
    "VARCHAR[]": pyarrow.list_(pyarrow.string()),
    "DOUBLE[]": pyarrow.list_(pyarrow.float64()),
}


class ExportError(Exception):
    """The rows do not fit the format; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer that is read bit by bit. `types` are DuckDB's names of the columns' types."""

    kind: str
    release_id: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    chunks: Iterator[list[tuple[Any, ...]]]


def export_release(settings: Settings, form: str, kinds: tuple[str, ...], folder: Path) -> dict[Path, int]:
    """Write the rows of each kind, and return how many each file holds; ExportError where they do not fit."""
    written = {}
    with open_known_release(settings) as connection:
        _make_folder(folder)
        for kind in kinds:
            path = folder / f"{kind}.{form}"
            part = path.with_name(f".{path.name}.part")
            try:
                written[path] = WRITERS[form](_rows(connection, kind, settings), part)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)
    return written


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise ExportError(f"{folder} is a file; name a folder by --out") from None


def _rows(connection: duckdb.DuckDBPyConnection, kind: str, settings: Settings) -> Rows:
    release_id = read_release_id(connection, settings)
    answer = run_sql_file(connection, settings.sql / "terminal" / f"export_{kind}.sql")
    described = answer.description or ()
    names, types = tuple(column[0] for column in described), tuple(str(column[1]) for column in described)
    return Rows(kind, release_id, names, types, _chunks(answer))


def _chunks(answer: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
    while rows := answer.fetchmany(ROWS_AT_A_TIME):
        yield rows


def as_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that it would."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def _cell(value: Any) -> Any:
    """A value as one cell holds it."""
    return "; ".join(str(item) for item in value) if isinstance(value, list) else value


def write_csv(rows: Rows, path: Path) -> int:
    """Write CSV in UTF-8 with a line of names; lists are joined by semicolons, formulas disarmed by an apostrophe."""
    count = 0
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(rows.columns)
        for chunk in rows.chunks:
            count += len(chunk)
            writer.writerows([_csv_cell(_cell(value)) for value in row] for row in chunk)
    return count


def _csv_cell(value: Any) -> Any:
    return as_text(value) if isinstance(value, str) else value


def write_xlsx(rows: Rows, path: Path) -> int:
    """Write a workbook of one sheet; every text is stored as text, so that none is taken for a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 -- the other formats do without

    book = Workbook(write_only=True)
    sheet = book.create_sheet(rows.kind)
    sheet.freeze_panes = "A2"
    sheet.append(rows.columns)
    count = 0
    for chunk in rows.chunks:
        count += len(chunk)
        if count >= SHEET_ROWS:
            sheet.close()
            raise ExportError(f"a sheet holds {SHEET_ROWS:,} rows and there are more: export them as csv or parquet")
        for row in chunk:
            sheet.append([_sheet_cell(sheet, _cell(value)) for value in row])
    book.save(path)
    return count


def _sheet_cell(sheet: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    if isinstance(value, date) and value.year < FIRST_YEAR:
        return value.isoformat()
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)[:CELL_CHARACTERS]
    if not text.startswith(FORMULA_SIGNS):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.quotePrefix = True  # or it becomes a formula when somebody edits the cell
    return cell


def write_parquet(rows: Rows, path: Path) -> int:
    """Write Parquet with the columns' own types."""
    fields = [pyarrow.field(name, _arrow(name, kind)) for name, kind in zip(rows.columns, rows.types, strict=True)]
    schema = pyarrow.schema(fields)
    count = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for chunk in rows.chunks:
            count += len(chunk)
            columns = [
                pyarrow.array(values, field.type)
                for values, field in zip(zip(*chunk, strict=True), fields, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(columns, schema=schema))
    return count


def _arrow(name: str, kind: str) -> pyarrow.DataType:
    if kind not in _ARROW:
        raise ExportError(f"column {name} is of type {kind}, which this export has no Parquet column for; use csv")
    return _ARROW[kind]


def write_jsonld(rows: Rows, path: Path) -> int:
    """Write linked data: see export_linked.py."""
    return write_linked(rows.kind, rows.release_id, _records(rows), path)


def _records(rows: Rows) -> Iterator[dict[str, Any]]:
    return (dict(zip(rows.columns, row, strict=True)) for chunk in rows.chunks for row in chunk)


WRITERS: Mapping[str, Callable[[Rows, Path], int]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "jsonld": write_jsonld,
}
