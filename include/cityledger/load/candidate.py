"""Builds a candidate release beside the current one.

In: batch ids, the store, the run. Out: <data>/load/<release_id>/warehouse.duckdb, whole, which nobody reads until it is
published. A load that dies leaves a hidden folder, which the next load removes.
"""

import logging
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cityledger.load.batches import BatchFiles, Held, changed_batches, find_batch, read_held
from cityledger.load.landing import land_batches, land_earlier_documents, land_lookups, land_runs
from cityledger.load.schema import create_tables, create_views, fill_star, schema_version
from cityledger.load.sweeping import BUILDING, remove_leftovers
from cityledger.records import Run
from cityledger.settings import Settings
from cityledger.store import Store
from cityledger.warehouse import WAREHOUSE, connect_to_write, current_release_id, releases_folder, writer_lock

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load will do."""

    release_id: str
    base_release_id: str | None
    built_at: datetime
    schema_version: str
    batches: tuple[BatchFiles, ...]
    rebuild: bool
    evidence_base: str | None

    def release_row(self, run: Run) -> dict[str, Any]:
        """The parameters of sql/load/landing/release.sql."""
        return {
            "release_id": self.release_id,
            "base_release_id": self.base_release_id,
            "schema_version": self.schema_version,
            "run_id": run.run_id,
            "built_at": self.built_at.replace(tzinfo=None),
            "batches_loaded": len(self.batches),
            "rebuilt": self.rebuild,
            "evidence_base": self.evidence_base,
        }


def load_batches(
    batch_ids: Iterable[str],
    store: Store,
    settings: Settings,
    run: Run,
    *,
    rebuild: bool = False,
    lock_seconds: float = 1800,
) -> Path:
    """Build a candidate that holds the current release and these batches, and return its warehouse file.

    Batches that the current release holds as they are add nothing: where that is all, the candidate is still a whole
    one, its landing.release.batches_loaded is 0, and the log says so. A warehouse whose SQL files have changed, and any
    with `rebuild`, is built anew from its own batches and these. WarehouseError if another load holds the lock for
    `lock_seconds`, if a batch is not in the store, or if a file cannot be read.
    """
    with writer_lock(settings, lock_seconds):
        remove_leftovers(settings)
        plan = _plan(batch_ids, store, settings, rebuild=rebuild)
        building = settings.data / "load" / f"{BUILDING}{plan.release_id}"
        building.mkdir(parents=True)
        try:
            _build(plan, building / WAREHOUSE, store, settings, run)
            return building.rename(settings.data / "load" / plan.release_id) / WAREHOUSE
        finally:
            shutil.rmtree(building, ignore_errors=True)


def _plan(batch_ids: Iterable[str], store: Store, settings: Settings, *, rebuild: bool) -> Plan:
    base = current_release_id(settings)
    version = schema_version(settings.sql)
    held = read_held(settings.current_warehouse, settings.sql) if base else Held(version, {})
    rebuild = rebuild or base is None or held.schema_version != version
    if rebuild:
        batches = [find_batch(batch_id, store) for batch_id in sorted({*batch_ids, *held.fingerprints})]
    else:
        batches = changed_batches(batch_ids, held, store)
    moment = _moment_after(base, settings)
    plan = Plan(f"{moment:%Y%m%dT%H%M%S_%f}", base, moment, version, tuple(batches), rebuild, settings.evidence_base)
    LOGGER.info(
        "release %s: %s, %s of the batches are new or changed",
        plan.release_id,
        "built anew" if rebuild else f"a copy of {base}",
        len(batches) or "none",
    )
    return plan


def _moment_after(base: str | None, settings: Settings) -> datetime:
    """Now, or just after the newest release where the clock has been set back: ids must sort by their order."""
    now = datetime.now(UTC)
    known = [base] if base else []
    for folder in (settings.data / "load", releases_folder(settings)):
        known += [path.parent.name for path in folder.glob(f"*/{WAREHOUSE}")]
    newest = max(known, default=None)
    if newest is None or f"{now:%Y%m%dT%H%M%S_%f}" > newest:
        return now
    return datetime.strptime(newest, "%Y%m%dT%H%M%S_%f").replace(tzinfo=UTC) + timedelta(microseconds=1)


def _build(plan: Plan, warehouse: Path, store: Store, settings: Settings, run: Run) -> None:
    if not plan.rebuild:
        shutil.copyfile(settings.current_warehouse, warehouse)
    with connect_to_write(warehouse) as connection:
        create_tables(connection, settings.sql)
        land_runs(connection, replace(run, release_id=plan.release_id), store, settings.sql)
        land_lookups(connection, settings.sql)
        if plan.rebuild and plan.base_release_id:
            land_earlier_documents(connection, settings.current_warehouse, settings.sql)
        land_batches(connection, plan.batches, store, settings.sql)
        fill_star(connection, settings.sql, plan.release_row(run))
        create_views(connection, settings.sql)
        connection.checkpoint()
