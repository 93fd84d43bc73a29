"""From candidate to current release: the switch, what lies beside the warehouse, and who may replace whom."""

import stat

import duckdb
import pytest

from cityledger.load import load_batches
from cityledger.publish import StaleCandidateError, publish_release
from cityledger.store import Store
from cityledger.warehouse import WarehouseError, connect_read_only, current_release_id
from tests.load.making import make_commitment, make_document, make_indicator, make_interest, make_run, write_batch


@pytest.fixture
def make_candidate(settings):
    """A function that writes a batch and builds a candidate with it."""
    store = Store(settings.data)

    def make(number):
        name = f"d{number}"
        rows = {
            "indicators": [make_indicator(name)],
            "commitments": [make_commitment(name)],
            "interests": [make_interest(name)],
        }
        write_batch(store, f"b{number}", [make_document(name)], **rows)
        return load_batches([f"b{number}"], store, settings, make_run(f"run-{number}"))

    return make


def test_a_candidate_becomes_the_current_release(settings, make_candidate):
    candidate = make_candidate(1)
    release = publish_release(candidate, settings)
    assert release.release_id == candidate.parent.name == current_release_id(settings)
    assert release.warehouse == settings.data / "publish" / "releases" / release.release_id / "warehouse.duckdb"
    assert release.previous is None
    assert not candidate.parent.exists()
    assert settings.current_release.readlink().as_posix() == f"releases/{release.release_id}"
    with connect_read_only(settings.current_warehouse) as connection:
        assert connection.execute("select document_id from analytics.indicators").fetchall() == [("d1",)]


def test_a_release_holds_copies_dictionary_and_reports_and_all_are_read_only(settings, make_candidate):
    candidate = make_candidate(1)
    (candidate.parent / "quality.html").write_text("<p>fine")
    release = publish_release(candidate, settings)
    names = {path.relative_to(release.folder).as_posix() for path in release.folder.rglob("*") if path.is_file()}
    tables = {
        "analytics.indicators",
        "analytics.quality",
        "star.fact_commitment",
        "star.fact_declared_interest",
        "analytics.declared_interests",
        "star.dim_place",
        "star.dim_document",
    }
    assert names >= {"warehouse.duckdb", "data_dictionary.md", "quality.html"}
    assert names >= {f"parquet/{table}.parquet" for table in tables}
    assert not any("landing" in name or name.endswith(".wal") for name in names)
    for name in names:
        assert stat.S_IMODE((release.folder / name).stat().st_mode) == 0o444, name


def test_every_copy_holds_what_its_table_holds(settings, make_candidate):
    release = publish_release(make_candidate(1), settings)
    copies = sorted((release.folder / "parquet").iterdir())
    relations = [path for folder in ("views", "star") for path in (settings.sql / folder).glob("*.sql")]
    assert len(copies) == len(relations)
    with connect_read_only(release.warehouse) as connection:
        for copy in copies:
            table = connection.execute(f"from {copy.stem} order by all").fetchall()
            assert duckdb.execute("from read_parquet($f) order by all", {"f": str(copy)}).fetchall() == table, copy.stem


def test_the_next_release_replaces_the_one_that_it_was_built_on(settings, make_candidate):
    first = publish_release(make_candidate(1), settings)
    second = publish_release(make_candidate(2), settings)
    assert (second.previous, current_release_id(settings)) == (first.release_id, second.release_id)
    assert first.warehouse.is_file()


def test_a_reader_of_the_old_release_reads_on_while_the_new_one_is_published(settings, make_candidate):
    publish_release(make_candidate(1), settings)
    with connect_read_only(settings.current_release.resolve() / "warehouse.duckdb") as connection:
        publish_release(make_candidate(2), settings)
        assert connection.execute("select count(*) from analytics.documents").fetchone() == (1,)
    with connect_read_only(settings.current_release.resolve() / "warehouse.duckdb") as connection:
        assert connection.execute("select count(*) from analytics.documents").fetchone() == (2,)


def test_an_older_candidate_never_replaces_a_newer_release(settings, make_candidate):
    older, newer = make_candidate(1), make_candidate(2)
    release = publish_release(newer, settings)
    with pytest.raises(StaleCandidateError, match="load the batches again"):
        publish_release(older, settings)
    assert current_release_id(settings) == release.release_id
    assert older.is_file()


def test_a_newer_candidate_that_lacks_what_the_current_release_holds_does_not_replace_it(settings, make_candidate):
    older, newer = make_candidate(1), make_candidate(2)
    release = publish_release(older, settings)
    with pytest.raises(StaleCandidateError, match="was built on nothing"):
        publish_release(newer, settings)
    assert current_release_id(settings) == release.release_id


def test_publishing_again_changes_nothing(settings, make_candidate):
    candidate = make_candidate(1)
    release = publish_release(candidate, settings)
    assert publish_release(candidate, settings) == release
    assert current_release_id(settings) == release.release_id


def test_a_release_that_was_replaced_is_not_brought_back(settings, make_candidate):
    first = make_candidate(1)
    publish_release(first, settings)
    second = publish_release(make_candidate(2), settings)
    with pytest.raises(StaleCandidateError):
        publish_release(first, settings)
    assert current_release_id(settings) == second.release_id


def test_a_candidate_that_is_not_there_or_was_renamed_is_an_error(settings, make_candidate):
    with pytest.raises(WarehouseError, match="no candidate and no release r9"):
        publish_release(settings.data / "load" / "r9" / "warehouse.duckdb", settings)
    renamed = make_candidate(1).parent.rename(settings.data / "load" / "other")
    with pytest.raises(WarehouseError, match="not the release that its folder names"):
        publish_release(renamed / "warehouse.duckdb", settings)
    assert current_release_id(settings) is None


def test_a_publication_that_was_cut_short_while_copying_starts_its_copies_again(settings, make_candidate):
    candidate = make_candidate(1)
    (candidate.parent / "parquet").mkdir()
    (candidate.parent / "parquet" / "half.parquet").write_text("torn")
    (candidate.parent / "data_dictionary.md").write_text("torn")
    for path in candidate.parent.rglob("*.*"):
        path.chmod(0o444)
    release = publish_release(candidate, settings)
    assert not (release.folder / "parquet" / "half.parquet").exists()
    assert (release.folder / "data_dictionary.md").read_text().startswith("# Data dictionary")
