"""The image: what it copies is there and let through, and it ends without root."""

import fnmatch
import re
import tomllib

import pytest

from cityledger.settings import PROJECT

LINES = (PROJECT / "deploy" / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
IGNORE = (PROJECT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
SOURCES = [
    source for line in LINES if line.startswith("COPY ") and "--from" not in line for source in line.split()[1:-1]
]


def let_through(source):
    allowed = [pattern[1:] for pattern in IGNORE if pattern.startswith("!")]
    return any(source == pattern or source.startswith(f"{pattern}/") for pattern in allowed)


@pytest.mark.parametrize("source", SOURCES)
def test_what_it_copies_is_there_and_let_through(source):
    assert (PROJECT / source).exists()
    assert let_through(source)


def test_nothing_else_is_let_through():
    assert IGNORE[0] == "*"
    assert {pattern[1:] for pattern in IGNORE if pattern.startswith("!")} == set(SOURCES)
    assert not any(fnmatch.fnmatch(source, "*secret*") for source in SOURCES)


def test_it_holds_all_that_the_package_reads_at_run_time():
    needed = {"include", "sql", "expectations", "dags", "scripts/prepare_airflow.sh", "deploy/entrypoint.py"}
    assert needed <= set(SOURCES)


def test_it_is_built_from_the_lock_without_what_developers_need():
    syncs = [line for line in LINES if "uv sync" in line]
    assert len(syncs) == 2
    assert all("--locked" in line and "--no-dev" in line for line in syncs)
    assert any(re.search(r"\buv==\d", line) for line in LINES)


def test_its_python_is_one_that_the_project_supports():
    (version,) = (line.split("=")[1] for line in LINES if line.startswith("ARG PYTHON="))
    required = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]["requires-python"]
    lowest, highest = (int(number) for number in re.findall(r"3\.(\d+)", required))
    assert lowest <= int(version.split(".")[1]) < highest


def test_it_ends_as_the_user_of_the_compose_file_and_by_the_entrypoint():
    assert LINES[-2] == "USER 50000:50000"
    assert LINES[-1].startswith("ENTRYPOINT") and "deploy/entrypoint.py" in LINES[-1]
