"""Which old releases go."""

import os
import time

import pytest

from cityledger.publish.pruning import prune_releases
from cityledger.settings import Settings


def _releases(settings, ages):
    for number, hours in enumerate(ages, start=1):
        folder = settings.data / "publish" / "releases" / f"r{number}"
        folder.mkdir(parents=True)
        (folder / "warehouse.duckdb").touch(mode=0o444)
        os.utime(folder, (time.time() - hours * 3600,) * 2)


@pytest.mark.parametrize(
    ("keep", "hours", "current", "gone"),
    [
        (2, 24, 5, ("r1", "r2")),
        (9, 24, 5, ()),
        (2, 1000, 5, ()),
        (2, 24, 1, ("r2",)),
        (0, 0, 5, ("r1", "r2", "r3", "r4")),
    ],
)
def test_old_ones_beyond_the_number_kept_go_but_never_the_current(tmp_path, keep, hours, current, gone):
    settings = Settings(data=tmp_path, keep_releases=keep, keep_release_hours=hours)
    _releases(settings, (100, 50, 3, 2, 1))
    settings.current_release.symlink_to(f"releases/r{current}")
    assert prune_releases(settings) == gone
    left = {path.name for path in (tmp_path / "publish" / "releases").iterdir()}
    assert left == {f"r{number}" for number in range(1, 6)} - set(gone)
    assert settings.current_warehouse.is_file()
