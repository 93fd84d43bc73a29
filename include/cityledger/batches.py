"""Batches of documents: their ids, what a stage reports of each document, and how a collection becomes batches.

In: records and the store. Out: batch ids, and Processing records that say what a stage cost.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from cityledger.records import Document, Processing, Sighting, make_key
from cityledger.settings import Settings
from cityledger.store import Store

Item = TypeVar("Item")
Progress = Callable[[str], None]
"""Takes one line a step, for those who watch."""


class _OfDocument(Protocol):
    @property
    def document_id(self) -> str: ...


Row = TypeVar("Row", bound=_OfDocument)

TOLD_BY = ("collect", "convert", "extract", "harmonize", "inspect")


def now() -> str:
    """The time as ISO 8601 in UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def silent(_line: str) -> None:
    """Progress for those who do not watch."""


def by_document(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each document, by its id."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.document_id, []).append(row)
    return grouped


def chunks(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    """The items in order, `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]


def make_batch_id(moment: str, *parts: str) -> str:
    """An id that sorts by the time at which the batch was made, so that what came last is loaded last."""
    digits = "".join(character for character in moment if character.isdigit())
    return f"{digits[:20]}-{make_key(*parts)[:8]}"


class Clock:
    """Times what one stage does with one document."""

    def __init__(self, stage: str, document: Document, batch_id: str, version: str) -> None:
        self.stage, self.document, self.batch_id, self.version = stage, document, batch_id, version
        self.started_at = now()
        self._start = time.perf_counter()

    def report(
        self, rows: int, outcome: str = "ok", *, reason: str | None = None, pages: int | None = None
    ) -> Processing:
        """What the stage did, up to this call."""
        return Processing(
            document_id=self.document.document_id,
            stage=self.stage,
            outcome=outcome,
            batch_id=self.batch_id,
            started_at=self.started_at,
            seconds=round(time.perf_counter() - self._start, 6),
            file_name=self.document.file_name,
            pages=pages,
            rows=rows,
            reason=reason,
            version=self.version,
        )

    def failure(self, error: Exception) -> Processing:
        """The stage stopped at an error that nobody foresaw: the document is set aside, and the batch goes on."""
        reason = f"{self.document.file_name}: {self.stage} stopped at {type(error).__name__}: {error}"
        return self.report(0, "failed", reason=f"{reason[:500]}; please report it with the document")


def write_collected(
    store: Store, moment: str, documents: Sequence[Document], sightings: Sequence[Sighting], told: Sequence[Processing]
) -> str:
    """Put one batch of a collection into the store and return its id; the sightings come last and make it whole."""
    contents = [*(item.document_id for item in documents), *(item.uri for item in sightings)]
    batch_id = make_batch_id(moment, *contents, *(item.document_id for item in told))
    store.write("collect", Document, batch_id, documents)
    store.write("collect", Processing, batch_id, [replace(item, batch_id=batch_id) for item in told])
    store.write("collect", Sighting, batch_id, sightings)
    return batch_id


def read_processing(batch_id: str, settings: Settings) -> list[Processing]:
    """What the stages up to inspect said about a batch's documents."""
    store = Store(settings.data)
    return [item for stage in TOLD_BY for item in store.read(stage, Processing, batch_id)]
