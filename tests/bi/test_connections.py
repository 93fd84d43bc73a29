"""Where Superset's connections lead, whatever their forms say."""

import sys

import duckdb
import pytest
from sqlalchemy.engine.url import make_url

from cityledger.settings import PROJECT, get_settings
from cityledger.warehouse import connect_to_write

sys.path.append(str(PROJECT / "bi" / "superset"))

from connections import NoReleaseError, connect_to_release


@pytest.fixture
def releases(settings):
    """Two releases, of which none is current."""
    made = []
    for name in ("first", "second"):
        folder = settings.data / "publish" / "releases" / name
        folder.mkdir(parents=True)
        with connect_to_write(folder / "warehouse.duckdb") as connection:
            connection.execute(f"create table release as select '{name}' as name")
        made.append(folder)
    return made


def _open(uri="duckdb:///:memory:", **engine):
    url, arguments = connect_to_release(make_url(uri), engine, "user", None, None)
    return duckdb.connect(url.database, **arguments["connect_args"])


@pytest.mark.parametrize("uri", ["duckdb:////etc/passwd", "sqlite:////tmp/x.db", "postgresql://other/host"])
def test_every_address_leads_to_the_current_release_with_its_doors_closed(releases, uri):
    get_settings().current_release.symlink_to(releases[0])
    with _open(uri, connect_args={"read_only": False, "config": {"enable_external_access": "true"}}) as connection:
        assert connection.execute("select name from release").fetchall() == [("first",)]
        for statement in ("insert into release values ('x')", "from read_text('/etc/hostname')", "set threads = 9"):
            with pytest.raises(duckdb.Error):
                connection.execute(statement)


def test_a_switch_shows_at_the_next_connection_while_one_to_the_release_before_is_open(releases):
    link = get_settings().current_release
    link.symlink_to(releases[0])
    with _open() as before:
        link.unlink()
        link.symlink_to(releases[1])
        with _open() as after:
            assert after.execute("select name from release").fetchall() == [("second",)]
        assert before.execute("select name from release").fetchall() == [("first",)]


def test_without_a_release_it_says_how_to_make_one(settings):
    with pytest.raises(NoReleaseError, match="make a release with `make run`"):
        _open()
