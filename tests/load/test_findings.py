"""Findings about a candidate go into the candidate."""

import pytest

from cityledger.load import load_batches, record_findings
from cityledger.warehouse import WarehouseError, connect_read_only
from tests.load.making import make_document, make_finding, make_run, write_batch


def test_findings_are_appended_once_and_the_file_stays_whole(store, settings):
    write_batch(store, "b1", [make_document("d1")], findings=[make_finding("f1", document_id="d1")])
    candidate = load_batches(["b1"], store, settings, make_run())
    for _ in range(2):
        record_findings(candidate, [make_finding("about the star", table="star.dim_place", severity="info")])
    record_findings(candidate, [])
    with connect_read_only(candidate) as connection:
        query = "select finding_id, batch_id, table_name, run_id from analytics.quality order by 1"
        assert connection.execute(query).fetchall() == [
            ("about the star", None, "star.dim_place", "run-1"),
            ("f1", "b1", "indicator", "run-1"),
        ]
        assert connection.execute("select count(*) from analytics.documents").fetchone() == (1,)
    assert [path.name for path in candidate.parent.iterdir()] == ["warehouse.duckdb"]


def test_findings_without_a_candidate_are_an_error(tmp_path):
    with pytest.raises(WarehouseError, match="load the batches before"):
        record_findings(tmp_path / "warehouse.duckdb", [make_finding("f")])
    assert list(tmp_path.iterdir()) == []
