"""Puts records side by side as the pandas frame that great-expectations looks at.

In: records of one class, the flags to work out and the surroundings they need. Out: a frame numbered from 0 with one
column a field and one a flag, and `key_is_first`, false for a row whose key has come before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas
import pyarrow

from cityledger.inspect.flags import Flags, Row
from cityledger.inspect.surroundings import Surroundings
from cityledger.store import record_schema

_COLUMN_TYPES = {
    pyarrow.string(): "str",
    pyarrow.int64(): "Int64",
    pyarrow.float64(): "float64",
    pyarrow.bool_(): "boolean",
}


@dataclass(frozen=True, slots=True)
class FlagError:
    """A flag that could not be worked out for a row, and what was raised."""

    flag: str
    row: int
    told: str


@dataclass(frozen=True, slots=True)
class RecordFrame:
    """A frame, and the flags that could not be worked out: those are null in it."""

    frame: pandas.DataFrame
    errors: tuple[FlagError, ...]


def frame_records(
    record: type[Row], rows: Sequence[Row], key: str, flags: Flags[Row], around: Surroundings
) -> RecordFrame:
    """A frame of the record's fields and flags. A field that the rows lack is left out, for its check to tell."""
    columns: dict[str, pandas.Series[Any]] = {}
    for column in record_schema(record):  # type: ignore[arg-type]
        if all(hasattr(row, column.name) for row in rows):
            columns[column.name] = _column([getattr(row, column.name) for row in rows], column.type)
    errors: list[FlagError] = []
    for name, flag in flags.items():
        answers = [_answer(name, flag, position, row, around) for position, row in enumerate(rows)]
        errors += [answer for answer in answers if isinstance(answer, FlagError)]
        known = [None if isinstance(answer, FlagError) else answer for answer in answers]
        columns[name] = pandas.Series(known, dtype="boolean")
    frame = pandas.DataFrame(columns, index=pandas.RangeIndex(len(rows)))
    if key in frame:
        frame["key_is_first"] = (~frame.duplicated(key)).astype("boolean")
    return RecordFrame(frame, tuple(errors))


def _answer(
    name: str, flag: Callable[[Row, Surroundings], bool | None], position: int, row: Row, around: Surroundings
) -> bool | FlagError | None:
    try:
        return flag(row, around)
    except Exception as problem:  # whatever a broken row raises is told as a check that could not run
        return FlagError(name, position, f"{type(problem).__name__}: {problem}")


def _column(values: list[Any], kind: pyarrow.DataType) -> "pandas.Series[Any]":
    try:
        return pandas.Series(values, dtype=_COLUMN_TYPES.get(kind, "object"))
    except (TypeError, ValueError):  # values of another type than the record declares: the checks will meet them
        return pandas.Series(values, dtype="object")
