import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from cityledger.convert import Conversion, pdf
from cityledger.convert.pdf_pages import PageReader, PagesRead
from cityledger.convert.pdf_workers import CHUNK, read_side_by_side
from cityledger.settings import Limits

PAGES = 45


@pytest.fixture
def long_file(sheet: Any) -> Path:
    for number in range(1, PAGES + 1):
        sheet.line(60, 40, "Plan of Exampleton", 8)
        sheet.lines(60, 120, [f"The council plants {number} trees in this quarter and", "looks after them for a year."])
        sheet.next_page()
    path: Path = sheet.save()
    return path


class Deadly(PageReader):
    """Dies of some pages, as pdfium does of some files."""

    deadly: tuple[int, ...] = (7, 8, 31)

    def read(self, numbers: Iterable[int], begin: Callable[[int], None]) -> PagesRead:
        def begin_or_die(number: int) -> None:
            begin(number)
            if number in self.deadly:
                os.abort()

        return super().read(numbers, begin_or_die)


class Stillborn(PageReader):
    """Dies before it is at any page."""

    def read(self, numbers: Iterable[int], begin: Callable[[int], None]) -> PagesRead:
        os.abort()


def read(reader: type[PageReader], path: Path) -> list[PagesRead]:
    numbers = range(1, PAGES + 1)
    return list(
        read_side_by_side(lambda: reader(lambda: pypdfium2.PdfDocument(path), True), list(numbers), Limits(), 2)
    )


def test_pages_come_in_their_order(long_file: Path) -> None:
    parts = read(PageReader, long_file)
    assert [content.text.number for part in parts for content in part.contents] == list(range(1, PAGES + 1))
    assert len(parts[0].contents) == CHUNK
    assert parts[-1].contents[-1].text.lines[1].text == f"The council plants {PAGES} trees in this quarter and"
    assert sum(part.processor_seconds for part in parts) > 0  # a part may take less than the clock can tell


def test_a_page_that_ends_its_worker_costs_itself_alone(long_file: Path) -> None:
    parts = read(Deadly, long_file)
    assert [number for part in parts for number in part.lost] == [7, 8, 31]
    assert len([content for part in parts for content in part.contents]) == PAGES - 3


def test_workers_that_can_not_begin_lose_every_page_and_end(long_file: Path) -> None:
    assert [number for part in read(Stillborn, long_file) for number in part.lost] == list(range(1, PAGES + 1))


def test_the_result_is_the_same_for_any_number_of_processes(
    long_file: Path, convert: Callable[..., Conversion], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "processes_at_once", lambda: 1)
    alone = convert(long_file)
    monkeypatch.setattr(pdf, "processes_at_once", lambda: 3)
    assert convert(long_file) == alone
    assert alone.outcome == "ok"


def test_a_lost_page_is_named(
    long_file: Path, convert: Callable[..., Conversion], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "processes_at_once", lambda: 2)
    monkeypatch.setattr(pdf, "PageReader", Deadly)
    result = convert(long_file)
    assert result.outcome == "partial"
    assert "page 7, 8, 31 could not be read within the limits and is left out" in (result.reason or "")
    assert sum(block.kind == "paragraph" for block in result.blocks) == PAGES - 3
