"""What is told of the work itself: findings, what a stage did with a document, and runs."""

from dataclasses import dataclass

OUTCOMES = ("ok", "partial", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that was expected and did not hold. `severity` is critical, warning or info."""

    finding_id: str
    stage: str
    table: str
    expectation: str
    severity: str
    reason: str
    remedy: str | None = None
    document_id: str | None = None
    file_name: str | None = None
    page: int | None = None
    column: str | None = None
    row_key: str | None = None
    observed: str | None = None
    row_json: str | None = None
    """The row that failed, whole, so that one set aside is not lost."""
    outcome: str = "failed"
    """'failed' where the expectation did not hold, 'errored' where it could not be checked."""
    found_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """What one stage did with one document: ok, partial or failed, and what it cost."""

    document_id: str
    stage: str
    outcome: str
    batch_id: str
    started_at: str
    seconds: float
    file_name: str | None = None
    pages: int | None = None
    rows: int | None = None
    reason: str | None = None
    """Why the outcome is not ok: names the file, the page where it is known, and the remedy."""
    version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the chain up to a release: what ran, in which versions, and how it ended."""

    run_id: str
    started_at: str
    ended_at: str | None
    trigger: str
    outcome: str
    pipeline_version: str
    extractor_version: str
    documents: int
    """How many documents the run took in."""
    batches: tuple[str, ...] = ()
    release_id: str | None = None
    reason: str | None = None
    """Why there is no new release, or why the outcome is not ok."""
