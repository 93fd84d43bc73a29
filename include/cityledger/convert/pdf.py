"""PDF in, drafts out: pages read one by one, then what only the whole document can tell.

pdfium reads; a file that it refuses is saved again once by pikepdf, which mends most truncated ones. A page that can
not be read, or that no person could read, is left out and named in the reason.
"""

import io
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2

from cityledger.convert.drafts import Reading, Stated, UnreadableError
from cityledger.convert.languages import detect_language
from cityledger.convert.ocr import Scans, mark_drafts, processes_at_once, read_scans
from cityledger.convert.ocr_confidence import confidence_rows
from cityledger.convert.ocr_engine import CHINESE, ENGLISH
from cityledger.convert.page_names import name_pages
from cityledger.convert.pdf_layout import Layout
from cityledger.convert.pdf_pages import LONGEST_RUN, PageReader, PagesRead
from cityledger.convert.pdf_rescue import rescue_pages
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.pdf_text import MOST_CHARACTERS
from cityledger.convert.pdf_workers import CHUNK, read_side_by_side
from cityledger.convert.wordlist import english_words
from cityledger.settings import Limits

_LARGE_CONTENT = 50_000
"""A page whose packed content has so many bytes and yet shows nothing was not read."""
_TIME_SHARE = 0.8
_WINDOW = 200
"""So many pages are looked at together for running heads, and about so many pages' lines are held at a time."""
_FEWEST_SHARED = 40
"""A file of fewer pages is read before workers are ready."""
_LEAST_MEMORY = 384 << 20
"""What a worker needs to draw a page with great pictures; the workers share the document's memory limit."""
_SAMPLE = 100
_AGAIN = "save it again with another program"

english_words()  # read here, in the parent, so that no child has to


@dataclass(slots=True)
class _Pages:
    """The pages read so far, laid out a window at a time, and what went wrong."""

    read: PagesRead = field(default_factory=PagesRead)
    layout: Layout = field(default_factory=Layout)
    reasons: list[str] = field(default_factory=list)

    def take(self, part: PagesRead) -> None:
        """Take what some more pages gave."""
        self.read.take(part)
        if len(self.read.contents) >= _WINDOW:
            self.lay_out()

    def lay_out(self) -> None:
        """Let the lines of the pages read so far become drafts."""
        contents, self.read.contents = self.read.contents, []
        self.layout.add(sorted(contents, key=lambda content: content.text.number), self.read.counts.result())

    def add_scans(self, scans: Scans) -> None:
        """Put the pages read from their pictures among the others; one that was not keeps its text layer."""
        for number, scan in self.read.scans.items():
            text = scans.pages.get(number, scan.layer)
            self.read.add(text, scan.rules if text.turn == scan.layer.turn else Rules())
        self.reasons += scans.reasons()

    def language(self) -> str | None:
        """The language model for what the document's text layers are written in; None if they do not tell."""
        if not self.read.scans:
            return None
        lines = [line.text for content in self.read.contents for line in content.text.lines]
        found = detect_language(" ".join(lines or [draft.text for draft in self.layout.drafts[:_SAMPLE]]))
        return {None: None, "zh": CHINESE}.get(found, ENGLISH)

    def is_beyond(self, limits: Limits) -> bool:
        """Whether so much was read, or so much time was used, that the rest has to be left."""
        used = time.process_time() + self.read.processor_seconds
        return used > _TIME_SHARE * limits.processor_seconds or self.read.seen > limits.text_characters

    def reason(self) -> str | None:
        """Everything that is missing, in one line; None if nothing is."""
        said = list(self.reasons)
        read = self.read
        if read.broken:
            said.append(f"page {name_pages(read.broken)} is broken and left out; {_AGAIN}")
        if read.lost:
            said.append(f"page {name_pages(read.lost)} could not be read within the limits and is left out; {_AGAIN}")
        if read.overfull:
            many = f"more than {MOST_CHARACTERS:,} characters"
            said.append(f"page {name_pages(read.overfull)} has {many} and is left out; {_AGAIN}")
        if read.cut:
            said.append(f"a run of text on page {name_pages(read.cut)} is cut at {LONGEST_RUN:,} characters; {_AGAIN}")
        return "; ".join(said) or None


def read_pdf(path: Path, limits: Limits, skip: frozenset[int], begin: Callable[[int], None]) -> Reading:
    """Read a PDF file; one of many pages by a process a core, with the same result."""
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
    numbers = [number for number in range(1, min(count, limits.pages) + 1) if number not in skip]

    def make_reader() -> PageReader:
        # What was mended lies in memory, and can be used by every process.
        return PageReader((lambda: document) if mended else (lambda: pypdfium2.PdfDocument(path)), not mended)

    done = 0
    for part in _read_parts(make_reader, numbers, limits, begin):
        pages.take(part)
        done += CHUNK
        if done < len(numbers) and pages.is_beyond(limits):
            pages.reasons.append(
                f"only the first {numbers[done - 1]:,} of {count:,} pages could be read within the limits; split it"
            )
            break
    scans = read_scans(lambda: _open(path, _Pages()), pages.read.scans, limits, started, begin, pages.language())
    pages.add_scans(scans)
    if not pages.read.characters:
        _explain_emptiness(path, pages)
    pages.lay_out()
    drafts = pages.layout.finish()
    mark_drafts(drafts, scans)
    return Reading(drafts, _declared(document), count, pages.reason(), confidence_rows(scans))


def _read_parts(
    make_reader: Callable[[], PageReader], numbers: Sequence[int], limits: Limits, begin: Callable[[int], None]
) -> Iterator[PagesRead]:
    """What the pages gave, some pages at a time: the same parts, however many processes read them."""
    workers = min(processes_at_once(), limits.memory_bytes // _LEAST_MEMORY)
    if workers > 1 and len(numbers) >= _FEWEST_SHARED:
        yield from read_side_by_side(make_reader, numbers, limits, workers)
        return
    reader = make_reader()
    for at in range(0, len(numbers), CHUNK):
        yield reader.read(numbers[at : at + CHUNK], begin)


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
            packed = [number for number in pages.read.empty[:20] if _content_bytes(document, number) > _LARGE_CONTENT]
    except (pikepdf.PdfError, ValueError, OSError, RuntimeError):
        return
    if packed:
        named = name_pages(packed)
        pages.reasons.append(f"the content of page {named} can not be unpacked within the limits; {_AGAIN}")


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
