"""Releases that cannot be read: each says what to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from cityledger import cli
from cityledger.settings import Settings
from cityledger.terminal.prompt import NoReleaseError, _remedy
from cityledger.terminal.releases import open_known_release


@pytest.fixture
def copied(made_release: Settings, settings: Settings) -> Settings:
    """A release of the test's own, which it may spoil."""
    shutil.copytree(made_release.data / "publish", settings.data / "publish", symlinks=True)
    settings.current_warehouse.resolve().chmod(0o644)
    return settings


def change(settings: Settings, statement: str) -> None:
    with duckdb.connect(str(settings.current_warehouse)) as connection:
        connection.execute(statement)


def test_a_release_of_this_version_opens(copied: Settings) -> None:
    with open_known_release(copied) as connection:
        assert connection.execute("select count(*) from analytics.documents").fetchone() == (3,)


def test_a_release_by_a_newer_version_is_told(copied: Settings) -> None:
    change(copied, "update star.dim_run set pipeline_version = '9.10.0'")
    with pytest.raises(NoReleaseError, match=r"made by cityledger 9\.10\.0, and this is .*; upgrade it"):
        open_known_release(copied)
    change(copied, "update star.dim_run set pipeline_version = '0.0.9'")
    open_known_release(copied).close()


def test_a_file_that_is_no_release_is_told(released: Settings) -> None:
    with pytest.raises(NoReleaseError, match="is not a release of cityledger"):
        open_known_release(released)


def test_a_damaged_file_is_told(copied: Settings) -> None:
    copied.current_warehouse.write_bytes(b"no database" * 5000)
    with pytest.raises(NoReleaseError, match="it is damaged; remove the link publish/current"):
        open_known_release(copied)


@pytest.mark.parametrize(
    "told",
    [
        "Trying to read a database file with version number 99, but we can only read versions between 64 and 67.",
        'Error opening "x": file was written with a storage version greater than the latest version supported by this '
        "DuckDB instance. Try opening the file with a newer version of DuckDB.",
    ],
)
def test_a_file_of_a_newer_duckdb_is_told_from_a_damaged_one(told: str) -> None:
    """DuckDB's own words: such a file cannot be made by the DuckDB that is to refuse it."""
    assert "a newer DuckDB wrote it; install the newest" in _remedy(told)
    assert "it is damaged" in _remedy("Corrupt database file: computed checksum 6 in block 0")


def test_a_locked_file_is_told(copied: Settings) -> None:
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(copied.current_warehouse)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(NoReleaseError, match="another program has it open to write"):
            open_known_release(copied)
        holder.stdin.close()


@pytest.mark.parametrize(
    "command",
    [["show", "plan"], ["export", "--format", "csv"], ["export", "--format", "jsonld"], ["query", "select 1"]],
)
def test_every_command_says_that_there_is_no_release(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, command: list[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("cityledger.terminal.reader_commands.get_settings", lambda: settings)
    monkeypatch.chdir(tmp_path)
    answer = CliRunner().invoke(cli.app, command)
    assert answer.exit_code == 1
    assert "there is no release" in answer.output
