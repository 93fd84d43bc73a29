"""Records made in code for the tests of load, publish and SQL: a call names only what its case is about."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from cityledger.records import (
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Document,
    Finding,
    Organization,
    Place,
    Processing,
    Run,
    Sighting,
)
from cityledger.settings import Settings
from cityledger.store import Store

DAY = "2026-03-01T08:00:00+00:00"
LATER = "2026-04-01T08:00:00+00:00"


def make_document(name: str, **changes: Any) -> Document:
    values: dict[str, Any] = {
        "document_id": name,
        "sha256": name * 4,
        "file_name": f"{name}.pdf",
        "media_type": "application/pdf",
        "byte_size": 1000,
        "source": "samples",
        "collected_at": DAY,
        "title": f"Plan {name}",
    }
    return Document(**{**values, **changes})


def make_sighting(uri: str, name: str, seen_at: str = DAY, **changes: Any) -> Sighting:
    values: dict[str, Any] = {
        "uri": uri,
        "document_id": name,
        "file_name": uri.rsplit("/", 1)[-1],
        "source": "samples",
        "seen_at": seen_at,
        "byte_size": 1000,
    }
    return Sighting(**{**values, **changes})


def make_indicator(name: str, number: int = 1, **changes: Any) -> CanonicalIndicator:
    values: dict[str, Any] = {
        "indicator_id": f"{name}-i{number}",
        "document_id": name,
        "block_id": f"{name}-b{number}",
        "page": 1,
        "section": "Transport",
        "indicator": "bus lines",
        "subject": "Porto",
        "value": 12.0,
        "value_upper": None,
        "value_text": "12",
        "comparator": "=",
        "unit": "count",
        "kind": "actual",
        "direction": None,
        "period": "2025",
        "quote": f"12 bus lines in 2025, count {number}",
        "start": 100 * number,
        "end": 100 * number + 50,
        "box": (10.0, 20.0, 30.0, 40.0),
        "confidence": 0.8,
        "extractor_version": "1",
        "indicator_source": "sentence",
        "subject_source": "document",
        "indicator_standard": None,
        "standard_score": None,
        "standard_method": None,
        "place": "Porto",
        "place_code": None,
        "organization": None,
        "unit_dimension": "count",
        "standard_value": 12.0,
        "standard_unit": "count",
        "period_start": "2025-01-01",
        "period_end": "2025-12-31",
        "themes": (),
    }
    return CanonicalIndicator(**{**values, **changes})


def make_commitment(name: str, number: int = 1, **changes: Any) -> CanonicalCommitment:
    values: dict[str, Any] = {
        "commitment_id": f"{name}-c{number}",
        "parent_commitment_id": None,
        "document_id": name,
        "block_id": f"{name}-b{number}",
        "page": 2,
        "section": "Actions",
        "statement": "commitment",
        "actor": "The city",
        "action": "build a tram line",
        "verb": "build",
        "strength": "firm",
        "continuing": False,
        "purpose": None,
        "targets": (),
        "deadline": "2030",
        "partners": (),
        "places": (),
        "quote": f"will build a tram line, number {number}",
        "start": 10_000 + 100 * number,
        "end": 10_050 + 100 * number,
        "box": None,
        "confidence": 0.7,
        "extractor_version": "1",
        "actor_organization": "City of Porto",
        "partner_organizations": (),
        "canonical_places": (),
        "target_value": None,
        "target_unit": None,
        "deadline_start": "2030-01-01",
        "deadline_end": "2030-12-31",
        "themes": (),
    }
    return CanonicalCommitment(**{**values, **changes})


def make_interest(name: str, number: int = 1, **changes: Any) -> CanonicalDeclaredInterest:
    values: dict[str, Any] = {
        "interest_id": f"{name}-o{number}",
        "document_id": name,
        "block_id": f"{name}-b{number}",
        "page": 3,
        "section": "Interests",
        "question": "What interests your city?",
        "option": f"tram lines, option {number}",
        "is_declared": True,
        "actor": "The city",
        "quote": f"tram lines, option {number}",
        "start": 20_000 + 100 * number,
        "end": 20_050 + 100 * number,
        "box": None,
        "confidence": 0.9,
        "extractor_version": "1",
        "actor_organization": "City of Porto",
        "themes": (),
    }
    return CanonicalDeclaredInterest(**{**values, **changes})


def make_finding(name: str, **changes: Any) -> Finding:
    values: dict[str, Any] = {
        "finding_id": name,
        "stage": "inspect",
        "table": "indicator",
        "expectation": "quote_is_in_document",
        "severity": "warning",
        "reason": "a row without a source cannot be checked",
        "found_at": DAY,
    }
    return Finding(**{**values, **changes})


def make_processing(name: str, stage: str, batch_id: str, **changes: Any) -> Processing:
    values: dict[str, Any] = {
        "document_id": name,
        "stage": stage,
        "outcome": "ok",
        "batch_id": batch_id,
        "started_at": DAY,
        "seconds": 1.5,
        "file_name": f"{name}.pdf",
    }
    return Processing(**{**values, **changes})


def make_run(run_id: str = "run-1", **changes: Any) -> Run:
    values: dict[str, Any] = {
        "run_id": run_id,
        "started_at": DAY,
        "ended_at": None,
        "trigger": "test",
        "outcome": "ok",
        "pipeline_version": "0.1.0",
        "extractor_version": "1",
        "documents": 1,
    }
    return Run(**{**values, **changes})


def full_batch(document_id: str, **changes: Any) -> dict[str, Any]:
    """A document with two values, two commitments and two options, by landing table."""
    return {
        "document": [make_document(document_id)],
        "indicator": [
            make_indicator(document_id, 1, themes=("sdg:11",)),
            make_indicator(document_id, 2, kind="target"),
        ],
        "commitment": [
            make_commitment(
                document_id, 1, targets=(f"{document_id}-i2",), themes=("sdg:11",), canonical_places=("Porto",)
            ),
            make_commitment(document_id, 2, parent_commitment_id=f"{document_id}-c1", partner_organizations=("ICLEI",)),
        ],
        "declared_interest": [
            make_interest(document_id, 1, themes=("sdg:11",), theme_scores=(0.75,)),
            make_interest(document_id, 2, is_declared=False),
        ],
        "finding": [make_finding(f"{document_id}-f", document_id=document_id)],
        **changes,
    }


def write_batch(
    store: Store,
    batch_id: str,
    documents: Sequence[Document] = (),
    *,
    sightings: Iterable[Sighting] | None = None,
    indicators: Iterable[CanonicalIndicator] = (),
    commitments: Iterable[CanonicalCommitment] = (),
    interests: Iterable[CanonicalDeclaredInterest] = (),
    organizations: Iterable[Organization] = (),
    places: Iterable[Place] = (),
    findings: Iterable[Finding] = (),
    processing: Iterable[Processing] | None = None,
    at: str = DAY,
) -> str:
    """What the stages leave of a batch; each document stands at samples/<file name> and was read at `at`."""
    if sightings is None:
        sightings = [make_sighting(f"samples/{item.file_name}", item.document_id, at) for item in documents]
    if processing is None:
        processing = [make_processing(item.document_id, "convert", batch_id, started_at=at) for item in documents]
    store.write("collect", Sighting, batch_id, sightings)
    store.write("inspect", Document, batch_id, documents)
    store.write("convert", Processing, batch_id, processing)
    store.write("harmonize", Organization, batch_id, organizations)
    store.write("harmonize", Place, batch_id, places)
    store.write("inspect", CanonicalIndicator, batch_id, indicators)
    store.write("inspect", CanonicalCommitment, batch_id, commitments)
    store.write("inspect", CanonicalDeclaredInterest, batch_id, interests)
    store.write("inspect", Finding, batch_id, findings)
    return batch_id


def settings_for(folder: Path, **changes: Any) -> Settings:
    """The project's settings with a data folder of the test's own."""
    return Settings(data=folder, **changes)
