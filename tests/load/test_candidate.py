"""Candidates: what they hold, what they are copied from, and when they are built anew."""

import shutil
from datetime import UTC, datetime

import fsspec
import pytest

from cityledger.load import load_batches, loaded_batches, outdated_batches
from cityledger.load.batches import UnknownBatchError
from cityledger.publish import publish_release
from cityledger.records import CanonicalIndicator, Run
from cityledger.settings import Settings
from cityledger.store import Store
from cityledger.warehouse import WarehouseError, connect_read_only, connect_to_write
from tests.load.making import (
    LATER,
    make_commitment,
    make_document,
    make_indicator,
    make_interest,
    make_run,
    write_batch,
)


def _rows(warehouse, query):
    with connect_read_only(warehouse) as connection:
        return connection.execute(query).fetchall()


def _facts(warehouse):
    return _rows(warehouse, "select indicator_id from analytics.indicators order by 1")


def _write(store, batch_id, document_id, **changes):
    rows = [make_indicator(document_id, number, **changes) for number in (1, 2)]
    return write_batch(store, batch_id, [make_document(document_id)], indicators=rows)


def _publish(batch_ids, store, settings, run_id="run-1"):
    return publish_release(load_batches(batch_ids, store, settings, make_run(run_id)), settings)


def test_the_first_candidate_holds_the_batches_and_nobody_reads_it(store, settings):
    _write(store, "b1", "d1")
    before = datetime.now(UTC)
    candidate = load_batches(["b1"], store, settings, make_run("run-7"))
    assert candidate.parent.parent == settings.data / "load"
    assert not settings.current_warehouse.exists()
    assert _facts(candidate) == [("d1-i1",), ("d1-i2",)]
    ((release_id, base, run_id, built_at, batches, rebuilt),) = _rows(
        candidate, "select release_id, base_release_id, run_id, built_at, batches_loaded, rebuilt from landing.release"
    )
    assert (release_id, base, run_id, batches, rebuilt) == (candidate.parent.name, None, "run-7", 1, True)
    assert abs((built_at.replace(tzinfo=UTC) - before).total_seconds()) < 60


def test_a_candidate_carries_nothing_of_the_landing(store, settings):
    _write(store, "b1", "d1")
    candidate = load_batches(["b1"], store, settings, make_run())
    assert [path.name for path in candidate.parent.iterdir()] == ["warehouse.duckdb"]
    tables = _rows(candidate, "select table_name from duckdb_tables() where schema_name = 'landing' order by 1")
    assert tables == [("batch",), ("release",)]


def test_a_further_load_adds_to_a_copy_and_leaves_the_current_release_alone(store, settings):
    _write(store, "b1", "d1")
    first = _publish(["b1"], store, settings)
    content = first.warehouse.read_bytes()
    _write(store, "b2", "d2")
    candidate = load_batches(["b2"], store, settings, make_run("run-2"))
    assert _facts(candidate) == [("d1-i1",), ("d1-i2",), ("d2-i1",), ("d2-i2",)]
    query = "select base_release_id, batches_loaded, rebuilt from landing.release"
    assert _rows(candidate, query) == [(first.release_id, 1, False)]
    assert first.warehouse.read_bytes() == content
    assert _rows(candidate, "select run_id from star.dim_run where run_key > 0 order by run_key") == [
        ("run-1",),
        ("run-2",),
    ]


def test_where_nothing_is_new_the_candidate_says_so_and_is_whole(store, settings, caplog):
    _write(store, "b1", "d1")
    _publish(["b1"], store, settings)
    caplog.set_level("INFO")
    candidate = load_batches(["b1"], store, settings, make_run("run-2"))
    assert "none of the batches are new or changed" in caplog.text
    assert _rows(candidate, "select batches_loaded from landing.release") == [(0,)]
    assert _facts(candidate) == [("d1-i1",), ("d1-i2",)]


def test_a_batch_that_was_written_again_is_loaded_again(store, settings):
    _write(store, "b1", "d1")
    _publish(["b1"], store, settings)
    store.write("inspect", CanonicalIndicator, "b1", [make_indicator("d1", 3)])
    assert _facts(load_batches(["b1"], store, settings, make_run())) == [("d1-i3",)]


@pytest.mark.parametrize("order", [("b1", "b2"), ("b2", "b1")])
def test_the_order_of_loads_does_not_matter(store, settings, order):
    write_batch(store, "b1", [make_document("d1")], indicators=[make_indicator("d1", 1)])
    write_batch(store, "b2", [make_document("d1")], indicators=[make_indicator("d1", 2)], at=LATER)
    for batch_id in order:
        release = _publish([batch_id], store, settings)
    assert _facts(release.warehouse) == [("d1-i2",)]


def test_a_warehouse_is_rebuilt_from_all_its_batches_when_the_sql_has_changed(store, settings, tmp_path):
    _write(store, "b1", "d1")
    _publish(["b1"], store, settings)
    sql = shutil.copytree(settings.sql, tmp_path / "sql")
    with (sql / "star" / "dim_place.sql").open("a") as stream:
        stream.write("\nalter table star.dim_place add column if not exists wikidata varchar;\n")
    _write(store, "b2", "d2")
    candidate = load_batches(["b2"], store, Settings(data=settings.data, sql=sql), make_run())
    assert loaded_batches(candidate) == {"b1", "b2"}
    assert len(_facts(candidate)) == 4
    assert _rows(candidate, "select rebuilt, batches_loaded from landing.release") == [(True, 2)]
    assert ("wikidata",) in _rows(candidate, "select column_name from duckdb_columns() where table_name = 'dim_place'")


OLDER = """
drop view analytics.declared_interests;
drop table star.fact_declared_interest;
drop table star.bridge_declared_interest_theme;
alter table star.bridge_commitment_theme drop column score;
update landing.release set schema_version = 'older'
"""


def test_a_warehouse_from_before_a_fact_was_there_gets_it_at_the_next_load(store, settings):
    rows = [make_commitment("d1", themes=("sdg:11",))]
    write_batch(store, "b1", [make_document("d1")], commitments=rows)
    store.filesystem.rm(store.path("inspect", "canonical_declared_interest", "b1.parquet"))
    release = _publish(["b1"], store, settings)
    release.warehouse.chmod(0o644)
    with connect_to_write(release.warehouse) as connection:
        connection.execute(OLDER)
    assert outdated_batches(store, settings) == ("b1",)
    scored = [make_interest("d2", themes=("sdg:11",), theme_scores=(0.75,))]
    write_batch(store, "b2", [make_document("d2")], interests=scored)
    candidate = load_batches(["b2"], store, settings, make_run("run-2"))
    assert _rows(candidate, "select interest_id from analytics.declared_interests") == [("d2-o1",)]
    assert _rows(candidate, "select score from star.bridge_declared_interest_theme") == [(0.75,)]
    assert _rows(candidate, "select score from star.bridge_commitment_theme") == [(None,)]


def test_a_rebuild_gives_the_same_rows_as_the_loads_one_by_one(store, settings):
    for number in range(1, 4):
        rows = [make_commitment(f"d{number}", themes=("sdg:11",), partner_organizations=("ICLEI",))]
        indicators = [make_indicator(f"d{number}", place=f"City {4 - number}")]
        write_batch(store, f"b{number}", [make_document(f"d{number}")], indicators=indicators, commitments=rows)
        release = _publish([f"b{number}"], store, settings)
    rebuilt = load_batches([], store, settings, make_run(), rebuild=True)
    for view in ("indicators", "commitments", "documents"):
        query = f"select * exclude (is_new) from analytics.{view} order by all"
        assert _rows(rebuilt, query) == _rows(release.warehouse, query)
    places = "select name from star.fact_indicator inner join star.dim_place using (place_key) order by observation_key"
    assert _rows(rebuilt, places) == [("City 1",), ("City 2",), ("City 3",)]
    assert _rows(release.warehouse, places) == [("City 3",), ("City 2",), ("City 1",)]


def test_a_rebuild_without_one_of_the_batches_fails_instead_of_losing_it(store, settings):
    _write(store, "b1", "d1")
    _publish(["b1"], store, settings)
    shutil.rmtree(settings.data / "convert")
    shutil.rmtree(settings.data / "collect")
    shutil.rmtree(settings.data / "inspect")
    shutil.rmtree(settings.data / "harmonize")
    with pytest.raises(UnknownBatchError, match="b1"):
        load_batches([], store, settings, make_run(), rebuild=True)


def test_absent_files_count_as_empty(store, settings):
    write_batch(store, "b1", [make_document("d1")])
    for folder in ("inspect/canonical_indicator", "inspect/canonical_commitment", "inspect/finding", "harmonize"):
        shutil.rmtree(settings.data / folder)
    candidate = load_batches(["b1"], store, settings, make_run())
    assert _rows(candidate, "select document_id, indicators from analytics.documents") == [("d1", 0)]


def test_a_damaged_file_is_named_and_leaves_no_candidate(store, settings):
    _write(store, "b1", "d1")
    store.write_bytes(b"PAR1 but torn", "inspect", "canonical_indicator", "b1.parquet")
    with pytest.raises(WarehouseError, match=r"indicator\.sql.*canonical_indicator/b1\.parquet"):
        load_batches(["b1"], store, settings, make_run())
    assert [path.name for path in (settings.data / "load").iterdir()] == [".lock"]


def test_a_store_elsewhere_is_read_the_same_way(settings):
    fsspec.filesystem("memory").store.clear()
    store = Store("memory://city/ledger")
    _write(store, "b1", "d1")
    assert _facts(load_batches(["b1"], store, settings, make_run())) == [("d1-i1",), ("d1-i2",)]


def test_runs_that_the_store_tells_of_are_known_as_they_ended(store, settings):
    store.write(
        "publish", Run, "20260101", [make_run("run-0", ended_at=LATER, outcome="partial", reason="one was torn")]
    )
    _write(store, "b1", "d1")
    candidate = load_batches(["b1"], store, settings, make_run("run-1"))
    query = "select run_id, outcome, ended_at is null, release_id from star.dim_run where run_key > 0 order by 1"
    release_id = candidate.parent.name
    assert _rows(candidate, query) == [("run-0", "partial", False, None), ("run-1", "ok", True, release_id)]


def test_release_ids_sort_by_their_order_though_the_clock_is_set_back(store, settings):
    _write(store, "b1", "d1")
    later = settings.data / "load" / "29991231T235959_999999"
    later.mkdir(parents=True)
    (later / "warehouse.duckdb").touch()
    candidate = load_batches(["b1"], store, settings, make_run())
    assert candidate.parent.name == "30000101T000000_000000"
