"""Where Superset's connections lead: to the current release, read-only and with its doors closed.

In: what a connection's form says, and the link <data>/publish/current. Out: the address and the arguments with which
SQLAlchemy opens it. A read-only connection alone would still let SQL read and write other files.
"""

from typing import Any

from sqlalchemy.engine.url import URL
from sqlalchemy.pool import NullPool

from cityledger.settings import get_settings
from cityledger.warehouse import READ_ONLY_CONFIG

MEMORY = "2GB"
THREADS = 2


class NoReleaseError(Exception):
    """There is no release to connect to. The message says how to make one."""


def connect_to_release(uri: URL, engine: dict[str, Any], *_: Any) -> tuple[URL, dict[str, Any]]:
    """The address and arguments that stand in for those of any connection, whoever made it; NoReleaseError without one.

    The link is followed here, anew for each query, and no connection is kept for the next one: so a query never sees
    the release before, and DuckDB never takes two releases for the same file. All connections of one process to one
    file must have the same configuration, so what a form adds to it is left out.
    """
    warehouse = get_settings().current_warehouse
    if not warehouse.is_file():
        raise NoReleaseError(f"{warehouse} is not there yet: make a release with `make run`, then ask again")
    config = {name: _text(value) for name, value in READ_ONLY_CONFIG.items()}
    config |= {"memory_limit": MEMORY, "threads": str(THREADS)}
    arguments = {"read_only": True, "config": config}
    return URL.create("duckdb", database=str(warehouse.resolve())), {"poolclass": NullPool, "connect_args": arguments}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
