"""A real Superset on loopback, over a data folder of the test's own, and a client of its REST interface."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from cityledger.settings import PROJECT
from tests.dags.airflow_processes import free_port

SUPERSET = PROJECT / "bi" / "superset"
VENV = Path(os.environ.get("CITYLEDGER_SUPERSET_VENV") or PROJECT / ".superset" / "venv")
USER = "admin"


def environment(home: Path, data: Path) -> dict[str, str]:
    """Superset's own folder and data are the test's; its programs are installed once for all."""
    return {
        **os.environ,
        "CITYLEDGER_SUPERSET": str(home),
        "CITYLEDGER_SUPERSET_VENV": str(VENV),
        "CITYLEDGER_DATA": str(data),
        "UV_COMPILE_BYTECODE": "0",
    }


def start(*arguments: str, env: dict[str, str], **options) -> subprocess.CompletedProcess[str]:
    """Run bi/superset/start.py to its end."""
    command = [sys.executable, str(SUPERSET / "start.py"), *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=560, check=False, **options)


def require_superset() -> None:
    """Skip where Superset was never installed; CI installs it."""
    if not os.environ.get("CI") and not (VENV / ".venv.done").is_file():
        pytest.skip("Superset is not installed here; run `make bi` once, or bi/superset/start.py --prepare")


class Client:
    """One administrator's session with one running Superset."""

    def __init__(self, address: str, password: str) -> None:
        self.address, self.password = address, password
        self.session = requests.Session()
        login = {"username": USER, "password": password, "provider": "db"}
        token = self.call("POST", "security/login", json=login).json()["access_token"]
        self.session.headers["Authorization"] = f"Bearer {token}"
        self.session.headers["Referer"] = address
        self.session.headers["X-CSRFToken"] = self.call("GET", "security/csrf_token/").json()["result"]

    def call(self, method: str, path: str, **options) -> requests.Response:
        """One request to the REST interface."""
        return self.session.request(method, f"{self.address}/api/v1/{path}", timeout=120, **options)

    def names(self, kind: str, column: str) -> list[str]:
        """The names of all charts, datasets, databases or dashboards."""
        rows = self.call("GET", f"{kind}/?q=(page_size:100)").json()["result"]
        return sorted(row[column] for row in rows)

    def ask(self, sql: str, database: int = 1) -> requests.Response:
        """What SQL Lab answers to a statement."""
        return self.call("POST", "sqllab/execute/", json={"database_id": database, "sql": sql, "runAsync": False})


@contextmanager
def serve(env: dict[str, str]):
    """Start the server, wait until it answers, and end it with the block."""
    port = free_port()
    log = Path(env["CITYLEDGER_SUPERSET"]) / "server.log"
    with log.open("w") as output:
        command = [sys.executable, str(SUPERSET / "start.py"), "--port", str(port)]
        process = subprocess.Popen(command, env=env, stdout=output, stderr=output)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process, log)
        yield Client(address, (Path(env["CITYLEDGER_SUPERSET"]) / "admin_password").read_text())
    finally:
        process.terminate()
        process.wait(60)


def _wait(address: str, process: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if requests.get(f"{address}/health", timeout=30).ok:
                return
        except requests.RequestException:
            time.sleep(0.5)
    pytest.fail(f"Superset did not start:\n{log.read_text()[-3000:]}")
