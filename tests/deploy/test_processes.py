"""The deployment without containers: PostgreSQL and the processes of docker-compose.yml, with the environment and the
commands that stand there, on loopback; documents put into the landing place become a release.
"""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import ExitStack

import duckdb
import pytest

from cityledger.settings import PROJECT
from tests.conftest import require_tool
from tests.dags.airflow_processes import BIN, Airflow, free_port
from tests.deploy.compose_file import AIRFLOW, read_compose
from tests.deploy.postgresql import find_program, running_postgresql

pytestmark = pytest.mark.slow


class Deployment:
    """The services of the compose file, with the places of their containers put into a folder of the test's own."""

    def __init__(self, folder):
        self.folder, self.data = folder, folder / "data"
        self.services = read_compose()["services"]
        self.port, self.database_port = free_port(), free_port()
        # A container has its own hosts, folders and ports; here they are told apart by what replaces them.
        self.places = {
            "postgres:5432": f"127.0.0.1:{self.database_port}",
            "http://api-server:8080": f"http://127.0.0.1:{self.port}",
            "/opt/cityledger": str(PROJECT),
            "/airflow": str(folder / "airflow"),
            "/data": str(self.data),
        }
        self.secrets = folder / "secrets"
        subprocess.run([sys.executable, PROJECT / "deploy" / "make_secrets.py", self.secrets], check=True)

    def secret(self, name):
        return (self.secrets / name).read_text(encoding="utf-8")

    def put_in_place(self, text):
        for there, here in self.places.items():
            text = text.replace(there, here) if ":" in there or text.startswith(there) else text
        return text

    def environment(self, name):
        """What Compose gives to a service, and what only a shared machine needs besides."""
        given = {key: self.put_in_place(str(value)) for key, value in self.services[name]["environment"].items()}
        return {
            **given,
            "PATH": f"{BIN}:{os.environ['PATH']}",
            "HOME": str(self.folder),
            "PYTHONPATH": str(PROJECT / "include"),
            "CITYLEDGER_SECRETS_FOLDER": str(self.secrets),
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(free_port()),
        }

    def command(self, name):
        """The service's command behind the image's entrypoint; the API server listens on loopback at a free port."""
        own = {"0.0.0.0": "127.0.0.1", "8080": str(self.port)}
        words = [own.get(word, self.put_in_place(word)) for word in self.services[name]["command"]]
        return [sys.executable, PROJECT / "deploy" / "entrypoint.py", *words]

    def start(self, name):
        log = (self.folder / f"{name}.log").open("w")
        return subprocess.Popen(
            self.command(name), env=self.environment(name), cwd=PROJECT, stdout=log, stderr=log, start_new_session=True
        )

    def health(self, name):
        """The exit code of a service's own health check."""
        check = [self.put_in_place(word) for word in self.services[name]["healthcheck"]["test"][1:]]
        return subprocess.run(check, env=self.environment(name), cwd=PROJECT, check=False, timeout=60).returncode

    def log_in(self):
        return {"username": "admin", "password": self.secret("admin_password")}


def end(process):
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def deployment(tmp_path_factory):
    require_tool("PostgreSQL", find_program("initdb"))
    made = Deployment(tmp_path_factory.mktemp("deployment"))
    shutil.copytree(
        PROJECT / "samples", made.data / "landing", ignore=shutil.ignore_patterns("labels", "README*"),
    )  # fmt: skip
    database = made.services["postgres"]["environment"]
    with ExitStack() as stack:
        stack.enter_context(
            running_postgresql(
                made.database_port, database["POSTGRES_USER"], database["POSTGRES_DB"],
                made.secret("postgres_password"), database["POSTGRES_INITDB_ARGS"].split(),
            )
        )  # fmt: skip
        prepared = made.start("prepare")
        assert prepared.wait(300) == 0, (made.folder / "prepare.log").read_text()
        for name in AIRFLOW[1:]:
            stack.callback(end, made.start(name))
        made.client = Airflow(made.port, made.folder / "airflow")
        yield made


@pytest.fixture(scope="module")
def client(deployment):
    """The REST API, reached with the admin's password from its secret."""
    client = deployment.client
    client.wait(lambda: all(deployment.health(name) == 0 for name in AIRFLOW[1:]), 300, pause=3)
    client._token = client.call("POST", "/auth/token", deployment.log_in(), token=False)["access_token"]
    return client


def test_every_service_is_healthy_by_its_own_check(client, deployment):
    assert [deployment.health(name) for name in AIRFLOW[1:]] == [0, 0, 0, 0]


def test_metadata_lie_in_postgresql(client, deployment):
    import psycopg2

    address = {"host": "127.0.0.1", "port": deployment.database_port, "user": "airflow", "dbname": "airflow"}
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(**address, password="airflow")
    with psycopg2.connect(**address, password=deployment.secret("postgres_password")) as connection:
        cursor = connection.cursor()
        cursor.execute("select slots from slot_pool where pool = 'warehouse_writer'")
        assert cursor.fetchone() == (1,)
    assert list((deployment.folder / "airflow").glob("*.db")) == []


def test_a_wrong_password_is_refused(client):
    import urllib.error

    with pytest.raises(urllib.error.HTTPError) as refused:
        client.call("POST", "/auth/token", {"username": "admin", "password": "admin"}, token=False)
    assert refused.value.code == 401


def test_documents_in_the_landing_place_become_a_release(client, deployment):
    client.wait(lambda: client.call("GET", "/api/v2/dags/ingest_documents"), 120)
    client.wait(lambda: client.call("GET", "/api/v2/dags/load_warehouse"), 120)
    started = client.call("POST", "/api/v2/dags/ingest_documents/dagRuns", {"logical_date": None, "conf": {}})
    run_id = started["dag_run_id"]
    (ingest,) = client.wait(
        lambda: [run for run in client.finished("ingest_documents") if run["dag_run_id"] == run_id], 400
    )
    assert ingest["state"] == "success"
    (load, *_) = client.wait(lambda: client.finished("load_warehouse"), 400)
    assert (load["state"], load["run_type"]) == ("success", "asset_triggered")
    warehouse = deployment.data / "publish" / "current" / "warehouse.duckdb"
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        documents = connection.sql("select count(*) from analytics.documents").fetchone()[0]
        assert documents >= 6
        for view in ("indicators", "commitments"):
            assert connection.sql(f"select count(*) from analytics.{view}").fetchone()[0] > 20
    assert (warehouse.parent / "quality.html").is_file()


def test_what_readers_get_asks_the_release_through_the_volume_alone(client, deployment, tmp_path):
    """The service `query` sees only publish/; the links in it must lead nowhere else."""
    query = deployment.services["query"]
    shutil.copytree(deployment.data / "publish", tmp_path / "publish", symlinks=True)
    answer = subprocess.run(
        [*query["entrypoint"], *query["command"], "select count(*) as found from analytics.documents"],
        env={"PATH": f"{BIN}:{os.environ['PATH']}", "CITYLEDGER_DATA": str(tmp_path), "HOME": str(tmp_path),
             "PYTHONPATH": str(PROJECT / "include")},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert "found" in answer.stdout
