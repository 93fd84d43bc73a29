"""Scans made here: a sheet drawn with letters, then a picture of it alone."""

import time
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from cityledger.convert import ocr, ocr_engine
from cityledger.convert.ocr import Scan, read_scans
from cityledger.convert.ocr_engine import CHINESE, ENGLISH, ORIENTATION, Engine, MissingEngineError
from cityledger.convert.ocr_need import BARE
from cityledger.convert.pdf_rules import Rules
from cityledger.convert.pdf_text import PageText
from cityledger.settings import Limits
from tests.conftest import require_tool

TITLE = "A plan for streets with trees"
PROSE = [
    "The council will plant 2,400 trees along the main roads of the town",
    "before the end of 2031. Each quarter gets at least 300 of them, and the",
    "parks office reports every spring how many of them have grown on.",
]
ITEMS = ["Cut the water used for parks by 15 percent", "Open two new nurseries for young trees"]
CHINESE_FONT = Path("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc")


def models() -> frozenset[str]:
    try:
        return Engine().languages
    except MissingEngineError:
        return frozenset()


@pytest.fixture
def tesseract() -> None:
    require_tool("Tesseract with its English model", ENGLISH in models() and ORIENTATION in models())


def draw(sheet) -> Path:
    sheet.line(60, 60, TITLE, 22)
    sheet.lines(60, 110, PROSE, 12)
    for index, item in enumerate(ITEMS):
        sheet.line(60, 180 + 18 * index, "•", 12)
        sheet.line(78, 180 + 18 * index, item, 12)
    sheet.line(60, 240, "The parks office has 12 people.", 12)
    return sheet.save()


def picture_of(path: Path, dpi: int = 200) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    return document[0].render(scale=dpi / 72).to_pil().convert("L")


def save_scan(pictures: list[Image.Image], path: Path, dpi: int = 200) -> Path:
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=dpi)
    return path


def text_of(result) -> list[str]:
    return [block.text for block in result.blocks]


def test_a_scan_gives_the_blocks_of_its_original(tesseract, sheet, tmp_path, convert) -> None:
    original = convert(draw(sheet))
    scan = convert(save_scan([picture_of(sheet.path)], tmp_path / "scan.pdf"))
    assert scan.outcome == "ok"
    assert text_of(scan) == text_of(original)
    assert [(block.kind, block.level, block.marker) for block in scan.blocks] == [
        (block.kind, block.level, block.marker) for block in original.blocks
    ]
    assert {block.read_by for block in original.blocks} == {"text"}
    assert {block.read_by for block in scan.blocks} == {"ocr"}


def test_words_have_their_places_and_confidences(tesseract, sheet, tmp_path, convert) -> None:
    original = convert(draw(sheet))
    scan = convert(save_scan([picture_of(sheet.path)], tmp_path / "scan.pdf"))
    paragraph, printed = scan.blocks[1], original.blocks[1]
    assert paragraph.text == printed.text
    assert all(word.confidence is None for word in printed.words)
    assert all(0.5 < word.confidence <= 1 for word in paragraph.words)
    for read, drawn in zip(paragraph.words, printed.words, strict=True):
        assert (read.start, read.end) == (drawn.start, drawn.end)
        assert read.box == pytest.approx(drawn.box, abs=4)


def test_only_the_scanned_page_of_a_document_is_read_from_its_picture(tesseract, sheet, tmp_path, convert) -> None:
    draw(sheet)
    scan = save_scan([picture_of(sheet.path)], tmp_path / "scan.pdf")
    both = pypdfium2.PdfDocument.new()
    both.import_pages(pypdfium2.PdfDocument(sheet.path))
    both.import_pages(pypdfium2.PdfDocument(scan))
    both.save(tmp_path / "both.pdf")
    result = convert(tmp_path / "both.pdf")
    assert {(block.page, block.read_by) for block in result.blocks} == {(1, "text"), (2, "ocr")}


def test_a_wrong_text_layer_is_read_from_the_page(tesseract, sheet, tmp_path, convert) -> None:
    draw(sheet)
    picture = tmp_path / "page.png"
    picture_of(sheet.path).save(picture)
    layered = type(sheet)(tmp_path / "layered.pdf")
    layered.canvas.drawImage(str(picture), 0, 0, 595.28, 841.89)
    hidden = layered.canvas.beginText(60, 600)
    hidden.setFont("Helvetica", 12)
    hidden.setTextRenderMode(3)
    for line in PROSE * 2:
        hidden.textLine("".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in line))
    layered.canvas.drawText(hidden)
    result = convert(layered.save())
    assert text_of(result) == text_of(convert(sheet.path))
    assert {block.read_by for block in result.blocks} == {"ocr"}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_scanned_sideways_is_turned(tesseract, sheet, tmp_path, convert, turn: int) -> None:
    draw(sheet)
    filled = type(sheet)(tmp_path / "filled.pdf")
    filled.lines(60, 60, PROSE * 12, 12)
    picture = picture_of(filled.save()).rotate(turn, expand=True)
    result = convert(save_scan([picture], tmp_path / "turned.pdf"))
    assert PROSE[0] in result.blocks[0].text
    first = result.blocks[0].words[0].box  # "The", at the left of the first line
    width, height = picture.width * 0.36, picture.height * 0.36
    expected = {90: (60, height - 60), 180: (width - 60, height - 60), 270: (width - 60, 60)}[turn]
    assert abs((first[0] + first[2]) / 2 - expected[0]) < 30
    assert abs((first[1] + first[3]) / 2 - expected[1]) < 30


def test_chinese_is_read_as_chinese(tmp_path, convert) -> None:
    require_tool("Tesseract with its Chinese model", CHINESE in models())
    require_tool("the font WenQuanYi Zen Hei", CHINESE_FONT.exists())
    lines = ["城市将在二零三零年之前种植两千四百棵树木。", "公园办公室每年春天报告树木的生长情况。"] * 6
    picture = Image.new("L", (1654, 2339), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype(str(CHINESE_FONT), 40)
    for index, line in enumerate(lines):
        pen.text((160, 200 + 80 * index), line, fill=0, font=font)
    result = convert(save_scan([picture], tmp_path / "chinese.pdf"))
    found = "".join(text_of(result))
    right = sum(a == b for a, b in zip(found, "".join(lines), strict=False))
    assert right > 0.9 * len("".join(lines))
    assert result.blocks[0].language == "zh"


def test_a_page_that_reads_badly_is_told(tesseract, sheet, tmp_path, convert) -> None:
    sheet.lines(60, 60, PROSE * 15, 9)
    small = picture_of(sheet.save(), 100).filter(ImageFilter.GaussianBlur(1.3))
    noise = Image.effect_noise(small.size, 60)
    result = convert(save_scan([Image.blend(small, noise, 0.35)], tmp_path / "bad.pdf", 100))
    assert result.outcome in ("partial", "failed")
    assert result.reason.startswith("bad.pdf: ")
    assert "scan it again at 300 dots an inch" in result.reason


def test_without_tesseract_the_other_pages_are_read(sheet, tmp_path, convert, monkeypatch) -> None:
    draw(sheet)
    scan = save_scan([picture_of(sheet.path)] * 2, tmp_path / "scan.pdf")
    both = pypdfium2.PdfDocument.new()
    both.import_pages(pypdfium2.PdfDocument(sheet.path))
    both.import_pages(pypdfium2.PdfDocument(scan))
    both.save(tmp_path / "both.pdf")
    monkeypatch.setattr(ocr_engine, "_find_models", lambda: ("", frozenset()))
    result = convert(tmp_path / "both.pdf")
    assert result.outcome == "partial"
    assert TITLE in text_of(result)
    assert "page 2, 3 has to be read from its picture" in result.reason
    assert "install the package tesseract-ocr" in result.reason


def test_a_great_picture_costs_its_own_page_alone(tesseract, sheet, tmp_path, convert) -> None:
    draw(sheet)
    bomb = save_scan([Image.new("1", (40_000, 30_000), 1)], tmp_path / "bomb.pdf")
    all_pages = pypdfium2.PdfDocument.new()
    for path in (bomb, sheet.path):
        all_pages.import_pages(pypdfium2.PdfDocument(path))
    all_pages.save(tmp_path / "all.pdf")
    result = convert(tmp_path / "all.pdf", Limits(memory_bytes=600 * 2**20))
    assert TITLE in text_of(result)
    assert result.pages == 2


def test_pages_without_time_are_told(sheet, tmp_path) -> None:
    path = draw(sheet)
    wanted = {number: Scan(BARE, PageText(number, 595, 842), Rules()) for number in (1, 2)}
    begun: list[int] = []
    long_ago = time.monotonic() - 1000
    scans = read_scans(lambda: pypdfium2.PdfDocument(path), wanted, Limits(wall_seconds=10), long_ago, begun.append)
    assert not scans.pages
    assert begun == []
    assert "page 1, 2 " in scans.reasons()[0]
    assert "CITYLEDGER_MAX_WALL_SECONDS" in scans.reasons()[0]


def test_pages_without_time_leave_the_others(sheet, tmp_path, convert, monkeypatch) -> None:
    draw(sheet)
    scan = save_scan([picture_of(sheet.path)] * 4, tmp_path / "scan.pdf")
    both = pypdfium2.PdfDocument.new()
    both.import_pages(pypdfium2.PdfDocument(sheet.path))
    both.import_pages(pypdfium2.PdfDocument(scan))
    both.save(tmp_path / "both.pdf")
    monkeypatch.setattr(ocr, "_WALL_SHARE", 0.0)
    result = convert(tmp_path / "both.pdf")
    assert result.outcome == "partial"
    assert TITLE in text_of(result)
    assert "page 2-5 has to be read from its picture and no time was left" in result.reason


def test_a_process_that_dies_costs_its_own_page_alone(tesseract, sheet, tmp_path) -> None:
    draw(sheet)
    scan = save_scan([picture_of(sheet.path)], tmp_path / "scan.pdf")
    wanted = {number: Scan(BARE, PageText(number, 595, 842), Rules()) for number in (1, 2)}
    scans = read_scans(
        lambda: pypdfium2.PdfDocument(scan), wanted, Limits(), time.monotonic(), lambda number: None
    )  # the file has one page: the process for the second ends without an answer
    assert list(scans.pages) == [1]
    assert scans.failed == [2]
    assert "page 2 " in scans.reasons()[0]


def test_a_scan_reads_as_its_original_does(tesseract, shared, convert) -> None:
    original = convert(shared / "corpus" / "us_ogp_nap1_2011.pdf")
    document = pypdfium2.PdfDocument(shared / "corpus" / "scan_us_ogp_nap1_2011.pdf")
    assert len(document) == original.pages
    result = convert(shared / "corpus" / "scan_us_ogp_nap1_2011.pdf")
    read = {word for block in result.blocks for word in block.text.split()}
    known = [word for block in original.blocks for word in block.text.split() if word.isalpha()]
    assert sum(word in read for word in known) > 0.97 * len(known)
