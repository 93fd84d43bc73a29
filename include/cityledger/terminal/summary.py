"""Sums up a run: what came in, what came of it, what to look at and where the release is.

In: settings, and the time since which to look. Out: a `Summary`, which show.py prints.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import duckdb

from cityledger.batches import make_batch_id, read_processing
from cityledger.records import CanonicalCommitment, CanonicalIndicator, Document, Finding, Processing, Run, Sighting
from cityledger.settings import Settings
from cityledger.store import Record, Store
from cityledger.terminal.prompt import NoReleaseError, ask, open_release

OUTCOMES = ("ok", "partial", "failed")
SEVERITIES = ("critical", "warning", "info")


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """How one document, or one file that was set aside, ended, and why where that is not well."""

    file_name: str
    outcome: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One run, or all that happened since a time."""

    run: Run | None
    documents: tuple[DocumentOutcome, ...]
    file_names: dict[str, str]
    """The name of each document that was read, by its id."""
    indicators: tuple[CanonicalIndicator, ...]
    commitments: tuple[CanonicalCommitment, ...]
    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]
    """Batches that were collected and are not in the release."""
    release: Path | None
    totals: dict[str, int]
    """How many rows each view of the release has."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing new was found."""
        return not self.documents and not self.left_out and not (self.run and self.run.batches)

    def outcomes(self) -> dict[str, int]:
        """How many documents ended in each way."""
        counts = Counter(document.outcome for document in self.documents)
        return {outcome: counts[outcome] for outcome in OUTCOMES}


def summarize(settings: Settings, since: str | None = None) -> Summary:
    """Sum up all that happened since a time (ISO 8601, UTC), or else the newest run."""
    store = Store(settings.data)
    run = _newest_run(store, since)
    collected = _collected_since(store, since) if since else []
    batches = sorted({*(run.batches if run else ()), *collected})
    told = list(chain.from_iterable(read_processing(batch_id, settings) for batch_id in batches))
    checks = [*batches, *([run.release_id] if run and run.release_id else [])]
    release, totals = _release(settings)
    return Summary(
        run=run,
        documents=_outcomes(told),
        file_names={item.document_id: item.file_name for item in read_batches(store, "convert", Document, batches)},
        indicators=tuple(read_batches(store, "inspect", CanonicalIndicator, batches)),
        commitments=tuple(read_batches(store, "inspect", CanonicalCommitment, batches)),
        findings=tuple(
            chain.from_iterable(read_batches(store, stage, Finding, checks) for stage in ("inspect", "publish"))
        ),
        left_out=tuple(batch_id for batch_id in batches if run is None or batch_id not in run.batches),
        release=release,
        totals=totals,
    )


def _newest_run(store: Store, since: str | None) -> Run | None:
    for batch_id in reversed(store.batches("publish", Run)):
        (run,) = store.read("publish", Run, batch_id)
        return run if since is None or (run.ended_at or "") >= since else None
    return None


def _collected_since(store: Store, since: str) -> list[str]:
    """Batch ids begin with the time at which they were made."""
    first = make_batch_id(since).split("-")[0]
    return [batch_id for batch_id in store.batches("collect", Sighting) if batch_id >= first]


def read_batches(store: Store, stage: str, record: type[Record], batches: Iterable[str]) -> Iterator[Record]:
    """What a stage wrote of one kind of record, over some batches."""
    return chain.from_iterable(store.read(stage, record, batch_id) for batch_id in batches)


def _outcomes(told: Sequence[Processing]) -> tuple[DocumentOutcome, ...]:
    """The worst outcome of each document over the stages, with the reasons of those that were not ok."""
    names: dict[str, str] = {}
    outcomes: dict[str, set[str]] = {}
    reasons: dict[str, list[str]] = {}
    for item in told:
        names.setdefault(item.document_id, item.file_name or item.document_id)
        outcomes.setdefault(item.document_id, set()).add(item.outcome)
        if item.outcome != "ok" and item.reason:
            reasons.setdefault(item.document_id, []).append(item.reason)
    return tuple(
        DocumentOutcome(name, max(outcomes[key], key=OUTCOMES.index), tuple(reasons.get(key, ())))
        for key, name in sorted(names.items(), key=lambda item: item[1])
    )


def _release(settings: Settings) -> tuple[Path | None, dict[str, int]]:
    """Where the current release lies, and how many rows its views have; no counts where it cannot be opened."""
    if not settings.current_warehouse.exists():
        return None, {}
    statement = (settings.sql / "terminal" / "release_rows.sql").read_text(encoding="utf-8")
    try:
        with open_release(settings) as connection:
            answer = ask(connection, statement)
    except (duckdb.Error, NoReleaseError):
        return settings.current_release.resolve(), {}
    return settings.current_release.resolve(), dict(zip(answer.columns, answer.rows[0], strict=True))
