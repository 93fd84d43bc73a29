#!/usr/bin/env python3
"""Reads the deployment's secrets, then becomes the command that it was given.

In: secrets, each as an environment variable or as a file in /run/secrets (or the folder CITYLEDGER_SECRETS_FOLDER).
Out: Airflow's own variables, and for the API server the file of passwords. No secret has a default.
"""

import json
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path
from urllib.parse import quote

SECRETS = {
    "AIRFLOW__CORE__FERNET_KEY": "fernet_key",
    "AIRFLOW__API_AUTH__JWT_SECRET": "jwt_secret",
    "AIRFLOW__API__SECRET_KEY": "api_secret_key",
}
DATABASE = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
PASSWORDS = "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"


def read_secret(name: str, environment: MutableMapping[str, str]) -> str:
    """The content of a secret's file; SystemExit with what to do about it where there is none."""
    path = Path(environment.get("CITYLEDGER_SECRETS_FOLDER", "/run/secrets")) / name
    try:
        secret = path.read_text(encoding="utf-8").strip()
    except OSError as problem:
        raise SystemExit(
            f"secret {path} cannot be read ({problem.strerror}); make it by deploy/make_secrets.py"
        ) from None
    if not secret:
        raise SystemExit(f"secret {path} is empty; make it by deploy/make_secrets.py")
    return secret


def set_secrets(environment: MutableMapping[str, str]) -> None:
    """Fill in what is not set already: Airflow's keys and the address of its database."""
    for variable, name in SECRETS.items():
        if not environment.get(variable):
            environment[variable] = read_secret(name, environment)
    if not environment.get(DATABASE):
        user, place = environment["CITYLEDGER_DATABASE"].split("@", 1)
        password = quote(read_secret("postgres_password", environment), safe="")
        environment[DATABASE] = f"postgresql+psycopg2://{user}:{password}@{place}"


def write_passwords(environment: MutableMapping[str, str]) -> None:
    """Write the file of users and passwords that the API server's simple auth manager reads, for its eyes only."""
    path = Path(environment[PASSWORDS])
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        json.dump({"admin": read_secret("admin_password", environment)}, stream)


def main(command: list[str]) -> None:
    """Replace this process by the command."""
    if not command:
        raise SystemExit("entrypoint.py needs a command, such as: airflow scheduler")
    set_secrets(os.environ)
    if command[:2] == ["airflow", "api-server"]:
        write_passwords(os.environ)
    os.execvp(command[0], command)  # noqa: S606 - the command is the deployment's own, and no shell reads it


if __name__ == "__main__":
    main(sys.argv[1:])
