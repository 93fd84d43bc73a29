"""The snippets of docs/connect.md, run as they stand over a release of the samples."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from cityledger.settings import PROJECT
from tests.conftest import require_tool

PAGE = (PROJECT / "docs" / "connect.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
NODE = re.findall(r"```javascript\n(.+?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(sample_release, tmp_path):
    """A working folder with the data store where the page says that it is."""
    (tmp_path / "data").symlink_to(sample_release.data)
    return tmp_path


@pytest.fixture(scope="module")
def number_of(sample_release):
    from cityledger.warehouse import connect_read_only

    with connect_read_only(sample_release.current_warehouse) as connection:
        return {
            view: connection.sql(f"select count(*) from analytics.{view}").fetchall()[0][0]
            for view in ("commitments", "indicators")
        }


def run(command, folder, seconds=120):
    answer = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=seconds, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


EXPECTED = [
    "{commitments} {indicators}\n",
    "True\n{commitments}\n",
    "strength",
    None,
    "{commitments}\n",
]


def test_every_snippet_has_what_it_is_to_print():
    assert len(PYTHON) == len(EXPECTED)
    assert len(NODE) == 1


@pytest.mark.parametrize("number", range(len(EXPECTED)))
def test_python(number, folder, number_of):
    told = run([sys.executable, "-c", PYTHON[number]], folder)
    expected = EXPECTED[number]
    if expected is None:
        assert int(told) >= 2
    else:
        assert expected.format(**number_of) in told


def test_node(folder, number_of):
    npm = shutil.which("npm")
    require_tool("Node.js with npm", npm and shutil.which("node"))
    (folder / "package.json").write_text(json.dumps({"private": True}))
    run([npm, "install", "--no-audit", "--no-fund", "--silent", "@duckdb/node-api@1.5.6-r.1"], folder, 300)
    assert int(run(["node", "-e", NODE[0]], folder)) == number_of["commitments"]
