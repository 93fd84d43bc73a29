"""Which batches a warehouse holds, and which files the store has of a batch."""

import shutil

import pytest

from cityledger.load import load_batches, loaded_batches, outdated_batches
from cityledger.load.batches import UnknownBatchError, file_url, find_batch
from cityledger.publish import publish_release
from cityledger.records import CanonicalIndicator, Document
from cityledger.store import Store
from cityledger.warehouse import WarehouseError, connect_to_write
from tests.load.making import make_document, make_indicator, make_run, write_batch


def test_a_batch_is_its_files_by_landing_table(store):
    write_batch(store, "b1", [make_document("d1")])
    store.write("extract", Document, "b1", [])  # no stage that the load reads writes this
    batch = find_batch("b1", store)
    tables = [table for table, _file in batch.files]
    assert tables == [
        "document", "sighting", "indicator", "commitment", "declared_interest", "organization", "place", "finding",
        "processing",
    ]  # fmt: skip
    assert batch.files[0][1].endswith("/inspect/document/b1.parquet")


def test_the_fingerprint_changes_with_the_content_and_the_set_of_files(store):
    write_batch(store, "b1", [make_document("d1")])
    first = find_batch("b1", store).fingerprint
    assert find_batch("b1", store).fingerprint == first
    write_batch(store, "b1", [make_document("d1")], indicators=[make_indicator("d1")])
    second = find_batch("b1", store).fingerprint
    store.filesystem.rm(store.path("inspect", "finding", "b1.parquet"))
    assert len({first, second, find_batch("b1", store).fingerprint}) == 3


def test_a_batch_without_any_file_is_an_error_that_names_it(store):
    with pytest.raises(UnknownBatchError, match="no file of batch b9"):
        find_batch("b9", store)


def test_a_folder_that_reads_as_a_pattern_is_still_one_folder(tmp_path):
    store = Store(tmp_path / "data [old] *?")
    write_batch(store, "b1", [make_document("d1")])
    with connect_to_write(tmp_path / "w.duckdb") as connection:
        query = "select document_id from read_parquet($files)"
        url = file_url(store, "inspect", "document", "b1.parquet")
        assert connection.execute(query, {"files": [url]}).fetchall() == [("d1",)]


def test_loaded_batches_are_those_of_the_file(store, settings):
    assert loaded_batches(settings.current_warehouse) == set()
    write_batch(store, "b1", [make_document("d1")])
    write_batch(store, "b2")
    assert loaded_batches(load_batches(["b2", "b1"], store, settings, make_run())) == {"b1", "b2"}


def test_a_file_that_is_no_warehouse_of_ours_is_an_error(tmp_path, settings):
    with connect_to_write(tmp_path / "warehouse.duckdb") as connection:
        connection.execute("create table other (x integer)")
    with pytest.raises(WarehouseError, match="read_release"):
        loaded_batches(tmp_path / "warehouse.duckdb")


def test_outdated_batches_are_those_written_again_or_all_when_the_sql_has_changed(store, settings, tmp_path):
    assert outdated_batches(store, settings) == ()
    for batch_id in ("b1", "b2"):
        write_batch(store, batch_id, [make_document(f"of {batch_id}")])
    publish_release(load_batches(["b1", "b2"], store, settings, make_run()), settings)
    assert outdated_batches(store, settings) == ()
    store.write("inspect", CanonicalIndicator, "b2", [make_indicator("of b2")])
    assert outdated_batches(store, settings) == ("b2",)
    changed = shutil.copytree(settings.sql, tmp_path / "sql")
    (changed / "views" / "indicators.sql").write_text("-- changed")
    assert outdated_batches(store, type(settings)(data=settings.data, sql=changed)) == ("b1", "b2")
