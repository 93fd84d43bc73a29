"""Installs Superset into an environment of its own, sets it up with the dashboard, and starts it on this machine.

In: requirements.txt, superset_config.py and assets/ beside this file, and a release in <data>/publish/current. Out: the
folder .superset of the project (CITYLEDGER_SUPERSET moves it), and a server on 127.0.0.1. What is done already is not
done again: each step leaves a hash of what it was done with.

    start.py            all of it; the address and the login are printed, and the server runs until Ctrl-C
    start.py --prepare  all but the server
    start.py --install  the environment alone
"""

import argparse
import hashlib
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
PYTHON = "3.11"
USER = "admin"
PORT = 8088


def home() -> Path:
    """Where everything of Superset's lies."""
    return Path(os.environ.get("CITYLEDGER_SUPERSET") or PROJECT / ".superset").resolve()


def programs() -> Path:
    """Where the environment's programs lie; several homes may share one."""
    return Path(os.environ.get("CITYLEDGER_SUPERSET_VENV") or home() / "venv").resolve() / "bin"


def environment() -> dict[str, str]:
    """What Superset's processes find in their environment: nothing of the project's own Python."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return {
        **kept,
        "CITYLEDGER_SUPERSET": str(home()),
        "SUPERSET_CONFIG_PATH": str(HERE / "superset_config.py"),
        "FLASK_APP": "superset.app:create_app()",
        "PYTHONWARNINGS": "ignore",
    }


def prepare() -> None:
    """Install, set up and import what is missing or has changed."""
    home().mkdir(parents=True, exist_ok=True)
    install_once()
    assets = sorted((HERE / "assets").rglob("*.yaml"))
    once("set_up", [HERE / "requirements.txt", HERE / "set_up.py", *assets], set_up, home())


def install_once() -> None:
    """Make the environment, unless it was made from the same lock."""
    once("venv", [HERE / "requirements.txt"], install, programs().parent)


def once(name: str, sources: Iterable[Path], step: Callable[[], None], folder: Path) -> None:
    """Do a step unless it was done with the same sources."""
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    mark = folder / f".{name}.done"
    if not mark.is_file() or mark.read_text() != digest:
        step()
        mark.write_text(digest)


def install() -> None:
    """Make the environment; the first time takes a minute or two and some 1.2 GB."""
    say("installing Superset into an environment of its own; this takes a minute or two")
    uv = shutil.which("uv") or str(PROJECT / ".tools" / "bin" / "uv")
    folder = programs().parent
    run([uv, "venv", "--quiet", "--clear", "--python", PYTHON, str(folder)])
    python = str(programs() / "python")
    run([uv, "pip", "install", "--quiet", "--python", python, "-r", str(HERE / "requirements.txt")])


def set_up() -> None:
    """Make the keys, Superset's own database, its roles, the administrator and the dashboard."""
    say("setting Superset up with the dashboard; this takes a minute")
    write_secret("secret_key", 42)
    is_new = not (home() / "admin_password").exists()
    password = write_secret("admin_password", 15)
    run([str(programs() / "python"), str(HERE / "set_up.py")])
    if is_new:
        say(f"made the login {USER} with the password {password}; it is kept in {home() / 'admin_password'}")


def write_secret(name: str, size: int) -> str:
    """A secret that is made once, in a file that its owner alone can read."""
    path = home() / name
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(size))
    return path.read_text()


def run(command: list[str]) -> None:
    """Run a command; where it fails, show what it said and stop."""
    done = subprocess.run(command, env=environment(), cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\n{' '.join(command)} failed; see above")


def server(port: int) -> list[str]:
    """The command that serves Superset to this machine alone."""
    options = ["--workers", "1", "--worker-class", "gthread", "--threads", "8", "--timeout", "120"]
    options += ["--control-socket", str(home() / "gunicorn.ctl")]
    return [str(programs() / "gunicorn"), "--bind", f"127.0.0.1:{port}", *options, "superset.app:create_app()"]


def say(text: str) -> None:
    """Tell at once."""
    print(text, flush=True)


def main() -> None:
    """Read the arguments and do what they say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--prepare", action="store_true", help="do everything but start the server")
    parser.add_argument("--install", action="store_true", help="make Superset's environment and nothing else")
    parser.add_argument("--port", type=int, default=PORT)
    options = parser.parse_args()
    if options.install:
        install_once()
        return
    data = Path(os.environ.get("CITYLEDGER_DATA") or PROJECT / "data")
    if not options.prepare and not (data / "publish" / "current" / "warehouse.duckdb").is_file():
        sys.exit(f"there is no release in {data} yet; make one with `make run`, then run `make bi` again")
    prepare()
    if not options.prepare:
        serve(options.port)


def serve(port: int) -> None:
    """Become the server, in this process's place."""
    say(f"http://127.0.0.1:{port}/superset/dashboard/cityledger/ (ready in some 15 seconds; Ctrl-C ends it)")
    say(f"login {USER}, password in {home() / 'admin_password'}")
    os.chdir(PROJECT)
    os.execve(server(port)[0], server(port), environment())


if __name__ == "__main__":
    main()
