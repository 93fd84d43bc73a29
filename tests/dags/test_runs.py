"""The real DAGs, run in process as `make run` does: first a whole release, then nothing new, then everything again."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.dags.airflow_processes import PROJECT, local_environment, prepare

REPROCESS = """
from pathlib import Path
from airflow.dag_processing.dagbag import BundleDagBag
folder = Path({folder!r})
dags = BundleDagBag(folder, bundle_path=folder, bundle_name="dags-folder").dags
states = [str(dags[name].test().state) for name in ("reprocess_documents", "load_warehouse", "publish_digest")]
print("states:", *states)
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    home = tmp_path_factory.mktemp("airflow")
    environment = {**local_environment(home, home / "data"), "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING"}
    prepare(environment)
    return environment


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents") / "inbox"
    shutil.copytree(PROJECT / "samples", folder, ignore=shutil.ignore_patterns("labels", "README*"))
    (folder / "empty.pdf").touch()
    return folder


def run_dags(environment, documents):
    command = [sys.executable, PROJECT / "scripts" / "run_dags.py", documents]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


def counts(environment):
    with duckdb.connect(
        f"{environment['CITYLEDGER_DATA']}/publish/current/warehouse.duckdb", read_only=True
    ) as warehouse:
        return {
            view: warehouse.sql(f"select count(*) from analytics.{view}").fetchone()[0]
            for view in ("documents", "indicators", "commitments")
        }


@pytest.fixture(scope="module")
def first_run(environment, documents):
    return run_dags(environment, documents)


def test_one_run_makes_a_release_and_sets_the_empty_file_aside(first_run, environment, documents):
    assert first_run.returncode == 0, first_run.stdout + first_run.stderr
    assert "empty.pdf" in first_run.stdout
    found = counts(environment)
    assert found["documents"] >= 6
    assert found["indicators"] > 20
    assert found["commitments"] > 20


def test_a_second_run_says_that_nothing_is_new(first_run, environment, documents):
    before = counts(environment)
    second = run_dags(environment, documents)
    assert second.returncode == 0, second.stdout + second.stderr
    assert "nothing new" in second.stdout.lower()
    assert counts(environment) == before


def test_reprocessing_replaces_rows_adds_none_and_a_digest_tells_of_them(first_run, environment):
    before = counts(environment)
    answer = subprocess.run(
        [sys.executable, "-c", REPROCESS.format(folder=str(PROJECT / "dags"))],
        env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert "states: success success success" in answer.stdout, answer.stdout + answer.stderr
    assert counts(environment) == before
    digest = Path(environment["CITYLEDGER_DATA"]) / "publish" / "digests" / "newest" / "index.html"
    assert "Lindhaven" in digest.read_text()


def test_a_folder_that_is_not_there_is_named(environment, tmp_path):
    answer = run_dags(environment, tmp_path / "nowhere")
    assert answer.returncode == 2
    assert "nowhere does not exist" in answer.stderr
