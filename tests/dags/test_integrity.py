"""Every DAG parses, and every task carries what an operator needs: retries, timeout, owner, documentation, pool."""

import json
import subprocess
import sys

import pytest

from tests.dags.airflow_processes import PROJECT, local_environment


@pytest.fixture(scope="module")
def bag(tmp_path_factory):
    home = tmp_path_factory.mktemp("airflow")
    environment = {**local_environment(home, home / "data"), "AIRFLOW__LOGGING__LOGGING_LEVEL": "ERROR"}
    command = [sys.executable, PROJECT / "tests" / "dags" / "describe_dags.py", PROJECT / "dags"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout.splitlines()[-1])


def test_the_dags_parse(bag):
    assert bag["errors"] == {}
    assert set(bag["dags"]) == {"ingest_documents", "load_warehouse", "publish_digest", "reprocess_documents"}


def test_every_dag_is_documented_and_bounded(bag):
    for name, dag in bag["dags"].items():
        assert dag["documented"], name
        assert dag["timeout"], name
        assert not dag["catchup"], name
        assert dag["runs"] == 1, name
        assert "cityledger" in dag["tags"], name


def test_every_task_has_what_an_operator_needs(bag):
    for name, dag in bag["dags"].items():
        for task_id, task in dag["tasks"].items():
            assert task["owner"] == "cityledger", (name, task_id)
            assert task["documented"], (name, task_id)
            assert task["timeout"], (name, task_id)
            assert task["retries"] >= 1, (name, task_id)
            assert task["backoff"], (name, task_id)


def test_the_task_ids_are_the_stages(bag):
    assert list(bag["dags"]["ingest_documents"]["tasks"])[:4] == [
        "collect", "read_batch.convert", "read_batch.extract", "read_batch.harmonize",
    ]  # fmt: skip
    loading = bag["dags"]["load_warehouse"]["tasks"]
    assert [task for task in loading if task != "anything_new"] == [
        "inspect_records", "load", "inspect_release", "publish",
    ]  # fmt: skip


def test_whoever_builds_a_release_holds_the_pool(bag):
    tasks = bag["dags"]["load_warehouse"]["tasks"]
    assert {name for name, task in tasks.items() if task["pool"] == "warehouse_writer"} == {
        "load", "inspect_release", "publish",
    }  # fmt: skip


def test_every_named_pool_is_made_by_the_set_up(bag):
    pools = {task["pool"] for dag in bag["dags"].values() for task in dag["tasks"].values()}
    script = (PROJECT / "scripts" / "prepare_airflow.sh").read_text()
    for pool in pools - {"default_pool"}:
        assert f"airflow pools set {pool} 1 " in script


def test_assets_join_the_dags(bag):
    dags = bag["dags"]
    assert dags["ingest_documents"]["tasks"]["hand_over"]["outlets"] == ["harmonized_records"]
    assert dags["reprocess_documents"]["tasks"]["hand_over"]["outlets"] == ["harmonized_records"]
    assert dags["load_warehouse"]["schedule"] == "AssetTriggeredTimetable"
    assert dags["load_warehouse"]["tasks"]["publish"]["outlets"] == ["warehouse_release"]


def test_a_release_or_a_week_brings_a_digest(bag):
    assert bag["dags"]["publish_digest"]["schedule"] == "AssetOrTimeSchedule"
    assert set(bag["dags"]["publish_digest"]["tasks"]) == {"any_release", "write_digest", "send_digest"}


def test_a_folder_can_be_given_by_hand(bag):
    assert bag["dags"]["ingest_documents"]["params"] == ["documents"]


def test_no_dag_file_is_long():
    for path in (PROJECT / "dags").glob("*.py"):
        assert len(path.read_text().splitlines()) < 70, path.name
