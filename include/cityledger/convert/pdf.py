"""PDF in, drafts out: pages read one by one, then what only the whole document can tell.

pdfium reads; a file that it refuses is saved again once by pikepdf, which mends most truncated ones.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2

from cityledger.convert.drafts import Reading, UnreadableError
from cityledger.convert.pdf_layout import PageContent, draft_pages
from cityledger.convert.pdf_lines import print_lines
from cityledger.convert.pdf_paragraphs import PrintCount
from cityledger.convert.pdf_rules import read_rules
from cityledger.convert.pdf_text import placer, read_page_text
from cityledger.convert.tables import read_tables
from cityledger.settings import Limits


def read_pdf(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a PDF file."""
    document, reason = _open(path)
    count = len(document)
    if not count:
        raise UnreadableError("it has no pages; get it again from where it came")
    if count > limits.pages:
        reason = f"it has {count:,} pages and only the first {limits.pages:,} are read; raise CITYLEDGER_MAX_PAGES"
    pages: list[PageContent] = []
    missing: list[int] = []
    counts = PrintCount()
    for number in range(1, min(count, limits.pages) + 1):
        if number not in skip:
            begin(number)
            page = _read_page(document, number, counts)
            (pages.append(page) if page else missing.append(number))
    if missing:
        reason = f"page {', '.join(map(str, missing))} is broken and left out; save the file again with another program"
    return Reading(drafts=draft_pages(pages, counts.result()), pages=count, reason=reason)


def _read_page(document: Any, number: int, counts: PrintCount) -> PageContent | None:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return None
    try:
        text = read_page_text(page, number)
        counts.count(text.lines)
        rules = read_rules(page, placer(page))
        tables, rest = read_tables(text.lines, rules, text.width, text.height)
        text.lines = print_lines(rest)
        return PageContent(text, tables)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _open(path: Path) -> tuple[Any, str | None]:
    try:
        return pypdfium2.PdfDocument(path), None
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("it is encrypted; save it without a password and give it again") from error
    return _mend(path)


def _mend(path: Path) -> tuple[Any, str | None]:
    import pikepdf  # noqa: PLC0415 - for broken files alone

    target = io.BytesIO()
    try:
        with pikepdf.open(path) as broken:
            broken.save(target)
        document = pypdfium2.PdfDocument(target.getvalue())
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise UnreadableError("it is a broken PDF that can not be mended; get it again from where it came") from error
    return document, "the PDF is damaged and was mended; pages may be missing, so get it again if you can"
