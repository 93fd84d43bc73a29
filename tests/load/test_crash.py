"""Loads that are killed and loads that meet: what readers see stays whole, and the next run completes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from cityledger.load import load_batches, loaded_batches
from cityledger.publish import publish_release
from cityledger.settings import PROJECT
from cityledger.warehouse import connect_read_only, current_release_id
from tests.load.making import make_commitment, make_document, make_indicator, make_run, write_batch

ROWS = 5


def _write(store, number, rows=ROWS):
    document = f"d{number}"
    return write_batch(
        store,
        f"b{number}",
        [make_document(document)],
        indicators=[make_indicator(document, row) for row in range(rows)],
        commitments=[make_commitment(document, row, targets=(f"{document}-i{row}",)) for row in range(rows)],
    )


def _start(settings, run_id, *arguments):
    environment = {**os.environ, "PYTHONPATH": f"{PROJECT / 'include'}:{PROJECT}"}
    command = [sys.executable, "-m", "tests.load.loading", str(settings.data), run_id, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def _state(settings):
    """The current release, how many documents it holds, and whether each has all of its rows."""
    with connect_read_only(settings.current_release.resolve() / "warehouse.duckdb") as connection:
        query = "select count(*), bool_and(indicators = commitments and indicators > 0) from analytics.documents"
        row = connection.execute(query).fetchone()
    assert row is not None
    return row


@pytest.mark.parametrize(
    "place",
    [
        "load/forget_documents.sql",
        "load/star/fact_commitment.sql",
        "views/quality.sql",
        "write_copies",
        "_switch",
    ],
)
def test_a_run_that_is_killed_leaves_the_release_serving_and_the_next_completes(store, settings, place):
    _write(store, 1)
    first = publish_release(load_batches(["b1"], store, settings, make_run()), settings)
    _write(store, 2)
    killed = _start(settings, "run-2", "b2", "--die-at", place)
    killed.communicate(timeout=120)
    assert killed.returncode == -signal.SIGKILL
    assert current_release_id(settings) == first.release_id
    assert _state(settings) == (1, True)
    release = publish_release(load_batches(["b2"], store, settings, make_run("run-3")), settings)
    assert current_release_id(settings) == release.release_id
    assert _state(settings) == (2, True)
    assert loaded_batches(settings.current_warehouse) == {"b1", "b2"}
    assert not list((settings.data / "load").glob(".building-*"))


def test_a_publication_that_was_killed_is_completed_by_trying_it_again(store, settings):
    _write(store, 1)
    killed = _start(settings, "run-1", "b1", "--die-at", "_switch")
    killed.communicate(timeout=120)
    (folder,) = (settings.data / "publish" / "releases").iterdir()
    assert current_release_id(settings) is None
    release = publish_release(settings.data / "load" / folder.name / "warehouse.duckdb", settings)
    assert current_release_id(settings) == release.release_id == folder.name
    assert _state(settings) == (1, True)


@pytest.mark.parametrize("seconds", [0.05, 0.3])
def test_a_kill_at_any_moment_of_the_load_does_no_harm(store, settings, seconds):
    _write(store, 1)
    first = publish_release(load_batches(["b1"], store, settings, make_run()), settings)
    _write(store, 2, rows=20_000)
    killed = _start(settings, "run-2", "b2")
    while not list((settings.data / "load").glob(".building-*")):
        assert killed.poll() is None, killed.communicate()[0]
        time.sleep(0.005)
    time.sleep(seconds)
    killed.kill()
    killed.communicate(timeout=60)
    assert list((settings.data / "load").glob(".building-*")), (
        "the kill came too late to be one in the middle of a load"
    )
    assert current_release_id(settings) == first.release_id
    assert _state(settings) == (1, True)
    publish_release(load_batches(["b2"], store, settings, make_run("run-3")), settings)
    assert _state(settings) == (2, True)
    assert not list((settings.data / "load").glob(".building-*"))


def test_loads_that_meet_lose_nothing_and_readers_always_see_a_whole_release(store, settings):
    _write(store, 1)
    publish_release(load_batches(["b1"], store, settings, make_run()), settings)
    for number in (2, 3, 4):
        _write(store, number)
    runs = [_start(settings, f"run-{number}", f"b{number}") for number in (2, 3, 4)]
    seen = []
    while any(run.poll() is None for run in runs):
        try:
            seen.append(_state(settings))
        except duckdb.Error as problem:  # pragma: no cover
            pytest.fail(f"a reader was disturbed: {problem}")
        time.sleep(0.02)
    told = [run.communicate(timeout=60)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], told
    assert _state(settings) == (4, True)
    assert loaded_batches(settings.current_warehouse) == {"b1", "b2", "b3", "b4"}
    assert all(is_whole for _documents, is_whole in seen)
    assert [count for count, _ in seen] == sorted(count for count, _ in seen), "an older release replaced a newer one"
    assert len(list((settings.data / "publish" / "releases").iterdir())) == 4


def test_the_folder_of_the_data_may_be_moved(store, settings, tmp_path):
    _write(store, 1)
    publish_release(load_batches(["b1"], store, settings, make_run()), settings)
    moved = Path(settings.data).rename(tmp_path / "moved")
    assert loaded_batches(moved / "publish" / "current" / "warehouse.duckdb") == {"b1"}
