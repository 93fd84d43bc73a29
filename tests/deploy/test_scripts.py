"""The deployment's small programs: secrets, entrypoint, health, system packages."""

import base64
import http.server
import json
import os
import subprocess
import sys
import threading

import pytest

from cityledger.settings import PROJECT

DEPLOY = PROJECT / "deploy"
SECRETS = ("postgres_password", "fernet_key", "jwt_secret", "api_secret_key", "admin_password")
TELL = (
    "import json, os;"
    "print(json.dumps({k: v for k, v in os.environ.items() if k.startswith(('AIRFLOW', 'CITYLEDGER'))}))"
)


def run(*command, **environment):
    return subprocess.run(
        [sys.executable, *command],
        env={"PATH": os.environ["PATH"], **environment}, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.fixture
def secrets(tmp_path):
    folder = tmp_path / "secrets"
    assert run(DEPLOY / "make_secrets.py", folder).returncode == 0
    return folder


def entered(secrets, command=(sys.executable, "-c", TELL), **more):
    environment = {"CITYLEDGER_SECRETS_FOLDER": str(secrets), "CITYLEDGER_DATABASE": "airflow@postgres:5432/airflow"}
    return run(DEPLOY / "entrypoint.py", *command, **{**environment, **more})


def test_secrets_are_long_and_made_once(secrets):
    made = {name: (secrets / name).read_text() for name in SECRETS}
    assert {path.name for path in secrets.iterdir()} == set(SECRETS)
    assert all(len(secret) >= 24 for secret in made.values()) and len(set(made.values())) == len(made)
    assert len(base64.urlsafe_b64decode(made["fernet_key"])) == 32
    assert (secrets.stat().st_mode & 0o777, (secrets / "jwt_secret").stat().st_mode & 0o777) == (0o700, 0o444)
    assert "is there already" in run(DEPLOY / "make_secrets.py", secrets).stdout
    assert {name: (secrets / name).read_text() for name in SECRETS} == made


def test_the_entrypoint_hands_secrets_to_airflow(secrets):
    (secrets / "postgres_password").chmod(0o644)
    (secrets / "postgres_password").write_text("a/b@c:d\n")
    told = json.loads(entered(secrets).stdout)
    assert told["AIRFLOW__CORE__FERNET_KEY"] == (secrets / "fernet_key").read_text()
    assert told["AIRFLOW__API_AUTH__JWT_SECRET"] == (secrets / "jwt_secret").read_text()
    assert told["AIRFLOW__API__SECRET_KEY"] == (secrets / "api_secret_key").read_text()
    address = "postgresql+psycopg2://airflow:a%2Fb%40c%3Ad@postgres:5432/airflow"
    assert told["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == address


def test_variables_that_are_set_count_more_than_files(tmp_path):
    given = {
        "AIRFLOW__CORE__FERNET_KEY": "f",
        "AIRFLOW__API_AUTH__JWT_SECRET": "j",
        "AIRFLOW__API__SECRET_KEY": "s",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": "postgresql+psycopg2://x",
    }
    told = json.loads(entered(tmp_path / "none", **given).stdout)
    assert {name: told[name] for name in given} == given


@pytest.mark.parametrize("name", SECRETS[:4])
def test_a_secret_that_is_missing_or_empty_is_named(secrets, name):
    (secrets / name).unlink()
    answer = entered(secrets)
    assert answer.returncode == 1 and f"{name} cannot be read" in answer.stderr and "make_secrets.py" in answer.stderr
    (secrets / name).write_text(" \n")
    assert f"{name} is empty" in entered(secrets).stderr


def test_the_api_server_alone_gets_the_passwords(secrets, tmp_path):
    (tmp_path / "bin").mkdir()
    airflow = tmp_path / "bin" / "airflow"
    airflow.write_text("#!/bin/sh\necho started $1\n")
    airflow.chmod(0o755)
    passwords = tmp_path / "home" / "passwords.json"
    more = {
        "PATH": f"{airflow.parent}:{os.environ['PATH']}",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
    }
    assert entered(secrets, ("airflow", "scheduler"), **more).stdout == "started scheduler\n"
    assert not passwords.exists()
    assert entered(secrets, ("airflow", "api-server"), **more).stdout == "started api-server\n"
    assert json.loads(passwords.read_text()) == {"admin": (secrets / "admin_password").read_text()}
    assert passwords.stat().st_mode & 0o777 == 0o600


def test_the_entrypoint_needs_a_command(secrets):
    assert "needs a command" in entered(secrets, ()).stderr


@pytest.fixture
def api_server():
    class Health(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(
                {"metadatabase": {"status": "healthy"}, "scheduler": {"status": "unhealthy"}}
            ).encode())  # fmt: skip

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Health) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("component", "code", "told"),
    [
        ("metadatabase", 0, ""),
        ("scheduler", 1, "scheduler is unhealthy"),
        ("triggerer", 1, "does not tell of triggerer"),
    ],
)
def test_health_is_what_the_api_server_says(api_server, component, code, told):
    answer = run(DEPLOY / "is_healthy.py", component, api_server)
    assert answer.returncode == code
    assert told in answer.stderr


def test_nobody_answering_is_not_healthy():
    answer = run(DEPLOY / "is_healthy.py", "scheduler", "http://127.0.0.1:9")
    assert answer.returncode == 1 and "does not tell of scheduler" in answer.stderr


INSTALL = PROJECT / "scripts" / "install_system_packages.sh"
PACKAGES = "postgresql tesseract-ocr tesseract-ocr-chi-sim fonts-wqy-zenhei chromium nodejs npm"


def installing(tmp_path, tools, files=()):
    """Run the script where only some programs are at hand; apt-get and sudo tell what they are asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("bash", "id", "env"):
        (folder / name).symlink_to(f"/usr/bin/{name}")
    for name in tools:
        program = folder / name
        program.write_text(f'#!/bin/bash\n[ "$1" = --non-interactive ] && shift && exec "$@"\necho {name} "$@"\n')
        program.chmod(0o755)
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    places = {name: str(tmp_path) for name in ("POSTGRESQL_FOLDER", "TESSERACT_FOLDER", "FONT_FOLDER")}
    return subprocess.run(
        ["/usr/bin/bash", INSTALL],
        env={"PATH": str(folder), **places},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_what_is_there_is_not_installed_again(tmp_path):
    models = [f"5/tessdata/{name}.traineddata" for name in ("eng", "osd", "chi_sim")]
    answer = installing(tmp_path, ("initdb", "pg_ctl", "chromium", "npm", "apt-get"), [*models, "wqy/wqy-zenhei.ttc"])
    assert (answer.returncode, answer.stdout) == (0, "")


def test_what_is_missing_is_installed(tmp_path):
    answer = installing(tmp_path, ("sudo", "apt-get", "true"))
    assert answer.returncode == 0
    assert "apt-get update" in answer.stdout
    assert f"apt-get install --quiet --yes --no-install-recommends {PACKAGES}" in answer.stdout


def test_where_nothing_can_be_installed_it_says_what_is_missing(tmp_path):
    answer = installing(tmp_path, ())
    assert answer.returncode == 0
    assert answer.stderr == f"Not installed, and no way to install them here: {PACKAGES}\n"
