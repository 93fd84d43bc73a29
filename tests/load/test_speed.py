"""A load of 100,000 facts takes seconds: a join that grows with the square of the rows would show here."""

import time

import pyarrow
import pyarrow.compute
import pyarrow.parquet

from cityledger.load import load_batches
from cityledger.records import CanonicalCommitment, CanonicalIndicator
from cityledger.store import kind_of
from cityledger.warehouse import connect_read_only
from tests.load.making import make_commitment, make_document, make_indicator, make_run, write_batch

DOCUMENTS, ROWS = 100, 500
GENEROUS_SECONDS = 120
"""Ten times what a quiet machine of two cores needs, so that a busy one does not fail."""


def _multiply(store, record, keys, seeds):
    """Replace a batch of seed rows by as many copies of it as there are documents, under the documents' own ids."""
    path = store.path("inspect", kind_of(record), "b1.parquet")
    one = pyarrow.parquet.read_table(path)
    tables = []
    for number in range(DOCUMENTS):
        table = one
        for key in keys:
            index = one.column_names.index(key)
            renamed = pyarrow.compute.replace_substring(one[key], "seed", f"doc{number:03}")
            table = table.set_column(index, one.schema.field(key), renamed)
        tables.append(table)
    assert one.num_rows == seeds
    pyarrow.parquet.write_table(pyarrow.concat_tables(tables), path)


def test_a_hundred_thousand_facts_load_in_seconds(store, settings):
    standard = {"indicator_standard": "population", "standard_score": 1.0}
    write_batch(
        store,
        "b1",
        [make_document(f"doc{number:03}", published_on="2020") for number in range(DOCUMENTS)],
        indicators=[
            make_indicator("seed", row, kind=("actual", "target")[row % 2], place=f"City {row % 20}", **standard)
            for row in range(ROWS)
        ],
        commitments=[
            make_commitment("seed", row, themes=("sdg:11",), canonical_places=("Porto",)) for row in range(ROWS)
        ],
    )
    _multiply(store, CanonicalIndicator, ("document_id", "indicator_id"), ROWS)
    _multiply(store, CanonicalCommitment, ("document_id", "commitment_id"), ROWS)
    start = time.perf_counter()
    candidate = load_batches(["b1"], store, settings, make_run())
    assert time.perf_counter() - start < GENEROUS_SECONDS
    with connect_read_only(candidate) as connection:
        query = "select count(*), sum(indicators), sum(commitments) from analytics.documents"
        assert connection.execute(query).fetchone() == (DOCUMENTS, DOCUMENTS * ROWS, DOCUMENTS * ROWS)
