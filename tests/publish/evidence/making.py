"""Documents made in code for the tests of the evidence: a PDF whose quotes are red, its blocks, and a candidate."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from cityledger.convert import convert_document
from cityledger.load import load_batches
from cityledger.records import Block, Document, document_text
from cityledger.settings import Limits, Settings
from cityledger.store import Store
from tests.load.making import make_commitment, make_document, make_indicator, make_interest, make_run, write_batch

LINES = (
    "The town of Ember has thought about its roofs for years.",
    "The council will fit solar panels",
    "on 40 schools by 2031.",
    "Nobody knows yet what the shadows of the hill will cost.",
)
QUOTE = "The council will fit solar panels on 40 schools by 2031."


def draw_pdf(path: Path, pages: int = 1) -> Path:
    """A PDF with the lines on each page; those of the quote are red."""
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    for _ in range(pages):
        for number, line in enumerate(LINES):
            canvas.setFillColorRGB(*((0.9, 0, 0) if line in QUOTE else (0, 0, 0)))
            canvas.setFont("Helvetica", 12)
            canvas.drawString(90, 700 - 15 * number, line)
        canvas.showPage()
    canvas.save()
    return path


def keep_document(store: Store, path: Path, name: str = "plan", **changes: Any) -> tuple[Document, list[Block]]:
    """Put a file's bytes into the store, and convert it."""
    sha256 = name * 8
    store.write_bytes(path.read_bytes(), "collect", "bytes", sha256[:2], sha256)
    document = make_document(name, sha256=sha256, file_name=path.name, **changes)
    return document, list(convert_document(document, path, Limits()).blocks)


def rows_of(name: str, blocks: list[Block], quote: str = QUOTE) -> dict[str, Any]:
    """A row of each kind that was read from the same quote, wherever it stands."""
    text = document_text(blocks)
    start = text.index(quote)
    page = next(block.page for block in blocks if block.end and block.start is not None and start < block.end)
    where: dict[str, Any] = {"quote": quote, "start": start, "end": start + len(quote), "page": page}
    return {
        "indicators": [make_indicator(name, **where)],
        "commitments": [make_commitment(name, **where)],
        "interests": [make_interest(name, **where)],
    }


def make_candidate(settings: Settings, batches: dict[str, list[tuple[Document, list[Block], dict[str, Any]]]]) -> Path:
    """A candidate's warehouse with batches of documents, their blocks in the store."""
    store = Store(settings.data)
    for batch_id, documents in batches.items():
        rows = {
            kind: [row for *_, of in documents for row in of[kind]]
            for kind in ("indicators", "commitments", "interests")
        }
        write_batch(store, batch_id, [document for document, *_ in documents], **rows)
        store.write("convert", Block, batch_id, [block for _, blocks, _ in documents for block in blocks])
    return load_batches(list(batches), store, settings, replace(make_run(), release_id=None))
