"""What earlier loads left behind goes, and nothing else."""

import os
import time

from cityledger.load.sweeping import BUILDING, remove_leftovers
from cityledger.settings import Settings


def _candidate(settings, name, hours=0.0):
    folder = settings.data / "load" / name
    folder.mkdir(parents=True)
    (folder / "warehouse.duckdb").touch()
    os.utime(folder, (time.time() - hours * 3600,) * 2)
    return folder


def test_half_built_folders_go_and_young_candidates_stay(settings):
    half = _candidate(settings, f"{BUILDING}20260101T000000_000000")
    young = _candidate(settings, "20260102T000000_000000")
    remove_leftovers(settings)
    assert not half.exists()
    assert young.exists()


def test_old_candidates_beyond_the_number_kept_go(tmp_path):
    settings = Settings(data=tmp_path, keep_releases=1, keep_release_hours=24)
    oldest, old, young = (
        _candidate(settings, f"2026010{day}T000000_000000", hours) for day, hours in ((1, 48), (2, 2), (3, 48))
    )
    remove_leftovers(settings)
    assert [path.exists() for path in (oldest, old, young)] == [False, True, True]


def test_the_stores_own_folder_under_load_is_left_alone(settings):
    runs = settings.data / "load" / "run"
    runs.mkdir(parents=True)
    (runs / "r.parquet").touch()
    remove_leftovers(settings)
    assert (runs / "r.parquet").exists()
