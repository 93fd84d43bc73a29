"""What a release's findings say of pages that the evidence cannot show.

In: a document and what went wrong. Out: a `Finding`, which names the document, its pages and the remedy.
"""

from datetime import UTC, datetime

from cityledger.publish.evidence.rows import EvidenceDocument
from cityledger.records import Finding, make_key

_PAGES_NAMED = 10


def finding_of_pages(release_id: str, document: EvidenceDocument, reasons: dict[int, str]) -> Finding:
    """Pages without a picture: the page of the evidence shows their text."""
    first = min(reasons)
    pages = ", ".join(map(str, sorted(reasons)[:_PAGES_NAMED]))
    more = f" and {len(reasons) - _PAGES_NAMED:,} more" if len(reasons) > _PAGES_NAMED else ""
    return Finding(
        finding_id=make_key("publish", release_id, document.document_id, "pages_have_pictures"),
        stage="publish",
        table="document",
        expectation="pages_have_pictures",
        severity="warning",
        reason=f"{document.file_name}: page {pages}{more} of the evidence shows text and no picture: {reasons[first]}",
        remedy="The rows hold all the same. See to the reason, then load the document again.",
        document_id=document.document_id,
        file_name=document.file_name,
        page=first,
        observed=f"{len(reasons)} pages without a picture",
        found_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def finding_of_text(release_id: str, document: EvidenceDocument, error: str) -> Finding:
    """A document whose blocks cannot be read: the evidence shows its quotes alone."""
    return Finding(
        finding_id=make_key("publish", release_id, document.document_id, "text_is_shown"),
        stage="publish",
        table="document",
        expectation="text_is_shown",
        severity="warning",
        reason=f"{document.file_name}: its converted text cannot be read, so the evidence shows quotes alone: {error}",
        remedy="Convert the document again: start the DAG reprocess_documents.",
        document_id=document.document_id,
        file_name=document.file_name,
        found_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
