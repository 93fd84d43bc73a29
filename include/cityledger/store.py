"""The stages' output: one Parquet file a batch and kind of record, on a local path or any fsspec place.

In: frozen records. Out: the same records again, typed. A file appears whole or not at all, and writing the same batch
again replaces it, so a retried task leaves what one that went well first would have left.
"""

import os
import types
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import fsspec
import pyarrow
import pyarrow.parquet

from cityledger.records import WordBoxes

Record = TypeVar("Record")

_SCALARS: dict[type, pyarrow.DataType] = {
    str: pyarrow.string(),
    int: pyarrow.int64(),
    float: pyarrow.float64(),
    bool: pyarrow.bool_(),
    WordBoxes: pyarrow.binary(),
}


def _arrow_type(hint: Any) -> pyarrow.DataType:
    if hint in _SCALARS:
        return _SCALARS[hint]
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (arm for arm in get_args(hint) if arm is not type(None))
        return _arrow_type(inner)
    if get_origin(hint) is tuple:
        return pyarrow.list_(_arrow_type(get_args(hint)[0]))
    if is_dataclass(hint):
        return pyarrow.struct(list(record_schema(hint)))  # type: ignore[arg-type]
    raise TypeError(f"a record uses {hint!r}, which the store has no Parquet column for")


@cache
def record_schema(record: type[Any]) -> pyarrow.Schema:
    """The Parquet columns of a record class, in the order of its fields."""
    hints = get_type_hints(record)
    return pyarrow.schema([pyarrow.field(item.name, _arrow_type(hints[item.name])) for item in fields(record)])


def _revive(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) in (Union, types.UnionType):
        (inner,) = (arm for arm in get_args(hint) if arm is not type(None))
        return _revive(inner, value)
    if get_origin(hint) is tuple:
        return tuple(_revive(get_args(hint)[0], item) for item in value)
    if is_dataclass(hint):
        return revive_record(hint, value)
    if hint is WordBoxes:
        return WordBoxes.of_bytes(value)
    return value


def _plain(value: Any) -> Any:
    """A record or a value of one as pyarrow takes it."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    return value.to_bytes() if isinstance(value, WordBoxes) else value


@cache
def _hints(record: Any) -> dict[str, Any]:
    return get_type_hints(record)


def revive_record(record: Any, row: dict[str, Any]) -> Any:
    """Build a record of the class from a row of plain values; fields that the row lacks keep their defaults."""
    hints = _hints(record)
    return record(**{name: _revive(hints[name], value) for name, value in row.items() if name in hints})


def kind_of(record: Any) -> str:
    """The folder of a record class: CanonicalIndicator lies in `canonical_indicator`."""
    name = record.__name__
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


class Store:
    """Files under one root, `<stage>/<kind>/<batch>.parquet`; the root is a path or an fsspec URL."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.filesystem, self.root = fsspec.core.url_to_fs(os.fspath(root))

    def path(self, *parts: str) -> str:
        """A path under the root, for the file system's own calls."""
        return "/".join([self.root.rstrip("/"), *parts])

    def write(self, stage: str, record: type[Record], batch_id: str, records: Iterable[Record]) -> int:
        """Write a batch's records of one kind, whole or not at all, and return how many there were."""
        rows = [_plain(item) for item in records]
        table = pyarrow.Table.from_pylist(rows, schema=record_schema(record))  # type: ignore[arg-type]
        with pyarrow.BufferOutputStream() as sink:
            pyarrow.parquet.write_table(table, sink, compression="zstd")
            content = sink.getvalue().to_pybytes()
        self.write_bytes(content, stage, kind_of(record), f"{batch_id}.parquet")
        return len(rows)

    def write_bytes(self, content: bytes, *parts: str) -> str:
        """Put a file in its place by one rename, so that no reader ever sees half of it."""
        path = self.path(*parts)
        folder = path.rsplit("/", 1)[0]
        self.filesystem.makedirs(folder, exist_ok=True)
        temporary = f"{folder}/.{uuid.uuid4().hex}.part"
        with self.filesystem.open(temporary, "wb") as stream:
            stream.write(content)
        self.filesystem.mv(temporary, path)
        return path

    def read(self, stage: str, record: type[Record], batch_id: str) -> list[Record]:
        """A batch's records of one kind; none if the stage has not written the batch."""
        path = self.path(stage, kind_of(record), f"{batch_id}.parquet")
        if not self.filesystem.exists(path):
            return []
        with self.filesystem.open(path, "rb") as stream:
            rows = pyarrow.parquet.read_table(stream).to_pylist()
        return [revive_record(record, row) for row in rows]

    def read_bytes(self, *parts: str) -> bytes:
        """The content of one file; FileNotFoundError if it is not there."""
        with self.filesystem.open(self.path(*parts), "rb") as stream:
            content: bytes = stream.read()
        return content

    def exists(self, *parts: str) -> bool:
        """Whether a file is there."""
        return bool(self.filesystem.exists(self.path(*parts)))

    def batches(self, stage: str, record: type[Any]) -> list[str]:
        """The ids of the batches that a stage has written for a kind of record, sorted."""
        folder = self.path(stage, kind_of(record))
        if not self.filesystem.exists(folder):
            return []
        names = (entry.rsplit("/", 1)[-1] for entry in self.filesystem.ls(folder, detail=False, refresh=True))
        return sorted(name.removesuffix(".parquet") for name in names if _is_batch(name))

    def read_all(self, stage: str, record: type[Record]) -> Iterator[Record]:
        """Every record of one kind that a stage has written, batch by batch."""
        for batch_id in self.batches(stage, record):
            yield from self.read(stage, record, batch_id)


def _is_batch(name: str) -> bool:
    return name.endswith(".parquet") and not name.startswith(".")
