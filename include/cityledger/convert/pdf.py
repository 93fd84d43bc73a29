"""PDF in, drafts out: pages read one by one, then what only the whole document can tell.

pdfium reads; a file that it refuses is saved again once by pikepdf, which mends most truncated ones. A page that can
not be read, or that no person could read, is left out and named in the reason.
"""

import io
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from cityledger.convert.drafts import Reading, Stated, UnreadableError
from cityledger.convert.languages import detect_language
from cityledger.convert.ocr import Scan, Scans, mark_drafts, read_scans
from cityledger.convert.ocr_confidence import confidence_rows
from cityledger.convert.ocr_engine import CHINESE, ENGLISH
from cityledger.convert.ocr_need import BARE, EMPTY, is_light, ocr_need, shows_text
from cityledger.convert.pdf_layout import Layout, PageContent
from cityledger.convert.pdf_lines import print_lines
from cityledger.convert.pdf_paragraphs import PrintCount
from cityledger.convert.pdf_rescue import rescue_pages
from cityledger.convert.pdf_rules import Rules, read_rules
from cityledger.convert.pdf_text import MOST_CHARACTERS, PageText, placer, read_page_text
from cityledger.convert.tables import read_tables
from cityledger.convert.wordlist import english_words
from cityledger.settings import Limits

_LARGE_CONTENT = 50_000
"""A page whose packed content has so many bytes and yet shows nothing was not read."""
_LONGEST_RUN = 32_767
"""pdfium cuts a single string of a page here."""
_TIME_SHARE = 0.8
_WINDOW = 200
"""So many pages are looked at together for running heads, and so many pages' lines are held at a time."""
_FRESH = 100
"""After so many pages the file is opened anew: pdfium keeps the fonts of every page that it has read."""
_SAMPLE = 100
_AGAIN = "save the file again with another program"

english_words()  # read here, in the parent, so that no child has to


@dataclass(slots=True)
class _Pages:
    """The pages read so far, and what went wrong."""

    contents: list[PageContent] = field(default_factory=list)
    counts: PrintCount = field(default_factory=PrintCount)
    layout: Layout = field(default_factory=Layout)
    characters: int = 0
    broken: list[int] = field(default_factory=list)
    overfull: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    scans: dict[int, Scan] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)

    def add(self, text: PageText, rules: Rules) -> None:
        """Take one page's text and what is drawn on it."""
        self.counts.count(text.lines)
        tables, rest = read_tables(text.lines, rules, text.width, text.height)
        text.lines = print_lines(rest)
        self.contents.append(PageContent(text, tables))
        self.characters += text.characters

    def lay_out(self) -> None:
        """Let the lines of the pages read so far become drafts."""
        self.contents.sort(key=lambda content: content.text.number)
        self.layout.add(self.contents, self.counts.result())
        self.contents = []

    def language(self) -> str | None:
        """The language model for what the document's text layers are written in; None if they do not tell."""
        lines = [line.text for content in self.contents for line in content.text.lines] if self.scans else []
        found = detect_language(" ".join(lines or [draft.text for draft in self.layout.drafts[:_SAMPLE]]))
        return {None: None, "zh": CHINESE}.get(found, ENGLISH)

    def reason(self) -> str | None:
        """Everything that is missing, in one line; None if nothing is."""
        said = list(self.reasons)
        if self.broken:
            said.append(f"page {_numbers(self.broken)} is broken and left out; {_AGAIN}")
        if self.overfull:
            said.append(
                f"page {_numbers(self.overfull)} has more than {MOST_CHARACTERS:,} characters and is left out; {_AGAIN}"
            )
        if self.cut:
            said.append(f"a run of text on page {_numbers(self.cut)} is cut at {_LONGEST_RUN:,} characters; {_AGAIN}")
        return "; ".join(said) or None


def read_pdf(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a PDF file."""
    pages = _Pages()
    started = time.monotonic()
    document = _open(path, pages)
    count = len(document)
    if not count:
        raise UnreadableError("it has no pages; get it again from where it came")
    mended = bool(pages.reasons)
    if count > limits.pages:
        pages.reasons.append(
            f"it has {count:,} pages and only the first {limits.pages:,} are read; raise CITYLEDGER_MAX_PAGES"
        )
    characters = 0
    for number in range(1, min(count, limits.pages) + 1):
        if number in skip:
            continue
        begin(number)
        if number % _FRESH == 0 and not mended:
            document.close()
            document = pypdfium2.PdfDocument(path)
        if len(pages.contents) >= _WINDOW:
            pages.lay_out()
        characters += _read_page(document, number, pages)
        if time.process_time() > _TIME_SHARE * limits.processor_seconds or characters > limits.text_characters:
            pages.reasons.append(
                f"only the first {number:,} of {count:,} pages could be read within the limits; split it"
            )
            break
    scans = read_scans(lambda: _open(path, _Pages()), pages.scans, limits, started, begin, pages.language())
    _add_scans(pages, scans)
    if not pages.characters:
        _explain_emptiness(path, pages)
    pages.lay_out()
    drafts = pages.layout.finish()
    mark_drafts(drafts, scans)
    return Reading(drafts, _declared(document), count, pages.reason(), confidence_rows(scans))


def _add_scans(pages: _Pages, scans: Scans) -> None:
    """Put the pages that were read from their pictures among the others; one that was not keeps its text layer."""
    for number, scan in pages.scans.items():
        text = scans.pages.get(number, scan.layer)
        pages.add(text, scan.rules if text.turn == scan.layer.turn else Rules())
    pages.reasons += scans.reasons()


def _read_page(document: Any, number: int, pages: _Pages) -> int:
    """Read one page, and return how many characters it has."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        pages.broken.append(number)
        return 0
    try:
        text = read_page_text(page, number)
        if text.characters > MOST_CHARACTERS:
            pages.overfull.append(number)
            return 0
        rules = read_rules(page, placer(page, text.turn))
        if text.characters == _LONGEST_RUN:
            pages.cut.append(number)
        need = ocr_need(text, rules)
        looked = need in (BARE, EMPTY) and is_light(rules)
        if need and not (looked and not shows_text(page, need)):
            pages.scans[number] = Scan(need, text, rules, looked)
        else:
            pages.add(text, rules)
        if not text.characters and not pdfium.FPDFPage_CountObjects(page.raw):
            pages.empty.append(number)
    except pypdfium2.PdfiumError:
        pages.broken.append(number)
        return 0
    finally:
        page.close()
    return text.characters


def _declared(document: Any) -> Stated:
    """What the file's own fields say; the date that they give is when the file was made, not when it was published."""
    try:
        title = str(document.get_metadata_value("Title")).strip()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        title = ""
    return Stated(title=title or None)


def _open(path: Path, pages: _Pages) -> Any:
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableError("it is encrypted; save it without a password and give it again") from error
    pages.reasons.append("the PDF is damaged and was mended; pages may be missing, so get it again if you can")
    return _mend(path)


def _mend(path: Path) -> Any:
    import pikepdf  # noqa: PLC0415 - for broken files alone

    target = io.BytesIO()
    try:
        try:
            broken = pikepdf.open(path)
        except (pikepdf.PdfError, ValueError):
            if (rescued := rescue_pages(path.read_bytes())) is None:
                raise
            broken = pikepdf.open(io.BytesIO(rescued))
        with broken:
            if not len(broken.pages):
                raise UnreadableError("it has no pages; get it again from where it came")
            broken.save(target)
        return pypdfium2.PdfDocument(target.getvalue())
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise UnreadableError("it is a broken PDF that can not be mended; get it again from where it came") from error


def _explain_emptiness(path: Path, pages: _Pages) -> None:
    """Tell pages that hold nothing from pages whose content could not be unpacked within the limits."""
    import pikepdf  # noqa: PLC0415 - for empty files alone

    try:
        with pikepdf.open(path) as document:
            packed = [number for number in pages.empty[:20] if _content_bytes(document, number) > _LARGE_CONTENT]
    except (pikepdf.PdfError, ValueError, OSError, RuntimeError):
        return
    if packed:
        pages.reasons.append(f"the content of page {_numbers(packed)} can not be unpacked within the limits; {_AGAIN}")


def _content_bytes(document: Any, number: int) -> int:
    contents = document.pages[number - 1].obj.get("/Contents", [])
    streams = contents if hasattr(contents, "__iter__") and not hasattr(contents, "read_raw_bytes") else [contents]
    return sum(_unpacked_once(stream.read_raw_bytes()) for stream in streams if hasattr(stream, "read_raw_bytes"))


def _unpacked_once(packed: bytes) -> int:
    """How long some bytes are, or become when they are unpacked once, whichever is more; it stops at the limit."""
    try:
        first = zlib.decompressobj().decompress(packed, _LARGE_CONTENT + 1)
    except zlib.error:
        first = b""
    return max(len(packed), len(first))


def _numbers(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:20]))
    return f"{shown} and {len(pages) - 20} more" if len(pages) > 20 else shown
