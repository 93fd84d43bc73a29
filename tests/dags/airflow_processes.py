"""Real Airflow processes for the tests: a metadata database of their own, ports of their own, on loopback."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def local_environment(home, data):
    """The environment that the Makefile gives to Airflow, with a home and a data store of the test's own."""
    lines = (PROJECT / "deploy" / "local.env").read_text().splitlines()
    shared = dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("AIRFLOW", "CITYLEDGER"))}
    return {
        **kept,
        **shared,
        "AIRFLOW_HOME": str(home),
        "AIRFLOW__CORE__DAGS_FOLDER": str(PROJECT / "dags"),
        "CITYLEDGER_DATA": str(data),
        "PYTHONPATH": str(PROJECT / "include"),
        "PATH": f"{BIN}:{os.environ['PATH']}",
    }


def prepare(environment):
    """Make the metadata database and the pool, by the script that `make run` uses."""
    subprocess.run([PROJECT / "scripts" / "prepare_airflow.sh"], env=environment, check=True, timeout=300)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Airflow:
    """A client of the REST API of one running Airflow."""

    def __init__(self, port, home):
        self.base, self.home, self._token = f"http://127.0.0.1:{port}", Path(home), None

    def call(self, method, path, body=None, token=True):
        headers = {"Content-Type": "application/json"}
        if token:
            headers["Authorization"] = f"Bearer {self.token()}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"null")

    def token(self):
        if self._token is None:
            (passwords,) = self.home.glob("simple_auth_manager_passwords*")
            login = {"username": "admin", "password": json.loads(passwords.read_text())["admin"]}
            self._token = self.call("POST", "/auth/token", login, token=False)["access_token"]
        return self._token

    def wait(self, what, seconds, pause=0.5):
        """Ask again until `what` gives something true; what it raised last is told when the time is over."""
        end, trouble = time.monotonic() + seconds, None
        while time.monotonic() < end:
            try:
                if answer := what():
                    return answer
            except (urllib.error.URLError, ConnectionError, ValueError, KeyError, OSError) as error:
                trouble = error
            time.sleep(pause)
        raise TimeoutError(f"nothing within {seconds} s; last trouble: {trouble!r}")

    def runs(self, dag_id):
        return self.call("GET", f"/api/v2/dags/{dag_id}/dagRuns")["dag_runs"]

    def finished(self, dag_id):
        """The ended runs of a DAG."""
        return [run for run in self.runs(dag_id) if run["state"] in ("success", "failed")]


@contextmanager
def running_airflow(environment, port):
    """API server, DAG processor, scheduler and triggerer; all of them are ended when the block ends."""
    home = Path(environment["AIRFLOW_HOME"])
    environment = {
        **environment,
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
        "AIRFLOW__API__BASE_URL": f"http://127.0.0.1:{port}",
        "AIRFLOW__API_AUTH__JWT_SECRET": "a secret for this test alone, thirty-two bytes and more",
        "AIRFLOW__API__SECRET_KEY": "another secret for this test alone",
        "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(free_port()),
        "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(free_port()),
    }
    commands = {
        "api-server": ["--host", "127.0.0.1", "--port", str(port), "--workers", "1"],
        "dag-processor": [],
        "scheduler": [],
        "triggerer": [],
    }
    processes = []
    try:
        for name, arguments in commands.items():
            log = (home / f"{name}.log").open("w")
            processes.append(
                subprocess.Popen(
                    [BIN / "airflow", name, *arguments],
                    env=environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        yield Airflow(port, home)
    finally:
        for process in processes:
            os.killpg(process.pid, signal.SIGTERM)
        for process in processes:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
