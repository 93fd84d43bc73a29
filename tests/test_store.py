"""Records go into the store and come back the same; a file appears whole or not at all."""

import uuid
from dataclasses import dataclass
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from cityledger.records import Block, Cell, Document, Processing, Sighting, WordBox, WordBoxes
from cityledger.store import Store, kind_of, record_schema, revive_record

BLOCK = Block(
    document_id="0123456789abcdef",
    block_id="b1",
    position=0,
    kind="table",
    page=3,
    text="Größe | 3\n计划 | 4",
    box=(1.0, 2.5, 3.0, 4.0),
    heading_path=("Part", "Chapter"),
    start=0,
    end=18,
    cells=(
        Cell(row=0, column=0, text="Größe", start=0, end=5, box=(1.0, 2.0, 3.0, 4.0), is_header=True),
        Cell(row=0, column=1, row_span=2, text="3", start=8, end=9),
    ),
    words=WordBoxes([WordBox(start=0, end=5, page=3, box=(1.0, 2.0, 3.0, 4.0), confidence=0.875)]),
)
SIGHTING = Sighting(
    uri="file:///a.txt", document_id="x", file_name="a.txt", source="city", seen_at="2020-11-05", byte_size=2**40
)


@pytest.fixture(params=["local", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store(tmp_path / "store" if request.param == "local" else f"memory://store-{uuid.uuid4().hex}")


def files(store: Store) -> list[str]:
    return [path.removeprefix(store.root).lstrip("/") for path in store.filesystem.find(store.root)]


@pytest.mark.parametrize("record", [BLOCK, SIGHTING], ids=lambda record: type(record).__name__)
def test_records_come_back_the_same(store: Store, record: object) -> None:
    assert store.write("convert", type(record), "0001", [record]) == 1
    (back,) = store.read("convert", type(record), "0001")
    assert back == record
    assert type(back) is type(record)


def test_the_layout_is_stage_kind_batch(store: Store) -> None:
    store.write("convert", Block, "0001", [BLOCK])
    store.write_bytes(b"A plan.", "collect", "bytes", "ab", "abcd")
    assert files(store) == ["collect/bytes/ab/abcd", "convert/block/0001.parquet"]


def test_an_empty_batch_is_a_batch(store: Store) -> None:
    assert store.write("convert", Block, "0001", []) == 0
    assert store.batches("convert", Block) == ["0001"]
    assert store.read("convert", Block, "0001") == []


def test_a_batch_that_is_not_there_has_no_records(store: Store) -> None:
    assert store.read("convert", Block, "0001") == []
    assert store.batches("convert", Block) == []
    assert list(store.read_all("convert", Block)) == []


def test_writing_again_replaces(store: Store) -> None:
    store.write("collect", Sighting, "0001", [SIGHTING, SIGHTING])
    store.write("collect", Sighting, "0001", [SIGHTING])
    assert store.read("collect", Sighting, "0001") == [SIGHTING]


def test_all_batches_are_read_in_order(store: Store) -> None:
    for name in ("0002", "0010", "0001"):
        store.write("collect", Sighting, name, [Sighting(**{**_plain(SIGHTING), "uri": name})])
    assert store.batches("collect", Sighting) == ["0001", "0002", "0010"]
    assert [item.uri for item in store.read_all("collect", Sighting)] == ["0001", "0002", "0010"]


def test_a_batch_written_by_another_process_is_seen(store: Store) -> None:
    """fsspec keeps listings; a scheduler's worker must not see yesterday's."""
    store.write("collect", Sighting, "0001", [SIGHTING])
    assert store.batches("collect", Sighting) == ["0001"]
    other = Store(store.filesystem.unstrip_protocol(store.root))
    other.write("collect", Sighting, "0002", [SIGHTING])
    assert store.batches("collect", Sighting) == ["0001", "0002"]


def test_bytes_come_back_and_are_known_to_be_there(store: Store) -> None:
    store.write_bytes(b"\x00\xff", "collect", "bytes", "ab", "abcd")
    assert store.read_bytes("collect", "bytes", "ab", "abcd") == b"\x00\xff"
    assert store.exists("collect", "bytes", "ab", "abcd")
    assert not store.exists("collect", "bytes", "ab", "ef")
    with pytest.raises(FileNotFoundError):
        store.read_bytes("collect", "bytes", "ab", "ef")


def test_a_crash_in_the_middle_of_writing_leaves_no_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "store")

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store.filesystem, "mv", crash)
    with pytest.raises(KeyboardInterrupt):
        store.write("collect", Sighting, "0001", [SIGHTING])
    assert store.batches("collect", Sighting) == []
    assert store.read("collect", Sighting, "0001") == []


def test_a_row_of_an_older_version_keeps_the_defaults_of_new_fields() -> None:
    row = {**_plain(SIGHTING), "gone": "a field that this version has no more"}
    del row["modified"]
    assert revive_record(Sighting, row) == SIGHTING


def test_an_older_file_without_a_new_column_is_read(store: Store) -> None:
    store.write("collect", Sighting, "0001", [SIGHTING])
    path = store.path("collect", "sighting", "0001.parquet")
    with store.filesystem.open(path, "rb") as stream:
        table = pyarrow.parquet.read_table(stream).drop_columns(["modified"])
    with store.filesystem.open(path, "wb") as stream:
        pyarrow.parquet.write_table(table, stream)
    assert store.read("collect", Sighting, "0001") == [SIGHTING]


def test_the_columns_are_the_fields_in_their_order() -> None:
    assert record_schema(Document).names[:3] == ["document_id", "sha256", "file_name"]
    assert record_schema(Block).field("box").type == pyarrow.list_(pyarrow.float64())
    assert record_schema(Block).field("cells").type.value_type.field("box").type == pyarrow.list_(pyarrow.float64())
    assert record_schema(Block).field("words").type == pyarrow.binary()
    assert record_schema(Block).field("start").type == pyarrow.int64()


def test_a_field_that_parquet_cannot_hold_is_named() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: complex

    with pytest.raises(TypeError, match="complex"):
        record_schema(Odd)


def test_the_folder_of_a_record_is_its_name() -> None:
    assert kind_of(Processing) == "processing"

    class CanonicalIndicator:
        pass

    assert kind_of(CanonicalIndicator) == "canonical_indicator"


def test_text_beyond_unicode_is_refused_and_nothing_written(store: Store) -> None:
    with pytest.raises(UnicodeEncodeError):
        store.write("collect", Sighting, "0001", [Sighting(**{**_plain(SIGHTING), "file_name": "\udce9"})])
    assert store.batches("collect", Sighting) == []


def test_hidden_files_are_no_batches(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write("collect", Sighting, "0001", [SIGHTING])
    folder = tmp_path / "collect" / "sighting"
    for name in (".0002.parquet", "0003.parquet.tmp", ".abc.part"):
        (folder / name).write_bytes(b"")
    assert store.batches("collect", Sighting) == ["0001"]


def _plain(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in record_schema(type(record)).names}
