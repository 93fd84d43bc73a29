"""The batches that a warehouse holds and those that the store offers.

In: a warehouse file, batch ids. Out: batch ids, and the Parquet files of a batch by the landing table that takes them.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cityledger.load.schema import schema_version
from cityledger.records import (
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Document,
    Finding,
    Organization,
    Place,
    Processing,
    Sighting,
)
from cityledger.settings import Settings, get_settings
from cityledger.store import Store, kind_of
from cityledger.warehouse import WarehouseError, connect_read_only, run_sql_file

LANDED: tuple[tuple[str, str, type[Any]], ...] = (
    ("document", "inspect", Document),
    ("sighting", "collect", Sighting),
    ("indicator", "inspect", CanonicalIndicator),
    ("commitment", "inspect", CanonicalCommitment),
    ("declared_interest", "inspect", CanonicalDeclaredInterest),
    ("organization", "harmonize", Organization),
    ("place", "harmonize", Place),
    ("finding", "inspect", Finding),
    *(("processing", stage, Processing) for stage in ("collect", "convert", "extract", "harmonize", "inspect")),
)
"""Landing table, stage and kind of record."""


class UnknownBatchError(WarehouseError):
    """A batch to be loaded has no file in the store."""


@dataclass(frozen=True, slots=True)
class BatchFiles:
    """The Parquet files of one batch, each with its landing table, and a hash of what is in them."""

    batch_id: str
    fingerprint: str
    files: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What a warehouse says of itself: its schema's version and its batches' fingerprints."""

    schema_version: str
    fingerprints: dict[str, str]


def find_batch(batch_id: str, store: Store) -> BatchFiles:
    """A batch's files; UnknownBatchError if no stage has written one."""
    places = ((table, (stage, kind_of(record), f"{batch_id}.parquet")) for table, stage, record in LANDED)
    present = [(table, parts) for table, parts in places if store.exists(*parts)]
    if not present:
        raise UnknownBatchError(
            f"the store {store.root} has no file of batch {batch_id}: collect it again, or, if the current release "
            "names it, restore the store's files or remove the link publish/current to build from what is there"
        )
    digest = hashlib.sha256()
    for _, parts in present:
        digest.update("/".join(parts).encode() + store.read_bytes(*parts))
    files = tuple((table, file_url(store, *parts)) for table, parts in present)
    return BatchFiles(batch_id, digest.hexdigest()[:16], files)


def file_url(store: Store, *parts: str) -> str:
    """How DuckDB is told of a file of the store: its URL, in which nothing reads as a pattern."""
    url: str = store.filesystem.unstrip_protocol(store.path(*parts))
    return "".join(f"[{character}]" if character in "*?[" else character for character in url)


def read_held(warehouse: Path, sql: Path) -> Held:
    """What a warehouse file holds; WarehouseError if it is not one of ours."""
    with connect_read_only(warehouse) as connection:
        built = run_sql_file(connection, sql / "load" / "read_release.sql").fetchone()
        rows = run_sql_file(connection, sql / "load" / "read_batches.sql").fetchall()
    if built is None:
        raise WarehouseError(f"{warehouse} does not say which release it is: remove the link publish/current")
    return Held(schema_version=built[2], fingerprints=dict(rows))


def loaded_batches(warehouse: Path) -> set[str]:
    """The ids of the batches that a warehouse holds; none where there is no file."""
    return set(read_held(warehouse, get_settings().sql).fingerprints) if warehouse.is_file() else set()


def outdated_batches(store: Store, settings: Settings) -> tuple[str, ...]:
    """The batches of the current release that the next load would load again.

    Those that a stage has written again since, or all where the SQL files have changed. Empty means that only new
    batches are left to load.
    """
    if not settings.current_warehouse.is_file():
        return ()
    held = read_held(settings.current_warehouse, settings.sql)
    if held.schema_version != schema_version(settings.sql):
        return tuple(sorted(held.fingerprints))
    return tuple(batch.batch_id for batch in changed_batches(held.fingerprints, held, store))


def changed_batches(batch_ids: Iterable[str], held: Held, store: Store) -> list[BatchFiles]:
    """Those of the batches that a warehouse does not hold as the store has them now."""
    found = (find_batch(batch_id, store) for batch_id in sorted(set(batch_ids)))
    return [batch for batch in found if held.fingerprints.get(batch.batch_id) != batch.fingerprint]
