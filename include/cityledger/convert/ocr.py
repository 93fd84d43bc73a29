"""Pages of a PDF that have to be read from their pictures in, the same as text out, and what could not be read.

Each page is read in a process of its own, as many at a time as there are cores. All pages together stay within the
document's wall time; a page for which none is left is told, and the others are kept.
"""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cityledger.convert.drafts import Draft
from cityledger.convert.ocr_engine import CHINESE, Engine
from cityledger.convert.ocr_lines import Confidences, add_missing, page_of
from cityledger.convert.ocr_need import EMPTY, GARBAGE
from cityledger.convert.ocr_page import ReadPage
from cityledger.convert.ocr_process import FAILED, PageProcess, take_ended
from cityledger.convert.page_names import name_pages
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.pdf_text import PageText
from cityledger.settings import Limits

_WALL_SHARE = 0.8
"""Of the document's wall time, from the start of its reading to the end of its last page."""
_MOST_PROCESSES = 4
_DOUBTFUL = 65.0
"""A page whose words have a lower mean confidence is told: good scans have 90 to 94."""
_FEWEST_DOUBTFUL = 30
"""Fewer words of a low confidence are pieces of a picture."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that may have to be read from its picture: why, its text layer, and what is drawn on it."""

    need: str
    layer: PageText
    rules: Rules
    shows_text: bool = False
    """Whether that is known already; else a process looks, as the picture may be a heavy one."""

    @property
    def need_to_look(self) -> str | None:
        """What to look for before the page is read; None where it is to be read in any case."""
        return None if self.shows_text or self.need == GARBAGE else self.need


@dataclass(slots=True)
class Scans:
    """The pages that were read from their pictures, and how sure each of their words was."""

    pages: dict[int, PageText] = field(default_factory=dict)
    confidences: dict[int, Confidences] = field(default_factory=dict)
    doubtful: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)
    chinese: list[int] = field(default_factory=list)

    def reasons(self) -> list[str]:
        """What is missing or uncertain, each with its pages and the remedy."""
        said = []
        if self.unread:
            remedy = "; ".join(sorted(self.missing))
            said.append(
                f"page {name_pages(self.unread)} has to be read from its picture, which needs Tesseract: {remedy}"
            )
        if self.chinese:
            said.append(
                f"page {name_pages(self.chinese)} is in Chinese and Tesseract has no model for it: "
                "install the package tesseract-ocr-chi-sim"
            )
        if self.failed:
            said.append(
                f"page {name_pages(self.failed)} has to be read from its picture, which the limits did not allow; "
                "scan it again"
            )
        if self.late:
            said.append(
                f"page {name_pages(self.late)} has to be read from its picture and no time was left; "
                "split the file, or raise CITYLEDGER_MAX_WALL_SECONDS"
            )
        if self.doubtful:
            said.append(
                f"page {name_pages(self.doubtful)} was read from its picture, and badly, so words may be wrong; "
                "scan it again at 300 dots an inch"
            )
        return said


def read_scans(
    open_document: Callable[[], Any],
    wanted: Mapping[int, Scan],
    limits: Limits,
    started: float,
    begin: Callable[[int], None],
    first: str | None = None,
) -> Scans:
    """Read pages from their pictures.

    `started` is when, by the monotonic clock, reading the document began; `first` the language to try first, if the
    document's other pages tell one.
    """
    scans = Scans()
    deadline = started + _WALL_SHARE * limits.wall_seconds
    waiting = sorted(wanted, reverse=True)
    running: dict[int, PageProcess] = {}
    engine: Engine | None = None
    while waiting or running:
        now = time.monotonic()
        while waiting and now < deadline and not scans.missing and len(running) < processes_at_once():
            number = waiting.pop()
            begin(number)
            process = PageProcess(open_document, number, wanted[number].need_to_look, engine, first, limits)
            running[process.pipe] = process
        if not running:
            break
        for process in take_ended(running, deadline):
            read = process.result()
            _take(scans, process.number, wanted[process.number], read)
            if isinstance(read, ReadPage) and read.confidence > _DOUBTFUL:
                first = read.language
                engine = engine or (_opened(read.language) if len(waiting) > 1 else None)
    (scans.unread if scans.missing else scans.late).extend(sorted(waiting))
    return scans


def processes_at_once() -> int:
    """How many processes may read one document's pages: one a core, within reason."""
    return min(_MOST_PROCESSES, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 2)


def _opened(language: str) -> Engine:
    """An engine with its model loaded, for the next pages' processes to inherit."""
    engine = Engine()
    engine.open(language)
    return engine


def _take(scans: Scans, number: int, scan: Scan, read: "ReadPage | str | None") -> None:
    """File what came of one page; None is a page that shows no text."""
    if isinstance(read, str):
        (scans.failed if read == FAILED else scans.unread).append(number)
        scans.missing.update({read} - {FAILED})
    elif read is not None and read.lines:
        page, confidences = page_of(read, number)
        doubtful = read.confidence < _DOUBTFUL
        if doubtful and read.words_seen < _FEWEST_DOUBTFUL:
            return
        if doubtful and scan.need == GARBAGE:  # neither reads well: what the file says itself goes first
            scans.doubtful.append(number)
            return
        scans.pages[number] = add_missing(scan.layer, page) if scan.need == EMPTY else page
        scans.confidences[number] = confidences
        if read.missing == CHINESE:
            scans.chinese.append(number)
        elif doubtful:
            scans.doubtful.append(number)


def mark_drafts(drafts: Sequence[Draft], scans: Scans) -> None:
    """Mark the drafts with words that were read from a picture."""
    for draft in drafts if scans.pages else ():
        if draft.page in scans.pages or any(word[2] in scans.pages for word in draft.words):
            draft.read_by = "ocr"
