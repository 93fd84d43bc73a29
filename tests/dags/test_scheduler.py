"""The whole chain under a real scheduler: started by REST, asset to asset, with the writer's pool in force."""

import duckdb
import pytest

from tests.dags.airflow_processes import PROJECT, free_port, local_environment, prepare, running_airflow

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def airflow(tmp_path_factory):
    home = tmp_path_factory.mktemp("airflow")
    environment = {
        **local_environment(home, home / "data"),
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "True",  # only the run started here, not the daily ones
        "CITYLEDGER_BATCH_DOCUMENTS": "3",
    }
    prepare(environment)
    with running_airflow(environment, free_port()) as client:
        client.data = home / "data"
        client.wait(
            lambda: client.call("GET", "/api/v2/monitor/health", token=False)["scheduler"]["status"] == "healthy", 240
        )
        for dag_id in ("ingest_documents", "load_warehouse"):
            client.wait(lambda dag_id=dag_id: client.call("GET", f"/api/v2/dags/{dag_id}"), 120)
        client.call("PATCH", "/api/v2/dags/load_warehouse", {"is_paused": False})
        yield client


def test_rest_starts_ingestion_and_its_asset_starts_the_load(airflow):
    airflow.call("PATCH", "/api/v2/dags/ingest_documents", {"is_paused": False})
    conf = {"documents": str(PROJECT / "samples")}
    started = airflow.call("POST", "/api/v2/dags/ingest_documents/dagRuns", {"logical_date": None, "conf": conf})
    run_id = started["dag_run_id"]
    runs = airflow.wait(
        lambda: [run for run in airflow.finished("ingest_documents") if run["dag_run_id"] == run_id], 300
    )
    assert runs[0]["state"] == "success"
    (load,) = airflow.wait(lambda: airflow.finished("load_warehouse"), 300)[:1]
    assert load["state"] == "success"
    assert load["run_type"] == "asset_triggered"
    with duckdb.connect(str(airflow.data / "publish" / "current" / "warehouse.duckdb"), read_only=True) as warehouse:
        assert warehouse.sql("select count(*) from analytics.indicators").fetchone()[0] > 20


def test_the_writer_used_its_pool_of_one(airflow):
    pool = airflow.call("GET", "/api/v2/pools/warehouse_writer")
    assert pool["slots"] == 1
    (run, *_) = airflow.runs("load_warehouse")
    tasks = airflow.call("GET", f"/api/v2/dags/load_warehouse/dagRuns/{run['dag_run_id']}/taskInstances")[
        "task_instances"
    ]
    pools = {task["task_id"]: task["pool"] for task in tasks}
    assert pools["load"] == pools["inspect_release"] == pools["publish"] == "warehouse_writer"


def test_the_batches_were_mapped(airflow):
    (run, *_) = airflow.runs("ingest_documents")
    tasks = airflow.call("GET", f"/api/v2/dags/ingest_documents/dagRuns/{run['dag_run_id']}/taskInstances")[
        "task_instances"
    ]
    assert len([task for task in tasks if task["task_id"] == "read_batch.convert"]) >= 2
