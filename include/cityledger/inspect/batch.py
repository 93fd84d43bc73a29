"""What `inspect_records` takes and gives."""

from dataclasses import dataclass

from cityledger.records import (
    Block,
    CanonicalCommitment,
    CanonicalDeclaredInterest,
    CanonicalIndicator,
    Document,
    Finding,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The records of a batch of documents before they are loaded. Without blocks, quotes are not looked up."""

    batch_id: str
    documents: tuple[Document, ...]
    indicators: tuple[CanonicalIndicator, ...]
    commitments: tuple[CanonicalCommitment, ...]
    interests: tuple[CanonicalDeclaredInterest, ...] = ()
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """The rows that may go on, marked where they fail a warning, and a finding for each expectation that failed."""

    documents: tuple[Document, ...]
    indicators: tuple[CanonicalIndicator, ...]
    commitments: tuple[CanonicalCommitment, ...]
    findings: tuple[Finding, ...]
    stopped: bool
    """The batch is broken and must not be loaded; its findings say why."""
    interests: tuple[CanonicalDeclaredInterest, ...] = ()
