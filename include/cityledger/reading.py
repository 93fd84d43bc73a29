"""The reading half of the pipeline: collect, convert, extract and harmonize, a batch of documents at a time.

In: sources, then batch ids. Out: batch ids; the records themselves go through the store. Every function may be called
again with the same argument and leaves what its first call would have left.
"""

from collections.abc import Iterable
from pathlib import Path

from cityledger import __version__, collect, convert, extract, harmonize
from cityledger.batches import Clock, Progress, by_document, chunks, now, silent, write_collected
from cityledger.records import (
    Block,
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Commitment,
    DeclaredInterest,
    Document,
    Finding,
    Indicator,
    Organization,
    Place,
    Processing,
    Run,
    Sighting,
)
from cityledger.settings import Settings
from cityledger.store import Store


def collect_sources(
    sources: Iterable[collect.Source], settings: Settings, progress: Progress = silent
) -> tuple[str, ...]:
    """Take in what is new in the sources, and return the ids of the batches that it was put into."""
    store = Store(settings.data)
    batches: list[str] = []
    for source in sources:
        collection = collect.collect_documents(source, store, settings.limits, progress)
        made = _write_collection(collection, store, settings.batch_documents)
        if made:
            store.write("collect", Finding, made[0], collection.findings)
        batches += made
    return tuple(batches)


def _write_collection(collection: collect.Collection, store: Store, size: int) -> list[str]:
    """One batch for every `size` things seen; a document goes with its first sighting, a refusal counts as one."""
    moment = now()
    documents = {document.document_id: document for document in collection.documents}
    reports = {report.document_id: report for report in collection.processing}
    batches = []
    for sightings in chunks(collection.sightings, size):
        found = [documents.pop(item.document_id) for item in sightings if item.document_id in documents]
        told = [reports.pop(item.document_id) for item in sightings if item.document_id in reports]
        batches.append(write_collected(store, moment, found, sightings, told))
    refusals = chunks(list(reports.values()), size)
    return [*batches, *(write_collected(store, moment, [], [], refused) for refused in refusals)]


def collect_new(documents: str | None, settings: Settings, progress: Progress = silent) -> tuple[str, ...]:
    """Take in what is new in a folder, file or archive, or else in the watched sources; return the batches to read."""
    sources = [collect.source_of_path(documents)] if documents else collect.read_sources(settings.sources)
    collect_sources(sources, settings, progress)
    return batches_to_read(settings)


def collect_again(
    settings: Settings, progress: Progress = silent, *, even_if_same_version: bool = True
) -> tuple[str, ...]:
    """Put every document that was ever kept into new batches, to be read again from the kept bytes.

    None where the newest run was made by this version of the extractor and `even_if_same_version` is false.
    """
    store = Store(settings.data)
    if not even_if_same_version and _newest_version(store) in (None, extract.EXTRACTOR_VERSION):
        progress(f"everything was read by version {extract.EXTRACTOR_VERSION}")
        return ()
    documents = {document.document_id: document for document in store.read_all("collect", Document)}
    moment = now()
    return tuple(
        write_collected(store, moment, chunk, [], [])
        for chunk in chunks(list(documents.values()), settings.batch_documents)
    )


def _newest_version(store: Store) -> str | None:
    """The extractor version of the newest run that made a release."""
    versions = [run.extractor_version for run in store.read_all("publish", Run) if run.release_id]
    return versions[-1] if versions else None


def batches_to_read(settings: Settings) -> tuple[str, ...]:
    """The batches that were collected but not yet harmonized: the new ones, and those that a crash left behind."""
    store = Store(settings.data)
    done = set(store.batches("harmonize", Processing))
    return tuple(batch_id for batch_id in store.batches("collect", Sighting) if batch_id not in done)


def convert_batch(batch_id: str, settings: Settings, progress: Progress = silent) -> str:
    """Convert a batch's documents to blocks; one that cannot be read is set aside with its reason."""
    store = Store(settings.data)
    documents: list[Document] = []
    blocks: list[Block] = []
    told = []
    for document in store.read("collect", Document, batch_id):
        progress(f"convert {document.file_name}")
        content = Path(store.path("collect", "bytes", document.sha256[:2], document.sha256))
        clock = Clock("convert", document, batch_id, __version__)
        conversion = convert.convert_document(document, content, settings.limits)
        documents.append(conversion.document)
        blocks += conversion.blocks
        told.append(
            clock.report(len(conversion.blocks), conversion.outcome, reason=conversion.reason, pages=conversion.pages)
        )
    store.write("convert", Document, batch_id, documents)
    store.write("convert", Block, batch_id, blocks)
    store.write("convert", Processing, batch_id, told)
    return batch_id


def extract_batch(batch_id: str, settings: Settings, progress: Progress = silent) -> str:
    """Extract the indicators, commitments and ticked options of a batch's documents."""
    store = Store(settings.data)
    blocks = by_document(store.read("convert", Block, batch_id))
    indicators: list[Indicator] = []
    commitments: list[Commitment] = []
    interests: list[DeclaredInterest] = []
    findings: list[Finding] = []
    told = []
    for document in store.read("convert", Document, batch_id):
        if document.document_id not in blocks:
            continue  # convert has set it aside and said why
        progress(f"extract {document.file_name}")
        clock = Clock("extract", document, batch_id, extract.EXTRACTOR_VERSION)
        try:
            found = extract.extract_document(document, blocks[document.document_id])
        except Exception as error:
            told.append(clock.failure(error))
            continue
        indicators += found.indicators
        commitments += found.commitments
        interests += found.interests
        findings += found.findings
        outcome = "partial" if found.findings else "ok"
        reason = "; ".join(finding.reason for finding in found.findings) or None
        rows = len(found.indicators) + len(found.commitments) + len(found.interests)
        told.append(clock.report(rows, outcome, reason=reason))
    store.write("extract", Indicator, batch_id, indicators)
    store.write("extract", Commitment, batch_id, commitments)
    store.write("extract", DeclaredInterest, batch_id, interests)
    store.write("extract", Finding, batch_id, findings)
    store.write("extract", Processing, batch_id, told)
    return batch_id


def harmonize_batch(batch_id: str, settings: Settings, progress: Progress = silent) -> str:
    """Give a batch's rows their canonical places, organisations, units, periods, themes and standard indicators."""
    store = Store(settings.data)
    indicators = by_document(store.read("extract", Indicator, batch_id))
    commitments = by_document(store.read("extract", Commitment, batch_id))
    interests = by_document(store.read("extract", DeclaredInterest, batch_id))
    extracted = {item.document_id for item in store.read("extract", Processing, batch_id) if item.outcome != "failed"}
    documents, results, told = [], [], []
    for document in store.read("convert", Document, batch_id):
        key = document.document_id
        if key not in extracted:
            documents.append(document)  # a stage before has set it aside and said why
            continue
        progress(f"harmonize {document.file_name}")
        clock = Clock("harmonize", document, batch_id, __version__)
        try:
            found = (indicators.get(key, []), commitments.get(key, []), interests.get(key, []))
            result = harmonize.harmonize_document(document, *found, embeddings=settings.embeddings)
        except Exception as error:
            told.append(clock.failure(error))
            documents.append(document)
            continue
        results.append(result)
        documents.append(result.document)
        told.append(clock.report(len(result.indicators) + len(result.commitments) + len(result.interests)))
    store.write("harmonize", Document, batch_id, documents)
    store.write("harmonize", CanonicalIndicator, batch_id, [row for result in results for row in result.indicators])
    store.write("harmonize", CanonicalCommitment, batch_id, [row for result in results for row in result.commitments])
    options = [row for result in results for row in result.interests]
    store.write("harmonize", CanonicalDeclaredInterest, batch_id, options)
    store.write("harmonize", Organization, batch_id, [row for result in results for row in result.organizations])
    store.write("harmonize", Place, batch_id, [row for result in results for row in result.places])
    store.write("harmonize", Processing, batch_id, told)  # last: its being there says that the batch is whole
    return batch_id
