"""Numbers of a PDF's pages in, what each of these pages gave out: lines, tables, or why it was not read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from cityledger.convert.ocr import Scan
from cityledger.convert.ocr_need import BARE, EMPTY, is_light, ocr_need, shows_text
from cityledger.convert.pdf_layout import PageContent
from cityledger.convert.pdf_lines import print_lines
from cityledger.convert.pdf_paragraphs import PrintCount
from cityledger.convert.pdf_rules import Rules, read_rules
from cityledger.convert.pdf_text import MOST_CHARACTERS, PageText, placer, read_page_text
from cityledger.convert.tables import read_tables

LONGEST_RUN = 32_767
"""pdfium cuts a single string of a page here."""
_FRESH = 100
"""After so many pages the file is opened anew: pdfium keeps the fonts of every page that it has read."""


@dataclass(slots=True)
class PagesRead:
    """What some pages gave, in their order, and what went wrong."""

    contents: list[PageContent] = field(default_factory=list)
    counts: PrintCount = field(default_factory=PrintCount)
    characters: int = 0
    """Of the pages in `contents`; `seen` is of all text layers, so that limits hold for garbage too."""
    seen: int = 0
    broken: list[int] = field(default_factory=list)
    overfull: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    """Pages that ended the process that read them."""
    scans: dict[int, Scan] = field(default_factory=dict)
    processor_seconds: float = 0.0
    """What they cost in processes other than this one."""

    def add(self, text: PageText, rules: Rules) -> None:
        """Take one page's text and what is drawn on it."""
        self.counts.count(text.lines)
        tables, rest = read_tables(text.lines, rules, text.width, text.height)
        text.lines = print_lines(rest)
        self.contents.append(PageContent(text, tables))
        self.characters += text.characters

    def take(self, other: "PagesRead") -> None:
        """Put what later pages gave at the end."""
        self.contents += other.contents
        self.counts.add(other.counts)
        self.characters += other.characters
        self.seen += other.seen
        self.broken += other.broken
        self.overfull += other.overfull
        self.empty += other.empty
        self.cut += other.cut
        self.lost += other.lost
        self.scans |= other.scans
        self.processor_seconds += other.processor_seconds


class PageReader:
    """Reads pages of one file, which it opens itself: a file that is open can not be shared between processes."""

    def __init__(self, open_document: Callable[[], Any], reopens: bool) -> None:
        self.open_document = open_document
        self.reopens = reopens
        self.document: Any = None
        self.count = 0

    def read(self, numbers: Iterable[int], begin: Callable[[int], None]) -> PagesRead:
        """Read some pages, reporting each before it is begun."""
        found = PagesRead()
        for number in numbers:
            begin(number)
            self._read_page(number, found)
        return found

    def _page(self, number: int) -> Any:
        if self.document is not None and self.reopens and self.count >= _FRESH:
            self.document.close()
            self.document = None
        if self.document is None:
            self.document, self.count = self.open_document(), 0
        self.count += 1
        return self.document[number - 1]

    def _read_page(self, number: int, found: PagesRead) -> None:
        try:
            page = self._page(number)
        except (pypdfium2.PdfiumError, IndexError):  # a page tree can promise pages that are absent
            found.broken.append(number)
            return
        try:
            _take_page(page, number, found)
        except pypdfium2.PdfiumError:
            found.broken.append(number)
        finally:
            page.close()


def _take_page(page: Any, number: int, found: PagesRead) -> None:
    text = read_page_text(page, number)
    if text.characters > MOST_CHARACTERS:
        found.overfull.append(number)
        return
    found.seen += text.characters
    rules = read_rules(page, placer(page, text.turn))
    if text.characters == LONGEST_RUN:
        found.cut.append(number)
    need = ocr_need(text, rules)
    looked = need in (BARE, EMPTY) and is_light(rules)
    if need and not (looked and not shows_text(page, need)):
        found.scans[number] = Scan(need, text, rules, looked)
    else:
        found.add(text, rules)
    if not text.characters and not pdfium.FPDFPage_CountObjects(page.raw):
        found.empty.append(number)
