"""From Parquet to the landing tables, and the choice of the documents that count."""

from datetime import datetime

import pyarrow
import pyarrow.parquet
import pytest

from cityledger.load.lookup_rows import StandardIndicator, Theme
from cityledger.records import (
    CanonicalCommitment,
    CanonicalIndicator,
    Document,
    Finding,
    Organization,
    Place,
    Processing,
    Run,
    Sighting,
)
from tests.load.making import (
    DAY,
    LATER,
    make_commitment,
    make_document,
    make_finding,
    make_indicator,
    make_processing,
    make_run,
    make_sighting,
)


def test_every_kind_of_record_lands_with_its_batch_and_its_values(case):
    case.land("document", Document, [make_document("d1", language="en")], "b7")
    case.land("sighting", Sighting, [make_sighting("in/a.pdf", "d1")], "b7")
    case.land("indicator", CanonicalIndicator, [make_indicator("d1", themes=("sdg:11",), warnings=("w",))], "b7")
    case.land("commitment", CanonicalCommitment, [make_commitment("d1", partners=("ICLEI",))], "b7")
    case.land("organization", Organization, [Organization(name="ICLEI", kind="network", aliases=("I",))], "b7")
    case.land("place", Place, [Place(name="Porto", kind="city", latitude=41.15)], "b7")
    case.land("finding", Finding, [make_finding("f1", column="quote", page=3)], "b7")
    case.land("processing", Processing, [make_processing("d1", "convert", "b7", rows=9)], "b7")
    case.land("run", Run, [make_run("run-9", release_id="r")], "b7")
    got = {
        "document": ("document_id, language", ("b7", "d1", "en")),
        "sighting": ("uri, seen_at", ("b7", "in/a.pdf", datetime(2026, 3, 1, 8))),
        "indicator": (
            "char_start, char_end, box, themes, warnings",
            ("b7", 100, 150, [10, 20, 30, 40], ["sdg:11"], ["w"]),
        ),
        "commitment": ("char_start, partners, box", ("b7", 10_100, ["ICLEI"], None)),
        "organization": ("name, aliases", ("b7", "ICLEI", ["I"])),
        "place": ("name, latitude", ("b7", "Porto", 41.15)),
        "finding": ("table_name, column_name, page", ("b7", "indicator", "quote", 3)),
        "processing": ("stage, row_count", ("b7", "convert", 9)),
        "run": ("run_id, release_id", ("b7", "run-9", "r")),
    }
    for table, (columns, row) in got.items():
        assert case.rows(f"select batch_id, {columns} from scratch.landing.{table}") == [row], table


def test_lookups_land(case):
    theme = Theme(theme="sdg:11", label="Cities", scheme="sdg", scheme_label="Goals", code="11")
    standard = StandardIndicator(
        indicator_standard="population",
        label="Population",
        definition="People",
        dimensions=("count",),
        polarity="neutral",
        sdg_target="11.3",
        change_of=None,
    )
    case.land("theme", Theme, [theme])
    case.land("standard_indicator", StandardIndicator, [standard])
    assert case.rows("from scratch.landing.theme") == [("sdg:11", "Cities", "sdg", "Goals", "11")]
    assert case.rows("from scratch.landing.standard_indicator") == [
        ("population", "Population", "People", ["count"], "neutral", "11.3", None)
    ]


def test_a_file_of_an_older_version_lands_without_the_columns_that_it_lacks(case, tmp_path):
    texts = ("run_id", "started_at", "ended_at", "trigger", "outcome", "pipeline_version", "extractor_version")
    older = pyarrow.table({**{name: [f"the {name}"] for name in texts}, "documents": [1]})
    pyarrow.parquet.write_table(older, tmp_path / "old.parquet")
    case.fill("landing/run", {"files": [str(tmp_path / "old.parquet")]})
    assert case.rows("select batch_id, run_id, release_id from scratch.landing.run") == [("old", "the run_id", None)]


def test_incoming_batches_are_noted_with_their_fingerprints(case):
    case.choose("b1", "b2")
    assert case.rows("from scratch.landing.incoming_batch order by 1") == [("b1", "hash of b1"), ("b2", "hash of b2")]


def _chosen(case):
    return case.rows("select document_id, batch_id, outcome from scratch.landing.chosen_document order by all")


def _offer(case, batch_id, *, at=DAY, outcome="ok"):
    case.land("document", Document, [make_document("d1")], batch_id)
    told = make_processing(
        "d1", "convert", batch_id, started_at=at, outcome=outcome, reason=None if outcome == "ok" else "torn"
    )
    case.land("processing", Processing, [told], batch_id)


def test_of_two_batches_the_newer_work_on_a_document_is_chosen(case):
    _offer(case, "b1", at=LATER)
    _offer(case, "b2", at=DAY)
    case.choose("b1", "b2")
    assert _chosen(case) == [("d1", "b1", "ok")]


def test_whole_work_is_chosen_before_newer_work_that_failed(case):
    _offer(case, "b1", at=DAY)
    _offer(case, "b2", at=LATER, outcome="failed")
    case.choose("b1", "b2")
    assert _chosen(case) == [("d1", "b1", "ok")]


@pytest.mark.parametrize("outcome", ["partial", "failed"])
def test_a_document_that_did_not_go_well_is_chosen_with_its_outcome_where_there_is_no_better(case, outcome):
    _offer(case, "b1", outcome=outcome)
    case.choose()
    assert _chosen(case) == [("d1", "b1", outcome)]
    assert case.rows("select reason from scratch.landing.chosen_document") == [("torn",)]


@pytest.mark.parametrize(
    ("known_outcome", "known_at", "outcome", "at", "is_chosen"),
    [
        ("ok", DAY, "ok", LATER, True),
        ("ok", LATER, "ok", DAY, False),
        ("ok", DAY, "failed", LATER, False),
        ("failed", LATER, "ok", DAY, True),
        ("failed", DAY, "failed", LATER, True),
        ("failed", LATER, "failed", DAY, False),
    ],
)
def test_what_the_warehouse_holds_gives_way_to_newer_or_better_work_alone(
    case, known_outcome, known_at, outcome, at, is_chosen
):
    _offer(case, "b1", at=known_at, outcome=known_outcome)
    case.choose()
    case.fill("star/dim_document")
    case.clear_landing()
    _offer(case, "b2", at=at, outcome=outcome)
    case.choose("b2")
    assert bool(_chosen(case)) is is_chosen


def test_a_batch_that_was_written_again_replaces_itself_whatever_it_says_now(case):
    _offer(case, "b1", at=LATER)
    case.choose()
    case.fill("star/dim_document")
    case.clear_landing()
    _offer(case, "b1", at=DAY, outcome="failed")
    case.choose()
    assert _chosen(case) == [("d1", "b1", "failed")]


def test_release_and_batches_describe_the_load(case):
    release = {"release_id": "r2", "base_release_id": "r1", "schema_version": "s", "run_id": "run-2",
               "built_at": "2026-05-01 10:00:00", "batches_loaded": 2, "rebuilt": False,
               "evidence_base": ""}  # fmt: skip
    case.fill("landing/release", release)
    case.land("document", Document, [make_document("d1"), make_document("d2")], "b1")
    case.choose("b1", "b2")
    case.fill("landing/batch")
    case.fill("landing/batch")
    assert case.rows("select release_id, base_release_id, rebuilt from landing.release") == [("r2", "r1", False)]
    held = case.rows("select batch_id, fingerprint, documents, run_id from landing.batch order by 1")
    assert held == [("b1", "hash of b1", 2, "run-2"), ("b2", "hash of b2", 0, "run-2")]
    case.fill("read_batches")
    assert sorted(case.connection.fetchall()) == [("b1", "hash of b1"), ("b2", "hash of b2")]
    case.fill("read_release")
    assert case.connection.fetchall() == [("r2", "r1", "s")]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01T11:00:00.5+02:00", datetime(2026, 3, 1, 9, 0, 0, 500_000)),
        ("2026-03-01T11:00:00Z", datetime(2026, 3, 1, 11)),
        ("2026-03-01T11:00:00", datetime(2026, 3, 1, 11)),
        ("yesterday", None),
    ],
)
def test_times_become_utc(case, monkeypatch, text, moment):
    monkeypatch.setenv("TZ", "America/New_York")
    case.land("processing", Processing, [make_processing("d1", "convert", "b1", started_at=text)])
    assert case.rows("select started_at from scratch.landing.processing") == [(moment,)]
