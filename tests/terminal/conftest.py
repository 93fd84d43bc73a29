"""A data store with a small release in it, whose tables are of the shape that the prompt and the summary need."""

from pathlib import Path

import duckdb
import pytest

from cityledger.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data", sources=tmp_path / "sources")


@pytest.fixture
def released(settings: Settings) -> Settings:
    folder = settings.data / "publish" / "releases" / "r1"
    folder.mkdir(parents=True)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{folder / 'warehouse.duckdb'}' as w (storage_version 'v1.0.0')")
        connection.execute("create schema w.analytics")
        connection.execute("create table w.rows as select range as id, 'row ' || range as name from range(250)")
        for view in ("indicators", "commitments", "documents"):
            connection.execute(f"create table w.analytics.{view} as select * from w.rows limit {len(view)}")
    (folder / "quality.html").write_text("<html></html>")
    settings.current_release.symlink_to(Path("releases") / "r1")
    return settings
