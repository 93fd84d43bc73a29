"""The version of the SQL files."""

import shutil

import pytest

from cityledger.load.schema import schema_version
from cityledger.settings import PROJECT


@pytest.mark.parametrize("name", ["scratch.sql", "star/dim_place.sql", "views/quality.sql", "load/star/dim_place.sql"])
def test_the_version_changes_with_any_file_that_makes_or_fills(tmp_path, name):
    sql = shutil.copytree(PROJECT / "sql", tmp_path / "sql")
    before = schema_version(sql)
    assert before == schema_version(PROJECT / "sql")
    (sql / name).write_text((sql / name).read_text() + "\n")
    assert schema_version(sql) != before


def test_the_version_does_not_change_with_files_that_only_read(tmp_path):
    sql = shutil.copytree(PROJECT / "sql", tmp_path / "sql")
    (sql / "publish" / "columns.sql").write_text("select 1")
    assert schema_version(sql) == schema_version(PROJECT / "sql")
