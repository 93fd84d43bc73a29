"""The stages in order. Read this first.

    collect -> convert -> extract -> harmonize       reading.py, a batch of documents at a time
    inspect -> load -> inspect -> publish            releasing.py, one release at a time

In: sources. Out: the run as it ended. The DAGs call the same functions, one a task; `run` calls them without Airflow.
"""

from collections.abc import Iterable
from dataclasses import replace

from cityledger.batches import Progress, now, silent
from cityledger.collect import Source, read_sources, source_of_path
from cityledger.publish import (
    MailError,
    PushError,
    StaleCandidateError,
    find_digest,
    push_release,
    send_digest,
    write_digest,
)
from cityledger.reading import (
    batches_to_read,
    collect_again,
    collect_new,
    collect_sources,
    convert_batch,
    extract_batch,
    harmonize_batch,
)
from cityledger.records import Run
from cityledger.releasing import (
    BatchesStoppedError,
    ReleaseRefusedError,
    batches_to_load,
    end_run,
    inspect_batches,
    inspect_new,
    inspect_release,
    load_release,
    publish_release,
    reading_outcome,
    start_run,
)
from cityledger.settings import Settings

ATTEMPTS = 5
"""How often a run builds its candidate anew when another run publishes in between."""

__all__ = [
    "BatchesStoppedError",
    "MailError",
    "Progress",
    "PushError",
    "ReleaseRefusedError",
    "Source",
    "batches_to_load",
    "batches_to_read",
    "collect_again",
    "collect_new",
    "collect_sources",
    "convert_batch",
    "end_run",
    "extract_batch",
    "find_digest",
    "harmonize_batch",
    "inspect_batches",
    "inspect_new",
    "inspect_release",
    "load_release",
    "publish_release",
    "push_release",
    "read_batches",
    "read_sources",
    "reading_outcome",
    "release_batches",
    "run",
    "send_digest",
    "source_of_path",
    "write_digest",
]


def read_batches(batch_ids: Iterable[str], settings: Settings, progress: Progress = silent) -> None:
    """Convert, extract and harmonize batches, one after the other."""
    for batch_id in batch_ids:
        convert_batch(batch_id, settings, progress)
        extract_batch(batch_id, settings, progress)
        harmonize_batch(batch_id, settings, progress)


def release_batches(run_id: str, trigger: str, settings: Settings, progress: Progress = silent) -> Run:
    """Inspect, load, inspect and publish what is harmonized and not yet released."""
    try:
        sound = inspect_new(settings, progress)
    except BatchesStoppedError:
        sound = ()
    if not sound:
        idle = start_run(run_id, trigger, batches_to_load(settings), settings)
        return end_run(replace(idle, batches=(), reason=idle.reason or "nothing new to load"), settings)
    for _ in range(ATTEMPTS):
        release_id = load_release(run_id, trigger, sound, settings, progress)
        inspect_release(release_id, settings, progress)
        try:
            return publish_release(release_id, settings, progress)
        except StaleCandidateError as overtaken:
            progress(str(overtaken))
    raise ReleaseRefusedError(f"{ATTEMPTS} candidates were overtaken by other runs; run again")


def run(sources: Iterable[Source], settings: Settings, progress: Progress = silent) -> Run:
    """All stages over some sources, without Airflow, by the same functions that the DAGs call."""
    collect_sources(sources, settings, progress)
    read_batches(batches_to_read(settings), settings, progress)
    return release_batches(f"run-{now()}", "command line", settings, progress)
