"""Which release first held a document: kept by copies, carried over when the warehouse is built anew."""

import shutil

import pytest

from cityledger.load import load_batches
from cityledger.publish import publish_release
from cityledger.warehouse import connect_read_only, connect_to_write, run_sql_file
from tests.load.making import LATER, make_commitment, make_document, make_indicator, make_run, write_batch

NEW = "select document_id, is_new from analytics.documents order by 1"


def _publish(store, settings, *batch_ids, **options):
    return publish_release(load_batches(batch_ids, store, settings, make_run(), **options), settings)


def _rows(release, query):
    with connect_read_only(release.warehouse) as connection:
        return connection.execute(query).fetchall()


@pytest.fixture
def two_releases(store, settings):
    for name in ("d1", "d2"):
        rows = {"indicators": [make_indicator(name)], "commitments": [make_commitment(name)]}
        write_batch(store, f"batch of {name}", [make_document(name)], **rows)
    return [_publish(store, settings, f"batch of {name}") for name in ("d1", "d2")]


def test_everything_is_new_in_the_first_release_and_the_new_documents_alone_in_the_next(two_releases):
    first, second = two_releases
    assert _rows(first, NEW) == [("d1", True)]
    assert _rows(second, NEW) == [("d1", False), ("d2", True)]
    for view in ("commitments", "indicators", "themed_commitments"):
        assert _rows(second, f"select distinct document_id from analytics.{view} where is_new") == [("d2",)], view


def test_a_document_that_is_read_again_is_not_new(two_releases, store, settings):
    write_batch(store, "again", [make_document("d1")], indicators=[make_indicator("d1", 5)], at=LATER)
    third = _publish(store, settings, "again")
    assert _rows(third, NEW) == [("d1", False), ("d2", False)]
    assert _rows(third, "select indicator_id, is_new from analytics.indicators where document_id = 'd1'") == [
        ("d1-i5", False)
    ]


def test_a_warehouse_built_anew_carries_it_over(two_releases, store, settings):
    first, second = two_releases
    write_batch(store, "b3", [make_document("d3")])
    third = _publish(store, settings, "b3", rebuild=True)
    assert _rows(third, "select document_id, first_release_id from analytics.documents order by 1") == [
        ("d1", first.release_id),
        ("d2", second.release_id),
        ("d3", third.release_id),
    ]
    assert _rows(third, "select rebuilt from landing.release") == [(True,)]


def test_a_release_of_an_older_version_is_itself_the_first(two_releases, settings, tmp_path):
    old = tmp_path / "warehouse.duckdb"
    shutil.copyfile(two_releases[1].warehouse, old)
    old.chmod(0o644)
    with connect_to_write(old) as connection:
        connection.execute("drop view analytics.documents; alter table star.dim_document drop first_release_id")
        found = run_sql_file(connection, settings.sql / "load" / "read_documents.sql").fetchall()
    assert sorted(found) == [("d1", two_releases[1].release_id), ("d2", two_releases[1].release_id)]
