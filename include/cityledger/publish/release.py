"""Makes a candidate the current release.

In: <data>/load/<release_id>/ with a warehouse and its reports. Out: <data>/publish/releases/<release_id>/, read-only,
and the link <data>/publish/current that leads to it. Readers follow the link and see a whole release at any time: the
switch is one rename, and until then nothing that they see is touched.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from cityledger.publish.copies import write_copies
from cityledger.publish.pruning import prune_releases
from cityledger.settings import Settings
from cityledger.warehouse import (
    WAREHOUSE,
    WarehouseError,
    connect_read_only,
    current_release_id,
    releases_folder,
    run_sql_file,
    writer_lock,
)


class StaleCandidateError(WarehouseError):
    """A candidate was built on a release that is no longer current, so it may lack what the current one holds."""


@dataclass(frozen=True, slots=True)
class Release:
    """A published release. `previous` is the id of the release that it replaced."""

    release_id: str
    folder: Path
    warehouse: Path
    previous: str | None


def publish_release(candidate: Path, settings: Settings, *, lock_seconds: float = 1800) -> Release:
    """Publish the warehouse file of a candidate, with what lies beside it, and prune old releases.

    Called again after a crash, it completes what it had begun; called again for the current release, it changes
    nothing. StaleCandidateError where another release was published since the candidate was built: load again.
    WarehouseError where there is no such candidate.
    """
    release_id = candidate.parent.name
    folder = releases_folder(settings) / release_id
    release = Release(release_id, folder, folder / WAREHOUSE, None)
    with writer_lock(settings, lock_seconds):
        base = _base_of(candidate if candidate.is_file() else release.warehouse, settings)
        release = Release(release_id, folder, folder / WAREHOUSE, base)
        if current_release_id(settings) != release_id:
            _check_base(release, settings)
            if candidate.is_file():
                _move(candidate.parent, folder)
            _switch(settings.current_release, folder)
        prune_releases(settings)
    return release


def _base_of(warehouse: Path, settings: Settings) -> str | None:
    """The release that a warehouse was built on; WarehouseError if it is not there or under another id than its own."""
    if not warehouse.is_file():
        raise WarehouseError(f"there is no candidate and no release {warehouse.parent.name}: load the batches again")
    with connect_read_only(warehouse) as connection:
        row = run_sql_file(connection, settings.sql / "load" / "read_release.sql").fetchone()
    if row is None or row[0] != warehouse.parent.name:
        raise WarehouseError(f"{warehouse} is not the release that its folder names: load the batches again")
    base: str | None = row[1]
    return base


def _check_base(release: Release, settings: Settings) -> None:
    current = current_release_id(settings)
    if current != release.previous:
        raise StaleCandidateError(
            f"release {release.release_id} was built on {release.previous or 'nothing'}, but {current or 'none'} is "
            "current now: load the batches again, so that nothing in the current release is lost"
        )


def _move(candidate: Path, folder: Path) -> None:
    """Complete a candidate's folder, then put it among the releases by one rename."""
    write_copies(candidate)
    for path in sorted(candidate.rglob("*")):
        if path.is_file():
            path.chmod(0o444)
            _to_disk(path)
    folder.parent.mkdir(parents=True, exist_ok=True)
    candidate.rename(folder)
    _to_disk(folder.parent)


def _switch(link: Path, folder: Path) -> None:
    """Turn the directory link. It is relative, so that the data folder can be moved as a whole."""
    fresh = link.with_name(f".{link.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path(folder.parent.name) / folder.name)
    fresh.replace(link)
    _to_disk(link.parent)


def _to_disk(path: Path) -> None:
    """Make sure that a file, or a folder's list of names, outlives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
