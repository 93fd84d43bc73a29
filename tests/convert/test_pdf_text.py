from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cityledger.convert.pdf_text import PageText, read_page_text


def text_of(sheet: Any) -> PageText:
    page = pypdfium2.PdfDocument(sheet.save())[0]
    return read_page_text(page, 1)


def test_words_lie_where_they_are_printed(sheet: Any) -> None:
    sheet.line(60, 100, "Plant trees", 12)
    (line,) = text_of(sheet).lines
    assert [word.text for word in line.words] == ["Plant", "trees"]
    width = sheet.canvas.stringWidth("Plant", "Helvetica", 12)
    assert line.words[0].box[0] == pytest.approx(60, abs=0.5)
    assert line.words[0].box[2] == pytest.approx(60 + width, abs=1)
    assert line.words[0].box[1] < 112 - 8 < 112 < line.words[0].box[3]


def test_a_line_tells_its_print(sheet: Any) -> None:
    sheet.canvas.setFillColorRGB(0, 0.5, 1)
    sheet.line(60, 100, "Bold blue", 14, "Helvetica-Bold")
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.line(60, 130, "plain", 10)
    bold, plain = text_of(sheet).lines
    assert (bold.size, bold.bold, bold.ends_bold) == (pytest.approx(14), True, True)
    assert (bold.colour >> 16, bold.colour & 255) == (0, 255)
    assert (plain.size, plain.bold, plain.colour) == (pytest.approx(10), False, 0)


def test_a_size_set_by_the_matrix_counts(sheet: Any) -> None:
    sheet.canvas.scale(2, 2)
    sheet.canvas.setFont("Helvetica", 9)
    sheet.canvas.drawString(30, 300, "twice")
    assert text_of(sheet).lines[0].size == pytest.approx(18)


def test_what_is_printed_sideways_is_kept_apart(sheet: Any) -> None:
    sheet.lines(60, 100, ["The plan of the council", "goes on"])
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(300, -40, "axis")
    page = text_of(sheet)
    assert ([line.text for line in page.lines], [line.text for line in page.turned]) == (
        ["The plan of the council", "goes on"],
        ["axis"],
    )


def test_a_page_printed_sideways_is_turned(sheet: Any) -> None:
    sheet.canvas.rotate(90)
    for row in range(3):
        sheet.canvas.drawString(100, -100 - 14 * row, f"Row {row} of the table")
    page = text_of(sheet)
    assert (page.turn, page.width > page.height) == (90, True)
    assert [line.text for line in page.lines] == [f"Row {row} of the table" for row in range(3)]
    x0, top, x1, bottom = page.seen_box(page.lines[0].box)
    assert x1 - x0 < 20 < bottom - top  # on the page that is shown it runs upwards
    assert bottom == pytest.approx(sheet.height - 100, abs=2)


def test_a_page_with_too_many_letters_is_only_counted(sheet: Any) -> None:
    for row in range(70):
        sheet.line(20, 10 + 10 * row, "letters " * 200, 1)
    page = text_of(sheet)
    assert page.characters > 100_000
    assert page.lines == []


def test_a_side_note_on_the_level_of_a_line_is_a_line_of_its_own(sheet: Any) -> None:
    sheet.lines(300, 88, ["The lamps are counted in", "every street within the county."])
    sheet.line(40, 103, "(mt)")
    assert [line.text for line in text_of(sheet).lines][1:] == ["every street within the county.", "(mt)"]


def test_a_line_has_the_size_of_its_words_whatever_that_of_its_bullet(sheet: Any) -> None:
    sheet.line(60, 98, "•", 14)
    sheet.line(70, 100, "Plant trees", 11)
    assert text_of(sheet).lines[0].size == pytest.approx(11)


@pytest.fixture
def turned_sheet(sheet: Any) -> Any:
    """A page whose text is stored running up, and that is turned to be shown: x is then the height, from the top."""
    sheet.canvas.rotate(90)
    sheet.canvas.setPageRotation(90)
    return sheet


def test_a_line_break_that_pdfium_swallows_is_found(turned_sheet: Any) -> None:
    for x, y, text in [(60, 100, "sustainability-"), (60, 112, "related offices"), (400, 100, "X")]:
        turned_sheet.canvas.drawString(x, -y, text)
    assert [line.text for line in text_of(turned_sheet).lines] == [
        "sustainability\ufffe",
        "related offices",
        "X",
    ]


def state_mad_height(path: Path) -> None:
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        (font,) = document.pages[0].Resources.Font.values()
        font.FontDescriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor, FontName=font.BaseFont, Flags=32, FontBBox=[-200, -5000, 1000, 5000],
            ItalicAngle=0, Ascent=5000, Descent=-5000, CapHeight=700, StemV=80,
        )  # fmt: skip
        document.save(path)


def test_words_of_a_turned_page_stand_on_their_line_where_their_font_states_a_mad_height(turned_sheet: Any) -> None:
    turned_sheet.canvas.setFont("Helvetica", 10)
    turned_sheet.canvas.drawString(60, -100, "Plant trees along")
    turned_sheet.canvas.drawString(60, -112, "the main roads")
    path = turned_sheet.save()
    state_mad_height(path)
    first, second = read_page_text(pypdfium2.PdfDocument(path)[0], 1).lines
    assert first.box[1::2] == pytest.approx((100 - 9.3, 100 + 2.5), abs=0.1)
    assert second.box[1] - first.box[1] == pytest.approx(12)
    assert [word.box[1] for word in first.words] == [first.box[1]] * 3


def test_words_behind_a_gap_stand_on_their_own_line_where_their_font_states_a_mad_height(sheet: Any) -> None:
    sheet.line(60, 105, "Plant trees")
    sheet.line(300, 100, "In")
    sheet.line(290, 111, "progress")
    path = sheet.save()
    state_mad_height(path)
    tops = {
        word.text: word.box[1]
        for line in read_page_text(pypdfium2.PdfDocument(path)[0], 1).lines
        for word in line.words
    }
    assert tops["Plant"] == tops["trees"] == pytest.approx(tops["In"] + 5)
    assert tops["progress"] == pytest.approx(tops["In"] + 11)
