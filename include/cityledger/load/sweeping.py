"""Removes what earlier loads left behind. Runs under the writer's lock, so no load is at work.

In: the folder <data>/load. Out: no hidden folders, and no more old candidates than old releases are kept.
"""

import shutil

from cityledger.settings import Settings
from cityledger.warehouse import WAREHOUSE, hours_since

BUILDING = ".building-"
"""How the folder of a candidate begins while it is built."""


def remove_leftovers(settings: Settings) -> None:
    """Remove what dead processes were building, and candidates that were never published and are old.

    A young candidate may be waiting for its inspection; one that was refused is kept as long as a release would be, so
    that people can look into it.
    """
    folder = settings.data / "load"
    for path in folder.glob(f"{BUILDING}*"):
        shutil.rmtree(path)
    candidates = sorted(path.parent for path in folder.glob(f"*/{WAREHOUSE}"))
    for path in candidates[: -settings.keep_releases or None]:
        if hours_since(path) > max(1, settings.keep_release_hours):
            shutil.rmtree(path)
