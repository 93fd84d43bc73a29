"""The releasing half of the pipeline: inspect, load, inspect again and publish, for one run over some batches.

In: batch ids, then a release id. Out: the run as it ended. A release that does not meet a critical expectation never
becomes current.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from cityledger import __version__, extract, inspect, load, publish
from cityledger.batches import Clock, Progress, make_batch_id, now, read_processing, silent
from cityledger.records import (
    Block,
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Document,
    Finding,
    Processing,
    Run,
)
from cityledger.settings import Settings
from cityledger.store import Store


class ReleaseRefusedError(Exception):
    """A candidate did not meet a critical expectation; the release before it goes on serving."""


class BatchesStoppedError(Exception):
    """No batch that waits may be loaded; its documents' rows in the current release stay as they are."""


def batches_to_load(settings: Settings) -> tuple[str, ...]:
    """The batches that are harmonized but not in the current release, or not as they are now."""
    store = Store(settings.data)
    loaded = load.loaded_batches(settings.current_warehouse) - set(load.outdated_batches(store, settings))
    return tuple(batch_id for batch_id in store.batches("harmonize", Processing) if batch_id not in loaded)


def inspect_new(settings: Settings, progress: Progress = silent) -> tuple[str, ...]:
    """Check the records that are not yet released; return the batches that may be loaded, without rows set aside.

    BatchesStoppedError where there are such batches and none of them may be loaded.
    """
    waiting = batches_to_load(settings)
    sound = inspect_batches(waiting, settings, progress)
    if waiting and not sound:
        raise BatchesStoppedError(reading_outcome(waiting, settings)[1])
    return sound


def inspect_batches(batch_ids: Iterable[str], settings: Settings, progress: Progress = silent) -> tuple[str, ...]:
    """Check the records of batches; return the ids of those that may be loaded, without the rows set aside."""
    store = Store(settings.data)
    sound = []
    for batch_id in batch_ids:
        progress(f"inspect batch {batch_id}")
        batch = _read_batch(batch_id, store)
        clocks = [Clock("inspect", document, batch_id, __version__) for document in batch.documents]
        inspection = inspect.inspect_records(batch)
        stopped = _why_stopped(inspection) if inspection.stopped else None
        kept = Counter([row.document_id for row in inspection.indicators])
        kept.update(row.document_id for row in inspection.commitments)
        kept.update(row.document_id for row in inspection.interests)
        outcome = "failed" if stopped else "ok"
        told = [clock.report(kept[clock.document.document_id], outcome, reason=stopped) for clock in clocks]
        told = [replace(item, seconds=item.seconds / len(told)) for item in told]  # the documents went through as one
        earlier = [finding for stage in ("collect", "extract") for finding in store.read(stage, Finding, batch_id)]
        store.write("inspect", Document, batch_id, inspection.documents)
        store.write("inspect", CanonicalIndicator, batch_id, inspection.indicators)
        store.write("inspect", CanonicalCommitment, batch_id, inspection.commitments)
        store.write("inspect", CanonicalDeclaredInterest, batch_id, inspection.interests)
        store.write("inspect", Finding, batch_id, [*earlier, *inspection.findings])
        store.write("inspect", Processing, batch_id, told)
        if not stopped:
            sound.append(batch_id)
    return tuple(sound)


def _why_stopped(inspection: inspect.Inspection) -> str:
    reasons = sorted({finding.reason for finding in inspection.findings if finding.severity == "critical"})
    return "the batch is not loaded: " + ("; ".join(reasons) or "its records are broken")


def _read_batch(batch_id: str, store: Store) -> inspect.Batch:
    return inspect.Batch(
        batch_id=batch_id,
        documents=tuple(store.read("harmonize", Document, batch_id)),
        blocks=tuple(store.read("convert", Block, batch_id)),
        indicators=tuple(store.read("harmonize", CanonicalIndicator, batch_id)),
        commitments=tuple(store.read("harmonize", CanonicalCommitment, batch_id)),
        interests=tuple(store.read("harmonize", CanonicalDeclaredInterest, batch_id)),
    )


def reading_outcome(batch_ids: Sequence[str], settings: Settings) -> tuple[str, str]:
    """How reading some batches ended, ok, partial or failed, and a line that says why."""
    told = [item for batch_id in batch_ids for item in read_processing(batch_id, settings)]
    documents = {item.document_id for item in told}
    failed = {item.document_id for item in told if item.outcome == "failed"}
    troubled = {item.document_id: item.reason for item in told if item.outcome != "ok"}
    done = set(Store(settings.data).batches("harmonize", Processing))
    unread = [batch_id for batch_id in batch_ids if batch_id not in done]
    if not troubled and not unread:
        return "ok", f"{len(documents)} documents"
    outcome = "failed" if documents == failed or len(unread) == len(batch_ids) else "partial"
    reasons = [reason or "no reason given" for reason in troubled.values()]
    reasons += [f"batch {batch_id} was not read to its end; the next run reads it again" for batch_id in unread]
    return outcome, f"{len(documents) - len(failed)} of {len(documents)} documents; " + "; ".join(reasons)


def start_run(run_id: str, trigger: str, batch_ids: Sequence[str], settings: Settings) -> Run:
    """A run over some batches, with the outcome that their documents' outcomes add up to: inspection's included."""
    told = [item for batch_id in batch_ids for item in read_processing(batch_id, settings)]
    outcome, reason = reading_outcome(batch_ids, settings)
    return Run(
        run_id=run_id,
        started_at=min((item.started_at for item in told), default=now()),
        ended_at=None,
        trigger=trigger,
        outcome=outcome,
        pipeline_version=__version__,
        extractor_version=extract.EXTRACTOR_VERSION,
        documents=len({item.document_id for item in told}),
        batches=tuple(batch_ids),
        reason=None if outcome == "ok" else reason,
    )


def load_release(
    run_id: str, trigger: str, batch_ids: Sequence[str], settings: Settings, progress: Progress = silent
) -> str:
    """Build a candidate release with some batches beside the current one, and return its id."""
    progress(f"load {len(batch_ids)} batches")
    store = Store(settings.data)
    run = replace(start_run(run_id, trigger, batches_to_load(settings), settings), batches=tuple(batch_ids))
    release_id = load.load_batches(batch_ids, store, settings, run).parent.name
    store.write("load", Run, release_id, [replace(run, release_id=release_id)])
    return release_id


def inspect_release(release_id: str, settings: Settings, progress: Progress = silent) -> str:
    """Check a candidate's star schema and write its quality report; ReleaseRefusedError if it must not be published."""
    progress(f"inspect release {release_id}")
    store = Store(settings.data)
    candidate = _candidate(release_id, settings)
    findings = inspect.inspect_warehouse(candidate, release_id)
    store.write("inspect", Finding, release_id, findings)
    load.record_findings(candidate, findings)
    report = _write_report(release_id, settings)
    if inspect.blocks_release(findings):
        store.write_bytes(report.read_bytes(), "inspect", "reports", f"{release_id}.html")
        reasons = "; ".join(dict.fromkeys(item.reason for item in findings if item.severity == "critical"))
        raise ReleaseRefusedError(
            f"release {release_id} is not published: {reasons}; see inspect/reports/{release_id}.html"
        )
    return release_id


def _write_report(release_id: str, settings: Settings) -> Path:
    """Write the quality report beside a candidate: what was found in its batches, in itself and in its evidence."""
    store = Store(settings.data)
    batch_ids = _run_of(release_id, store).batches
    findings = [item for key in (*batch_ids, release_id) for item in store.read("inspect", Finding, key)]
    findings += store.read("publish", Finding, release_id)
    told = [item for batch_id in batch_ids for item in read_processing(batch_id, settings)]
    report = _candidate(release_id, settings).parent / "quality.html"
    inspect.write_quality_report(findings, told, report)
    return report


def publish_release(release_id: str, settings: Settings, progress: Progress = silent) -> Run:
    """Make a candidate the current release, with its evidence, and return the run as it ended."""
    progress(f"publish release {release_id}")
    run = _run_of(release_id, Store(settings.data))
    candidate = _candidate(release_id, settings)
    if candidate.is_file():  # else a crash came after it was moved, and it is whole
        _add_evidence(release_id, candidate, settings, progress)
    publish.publish_release(candidate, settings)
    return end_run(run, settings)


def _add_evidence(release_id: str, candidate: Path, settings: Settings, progress: Progress) -> None:
    """Write a candidate's evidence; what it could not show is told in the candidate and in its report."""
    findings = publish.write_evidence(candidate, settings, progress)
    Store(settings.data).write("publish", Finding, release_id, findings)
    if findings:
        candidate.chmod(0o644)  # a publication that was cut short may have made it read-only
        load.record_findings(candidate, findings)
        _write_report(release_id, settings)


def end_run(run: Run, settings: Settings) -> Run:
    """Keep how a run ended, with a release or without."""
    ended = replace(run, ended_at=now())
    Store(settings.data).write("publish", Run, make_batch_id(now(), ended.run_id), [ended])
    return ended


def _run_of(release_id: str, store: Store) -> Run:
    (run,) = store.read("load", Run, release_id)
    return run


def _candidate(release_id: str, settings: Settings) -> Path:
    return settings.data / "load" / release_id / "warehouse.duckdb"
