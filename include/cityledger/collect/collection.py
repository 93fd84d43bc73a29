"""Takes in what is new in a source.

In: a source, the store and the limits. Out: a `Collection`, with the bytes of its documents already in the store. What
cannot be taken in is reported with its reason and stops nothing else.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from cityledger.collect.archives import ARCHIVE_TIMES, Budget, find_members, new_budget
from cityledger.collect.found import Found
from cityledger.collect.keeping import Kept, keep_bytes, too_large
from cityledger.collect.ledger import Ledger
from cityledger.collect.media import ARCHIVE, Detected, detect
from cityledger.collect.patterns import is_meant
from cityledger.collect.places import find_files
from cityledger.collect.refused import Refusal, RefusedError, shown
from cityledger.collect.source_check import check_source
from cityledger.collect.sources import Source
from cityledger.records import Document, Finding, Processing, Sighting, make_key
from cityledger.settings import Limits
from cityledger.store import Store

REPORT_EVERY = 1000

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Collection:
    """What is new. A file that was set aside is in `processing` alone, as failed, with its reason."""

    documents: tuple[Document, ...]
    sightings: tuple[Sighting, ...]
    processing: tuple[Processing, ...]
    findings: tuple[Finding, ...] = ()
    """What the source states and does not hold: how many documents there should be, patterns that fit nothing."""


def collect_documents(source: Source, store: Store, limits: Limits, progress: Progress | None = None) -> Collection:
    """Look through a source and keep what is new since the sightings in the store.

    A document is new where its bytes are; a sighting where its place is, or holds other bytes or a later date than
    before. The same refusal is reported once. Only the store itself can make this fail (OSError).
    """
    collector = _Collector(source, store, limits, progress or (lambda _: None))
    for item in find_files(source, limits, store.root):
        collector.take(item)
    return collector.collection()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


class _Collector:
    """Takes files one by one and remembers what to hand on."""

    def __init__(self, source: Source, store: Store, limits: Limits, progress: Progress) -> None:
        self.source, self.store, self.limits, self.progress = source, store, limits, progress
        self.ledger = Ledger(store)
        self.documents: list[Document] = []
        self.sightings: list[Sighting] = []
        self.processing: list[Processing] = []
        self.looked_at = self.usable = 0
        self.paths_met: list[str] = []

    def take(self, item: Found | Refusal, budget: Budget | None = None) -> None:
        """Take in one file, or all that an archive holds; a file already taken in costs no more than this look."""
        if isinstance(item, Refusal):
            if is_meant(item.path, (), self.source.exclude):
                self._refuse(item)
            return
        if not self._is_meant(item):
            return
        self._count(item)
        if self.ledger.is_unchanged(item):
            self.usable += 1
            return
        started = time.perf_counter()
        try:
            self._examine(item, started, budget)
        except RefusedError as error:
            self._refuse(Refusal(item.uri, item.path, str(error)), started)

    def _is_meant(self, item: Found) -> bool:
        include = () if item.name.lower().endswith(".zip") else self.source.include
        return is_meant(item.path, include, self.source.exclude)

    def _count(self, item: Found) -> None:
        self.looked_at += 1
        if self.source.overrides:
            self.paths_met.append(item.path)
        if self.looked_at % REPORT_EVERY == 0:
            self.progress(f"collect {self.source.name}: {self.looked_at:,} files looked at")

    def _sums(self) -> str:
        refused = sum(1 for report in self.processing if report.outcome == "failed")
        return f"{self.looked_at:,} files looked at, {len(self.documents):,} new documents, {refused:,} set aside"

    def _examine(self, item: Found, started: float, budget: Budget | None) -> None:
        largest = self.limits.file_bytes * ARCHIVE_TIMES
        if item.size == 0:
            raise RefusedError("it is empty; fetch it again, or take it away")
        if item.size is not None and item.size > largest:
            raise RefusedError(too_large(self.limits.file_bytes))
        with item.open() as stream:
            detected = _detect(stream, item, largest)
            if detected.media_type.name == ARCHIVE:
                self._open_archive(stream, item, budget or new_budget(self.limits))
                return
            if detected.media_type.remedy is not None:
                raise RefusedError(_not_read(detected))
            kept = keep_bytes(stream, self.store, self.limits.file_bytes)
        if item.size is not None and item.size != kept.byte_size:
            raise RefusedError("it changed while it was read; run again when it is complete")
        self._record(item, kept, detected, started)

    def _open_archive(self, stream: BinaryIO, item: Found, budget: Budget) -> None:
        for member in find_members(stream, item, budget):
            self.take(member, budget)

    def _record(self, item: Found, kept: Kept, detected: Detected, started: float) -> None:
        self.usable += 1
        document_id, seen_at = kept.sha256[:16], _now()
        sighting = Sighting(
            uri=item.uri,
            document_id=document_id,
            file_name=item.name,
            source=self.source.name,
            seen_at=seen_at,
            byte_size=kept.byte_size,
            modified=item.modified,
        )
        before = self.ledger.newest.get(item.uri)
        if before and (before.document_id, before.modified) == (document_id, item.modified):
            return
        self.sightings.append(sighting)
        self.ledger.newest[item.uri] = sighting
        if document_id not in self.ledger.documents:
            self.ledger.documents.add(document_id)
            self.documents.append(self._document(item, kept, detected, seen_at))
            note = f"{item.path}: {detected.note}" if detected.note else None
            self._report(document_id, item.path, "ok", note, started, rows=1)

    def _document(self, item: Found, kept: Kept, detected: Detected, seen_at: str) -> Document:
        facts = self.source.facts_for(item.path)
        return Document(
            document_id=kept.sha256[:16],
            sha256=kept.sha256,
            file_name=item.name,
            media_type=detected.media_type.name,
            byte_size=kept.byte_size,
            source=self.source.name,
            collected_at=seen_at,
            title=facts.title,
            publisher=facts.publisher,
            published_on=facts.published_on,
            language=facts.language,
            place=facts.place,
            licence=facts.licence,
            url=facts.url,
        )

    def _refuse(self, refusal: Refusal, started: float | None = None) -> None:
        """A refused file goes by the key of its place: its bytes may be unreadable, or nobody's but its own."""
        document_id = make_key(refusal.uri)
        path = shown(refusal.path)
        reason = f"{path}: {refusal.reason}"
        if refusal.again or (document_id, reason) not in self.ledger.refused:
            self.progress(f"set aside {reason}")
            self._report(document_id, path, "failed", reason, started or time.perf_counter(), rows=0)

    def _report(
        self, document_id: str, path: str, outcome: str, reason: str | None, started: float, *, rows: int
    ) -> None:
        self.processing.append(
            Processing(
                document_id=document_id,
                stage="collect",
                outcome=outcome,
                batch_id="",  # the pipeline makes the batches
                started_at=_now(),
                seconds=round(time.perf_counter() - started, 6),
                file_name=path.rsplit("/", 1)[-1] or path,
                rows=rows,
                reason=reason,
            )
        )

    def collection(self) -> Collection:
        """All that was new, and what the source stated and does not hold."""
        self.progress(f"collect {self.source.name}: {self._sums()}")
        findings = check_source(self.source, self.usable, self.paths_met)
        for finding in findings:
            self.progress(f"warning: {finding.reason}; {finding.remedy}")
        return Collection(tuple(self.documents), tuple(self.sightings), tuple(self.processing), findings)


def _detect(stream: BinaryIO, item: Found, largest: int) -> Detected:
    try:
        return detect(stream, item.name, largest)
    except OSError as error:
        raise RefusedError(f"it cannot be read ({error}); see to the access, then run again") from None


def _not_read(detected: Detected) -> str:
    return f"it is {detected.media_type.label}, which is not read; {detected.media_type.remedy}"
