"""Run as a process of its own: loads batches of a data folder and publishes them. `--die-at` kills it on the way.

python -m tests.load.loading DATA RUN_ID [--die-at sql/file.sql | publish step] BATCH...
"""

import argparse
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cityledger.load import load_batches, schema
from cityledger.publish import StaleCandidateError, publish_release, release
from cityledger.settings import Settings
from cityledger.store import Store
from tests.load.making import make_run


def die(*_arguments: object) -> None:
    """As by kill -9: nothing is cleaned up."""
    os.kill(os.getpid(), signal.SIGKILL)


def dying_at(place: str, run_sql_file: Callable[..., Any]) -> Callable[..., Any]:
    """`run_sql_file`, but not beyond one file."""

    def run_or_die(connection: Any, path: Path, parameters: Any = None) -> Any:
        return die() if path.as_posix().endswith(place) else run_sql_file(connection, path, parameters)

    return run_or_die


def load_and_publish(data: Path, run_id: str, batch_ids: list[str]) -> None:
    """Load until the release can be published: another process may publish in between."""
    settings = Settings(data=data)
    while True:
        candidate = load_batches(batch_ids, Store(data), settings, make_run(run_id))
        try:
            publish_release(candidate, settings)
        except StaleCandidateError as stale:
            print(stale, flush=True)
        else:
            return


def main() -> None:
    """Load, publish, and perhaps die."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("run_id")
    parser.add_argument("batches", nargs="+")
    parser.add_argument("--die-at", default="")
    options = parser.parse_args()
    if options.die_at.endswith(".sql"):
        schema.run_sql_file = dying_at(options.die_at, schema.run_sql_file)
    elif options.die_at:
        setattr(release, options.die_at, die)
    load_and_publish(options.data, options.run_id, options.batches)


if __name__ == "__main__":
    main()
