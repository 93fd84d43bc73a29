"""Removes old releases. Runs under the writer's lock.

In: the folder of releases. Out: the current one, the newest ones and the young ones.
"""

import shutil

from cityledger.settings import Settings
from cityledger.warehouse import current_release_id, hours_since, releases_folder


def prune_releases(settings: Settings) -> tuple[str, ...]:
    """Remove releases beyond the newest `keep_releases` that are older than `keep_release_hours`; return their ids.

    The current release always stays. A reader that has a removed file open reads on.
    """
    current = current_release_id(settings)
    releases = sorted(path for path in releases_folder(settings).iterdir() if path.is_dir())
    spare = releases[: -settings.keep_releases or None]
    old = [path for path in spare if path.name != current and hours_since(path) > settings.keep_release_hours]
    for path in old:
        shutil.rmtree(path)
    return tuple(path.name for path in old)
