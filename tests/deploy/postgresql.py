"""A PostgreSQL of the test's own, on loopback, made as the image of docker-compose.yml makes its own."""

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path


def find_program(name):
    """A program of PostgreSQL: Debian keeps them out of the path, and wrappers of the same name in it."""
    kept = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return str(kept[0]) if kept else shutil.which(name)


def _account():
    """PostgreSQL refuses to run as root; its own account is there where it was installed."""
    return pwd.getpwnam("postgres") if os.getuid() == 0 else pwd.getpwuid(os.getuid())


@contextlib.contextmanager
def running_postgresql(port, user, database, password, arguments, certificate=None):
    """Start a cluster with one user and database, and end it with the block.

    With `certificate`, a function that writes key.pem and certificate.pem into a folder, it speaks TLS.
    """
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="cityledger-postgresql-"))
    os.chown(folder, account.pw_uid, account.pw_gid)

    def run(program, *given, **more):
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), **more}
        command = [find_program(program), *map(str, given)]
        subprocess.run(
            command, env=environment, cwd=folder, check=True, timeout=120, stdout=subprocess.DEVNULL,
            user=account.pw_uid, group=account.pw_gid, extra_groups=[],
        )  # fmt: skip

    try:
        secret = folder / "password"
        secret.write_text(password)
        os.chown(secret, account.pw_uid, account.pw_gid)
        run("initdb", "--pgdata", folder / "data", "--username", user, "--pwfile", secret, *arguments)
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off"
        if certificate:
            certificate(folder)
            for name in ("key.pem", "certificate.pem"):
                os.chown(folder / name, account.pw_uid, account.pw_gid)
                (folder / name).chmod(0o600)
            options += f" -c ssl=on -c ssl_key_file={folder}/key.pem -c ssl_cert_file={folder}/certificate.pem"
        run("pg_ctl", "start", "--wait", "--pgdata", folder / "data", "--log", folder / "log", "--options", options)
        try:
            run("createdb", "--host", "127.0.0.1", "--port", port, "--username", user, database, PGPASSWORD=password)
            yield folder
        finally:
            run("pg_ctl", "stop", "--wait", "--mode", "fast", "--pgdata", folder / "data")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
