"""Makes the evidence of a candidate release: a page for each document, with the pictures of its pages beside it.

In: a candidate's warehouse, the store with the documents' blocks and bytes, and the release that is current, from which
all is taken over that has not changed. Out: the folder evidence/ beside the warehouse, and findings about pages that
could not be drawn. A document that gives trouble gets a page of text and holds up nothing.
"""

import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyarrow

from cityledger.publish.evidence.findings import finding_of_pages, finding_of_text
from cityledger.publish.evidence.manifest import (
    Made,
    Manifest,
    drawn_by,
    page_key,
    read_manifest,
    take_over,
    write_manifest,
)
from cityledger.publish.evidence.marks import Mark, find_marks
from cityledger.publish.evidence.page import draw_index, draw_page, group_by_page, group_by_section, page_word
from cityledger.publish.evidence.pictures import Job, draw_pages
from cityledger.publish.evidence.rows import EvidenceDocument, read_documents
from cityledger.records import Block, Finding
from cityledger.settings import Settings
from cityledger.store import Store

FOLDER = "evidence"
PDF = "application/pdf"


@dataclass(slots=True)
class _Draft:
    """A document whose page is being made."""

    document: EvidenceDocument
    marks: list[Mark]
    job: Job
    key: str


def write_evidence(candidate: Path, settings: Settings, progress: Callable[[str], None]) -> list[Finding]:
    """Write the evidence of a candidate's warehouse file beside it, in place of any that a crash left behind.

    Nothing is written where the settings switch it off. The findings say which pages have no picture, and why.
    """
    folder = candidate.parent / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if not settings.evidence:
        return []
    folder.mkdir()
    return _Evidence(candidate.parent.name, folder, settings).write(read_documents(candidate), progress)


class _Evidence:
    """The evidence of one release, while it is made."""

    def __init__(self, release_id: str, folder: Path, settings: Settings) -> None:
        self.release_id, self.folder, self.settings = release_id, folder, settings
        self.store = Store(settings.data)
        self.former = settings.current_release.resolve() / FOLDER
        self.known: Manifest = read_manifest(self.former)
        self.made: dict[str, Made] = {}
        self.findings: list[Finding] = []
        self.unread: set[str] = set()

    def write(self, documents: Sequence[EvidenceDocument], progress: Callable[[str], None]) -> list[Finding]:
        """Take over what has not changed, make the rest batch by batch, and say what has no picture."""
        changed = [document for document in documents if not self._take_over(document)]
        by_batch = sorted(changed, key=lambda document: document.batch_id or "")
        for batch_id, of_batch in groupby(by_batch, key=lambda document: document.batch_id):
            self._make(batch_id, list(of_batch), progress)
        (self.folder / "index.html").write_text(draw_index(documents), encoding="utf-8", errors="backslashreplace")
        write_manifest(self.folder, self.made)
        for document in documents:
            reasons = self.made[document.document_id].reasons
            if reasons:
                self.findings.append(finding_of_pages(self.release_id, document, reasons))
        return self.findings

    def _take_over(self, document: EvidenceDocument) -> bool:
        """Whether the former release's page of a document, and all its pictures, serve for this one as well."""
        made = self.known.documents.get(document.document_id)
        if made is None or made.key != page_key(document, self.settings):
            return False
        name = document.document_id
        files = [f"{name}.html", *(f"{name}/{picture.file}" for picture in made.pictures.values())]
        if not all(take_over(self.former / file, self.folder / file) for file in files):
            (self.folder / f"{name}.html").unlink(missing_ok=True)
            shutil.rmtree(self.folder / name, ignore_errors=True)
            return False
        self.made[name] = made
        return True

    def _make(
        self, batch_id: str | None, documents: Sequence[EvidenceDocument], progress: Callable[[str], None]
    ) -> None:
        blocks = self._blocks(batch_id, documents)
        drafts = [self._draft(document, blocks.get(document.document_id, [])) for document in documents]
        progress(f"evidence of {', '.join(draft.document.file_name for draft in drafts)}")
        draw_pages([draft.job for draft in drafts], self.settings.limits)
        for draft in drafts:
            self._write_page(draft)

    def _blocks(self, batch_id: str | None, documents: Sequence[EvidenceDocument]) -> dict[str, list[Block]]:
        wanted: dict[str, list[Block]] = {document.document_id: [] for document in documents}
        try:
            for block in self.store.read("convert", Block, batch_id or ""):
                if block.document_id in wanted:
                    wanted[block.document_id].append(block)
        except (OSError, pyarrow.ArrowException, TypeError) as error:
            self.unread |= set(wanted)
            self.findings += [finding_of_text(self.release_id, document, str(error)) for document in documents]
        return wanted

    def _draft(self, document: EvidenceDocument, blocks: Iterable[Block]) -> _Draft:
        marks = find_marks(blocks, document.rows)
        content = Path(self.store.path("collect", "bytes", document.sha256[:2], document.sha256))
        pages = sorted({*(page for mark in marks for page in mark.rectangles), *(row.page for row in document.rows)})
        job = Job(content, self.folder / document.document_id, tuple(pages) if document.media_type == PDF else ())
        if job.waiting:
            self._prepare(job, document)
        # without its text a page is no page for good: the next release makes it again
        key = "" if document.document_id in self.unread else page_key(document, self.settings)
        return _Draft(document, marks, job, key)

    def _prepare(self, job: Job, document: EvidenceDocument) -> None:
        """Leave out what must not be drawn, and take over what is drawn already."""
        if not job.content.is_file():
            return job.leave_out(job.waiting, "the document's bytes are not in the data store any more")
        most = self.settings.evidence_pages
        job.leave_out(job.waiting[most:], f"{most} pages of this document have one; raise CITYLEDGER_EVIDENCE_PAGES")
        made = self.known.documents.get(document.document_id)
        if made is None or self.known.drawn_by != drawn_by():
            return None
        for page in job.waiting:
            picture = made.pictures.get(page)
            file = f"{document.document_id}/{picture.file}" if picture else ""
            if picture and take_over(self.former / file, self.folder / file):
                job.pictures[page] = picture
        job.waiting = tuple(page for page in job.waiting if page not in job.pictures)
        return None

    def _write_page(self, draft: _Draft) -> None:
        document, job = draft.document, draft.job
        word = page_word(document.media_type)
        if word:
            groups = group_by_page(word, document.rows, draft.marks, job.pictures, job.reasons)
        else:
            groups = group_by_section(document.rows, draft.marks)
        page = draw_page(document, groups)
        path = self.folder / f"{document.document_id}.html"
        path.write_text(page, encoding="utf-8", errors="backslashreplace")
        self.made[document.document_id] = Made(draft.key, job.pictures, job.reasons)
